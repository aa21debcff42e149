"""Training that stops in time: as many updates as the validation data like best."""

import copy
import math
from collections.abc import Callable
from dataclasses import dataclass, field

import torch
from torch import nn

from helpers.train import progress


@dataclass
class Course:
    """How a training went: the losses of both parts whenever they were measured."""

    updates: list[int] = field(default_factory=list)
    train: list[float] = field(default_factory=list)
    validation: list[float] = field(default_factory=list)

    @property
    def best(self) -> int:
        """The update with the smallest validation loss, the first of several."""
        return self.updates[self.validation.index(min(self.validation))]


def train_and_stop(
    net: nn.Module, batch_loss: Callable, part_loss: Callable, updates: int, lr: float, *,
    every: int = 20, cosine: bool = False, bar: bool = False,
) -> Course:  # fmt: skip
    """Train `net` with Adam and leave it as it was when the validation loss was smallest.

    `batch_loss(net)` draws a batch and returns its loss; `part_loss(net, part)` returns the loss
    on all of "train" or "validation" and is asked `every` so many updates, without gradients and
    in `eval` mode. With `cosine` the learning rate falls to 0 (Loshchilov & Hutter 2017).
    """
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    course, kept = Course(), None
    for update in progress(range(1, updates + 1)) if bar else range(1, updates + 1):
        if cosine:
            share = (update - 1) / updates
            optimizer.param_groups[0]["lr"] = lr * (1 + math.cos(math.pi * share)) / 2
        loss = batch_loss(net)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if update % every == 0:
            _measure(net, part_loss, course, update)
            if course.best == update:
                kept = copy.deepcopy(net.state_dict())
    net.load_state_dict(kept or net.state_dict())
    return course


@torch.no_grad()
def _measure(net, part_loss, course, update):
    net.eval()
    course.updates.append(update)
    for part in ("train", "validation"):
        getattr(course, part).append(part_loss(net, part).item())
    net.train()
