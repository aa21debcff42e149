"""The weekly CO₂ at Mauna Loa (see data/README.md), and how the gaps of a series are filled."""

import csv
from datetime import date

import torch

from helpers.lang import text
from helpers.tasks.studies import DATA


def weekly_co2() -> tuple[list[date], torch.Tensor]:
    """The weekly mean of CO₂ in the air at Mauna Loa, 1958 to 2001, as it was measured.

    Returns the last day of each week, Saturdays 7 days apart, and the means (T,) in ppm, float64,
    NaN where nothing was measured. Raises ValueError if the file is missing.
    """
    path = DATA / "co2_weekly.csv"
    if not path.is_file():
        raise ValueError(text("series.missing", name=path.name, path=path))
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ppm = [float(row["ppm"] or "nan") for row in rows]
    return [date.fromisoformat(row["date"]) for row in rows], torch.tensor(
        ppm, dtype=torch.float64
    )


def fill(values: torch.Tensor) -> torch.Tensor:
    """Every NaN of values (T,) replaced by the straight line between its measured neighbours.

    The value before a gap and the one BEHIND it decide: what is filled knows its future. Raises
    ValueError unless values is one series of floats that begins and ends with a number.
    """
    if values.dim() != 1 or not values.is_floating_point() or not len(values):
        raise ValueError(text("series.one_series", given=tuple(values.shape)))
    known = (~values.isnan()).nonzero()[:, 0]  # (K,)
    if not len(known) or known[0] != 0 or known[-1] != len(values) - 1:
        raise ValueError(text("series.open_end"))
    steps = torch.arange(len(values))
    right = torch.searchsorted(known, steps)  # the first known place at a step or after it
    a, b = known[(right - 1).clamp(min=0)], known[right]
    share = (steps - a).to(values.dtype) / (b - a).clamp(min=1)
    filled = values[a] + share * (values[b] - values[a])
    return torch.where(values.isnan(), filled, values)
