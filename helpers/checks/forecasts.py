"""Check of lesson 10: a forecast by a season and one leaky cell."""

import math

import torch

from helpers.checks.draws import fresh
from helpers.checks.judge import judge
from helpers.checks.verdict import exercise

CELL = 60, 7, 4.0  # steps, horizon, time constant


@exercise
def check_season_and_cell(answer):
    """Compare `answer(x, season, growth, tau, h)`, x and season (T,), with season and cell.

    Forecasts (T − h,): a leaky cell of x less its season, the season h steps later, and the growth
    of h + tau steps.
    """
    judge(answer, _seasons, _with_cell, "x̂")


def _seasons():
    steps, h, tau = CELL
    season = 2 * fresh(12).repeat(steps // 12)
    growth = 0.3 + 0.2 * torch.rand(()).item()
    x = 5 + growth * torch.arange(float(steps)) + season + fresh(steps)
    return x, season, growth, tau, h


def _with_cell(x, season, growth, tau, h):
    """What an answer of each kind gives."""
    known, coming, grown = len(x) - h, season[h:], growth * (h + tau)
    levels = _levels(x, x - season, tau)
    c = levels["right"]
    return [
        *((kind, level[:known] + coming + grown) for kind, level in levels.items()),
        ("future", c[h:] + coming + grown),
        ("season_now", c[:known] + season[:known] + grown),
        ("no_season", c[:known] + grown),
        ("no_growth", c[:known] + coming),
        ("one_growth", c[:known] + coming + growth),
        ("not_late", c[:known] + coming + growth * h),
        ("tau_alone", c[:known] + coming + growth * tau),
        ("too_early", c[:known] + coming + growth * (h - tau)),
    ]


def _levels(x, rest, tau):
    """The level that a cell finds, of each kind."""
    f = math.exp(-1 / tau)
    return {
        "right": _cell(rest, f, 1 - f, rest[0]),
        "with_season": _cell(x, f, 1 - f, x[0]),
        "no_cell": rest,
        "factor": _cell(rest, 1 - 1 / tau, 1 / tau, rest[0]),
        "turned": _cell(rest, 1 - f, f, rest[0]),
        "from_zero": _cell(rest, f, 1 - f, 0.0),
        "all_written": _cell(rest, f, 1.0, rest[0]),
    }


def _cell(x, f, written, c):
    kept = []
    for value in x:
        c = f * c + written * value
        kept.append(c)
    return torch.stack(kept)
