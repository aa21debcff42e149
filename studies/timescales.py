"""Does longer training help an LSTM to forecast CO₂? -> data/timescales.csv, for lesson 10.

An LSTM of 16 units is trained as in the lesson, on the ppm as they are or on differences, from
PyTorch's or chrono initialisation, with 100 or 1000 updates. Errors are roots of mean squares
in ppm, of forecasts from windows of 104 weeks. Takes about two minutes on two cores.
"""

from itertools import product

import torch
from torch import nn

from helpers.nets.readouts import EveryStep
from helpers.tasks.series import fill, weekly_co2
from helpers.training.train import train
from studies.run import Study
from studies.starts import make

INPUTS = {"ppm": 1, "differences": 2}
RUNS = [("ppm", "lstm"), ("differences", "lstm"), ("differences", "lstm_chrono")]
UPDATES, SEEDS, HORIZONS = (100, 1000), range(5), (1, 13, 52)
HIDDEN, LENGTH, WARM, RATE, BATCH, CLIP = 16, 104, 52, 3e-2, 16, 1.0


def series(kind: str) -> tuple[torch.Tensor, ...]:
    """What goes in (T, 1 or 2), and what is to come out (T, 3)."""
    x = fill(weekly_co2()[1])
    ahead = torch.stack([x.roll(-h) for h in HORIZONS], dim=1)
    if kind == "ppm":
        return x[:, None], ahead
    m = torch.cat([x.new_full((51,), float("nan")), x.unfold(0, 52, 1).mean(dim=1)])[:, None]
    return torch.cat([x[:, None] - m, (x - x.roll(52))[:, None]], dim=1), ahead - m


def parts() -> dict[str, torch.Tensor]:
    """The weeks from which is forecast, by part: every target within 52 weeks is inside it."""
    years = [day.year for day in weekly_co2()[0]]
    val, test = years.index(1985), years.index(1990)
    begin = {"training": WARM + LENGTH - 1, "validation": val - 1, "test": test - 1}
    stops = val, test, len(years)
    named = zip(begin.items(), stops, strict=True)
    return {name: torch.arange(start, stop - 52) for (name, start), stop in named}


def scaled(v: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """v by mean and standard deviation of the training data, and the latter."""
    known = v[WARM : parts()["training"][-1] + 1]
    return ((v - known.mean(dim=0)) / known.std(dim=0)).float(), known.std(dim=0)


def fit(net: nn.Module, inputs: torch.Tensor, targets: torch.Tensor, updates: int) -> None:
    """Train on windows whose targets all lie in the training data."""
    stop = int(parts()["training"][-1]) + 1

    def loss_of(net):
        begin = torch.randint(WARM, stop - LENGTH + 1, (BATCH,))
        steps = begin + torch.arange(LENGTH)[:, None]  # (104, B)
        return (net(inputs[steps])[0] - targets[steps])[WARM:].square().mean()

    train(net, loss_of, updates, lr=RATE, clip=CLIP, cosine=True)


@torch.no_grad()
def errors(net: nn.Module, inputs: torch.Tensor, targets: torch.Tensor, weeks: torch.Tensor):
    """The error (3,) at each horizon, in standard deviations of the targets."""
    steps = weeks - torch.arange(LENGTH - 1, -1, -1)[:, None]  # (104, N)
    return (net(inputs[steps])[0][-1] - targets[weeks]).square().mean(dim=0).sqrt()


def find(kind: str, setting: str, updates: int, seed: int):
    """Each horizon with its errors on the three parts, after one training."""
    raw, goal = series(kind)
    inputs, (targets, std) = scaled(raw)[0], scaled(goal)
    net = EveryStep(make(setting, INPUTS[kind], HIDDEN, LENGTH), outputs=len(HORIZONS))
    fit(net, inputs, targets, updates)
    found = torch.stack([std * errors(net, inputs, targets, at) for at in parts().values()], dim=1)
    for horizon, row in zip(HORIZONS, found.tolist(), strict=True):
        yield horizon, *(f"{error:.3f}" for error in row)


STUDY = Study(
    name="timescales",
    columns=(
        *("inputs", "setting", "updates", "seed", "horizon"),
        *("training", "validation", "test"),
    ),
    settings=[(*run, updates, seed) for run, updates, seed in product(RUNS, UPDATES, SEEDS)],
    find=find,
    cheap=[("ppm", "lstm", 100, 0)],
)
