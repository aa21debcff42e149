"""Check of lesson 09: the forecast that repeats the last season that is known."""

import math

import torch

from helpers.checks.fresh import fresh
from helpers.checks.report import Mistake, expect_tensor, report, same

STEPS, SEASON = 90, 7
HORIZONS = (3, 7, 10, 14, 15)


def check_seasonal_naive(answer, hint: int = 0) -> None:
    """Compare `answer(x, at, horizon, season)` with x one or more whole seasons before the goal.

    x (T,), at (N,), the steps from which is forecast -> (N,). Prints the verdict in the notebook's
    language and never raises; `hint` is the number of hints.
    """
    report("check_seasonal_naive", lambda: _judge(answer), hint)


def _judge(answer):
    x, at = fresh(STEPS), torch.arange(3 * SEASON, STEPS - max(HORIZONS) - 1)
    for horizon in HORIZONS:
        back = SEASON * math.ceil(horizon / SEASON)
        expected = x[at + horizon - back]
        given = answer(x.clone(), at.clone(), horizon, SEASON)
        expect_tensor("x̂", given, expected)
        if not same(given, expected):
            _name(given, x, at, horizon, back)


def _name(given, x, at, horizon, back):
    """Raise the Mistake that gives these values; the first that fits."""
    goal, numbers = at + horizon, {"horizon": horizon, "season": SEASON}
    places = {
        "the_answer": goal,
        "future": goal - SEASON,  # where the horizon is longer than a season
        "one_too_many": goal - back - SEASON,
        "no_season": at,
        "from_here": at - SEASON,
        "one_early": goal - back - 1,
        "one_late": goal - back + 1,
    }
    for key, place in places.items():
        if same(given, x[place]):
            raise Mistake(f"check_seasonal_naive.{key}", **numbers)
    raise Mistake("check_seasonal_naive.values", **numbers)
