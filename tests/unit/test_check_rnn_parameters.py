"""check_rnn_parameters counts in torch, accepts every way to count, and names what is left out."""

import pytest
import torch
from torch import nn

from helpers.checks import check_rnn_parameters
from helpers.checks.rnn_parameters import WRONG
from helpers.lang import text

KEY = "check_rnn_parameters"
RIGHT = {
    "sum": lambda D, H: H * D + H * H + 2 * H,
    "product": lambda D, H: H * (D + H + 2),
    "float": lambda D, H: float(H * (D + H + 2)),
    "tensor": lambda D, H: torch.tensor(H * (D + H + 2)),
    "counted": lambda D, H: sum(p.numel() for p in nn.RNN(D, H).parameters()),
    "counted in a cell": lambda D, H: sum(p.numel() for p in nn.RNNCell(D, H).parameters()),
    "text": lambda D, H: str(H * (D + H + 2)),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_rnn_parameters, answer) == (
        f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"
    )


NAMED = {
    "one_bias": lambda D, H: H * (D + H + 1),
    "no_bias": lambda D, H: H * (D + H),
    "no_memory": lambda D, H: H * (D + 2),
    "no_memory_one_bias": lambda D, H: sum(p.numel() for p in nn.Linear(D, H).parameters()),
    "no_input": lambda D, H: H * (H + 2),
    "swapped": lambda D, H: D * (D + H + 2),
    "two_biases_in_all": lambda D, H: H * (D + H) + 2,
    "lstm": lambda D, H: sum(p.numel() for p in nn.LSTM(D, H).parameters()),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.items())
@pytest.mark.parametrize("run", range(5))
def test_a_mistake_is_named(said, language, key, answer, run):
    assert said(check_rnn_parameters, answer) == f"✗ {text(f'{KEY}.{key}')}"


def test_every_named_mistake_is_tested():
    assert set(NAMED) == set(WRONG)


OTHERS = [
    lambda D, H: 0,
    lambda D, H: 418,
    lambda D, H: 3 * H * (D + H + 2),
    lambda D, H: H * (D + H + 2) + 1,
    lambda D, H: float("nan"),
]


@pytest.mark.parametrize("answer", OTHERS)
def test_another_number_is_told_for_which_sizes(said, language, answer):
    start = text(f"{KEY}.count", D="|", H="|", given="|").split("|")[0]
    assert said(check_rnn_parameters, answer).startswith(f"✗ {start}")


@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_rnn_parameters, lambda D, H: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: 3, lambda D, H: "many", lambda D, H: [D, H]])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_rnn_parameters, answer, hint=9)
    assert line.startswith("✗ ") and "Error" in line and text(f"{KEY}.hint_3") in line


def test_torchs_random_numbers_are_left_alone():
    before = torch.get_rng_state()
    check_rnn_parameters(RIGHT["sum"])
    assert torch.equal(torch.get_rng_state(), before)
