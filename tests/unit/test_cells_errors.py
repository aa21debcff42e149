"""What does not fit is named: which tensor, what was given, what is expected; ko and en."""

import pytest
import torch
from torch import nn

from helpers.cells import GRU, LSTM, RNN, gru_step, lstm_step, rnn_step
from helpers.lang import text

B, D, H = 2, 3, 4
STEPS = {"rnn": (rnn_step, 1), "lstm": (lstm_step, 4), "gru": (gru_step, 3)}
MODULES = {"rnn": RNN, "lstm": LSTM, "gru": GRU}
FREE = {"x": (0, 1), "h": (1,)}  # the sizes that say how large B, D and H are
LETTERS = {"x": "(B, D)", "h": f"({B}, H)"}

modules = pytest.mark.parametrize("module", MODULES.values())


def shapes(cell):
    """The right shape of every argument of a step."""
    rows = STEPS[cell][1] * H
    states = {"h": (B, H), "c": (B, H)} if cell == "lstm" else {"h": (B, H)}
    return {"x": (B, D), **states, "W_ih": (rows, D), "W_hh": (rows, H)} | {
        name: (rows,) for name in ("b_ih", "b_hh")
    }


def wrong_shapes(name, right):
    """No dimension, one too many, and every size wrong: a free one is wrong when it is 0."""
    resized = [list(right) for _ in right]
    for at, shape in enumerate(resized):
        shape[at] = 0 if at in FREE.get(name, ()) else shape[at] + 1
    return [(), (1, *right), *map(tuple, resized)]


WRONG = [
    pytest.param(cell, name, wrong, LETTERS.get(name, str(right)), id=f"{cell}-{name}-{wrong}")
    for cell in STEPS
    for name, right in shapes(cell).items()
    for wrong in wrong_shapes(name, right)
]


def step(cell, **wrong):
    """One step with zeros of the right shapes but for what is given."""
    right = {name: torch.zeros(shape) for name, shape in shapes(cell).items()}
    return STEPS[cell][0](**(right | wrong))


def message(call, *arguments, **named):
    """What the ValueError says that the call must raise."""
    with pytest.raises(ValueError) as caught:
        call(*arguments, **named)
    return str(caught.value)


@pytest.mark.parametrize(("cell", "name", "given", "expected"), WRONG)
def test_a_wrong_shape_is_named(language, cell, name, given, expected):
    said = message(step, cell, **{name: torch.zeros(given)})
    assert all(part in said for part in (name, str(given), expected))
    assert said == text("cells.shape", name=name, given=given, expected=expected)


@pytest.mark.parametrize(
    ("cell", "name"), [(cell, name) for cell in STEPS for name in shapes(cell)]
)
def test_what_is_no_tensor_is_named(language, cell, name):
    said = message(step, cell, **{name: [0.0]})
    assert name in said and "list" in said
    assert said == text("cells.not_a_tensor", name=name, given="list")


@pytest.mark.parametrize("number", [0, 2, 4])
def test_peepholes_are_three(language, number):
    said = message(step, "lstm", peepholes=[torch.zeros(H)] * number)
    assert said == text("cells.peepholes", given=number)
    assert str(number) in said


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("given", [(H + 1,), (1, H), ()])
def test_a_wrong_peephole_is_named(language, at, given):
    peepholes = [torch.zeros(H) for _ in range(3)]
    peepholes[at] = torch.zeros(given)
    said = message(step, "lstm", peepholes=peepholes)
    expected = {"name": f"peepholes[{'ifo'[at]}]", "given": given, "expected": f"({H},)"}
    assert said == text("cells.shape", **expected)


@pytest.mark.parametrize(
    ("other", "name"),
    [
        (nn.LSTM(D, H, num_layers=2), "weight_ih_l1"),
        (nn.LSTM(D, H, bidirectional=True), "weight_hh_l0_reverse"),
        (nn.LSTM(D, H, bias=False), "bias_ih_l0"),
        (nn.LSTM(D, H + 1), "weight_ih_l0"),
        (nn.GRU(D, H), "weight_hh_l0"),
    ],
)
def test_weights_of_another_layer_are_named(language, other, name):
    said = message(LSTM(D, H).load_state_dict, other.state_dict())
    assert name in said and f"LSTM({D}, {H})" in said


@modules
@pytest.mark.parametrize("given", [(), (B, D), (0, B, D), (5, 0, D), (5, B, D + 1)])
def test_a_wrong_sequence_is_named(language, module, given):
    said = message(module(D, H), torch.zeros(given))
    expected = f"(T ≥ 1, B, {D})"
    assert said == text("cells.shape", name="x", given=given, expected=expected)


@pytest.mark.parametrize(
    ("cell", "name"), [("rnn", "h"), ("gru", "h"), ("lstm", "h"), ("lstm", "c")]
)
@pytest.mark.parametrize("given", [(), (B, H), (2, B, H), (1, B + 1, H), (1, B, H + 1)])
def test_a_wrong_first_state_is_named(language, cell, name, given):
    states = {name: torch.zeros(1, B, H) for name in ("hc" if cell == "lstm" else "h")}
    states[name] = torch.zeros(given)
    state = tuple(states.values()) if cell == "lstm" else states["h"]
    said = message(MODULES[cell](D, H), torch.zeros(5, B, D), state)
    assert said == text("cells.shape", name=name, given=given, expected=f"(1, {B}, {H})")


@pytest.mark.parametrize("given", [torch.zeros(1, B, H), (), (torch.zeros(1, B, H),) * 3, 0])
def test_the_state_of_an_lstm_is_a_pair(language, given):
    said = message(LSTM(D, H), torch.zeros(5, B, D), given)
    assert said == text("cells.state_pair", given=type(given).__name__)
    assert "(h, c)" in said


@modules
@pytest.mark.parametrize(
    ("sizes", "name", "given"),
    [
        ((0, H), "input_size", "0"),
        ((D, -1), "hidden_size", "-1"),
        ((D, 2.0), "hidden_size", "2.0"),
        (("3", H), "input_size", "'3'"),
    ],
)
def test_sizes_are_whole_numbers_from_1(language, module, sizes, name, given):
    said = message(module, *sizes)
    assert said == text("cells.size", name=name, given=given)
    assert name in said and given in said
