"""check_first takes any number that is 0.4, names other results, and asks for a number."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import torch

from helpers.checks import check_first
from helpers.lang import text

NUMBERS = {
    "passed": [
        0.4,
        0.5 * 0.8,
        0.4000001,
        Fraction(2, 5),
        Decimal("0.4"),
        torch.tensor(0.4),
        torch.tensor([0.4]),
        torch.tensor(0.4, dtype=torch.bfloat16),
        np.float16(0.4),
        np.array([0.4]),
        np.array(0.4, dtype=np.float32),
    ],
    "kept_all": [0.8],
    "erased": [0, 0.0, False],
    "added": [1.3],
    "shown": [0.38, math.tanh(0.4)],
    "drawing": [0.45],
}
NO_NUMBERS = ["0.4", "0.5 * 0.8", b"0.4", [0.4], (0.5, 0.8), {}, {0.4}, 0.4j, lambda: 0.4, float]
NO_NUMBERS += [torch.ones(2), np.ones(2), object(), 10**400]


@pytest.mark.parametrize("key", NUMBERS)
def test_a_number_gets_its_sentence(said, language, key):
    passed = f"✓ {text('checks.passed')} " if key == "passed" else "✗ "
    for given in NUMBERS[key]:
        assert said(check_first, given) == passed + text(f"check_first.{key}")


@pytest.mark.parametrize("given", [0.41, -0.4, float("nan"), float("inf"), torch.tensor(0.398)])
def test_another_number_is_told(said, given):
    assert said(check_first, given) == f"✗ {text('check_first.wrong', given=f'{given:g}')}"


@pytest.mark.parametrize("given", NO_NUMBERS)
def test_what_is_no_number_gets_a_sentence(said, given):
    line = text("check_first.no_number", given=type(given).__name__)
    assert said(check_first, given) == f"✗ {line}"


@pytest.mark.parametrize("given", [None, ...])
def test_no_answer_is_to_do(said, language, given):
    assert said(check_first, given) == f"○ {text('checks.to_do')}"
