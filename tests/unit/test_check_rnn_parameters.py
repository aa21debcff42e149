"""check_rnn_parameters counts in torch, accepts every way to count, and names what is left out."""

import numpy as np
import pytest
import torch
from judged import line, verdicts
from torch import nn

from helpers.checks import check_rnn_parameters
from helpers.checks.sequences import COUNTS
from helpers.lang import text

KEY = "check_rnn_parameters"
RIGHT = {
    "sum": lambda D, H: H * D + H * H + 2 * H,
    "product": lambda D, H: H * (D + H + 2),
    "float": lambda D, H: float(H * (D + H + 2)),
    "tensor": lambda D, H: torch.tensor(H * (D + H + 2)),
    "counted": lambda D, H: sum(p.numel() for p in nn.RNN(D, H).parameters()),
    "counted in a cell": lambda D, H: sum(p.numel() for p in nn.RNNCell(D, H).parameters()),
    "numpy": lambda D, H: np.sum([np.prod(p.shape) for p in nn.RNN(D, H).parameters()]),
    "an array": lambda D, H: np.array([H * (D + H + 2)], dtype=np.float32),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(answer):
    assert verdicts(check_rnn_parameters, answer) == {"passed"}


NAMED = {
    "one_bias": lambda D, H: H * (D + H + 1),
    "no_bias": lambda D, H: H * (D + H),
    "no_memory": lambda D, H: H * (D + 2),
    "no_memory_one_bias": lambda D, H: sum(p.numel() for p in nn.Linear(D, H).parameters()),
    "no_input": lambda D, H: H * (H + 2),
    "swapped": lambda D, H: D * (D + H + 2),
    "bias_of_inputs": lambda D, H: H * (D + H) + D + H,
    "two_biases_in_all": lambda D, H: H * (D + H) + 2,
    "lstm": lambda D, H: sum(p.numel() for p in nn.LSTM(D, H).parameters()),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.items())
def test_a_mistake_is_named(key, answer):
    assert verdicts(check_rnn_parameters, answer) == {key}


def test_every_named_mistake_is_tested():
    assert set(COUNTS) == {"right", *NAMED}


OTHERS = {
    "zero": (lambda D, H: 0, "count"),
    "the lesson's number": (lambda D, H: 418, "count"),
    "GRU": (lambda D, H: 3 * H * (D + H + 2), "count"),
    "one too many": (lambda D, H: H * (D + H + 2) + 1, "count"),
    "two layers": (lambda D, H: sum(p.numel() for p in nn.RNN(D, H, 2).parameters()), "count"),
    "times the length": (lambda D, H: 20 * H * (D + H + 2), "count"),
    "right where D > H": (lambda D, H: H * (D + H + 2) if D > H else 0, "count"),
    "NaN": (lambda D, H: float("nan"), "count"),
    "text": (lambda D, H: str(H * (D + H + 2)), "no_number"),
    "parts": (lambda D, H: (H * D, H * H, H, H), "no_number"),
    "the parameters": (lambda D, H: list(nn.RNN(D, H).parameters()), "no_number"),
    "their generator": (lambda D, H: nn.RNN(D, H).parameters(), "no_number"),
    "the net": (nn.RNN, "no_number"),
    "a function": (lambda D, H: len, "no_number"),
    "no return": (lambda D, H: print(end=""), "checks.no_return"),
    "a length": (lambda D, H, T: T * H * (D + H + 2), "checks.stopped"),
}


@pytest.mark.parametrize(("answer", "key"), OTHERS.values(), ids=OTHERS)
def test_whatever_comes_back_gets_a_sentence(answer, key):
    assert verdicts(check_rnn_parameters, answer, draws=5) == {key}


def test_the_verdict_is_printed_in_both_languages(said, language):
    assert said(check_rnn_parameters, RIGHT["sum"]) == line(check_rnn_parameters, "passed")
    start = text(f"{KEY}.count", D="|", H="|", given="|").split("|")[0]
    assert said(check_rnn_parameters, lambda D, H: 418).startswith(f"✗ {start}")
    heard = text(f"{KEY}.no_number", given="str")
    assert said(check_rnn_parameters, lambda D, H: "many") == f"✗ {heard}"
