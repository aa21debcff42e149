"""check_gru_parameters accepts every right count, and names what was left out of the others."""

import pytest
import torch
from torch import nn

from helpers.cells import GRU
from helpers.checks import check_gru_parameters
from helpers.lang import text

KEY = "check_gru_parameters"


def counted(make):
    return lambda D, H: sum(parameter.numel() for parameter in make(D, H).parameters())


RIGHT = {
    "formula": lambda D, H: 3 * (H * D + H * H + 2 * H),
    "factored": lambda D, H: 3 * H * (D + H + 2),
    "torch": counted(nn.GRU),
    "a cell": counted(nn.GRUCell),
    "ours": counted(GRU),
    "of the LSTM": lambda D, H: counted(nn.LSTM)(D, H) * 3 / 4,
    "a tensor": lambda D, H: torch.tensor(3 * H * (D + H + 2)),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, language, answer):
    passed = f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"
    assert said(check_gru_parameters, answer) == passed


NAMED = {
    "lstm": counted(nn.LSTM),
    "one_set": counted(nn.RNN),
    "two_sets": lambda D, H: 2 * counted(nn.RNN)(D, H),
    "one_bias": lambda D, H: 3 * (H * D + H * H + H),
    "no_bias": lambda D, H: 3 * (H * D + H * H),
    "no_W_hh": lambda D, H: 3 * (H * D + 2 * H),
    "no_W_ih": lambda D, H: 3 * (H * H + 2 * H),
    "swapped": lambda D, H: RIGHT["formula"](H, D),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.items(), ids=NAMED)
def test_a_mistake_is_named(said, language, key, answer):
    assert said(check_gru_parameters, answer) == f"✗ {text(f'{KEY}.{key}')}"


OTHERS = {"the number of one size": 1311, "zero": 0, "NaN": float("nan")}


@pytest.mark.parametrize("given", OTHERS.values(), ids=OTHERS)
def test_another_number_is_told(said, language, given):
    line = said(check_gru_parameters, lambda D, H: given)
    assert line.startswith("✗ ") and f"{given:g}" in line


def test_the_first_size_that_is_wrong_is_told(said, language):
    values = {"inputs": 2, "units": 19, "expected": 1311, "given": "1312"}
    line = said(check_gru_parameters, lambda D, H: 3 * H * (D + H + 2) + 1)
    assert line == f"✗ {text(f'{KEY}.wrong', **values)}"


@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_gru_parameters, lambda D, H: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: 3, lambda D, H: [D, H], lambda D, H: "x"])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_gru_parameters, answer, hint=9)
    assert line.startswith("✗ ") and "Error" in line and text(f"{KEY}.hint_3") in line


def test_torchs_random_numbers_are_left_alone():
    before = torch.get_rng_state()
    check_gru_parameters(RIGHT["formula"])
    assert torch.equal(torch.get_rng_state(), before)
