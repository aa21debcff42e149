"""check_float32 accepts where the products end, and names other precisions and counts."""

import pytest
import torch

from helpers.checks import check_float32
from helpers.lang import text

KEY = "check_float32"


def count_of_halves():
    product, count = torch.tensor(1.0), 0
    while product > 0:
        product, count = product * 0.5, count + 1
    return count


def stuck_value():
    product = torch.tensor(1.0)
    while product * 0.9 != product:
        product = product * 0.9
    return product


STUCK = stuck_value()
GIVEN = {
    "passed": [
        (count_of_halves(), STUCK),
        (150, 5.6e-45),
        ("150", "5.605e-45"),
        (torch.tensor(150), STUCK.item()),
        (150.0, 4 * 2**-149),
    ],
    "last": [(149, STUCK)],
    "counted_twice": [(151, STUCK)],
    "normal": [(126, STUCK), (127, STUCK)],
    "double": [(1074, STUCK), (1075, STUCK)],
    "half": [(100, STUCK), (float("inf"), STUCK), (float("nan"), STUCK), (-150, STUCK)],
    "power": [(150, 0), (150, torch.tensor(0.9) ** 2000)],
    "stuck_double": [(150, 2e-323)],
    "smallest": [(150, 1.4e-45), (150, 2**-149)],
}


@pytest.mark.parametrize(("key", "given"), [(k, v) for k, values in GIVEN.items() for v in values])
def test_an_answer_gets_its_sentence(said, language, key, given):
    passed = f"✓ {text('checks.passed')} " if key == "passed" else "✗ "
    assert said(check_float32, *given) == passed + text(f"{KEY}.{key}")


@pytest.mark.parametrize("stuck", [1.17e-38, 1e-40, -5.6e-45, 965, float("nan")])
def test_another_value_is_told(said, language, stuck):
    line = text(f"{KEY}.stuck", given=f"{stuck:.3g}")
    assert said(check_float32, 150, stuck) == f"✗ {line}"


@pytest.mark.parametrize("given", [(None, None), (..., ...), (150, None), (None, 5.6e-45)])
def test_an_empty_hole_is_to_do(said, language, given):
    assert said(check_float32, *given) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("half", ["many", [150], lambda: 150, torch.ones(2)])
def test_what_is_no_number_gets_a_sentence(said, language, half):
    line = said(check_float32, half, STUCK, hint=9)
    assert line.startswith("✗ ") and "Error" in line and text(f"{KEY}.hint_3") in line
