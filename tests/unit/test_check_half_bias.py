"""check_half_bias accepts what leaves half of a value, and says what any other bias leaves."""

import math

import numpy as np
import pytest
import torch
from judged import line

from helpers.checks import check_half_bias
from helpers.lang import text

KEY = "check_half_bias"
F = 0.5 ** (1 / 200)
EXACT = math.log(F / (1 - F))
GIVEN = {
    "passed": [
        EXACT,
        5.66,
        5.65,
        torch.tensor([5.66], dtype=torch.float16),
        torch.tensor(5.66, requires_grad=True),
        np.float32(5.66),
        np.array([5.66]),
        torch.tensor(0.5).pow(1 / 200).logit(),
        math.log(200 / math.log(2)),
    ],
    "gate": [F, 0.9965, 0.997],
    "sign": [-EXACT, -5.66],
    "time_constant": [math.log(200), math.log(199), 5.3],
    "nan": [float("nan"), torch.tensor(float("nan"))],
}


@pytest.mark.parametrize(("key", "given"), [(k, v) for k, values in GIVEN.items() for v in values])
def test_an_answer_gets_its_sentence(said, language, key, given):
    passed = f"✓ {text('checks.passed')} " if key == "passed" else "✗ "
    assert said(check_half_bias, given) == passed + text(f"{KEY}.{key}")


OTHERS = [
    ("too_small", 5, "26.1"),
    ("too_small", 5.6, "47.8"),
    ("too_small", 0, "0.0"),
    ("too_small", -700.0, "0.0"),
    ("too_small", float("-inf"), "0.0"),
    ("too_large", 5.8, "54.6"),
    ("too_large", 7, "83.3"),
    ("too_large", float("inf"), "100.0"),
]


@pytest.mark.parametrize(("key", "given", "left"), OTHERS)
def test_what_would_be_left_is_told(said, language, key, given, left):
    assert said(check_half_bias, given) == line(check_half_bias, key, left=left)


@pytest.mark.parametrize("given", [None, ...])
def test_no_answer_is_to_do(said, language, given):
    assert said(check_half_bias, given) == f"○ {text('checks.to_do')}"


NO_NUMBERS = ["5.66", [5.66], {}, lambda: 5.66, torch.ones(2), 5.66j]


@pytest.mark.parametrize("given", NO_NUMBERS, ids=lambda given: type(given).__name__)
def test_what_is_no_number_gets_a_sentence(said, language, given):
    kind = type(given).__name__
    assert said(check_half_bias, given) == line(check_half_bias, "no_number", given=kind)
