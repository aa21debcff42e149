"""Forecasts of a weekly series without a net: by its season, one leaky cell, a linear formula."""

import math
from collections.abc import Iterable
from datetime import date

import torch

from helpers.tasks.studies import study

YEAR = 52  # weeks


def year_mean(x: torch.Tensor) -> torch.Tensor:
    """The mean of the past 52 values of x (T,) at every step (T,), NaN for the first 51."""
    return torch.cat([x.new_full((YEAR - 1,), math.nan), x.unfold(0, YEAR, 1).mean(dim=1)])


def mean_season(days: Iterable[date], x: torch.Tensor, split: int) -> torch.Tensor:
    """How far x (T,) lies above the mean of its past year at this time of the year, on average.

    A mean for each of 52 weeks of the calendar, over x[:split] alone; returned for every day of
    `days`, (T,).
    """
    week = torch.tensor([min(YEAR - 1, (day.timetuple().tm_yday - 1) // 7) for day in days])
    above, known = (x - year_mean(x))[YEAR - 1 : split], week[YEAR - 1 : split]
    return torch.stack([above[known == k].mean() for k in range(YEAR)])[week]


def mean_growth(x: torch.Tensor, split: int) -> torch.Tensor:
    """How much x grows in a week, on average over the years in x[:split]."""
    return (x[YEAR:split] - x[: split - YEAR]).mean() / YEAR


def leaky(x: torch.Tensor, tau: float) -> torch.Tensor:
    """One cell c = f c + (1 − f) x with f = exp(−1/τ), which starts at x[0]: (T,) -> (T,)."""
    f = math.exp(-1 / tau)
    c, kept = x[0].item(), []
    for value in x.tolist():
        c = f * c + (1 - f) * value
        kept.append(c)
    return torch.tensor(kept, dtype=x.dtype)


def season_and_cell(
    x: torch.Tensor, season: torch.Tensor, growth: float, tau: float, horizon: int
) -> torch.Tensor:
    """Forecast x[t + horizon] at every t: x and season (T,) -> (T − horizon,).

    A leaky cell follows x without its season, about τ steps late; to what it holds are added the
    season of the step to come and the growth of horizon + τ steps.
    """
    level = leaky(x - season, tau)[: len(x) - horizon]
    return level + season[horizon:] + growth * (horizon + tau)


def autoregression(
    x: torch.Tensor, split: int, at: torch.Tensor, horizon: int, lags: int = 103
) -> torch.Tensor:
    """Forecast x[at + horizon], at (N,), from how far the previous `lags` values lie from x[at].

    A weight for each and a constant, by least squares on x[:split].
    """

    def past(steps):
        apart = x[steps[:, None] - torch.arange(1, lags + 1)] - x[steps][:, None]
        return torch.cat([apart, x.new_ones(len(steps), 1)], dim=1)  # (N, lags + 1)

    learn = torch.arange(lags, split - horizon)  # the target of the last one is x[split - 1]
    w = torch.linalg.lstsq(past(learn), (x[learn + horizon] - x[learn])[:, None]).solution
    return x[at] + (past(at) @ w)[:, 0]


def chosen(inputs: str, setting: str, horizon: int) -> dict[str, list[float]]:
    """The stored errors of LSTMs at the rate and updates that are best on the validation data.

    Of data/timescales.csv: {"validation": an error a seed, "test": the same nets' errors}, in ppm.
    Raises ValueError where there are no such nets.
    """
    runs: dict[tuple, dict[str, list[float]]] = {}
    for row in study("timescales"):
        if (row["inputs"], row["setting"], row["horizon"]) == (inputs, setting, str(horizon)):
            found = runs.setdefault((row["updates"], row["rate"]), {"validation": [], "test": []})
            for part, errors in found.items():
                errors.append(float(row[part]))
    return min(runs.values(), key=lambda found: sum(found["validation"]))
