"""check_carry accepts every truncated BPTT, and names what is carried or detached wrongly."""

import copy

import pytest
import torch
from judged import line, verdicts

from helpers.cells import LSTM
from helpers.checks import check_carry
from helpers.checks.carrying import HIDDEN, STREAMS, WINDOW, WINDOWS
from helpers.lang import text

d = torch.Tensor.detach


def carried(change, first=None):
    """An answer whose next window starts from `change(h, c)`."""

    def answer(lstm, windows):
        outputs, state = [], first
        for window in windows:
            out, state = lstm(window, state)
            outputs.append(out)
            state = change(*state)
        return outputs

    return answer


right = carried(lambda h, c: (h.detach(), c.detach()))


def from_zeros(lstm, windows):
    h = c = torch.zeros(1, windows[0].shape[1], lstm.hidden_size)
    outputs = []
    for window in windows:
        out, (h, c) = lstm(window, (h.detach(), c.detach()))
        outputs += [out]
    return tuple(outputs)


def one_by_one(lstm, windows):
    state = None
    for window in windows:
        out, state = lstm(window, state)
        yield out
        state = [part.detach() for part in state]


def step_by_step(lstm, windows):
    state, outputs = None, []
    for window in windows:
        steps = []
        for x_t in window:
            out, state = lstm(x_t[None], state)
            steps.append(out[0])
        state = tuple(map(torch.Tensor.detach, state))
        outputs.append(steps)
    return outputs


def without_graph(lstm, windows):
    """The states beforehand, without any graph; the outputs afterwards."""
    states = [None]
    with torch.no_grad():
        for window in windows[:-1]:
            states.append(lstm(window, states[-1])[1])
    return [lstm(window, state)[0] for window, state in zip(windows, states, strict=True)]


def made_anew(h, c):
    with torch.no_grad():
        return h.clone(), c * 1


def with_our_cell(lstm, windows):
    ours = LSTM(lstm.input_size, lstm.hidden_size)
    ours.load_state_dict(lstm.state_dict())
    return right(ours, windows)


def in_float64(lstm, windows):
    return right(lstm.double(), [window.double() for window in windows])


def in_bfloat16(lstm, windows):
    return right(lstm.bfloat16(), [window.bfloat16() for window in windows])


def in_a_dict(lstm, windows):
    return dict(enumerate(right(lstm, windows))).values()


RIGHT = {
    "detached": right,
    "zeros": from_zeros,
    "data": carried(lambda h, c: (h.clone().detach_(), c.data)),
    "in place": carried(lambda h, c: (h.detach_(), c.detach_())),
    "map": carried(lambda *state: tuple(map(d, state))),
    "no_grad": carried(made_anew),
    "numbers": carried(lambda h, c: (torch.tensor(h.tolist()), torch.tensor(c.tolist()))),
    "numpy": carried(lambda h, c: tuple(torch.from_numpy(s.detach().numpy()) for s in (h, c))),
    "leaves": carried(lambda h, c: (d(h).requires_grad_(), d(c).requires_grad_())),
    "deepcopy": carried(lambda h, c: copy.deepcopy((d(h), d(c)))),
    "generator": one_by_one,
    "steps": step_by_step,
    "no graph": without_graph,
    "our cell": with_our_cell,
    "float64": in_float64,
    "bfloat16": in_bfloat16,
    "stacked": lambda *given: torch.stack(right(*given)),
    "values of a dict": in_a_dict,
    "inputs detached": lambda lstm, ws: right(lstm, [d(w) for w in ws]),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(answer):
    assert verdicts(check_carry, answer) == {"passed"}


def test_the_verdict_is_printed(said, language):
    assert said(check_carry, right) == line(check_carry, "passed")
    assert said(check_carry, carried(lambda *s: s)) == line(check_carry, "attached")


def whole(lstm, windows):
    return lstm(torch.cat(windows))[0].chunk(len(windows))


def only_at_the_end(lstm, windows):
    first, *others = windows
    out, state = lstm(first)
    middle, state = lstm(others[0], state)
    return [out, middle, lstm(others[1], tuple(part.detach() for part in state))[0]]


@torch.no_grad()
def never_a_gradient(lstm, windows):
    return right(lstm, windows)


def no_tuple(lstm, windows):
    state = lstm(windows[0])[1]
    return lstm(windows[1], state.detach())


def trained(lstm, windows):
    outputs = right(lstm, windows)
    for out in outputs:
        out.square().mean().backward()
    return outputs


def all_in_one(lstm, windows):
    out, _ = lstm(torch.cat(windows))
    return out


def through_the_weights(lstm, windows):
    """The states reach back to earlier windows, past their inputs."""
    state, outputs = None, []
    for window in windows:
        outputs.append(lstm(window, state)[0])
        state = lstm(window.detach(), state)[1]
    return outputs


def and_the_state(lstm, windows):
    return right(lstm, windows), lstm(windows[0])[1]


NAMED = {
    "zeros": (lambda lstm, windows: [lstm(window)[0] for window in windows], "not_carried"),
    "h": (carried(lambda h, c: (d(h), torch.zeros_like(c))), "only_h"),
    "c": (carried(lambda h, c: (torch.zeros_like(h), d(c))), "only_c"),
    "c, h": (carried(lambda h, c: (d(c), d(h))), "swapped"),
    "h, h": (carried(lambda h, c: (d(h), d(h))), "h_twice"),
    "attached": (carried(lambda h, c: (h, c)), "attached"),
    "cloned": (carried(lambda h, c: (h.clone(), c.clone())), "attached"),
    "one run": (whole, "attached"),
    "attached, inputs detached": (
        lambda lstm, ws: carried(lambda *s: s)(lstm, [d(w) for w in ws]),
        "attached",
    ),
    "h attached": (carried(lambda h, c: (h, d(c))), "h_attached"),
    "c attached": (carried(lambda h, c: (d(h), c)), "c_attached"),
    "once": (only_at_the_end, "reaches_back"),
    "through the weights": (through_the_weights, "reaches_back"),
    "outputs detached": (lambda lstm, ws: [d(out) for out in right(lstm, ws)], "no_gradient"),
    "leaves": (
        lambda lstm, ws: [d(out).requires_grad_() for out in right(lstm, ws)],
        "no_gradient",
    ),
    "no_grad": (never_a_gradient, "no_gradient"),
    "lists of numbers": (
        lambda lstm, ws: [out.tolist() for out in right(lstm, ws)],
        "no_gradient",
    ),
    "backward": (trained, "used_up"),
    "detach of the tuple": (no_tuple, "no_pair"),
    "a generator": (carried(lambda h, c: (d(part) for part in (h, c))), "no_pair"),
    "h alone": (carried(lambda h, c: d(h)), "no_pair"),
    "with the state": (lambda lstm, ws: [lstm(window) for window in ws], "with_state"),
    "and the state": (and_the_state, "and_state"),
    "one tensor": (all_in_one, "no_list"),
    "a dict": (lambda *given: dict(enumerate(right(*given))), "no_list"),
    "a word": (lambda *given: "abc", "no_list"),
    "too few": (lambda lstm, windows: right(lstm, windows)[1:], "count"),
    "the last": (lambda lstm, windows: lstm(windows[-1]), "count"),
    "last steps": (lambda *given: [out[-1] for out in right(*given)], "checks.shape"),
    "nothing": (lambda *given: [None] * WINDOWS, "checks.none"),
    "holes": (lambda *given: [...] * WINDOWS, "checks.to_do"),
    "half of h": (carried(lambda h, c: (d(h) / 2, d(c))), "values"),
    "a random start": (
        carried(lambda h, c: (d(h), d(c)), (torch.randn(1, STREAMS, HIDDEN),) * 2),
        "values",
    ),
    "NaN": (lambda *given: [out * float("nan") for out in right(*given)], "values"),
    "backwards": (lambda lstm, ws: right(lstm, ws[::-1]), "values"),
}


@pytest.mark.parametrize(("answer", "key"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(answer, key):
    assert verdicts(check_carry, answer) == {key}


def test_the_first_wrong_window_is_told(said):
    heard = said(check_carry, carried(lambda h, c: (d(h) / 2, d(c))))
    assert heard == line(check_carry, "values", number=2)
    heard = said(check_carry, lambda *given: [out[-1] for out in right(*given)])
    shapes = {"given": (STREAMS, HIDDEN), "expected": (WINDOW, STREAMS, HIDDEN)}
    assert heard == f"✗ {text('checks.shape', name='outputs[0]', **shapes)}"
