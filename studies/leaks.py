"""Is a gate needed to forget, or would a leak do? -> data/leaks.csv, for lesson 05.

The running sum. Three cells: `gate`, f computed from x and h; `leak`, f a constant that each unit
learns; `always`, f = 1. Each with the ways through h `open`, or `cut` (W_hh = 0, trained so). At
three learning rates, from five seeds. Errors are squared errors over the variance of the answers:
`first50`, in the first 50 of 2000 steps, and `last500`, in the last 500; `size` is the mean |c| at
the end. Takes about two minutes on two cores.
"""

from itertools import product

import torch
from torch import nn

from helpers.nets.frozen import blind, cut_h
from helpers.nets.initial import ALWAYS, set_bias
from helpers.nets.readouts import EveryStep
from helpers.tasks.bits import running_sum
from helpers.training.train import train
from studies.run import Study

CELLS = {  # b_f = 1 at the start, unless f is to be 1
    "gate": lambda lstm: set_bias(lstm, "f", 1.0),
    "leak": lambda lstm: blind(set_bias(lstm, "f", 1.0), "f"),
    "always": lambda lstm: set_bias(lstm, "f", ALWAYS),
}
WAYS = {"cut": cut_h, "open": lambda lstm: lstm}
RATES, SEEDS = (0.03, 0.01, 0.003), range(5)
UPDATES, STEPS, BATCH, CLIP, UNITS = 400, 50, 16, 1.0, 8


def build(cell: str, ways: str) -> EveryStep:
    """A net that has learned nothing yet."""
    return EveryStep(WAYS[ways](CELLS[cell](nn.LSTM(2, UNITS))), outputs=1)


def sum_loss(net: nn.Module) -> torch.Tensor:
    """The squared error of the running sum, on short pieces that hold several markers."""
    x, target = running_sum(STEPS, BATCH)
    return ((net(x)[0][..., 0] - target) ** 2).mean()


def judge(net: nn.Module) -> tuple[float, float, float]:
    """Error over variance in the first 50 and the last 500 of 2000 steps, and |c| at the end."""
    x, target = running_sum(2000, 32)
    out, (_, c) = net(x)
    error = (out[..., 0] - target) ** 2 / target.var()
    return error[:50].mean().item(), error[-500:].mean().item(), c.abs().mean().item()


def find(cell: str, ways: str, rate: float, seed: int):
    """What the judge says after one training."""
    net = build(cell, ways)
    train(net, sum_loss, UPDATES, rate, clip=CLIP)
    with torch.no_grad():
        yield tuple(f"{value:.3f}" for value in judge(net))


STUDY = Study(
    name="leaks",
    columns=("cell", "ways", "rate", "seed", "first50", "last500", "size"),
    settings=[(c, w, r, s) for r, s, w, c in product(RATES, SEEDS, WAYS, CELLS)],
    find=find,
    cheap=[("gate", "cut", 0.03, 0)],
    near=0.02,  # after 400 updates the last digits may be other ones on another processor
)
