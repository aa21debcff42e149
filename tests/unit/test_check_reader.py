"""check_reader accepts every way to read to the end, and names what was read or answered wrong."""

import pytest
import torch
from judged import DRAWS, line, verdicts

from helpers.cells import rnn_step
from helpers.checks import check_reader
from helpers.checks.sequences import _reader_inputs, _readings


def right(cell, readout, x):
    h = None
    for x_t in x:
        h = cell(x_t, h)
    return readout(h)


def from_zeros(cell, readout, x):
    h = torch.zeros(x.shape[1], cell.hidden_size)
    for t in range(len(x)):
        h = cell(x[t], h)
    return readout(h)


def every_answer_but_the_last_returned(cell, readout, x):
    h, out = None, []
    for x_t in x:
        h = cell(x_t, h)
        out.append(readout(h))
    return out[-1]


def in_turn(cell, readout, x, h=None):
    return readout(h) if len(x) == 0 else in_turn(cell, readout, x[1:], cell(x[0], h))


def with_our_step(cell, readout, x):
    h = x.new_zeros(x.shape[1], cell.hidden_size)
    for x_t in x:
        h = rnn_step(x_t, h, *cell.parameters())
    return h @ readout.weight.T + readout.bias


def with_rnn(cell, readout, x):
    rnn = torch.nn.RNN(cell.input_size, cell.hidden_size)
    for mine, other in zip(rnn.parameters(), cell.parameters(), strict=True):
        mine.data = other.data
    return readout(rnn(x)[0][-1])


def sample_by_sample(cell, readout, x):
    return torch.cat([right(cell, readout, x[:, k : k + 1]) for k in range(x.shape[1])])


def in_float64(cell, readout, x):
    return right(cell.double(), readout.double(), x.double())


def without_the_graph(cell, readout, x):
    with torch.no_grad():
        return right(cell, readout, x).numpy()


def with_an_index(cell, readout, x):
    T, B, _ = x.shape
    h, t = torch.zeros((B, cell.weight_hh.shape[0])), 0
    while t < T:
        h, t = cell(x[t], h), t + 1
    return torch.stack([readout(h_b) for h_b in h])


def ruins_the_cell(cell, readout, x):
    logits = right(cell, readout, x)
    for parameter in (*cell.parameters(), *readout.parameters()):
        parameter.data.zero_()
    return logits


RIGHT = [
    right,
    from_zeros,
    every_answer_but_the_last_returned,
    in_turn,
    with_our_step,
    with_rnn,
    sample_by_sample,
    in_float64,
    without_the_graph,
    with_an_index,
    ruins_the_cell,
    lambda cell, readout, x: right(cell, readout, x).tolist(),
    lambda cell, readout, x: list(right(cell, readout, x)),
]


@pytest.mark.parametrize("answer", RIGHT)
def test_every_right_answer_passes(answer):
    assert verdicts(check_reader, answer) == {"passed"}


def return_in_the_loop(cell, readout, x):
    h = None
    for x_t in x:
        h = cell(x_t, h)
        return readout(h)


def without_h(cell, readout, x):
    for x_t in x:
        h = cell(x_t)
    return readout(h)


def over_samples(cell, readout, x):
    return right(cell, readout, x.transpose(0, 1))


def stacked(cell, readout, x):
    h, out = None, []
    for x_t in x:
        h = cell(x_t, h)
        out.append(readout(h))
    return torch.stack(out)


def from_zero_at_every_step(cell, readout, x):
    for x_t in x:
        h = cell(x_t, torch.zeros(x.shape[1], cell.hidden_size))
    return readout(h)


def from_ones(cell, readout, x):
    h = torch.ones(x.shape[1], cell.hidden_size)
    for x_t in x:
        h = cell(x_t, h)
    return readout(h)


def from_a_row_of_zeros(cell, readout, x):
    h = torch.zeros(1, cell.hidden_size)
    for x_t in x:
        h = cell(x_t, h)
    return readout(h)


WRITTEN = {
    "return in the loop": (return_in_the_loop, "first_step"),
    "without h": (without_h, "forgets"),
    "zeros at every step": (from_zero_at_every_step, "forgets"),
    "samples": (over_samples, "over_batch"),
    "stacked": (stacked, "every_step"),
    "a list of all": (lambda *given: list(stacked(*given)), "every_step"),
    "no readout": (lambda cell, readout, x: right(cell, lambda h: h, x), "no_readout"),
    "too short": (lambda cell, readout, x: right(cell, readout, x[:-1]), "too_short"),
    "too late": (lambda cell, readout, x: right(cell, readout, x[1:]), "too_late"),
    "backwards": (lambda cell, readout, x: right(cell, readout, x.flip(0)), "backwards"),
    "mean": (lambda *given: stacked(*given).mean(dim=0), "mean"),
    "sum": (lambda *given: sum(stacked(*given)), "sum"),
    "twice": (lambda cell, readout, x: right(cell, readout, [*x, x[-1]]), "last_twice"),
    "softmax": (lambda *given: right(*given).softmax(dim=-1), "softmax"),
    "one in a list": (lambda *given: [right(*given)], "several"),
    "with h": (lambda cell, readout, x: (right(cell, readout, x), x[0]), "several"),
    "with nothing": (lambda *given: (right(*given), None), "several"),
    "ones": (from_ones, "values"),
    "plus 1": (lambda *given: right(*given) + 1, "values"),
    "NaN": (lambda *given: right(*given) * float("nan"), "values"),
    "log-softmax": (lambda *given: right(*given).log_softmax(dim=-1), "values"),
    "argmax": (lambda *given: right(*given).argmax(dim=-1), "checks.shape"),
    "x": (lambda cell, readout, x: x[..., 0], "checks.shape"),
    "a number": (lambda *given: 3, "checks.shape"),
    "a word": (lambda *given: "spam", "checks.no_tensor"),
    "the readout": (lambda cell, readout, x: readout, "checks.no_tensor"),
    "a generator": (lambda *given: (row for row in right(*given)), "checks.no_tensor"),
    "no return": (lambda *given: print(end=""), "checks.no_return"),
    "a row of zeros": (from_a_row_of_zeros, "checks.stopped"),
    "all x at once": (lambda cell, readout, x: readout(cell(x)), "checks.stopped"),
}


@pytest.mark.parametrize(("answer", "key"), WRITTEN.values(), ids=WRITTEN)
def test_a_mistake_as_it_is_written_is_named(answer, key):
    named = key in {name for name, _ in _readings(*_reader_inputs())}
    assert verdicts(check_reader, answer, draws=DRAWS if named else 5) == {key}


def test_every_named_mistake_is_tested():
    assert {name for name, _ in _readings(*_reader_inputs())} - {"right"} <= {
        key for _, key in WRITTEN.values()
    }


def test_the_verdict_is_printed_in_both_languages(said, language):
    assert said(check_reader, right) == line(check_reader, "passed")
    assert said(check_reader, from_ones) == line(check_reader, "values")
