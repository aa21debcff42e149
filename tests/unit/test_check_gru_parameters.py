"""check_gru_parameters accepts every right count, and names what was left out of the others."""

import numpy as np
import pytest
import torch
from judged import line, verdicts
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
    "a tensor": lambda D, H: torch.tensor([3 * H * (D + H + 2)]),
    "numpy": lambda D, H: np.prod([3, H, D + H + 2]),
    "rounded": lambda D, H: 3 * H * (0.1 + 0.2) / 0.3 * (D + H + 2),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(answer):
    assert verdicts(check_gru_parameters, answer) == {"passed"}


def test_the_verdict_is_printed(said, language):
    assert said(check_gru_parameters, RIGHT["formula"]) == line(check_gru_parameters, "passed")
    assert said(check_gru_parameters, counted(nn.LSTM)) == line(check_gru_parameters, "lstm")


NAMED = {
    "lstm": counted(nn.LSTM),
    "one_set": counted(nn.RNN),
    "two_sets": lambda D, H: 2 * counted(nn.RNN)(D, H),
    "one_bias": lambda D, H: 3 * (H * D + H * H + H),
    "no_bias": lambda D, H: 3 * (H * D + H * H),
    "no_W_hh": lambda D, H: 3 * (H * D + 2 * H),
    "no_W_ih": lambda D, H: 3 * (H * H + 2 * H),
    "swapped": lambda D, H: RIGHT["formula"](H, D),
    "short_bias": lambda D, H: 3 * (H * D + H * H) + 2 * H,
    "no_number": lambda D, H: [D, H],
    "checks.no_return": lambda D, H: print(end=""),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.items(), ids=NAMED)
def test_a_mistake_is_named(key, answer):
    assert verdicts(check_gru_parameters, answer) == {key}


OTHERS = {
    "the number of one size": lambda D, H: 1311,
    "zero": lambda D, H: 0,
    "NaN": lambda D, H: float("nan"),
    "the number of tensors": lambda D, H: len(list(nn.GRU(D, H).parameters())),
    "one more": lambda D, H: 3 * H * (D + H + 2) + 1,
    "one bias in all": lambda D, H: 3 * (H * D + H * H) + H,
}


@pytest.mark.parametrize("answer", OTHERS.values(), ids=OTHERS)
def test_another_number_is_wrong(answer):
    assert verdicts(check_gru_parameters, answer) == {"wrong"}


def test_the_first_size_that_is_wrong_is_told(said):
    values = {"inputs": 2, "units": 19, "expected": 1311, "given": "1312"}
    assert said(check_gru_parameters, OTHERS["one more"]) == line(
        check_gru_parameters, "wrong", **values
    )
    heard = said(check_gru_parameters, lambda D, H: "1311")
    assert heard == f"✗ {text(f'{KEY}.no_number', given='str')}"
