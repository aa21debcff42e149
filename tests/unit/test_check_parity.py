"""check_parity accepts every gate that is exactly ±1, and says of the others how they fail."""

import pytest
import torch
from judged import expect, verdicts

from helpers.checks import check_parity
from helpers.checks.gates_today import MANY
from helpers.lang import text


def by_tanh(x):
    return torch.tanh(100 * (1 - 2 * x)), torch.full_like(x, 0.5)


def exact(x):
    return 1 - 2 * x, 0.5


def only_where_needed(x):
    return torch.where(x > 0, -1.0, 1.0), 0.5 * x


def by_cosine(x):
    return [torch.cos(torch.pi * x).round(), torch.tensor([0.5])]


RIGHT = [by_tanh, exact, only_where_needed, by_cosine]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.__name__)
def test_every_right_answer_passes(answer):
    assert verdicts(check_parity, answer, draws=5) == {"passed"}


def test_passing_is_said(said, language):
    assert said(check_parity, by_tanh).startswith("✓")


NAMED = {
    "positive": lambda x: (torch.sigmoid(10 * (1 - 2 * x)), 0.5),
    "range": lambda x: (1 - 3 * x, 0.5),
    "nothing": lambda x: (1 - 2 * x, 0.0),
    "height": lambda x: (1 - 2 * x, 1.0),
    "zeros": lambda x: (2 * x - 1, 0.5),
    "two": lambda x: 1 - 2 * x,
    "nan": lambda x: (1 - 2 * x, x / 0),
    "other": lambda x: (1 - 1.5 * x, 0.5),
    "fades": lambda x: (0.9999 * (1 - 2 * x), 0.5 * x),
}


@pytest.mark.parametrize("key", NAMED)
def test_a_mistake_is_named(key):
    assert verdicts(check_parity, NAMED[key], draws=5) == {key}


def test_the_value_out_of_range_is_told(said, language):
    expect(said, check_parity, NAMED["range"], "range", z="-2.00")


def test_it_says_when_a_gate_has_faded(said, language):
    told = said(check_parity, NAMED["fades"])
    assert told.startswith("✗") and any(str(step) in told for step in range(10, MANY))


def test_a_wrong_shape_is_told(said, language):
    told = said(check_parity, lambda x: ((1 - 2 * x)[0], 0.5))
    assert told == f"✗ {text('checks.shape', name='z', given=(4,), expected=(12, 4))}"


def test_a_hole_is_to_do(said, language):
    assert said(check_parity, lambda x: ...) == f"○ {text('checks.to_do')}"
