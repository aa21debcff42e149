"""check_seasonal_naive accepts every right answer, names each frequent mistake, never raises."""

import math

import pytest
import torch

from helpers.checks import check_seasonal_naive
from helpers.lang import text

KEY = "check_seasonal_naive"


def with_ceil(x, at, horizon, season):
    return x[at + horizon - season * math.ceil(horizon / season)]


def whole_numbers(x, at, horizon, season):
    return x[at + horizon - season * (-(-horizon // season))]


def remainder(x, at, horizon, season):
    return x[at - season + 1 + (horizon - 1) % season]


def in_loops(x, at, horizon, season):
    values = []
    for begin in at.tolist():
        place = begin + horizon
        while place > begin:
            place -= season
        values.append(x[place].item())
    return torch.tensor(values)


def step_by_step(x, at, horizon, season):
    """Continue the series itself, each step from one season before."""
    rows = []
    for begin in at.tolist():
        known = x[: begin + 1].tolist()
        for _ in range(horizon):
            known.append(known[-season])
        rows.append(known[-1])
    return torch.tensor(rows, dtype=x.dtype)


RIGHT = [with_ceil, whole_numbers, remainder, in_loops, step_by_step]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda a: a.__name__)
def test_every_right_answer_passes(said, language, answer):
    passed = f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"
    assert said(check_seasonal_naive, answer) == passed


NAMED = {  # and the horizon at which it shows
    "the_answer": (lambda x, at, h, s: x[at + h], 3),
    "future": (lambda x, at, h, s: x[at + h - s], 10),
    "one_too_many": (lambda x, at, h, s: x[at + h - s * (h // s + 1)], 7),
    "no_season": (lambda x, at, h, s: x[at], 3),
    "from_here": (lambda x, at, h, s: x[at - s], 3),
    "one_early": (lambda x, at, h, s: with_ceil(x, at - 1, h, s), 3),
    "one_late": (lambda x, at, h, s: with_ceil(x, at + 1, h, s), 3),
    "values": (lambda x, at, h, s: 2 * with_ceil(x, at, h, s), 3),
}


@pytest.mark.parametrize("key", NAMED)
def test_a_mistake_is_named(said, language, key):
    answer, horizon = NAMED[key]
    expected = text(f"{KEY}.{key}", horizon=horizon, season=7)
    assert said(check_seasonal_naive, answer) == f"✗ {expected}"


@pytest.mark.parametrize("empty", [None, ...])
def test_a_hole_is_to_do(said, language, empty):
    assert said(check_seasonal_naive, lambda *given: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize(
    "answer",
    [None, 7, lambda: 1, lambda *given: 3.0, lambda x, *given: x[999], lambda x, *given: x],
)
def test_nothing_raises(said, answer):
    assert said(check_seasonal_naive, answer).startswith("✗")


def test_hints(said, language):
    lines = said(check_seasonal_naive, with_ceil, hint=9).splitlines()
    told = [text(f"{KEY}.hint_{stage}") in line for stage, line in enumerate(lines[1:], 1)]
    assert told == [True] * 3
