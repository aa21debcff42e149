"""check_float32 accepts where the products end, and names other precisions and counts."""

import numpy as np
import pytest
import torch

from helpers.checks import check_float32
from helpers.lang import text

KEY = "check_float32"


def stuck_at(start):
    while start * 0.9 != start:
        start = start * 0.9
    return start


def count_of_halves(product):
    count = 0
    while product > 0:
        product, count = product * 0.5, count + 1
    return count


STUCK = stuck_at(torch.tensor(1.0))
HALVES = count_of_halves(torch.tensor(1.0))
PRINTED = f"{stuck_at(torch.tensor(1.0)).item():.0e}"  # in lesson 02, too, with one digit
GIVEN = {
    "passed": [
        (HALVES, STUCK),
        (150, float(PRINTED)),
        (150, 5.6e-45),
        (150, 5.60519e-45),
        (torch.tensor(150), STUCK.item()),
        (np.int64(150), np.float32(STUCK.item())),
        (np.array([150]), np.array(5.6e-45)),
        (150.0, 4 * 2**-149),
        (torch.tensor([150.0]), STUCK[None]),
    ],
    "last": [(149, STUCK)],
    "counted_twice": [(151, STUCK)],
    "normal": [(126, STUCK), (127, STUCK)],
    "double": [(1074, STUCK), (count_of_halves(1.0), STUCK), (1076, STUCK)],
    "half": [(half, STUCK) for half in (100, 0, 149.5, float("inf"), float("nan"), -150)],
    "power": [(150, 0), (150, torch.tensor(0.9) ** 2000)],
    "stuck_double": [(150, 2e-323), (150, stuck_at(1.0))],
    "smallest": [(150, 1.4e-45), (150, 1e-45), (150, 2**-149)],
}


@pytest.mark.parametrize("key", GIVEN)
def test_an_answer_gets_its_sentence(said, language, key):
    passed = f"✓ {text('checks.passed')} " if key == "passed" else "✗ "
    for given in GIVEN[key]:
        assert said(check_float32, *given) == passed + text(f"{KEY}.{key}")


@pytest.mark.parametrize("stuck", [2**-126, 1e-40, 4.2e-45, 7e-45, -5.6e-45, 0.9, float("nan")])
def test_another_value_is_told(said, stuck):
    assert said(check_float32, 150, stuck) == f"✗ {text(f'{KEY}.stuck', given=f'{stuck:.3g}')}"


def test_a_count_in_place_of_the_value_is_named(said, language):
    assert said(check_float32, 150, 965) == f"✗ {text(f'{KEY}.count', given='965')}"


@pytest.mark.parametrize("given", [(None, None), (..., ...), (150, None), (None, 5.6e-45)])
def test_an_empty_hole_is_to_do(said, given):
    assert said(check_float32, *given) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("other", ["150", "6e-45", [150], lambda: 150, torch.ones(2), {}, 1j])
def test_what_is_no_number_gets_a_sentence(said, other):
    line = f"✗ {text(f'{KEY}.no_number', given=type(other).__name__)}"
    assert said(check_float32, other, STUCK) == said(check_float32, 150, other) == line
