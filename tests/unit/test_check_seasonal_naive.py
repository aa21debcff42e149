"""check_seasonal_naive accepts every right answer, names each frequent mistake."""

import math

import numpy as np
import pytest
import torch
from judged import expect, expect_a_sentence

from helpers.checks import check_seasonal_naive


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


def one_by_one(x, at, horizon, season):
    """Counts back in place, and returns a list."""
    at += horizon
    known, answers = at - horizon, []
    for place, last in zip(at, known, strict=True):
        while place > last:
            place -= season
        answers.append(x[place])
    return answers


def with_numpy(x, at, horizon, season):
    back = np.ceil(horizon / season).astype(int) * season
    return x.numpy()[at.numpy() + horizon - back]


def with_where(x, at, horizon, season):
    place = at + horizon
    for _ in range(horizon):
        place = torch.where(place > at, place - season, place)
    return x.index_select(0, place).double()


RIGHT = [
    with_ceil,
    whole_numbers,
    remainder,
    in_loops,
    step_by_step,
    one_by_one,
    with_numpy,
    with_where,
]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda a: a.__name__)
def test_every_right_answer_passes(said, answer):
    expect(said, check_seasonal_naive, answer, "passed")


NAMED = {  # and the horizon at which it shows
    "the answer": ("the_answer", lambda x, at, h, s: x[at + h], 3),
    "whole seasons alone": ("the_answer", lambda x, at, h, s: x[at + h - s * (h // s)], 3),
    "a season": ("future", lambda x, at, h, s: x[at + h - s], 10),
    "two at most": ("future", lambda x, at, h, s: x[at + h - (s if h <= s else 2 * s)], 16),
    "a season more": ("one_too_many", lambda x, at, h, s: x[at + h - s * (h // s + 1)], 7),
    "two seasons": ("one_too_many", lambda x, at, h, s: x[at + h - 2 * s], 3),
    "persistence": ("no_season", lambda x, at, h, s: x[at], 3),
    "from here": ("from_here", lambda x, at, h, s: x[at - s], 3),
    "52": ("always_52", lambda x, at, h, s: x[at + h - 52], 3),
    "52, many": ("always_52", lambda x, at, h, s: with_ceil(x, at, h, 52), 3),
    "early": ("one_early", lambda x, at, h, s: with_ceil(x, at - 1, h, s), 3),
    "late": ("one_late", lambda x, at, h, s: with_ceil(x, at + 1, h, s), 3),
    "growth": (
        "growth",
        lambda x, at, h, s: with_ceil(x, at, h, s) + x[at] - x[at - s],
        3,
    ),
    "doubled": ("values", lambda x, at, h, s: 2 * with_ceil(x, at, h, s), 3),
    "7": ("values", lambda x, at, h, s: with_ceil(x, at, h, 7), 11),
}


@pytest.mark.parametrize(("key", "answer", "horizon"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, key, answer, horizon):
    season = 4 if answer is NAMED["7"][1] else 7
    expect(said, check_seasonal_naive, answer, key, horizon=horizon, season=season)


ODD = [
    lambda *given: 3.0,
    lambda *given: "",
    lambda x, *given: x[999],
    lambda x, *given: x,
    lambda x, at, h, s: with_ceil(x, at, h, s)[:, None],
    lambda x, at, h, s: with_ceil(x, at, h, s) * math.nan,
]


@pytest.mark.parametrize("answer", ODD)
def test_whatever_comes_back_gets_a_sentence(said, language, answer):
    expect_a_sentence(said, check_seasonal_naive, answer)
