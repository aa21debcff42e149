"""How the studies train and judge a net that has one of two answers to give."""

from collections.abc import Callable

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

from helpers.tasks.bits import one_bit
from helpers.training.train import train

BATCH, CLIP, GOAL, RATE, TEST = 32, 1.0, 0.02, 1e-2, 1000


def learn(
    net: nn.Module, draw: Callable, test: Callable, most: int, rate: float = RATE,
    clip: float = CLIP,
) -> tuple[int, str]:  # fmt: skip
    """The updates until the loss was below GOAL five times in a row, and then the accuracy.

    `draw()` makes a batch, `test()` what is judged: x and the answers, 0 or 1. After `most`
    updates the training ends in any case.
    """

    def loss_of(net):
        x, answers = draw()
        return binary_cross_entropy_with_logits(net(x), answers)

    updates = len(train(net, loss_of, most, rate, clip=clip, goal=GOAL))
    with torch.no_grad():
        x, answers = test()
        return updates, f"{((net(x) > 0) == (answers > 0.5)).float().mean().item():.3f}"


def learn_bit(net: nn.Module, lag: int, most: int, batch: int = BATCH, **how) -> tuple[int, str]:
    """As `learn`: one bit over `lag` steps, judged on TEST fresh sequences."""
    return learn(net, lambda: one_bit(lag, batch), lambda: one_bit(lag, TEST), most, **how)
