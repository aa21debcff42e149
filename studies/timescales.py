"""Does an LSTM forecast CO₂ better than simple rules? -> data/timescales.csv, for lesson 10.

An LSTM of 16 units, from PyTorch's or chrono initialisation, is given the ppm as they are,
differences, or differences without the mean season of the training data, for 100 or 1000 updates,
at four learning rates (the ppm for 1000 at one). Errors are roots of mean squares in ppm, of
forecasts from windows of 104 weeks. Takes about twelve minutes on two cores.
"""

from itertools import product

import torch

from helpers.nets.readouts import EveryStep
from helpers.rivals.forecasts import mean_season, year_mean
from helpers.tasks.series import fill, weekly_co2
from helpers.training.windows import LENGTH, WARM, fit, forecast
from studies.run import Study
from studies.starts import make

INPUTS = {"ppm": 1, "differences": 2, "season": 2}
RATES, SEEDS, HORIZONS = (1e-1, 3e-2, 1e-2, 3e-3), range(5), (1, 13, 52)
RUNS = [  # inputs, setting, updates, rates
    ("ppm", "lstm", 100, RATES),
    ("ppm", "lstm", 1000, (3e-2,)),
    *product(("differences", "season"), ("lstm", "lstm_chrono"), (100, 1000), (RATES,)),
]
HIDDEN = 16


def series(kind: str) -> tuple[torch.Tensor, ...]:
    """What goes in (T, 1 or 2), and what is to come out (T, 3)."""
    days, measured = weekly_co2()
    x = fill(measured)
    ahead = torch.stack([x.roll(-h) for h in HORIZONS], dim=1)
    if kind == "ppm":
        return x[:, None], ahead
    level, season = year_mean(x), torch.zeros_like(x)
    if kind == "season":
        season = mean_season(days, x, [day.year for day in days].index(1985))
    coming = torch.stack([season.roll(-h) for h in HORIZONS], dim=1)
    inputs = torch.stack([x - season - level, x - x.roll(52)], dim=1)
    return inputs, ahead - coming - level[:, None]


def parts() -> dict[str, torch.Tensor]:
    """The weeks from which is forecast, by part: every target within 52 weeks is inside it."""
    years = [day.year for day in weekly_co2()[0]]
    val, test = years.index(1985), years.index(1990)
    begin = {"training": WARM + LENGTH - 1, "validation": val - 1, "test": test - 1}
    stops = val, test, len(years)
    named = zip(begin.items(), stops, strict=True)
    return {name: torch.arange(start, stop - 52) for (name, start), stop in named}


def find(kind: str, setting: str, updates: int, rate: float, seed: int):
    """Each horizon with its errors on the three parts, after one training."""
    inputs, targets = series(kind)
    split = int(parts()["validation"][0]) + 1
    net = EveryStep(make(setting, INPUTS[kind], HIDDEN, LENGTH), outputs=len(HORIZONS))
    fit(net, inputs, targets, split, updates, rate)
    told = [forecast(net, inputs, targets, split, at) - targets[at] for at in parts().values()]
    found = torch.stack([error.square().mean(dim=0).sqrt() for error in told], dim=1)
    for horizon, row in zip(HORIZONS, found.tolist(), strict=True):
        yield horizon, *(f"{error:.3f}" for error in row)


STUDY = Study(
    name="timescales",
    columns=(
        *("inputs", "setting", "updates", "rate", "seed", "horizon"),
        *("training", "validation", "test"),
    ),
    settings=[(*run, *rest) for *run, rates in RUNS for rest in product(rates, SEEDS)],
    find=find,
    cheap=[("ppm", "lstm", 100, 3e-2, 0), ("season", "lstm", 100, 3e-2, 0)],
)
