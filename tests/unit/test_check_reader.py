"""check_reader accepts every way to read to the end, and names what was read or answered wrong."""

import pytest
import torch

from helpers.cells import rnn_step
from helpers.checks import check_reader
from helpers.checks.reader import BATCH, CLASSES, STEPS, _mistakes, _parts
from helpers.lang import text

KEY = "check_reader"


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


RIGHT = [
    right,
    from_zeros,
    every_answer_but_the_last_returned,
    in_turn,
    with_our_step,
    with_rnn,
    sample_by_sample,
]


@pytest.mark.parametrize("answer", RIGHT)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_reader, answer) == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


def returning(key):
    """An answer that makes one of the named mistakes."""
    return lambda cell, readout, x: _mistakes(cell, readout, x)[key]


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


NAMED = {key: returning(key) for key in _mistakes(*_parts(), torch.randn(4, 3, 5))}


@pytest.mark.parametrize(("key", "answer"), NAMED.items())
def test_a_mistake_is_named(said, language, key, answer):
    assert said(check_reader, answer) == f"✗ {text(f'{KEY}.{key}')}"


WRITTEN = [
    (return_in_the_loop, "first_step"),
    (without_h, "forgets"),
    (over_samples, "over_batch"),
    (stacked, "every_step"),
    (lambda cell, readout, x: right(cell, lambda h: h, x), "no_readout"),
    (lambda cell, readout, x: right(cell, readout, x[:-1]), "too_short"),
    (lambda cell, readout, x: right(cell, readout, x[1:]), "too_late"),
    (lambda cell, readout, x: right(cell, readout, x.flip(0)), "backwards"),
    (lambda cell, readout, x: stacked(cell, readout, x).mean(dim=0), "mean"),
    (lambda cell, readout, x: [right(cell, readout, x)], "several"),
    (lambda cell, readout, x: right(cell, readout, x) + 1, "values"),
    (lambda cell, readout, x: right(cell, readout, x) * float("nan"), "values"),
]


@pytest.mark.parametrize(("answer", "key"), WRITTEN)
def test_a_mistake_as_it_is_written_is_named(said, language, answer, key):
    assert said(check_reader, answer) == f"✗ {text(f'{KEY}.{key}')}"


OTHER = {
    "softmax of one": (
        lambda cell, readout, x: right(cell, readout, x).argmax(dim=-1),
        "checks.shape",
        {"given": (BATCH,), "expected": (BATCH, CLASSES)},
    ),
    "a number": (lambda cell, readout, x: 3, "checks.no_tensor", {"given": "int"}),
    "steps": (
        lambda cell, readout, x: x[..., 0],
        "checks.shape",
        {"given": (STEPS, BATCH), "expected": (BATCH, CLASSES)},
    ),
}


@pytest.mark.parametrize(("answer", "key", "values"), OTHER.values(), ids=OTHER)
def test_whatever_comes_back_gets_a_sentence(said, language, answer, key, values):
    assert said(check_reader, answer) == f"✗ {text(key, name='logits', **values)}"


@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_reader, lambda cell, readout, x: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, lambda cell, readout, x: x @ "x"])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_reader, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line


def test_torchs_random_numbers_are_left_alone():
    before = torch.get_rng_state()
    check_reader(right)
    assert torch.equal(torch.get_rng_state(), before)
