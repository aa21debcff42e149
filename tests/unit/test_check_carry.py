"""check_carry accepts every truncated BPTT, and names what is carried or detached wrongly."""

import pytest
import torch

from helpers.cells import LSTM
from helpers.checks import check_carry
from helpers.checks.carry import BATCH, HIDDEN, STEPS, WINDOWS
from helpers.lang import text

KEY = "check_carry"
SHAPE = (STEPS, BATCH, HIDDEN)


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
        outputs.append(torch.stack(steps))
    return outputs


def without_graph(lstm, windows):
    """The states beforehand, without any graph; the outputs afterwards."""
    states = [None]
    with torch.no_grad():
        for window in windows[:-1]:
            states.append(lstm(window, states[-1])[1])
    return [lstm(window, state)[0] for window, state in zip(windows, states, strict=True)]


def with_our_cell(lstm, windows):
    ours = LSTM(lstm.input_size, lstm.hidden_size)
    ours.load_state_dict(lstm.state_dict())
    return right(ours, windows)


def in_float64(lstm, windows):
    return right(lstm.double(), [window.double() for window in windows])


RIGHT = {
    "detached": right,
    "zeros": from_zeros,
    "in place": carried(lambda h, c: (h.clone().detach_(), c.data)),
    "generator": one_by_one,
    "steps": step_by_step,
    "no graph": without_graph,
    "our cell": with_our_cell,
    "float64": in_float64,
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_carry, answer) == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


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


d = torch.Tensor.detach
NAMED = {
    "zeros": (lambda lstm, windows: [lstm(window)[0] for window in windows], "not_carried"),
    "h": (carried(lambda h, c: (d(h), torch.zeros_like(c))), "only_h"),
    "c": (carried(lambda h, c: (torch.zeros_like(h), d(c))), "only_c"),
    "c, h": (carried(lambda h, c: (d(c), d(h))), "swapped"),
    "attached": (carried(lambda h, c: (h, c)), "attached"),
    "one run": (whole, "attached"),
    "h attached": (carried(lambda h, c: (h, d(c))), "h_attached"),
    "c attached": (carried(lambda h, c: (d(h), c)), "c_attached"),
    "once": (only_at_the_end, "reaches_back"),
    "outputs detached": (lambda lstm, ws: [d(out) for out in right(lstm, ws)], "no_gradient"),
    "leaves": (
        lambda lstm, ws: [d(out).requires_grad_() for out in right(lstm, ws)],
        "no_gradient",
    ),
    "inputs detached": (lambda lstm, ws: right(lstm, [d(w) for w in ws]), "no_gradient"),
    "no_grad": (never_a_gradient, "no_gradient"),
    "detach of the tuple": (no_tuple, "no_pair"),
    "a generator": (carried(lambda h, c: (d(part) for part in (h, c))), "no_pair"),
    "h alone": (carried(lambda h, c: d(h)), "no_pair"),
    "with the state": (lambda lstm, ws: [lstm(window) for window in ws], "with_state"),
}


@pytest.mark.parametrize(("answer", "key"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, language, answer, key):
    assert said(check_carry, answer) == f"✗ {text(f'{KEY}.{key}')}"


OTHER = {
    "one tensor": (lambda *given: torch.cat(right(*given)), f"{KEY}.no_list", {"given": "Tensor"}),
    "a number": (lambda lstm, windows: 3, f"{KEY}.no_list", {"given": "int"}),
    "too few": (
        lambda lstm, windows: right(lstm, windows)[1:],
        f"{KEY}.count",
        {"given": WINDOWS - 1, "expected": WINDOWS},
    ),
    "none": (lambda lstm, windows: [], f"{KEY}.count", {"given": 0, "expected": WINDOWS}),
    "last steps": (
        lambda lstm, windows: [out[-1] for out in right(lstm, windows)],
        "checks.shape",
        {"name": "outputs[0]", "given": SHAPE[1:], "expected": SHAPE},
    ),
    "lists": (
        lambda lstm, windows: [out.tolist() for out in right(lstm, windows)],
        "checks.no_tensor",
        {"name": "outputs[0]", "given": "list"},
    ),
    "half of h": (carried(lambda h, c: (d(h) / 2, d(c))), f"{KEY}.values", {"number": 2}),
    "NaN": (
        lambda lstm, windows: [out * float("nan") for out in right(lstm, windows)],
        f"{KEY}.values",
        {"number": 1},
    ),
    "backwards": (lambda lstm, ws: right(lstm, ws[::-1]), f"{KEY}.values", {"number": 1}),
}


@pytest.mark.parametrize(("answer", "key", "values"), OTHER.values(), ids=OTHER)
def test_whatever_comes_back_gets_a_sentence(said, language, answer, key, values):
    assert said(check_carry, answer) == f"✗ {text(key, **values)}"


@pytest.mark.parametrize("empty", [None, ..., [None] * WINDOWS])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_carry, lambda lstm, windows: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, lambda lstm, windows: windows @ "x"])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_carry, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line


def test_torchs_random_numbers_are_left_alone():
    before = torch.get_rng_state()
    check_carry(right)
    assert torch.equal(torch.get_rng_state(), before)
