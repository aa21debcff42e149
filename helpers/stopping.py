"""Training that stops in time: as many updates as the validation data like best."""

import copy
import math
from dataclasses import dataclass, field

import torch
from torch import nn
from torch.nn.functional import cross_entropy

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


def loss_on(net: nn.Module, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """The mean cross entropy of what a net answers to x; targets y of −100 are padding.

    The net returns logits (…, classes), or a tuple that starts with them, for y (…).
    """
    out = net(x)
    logits = out[0] if isinstance(out, tuple) else out
    return cross_entropy(logits.flatten(0, -2), y.flatten())


def train_and_stop(
    net: nn.Module, parts: dict[str, tuple], batch: int, updates: int, lr: float, *,
    every: int = 20, cosine: bool = False, bar: bool = False,
) -> Course:  # fmt: skip
    """Train `net` with Adam and leave it as it was when the validation loss was smallest.

    `parts` has x (T, B) and y, (B,) or (T, B), of "train" and "validation". Every update takes
    `batch` words of "train" at random; `every` so many updates both losses are measured, in `eval`
    mode. With `cosine` the learning rate falls to 0 (Loshchilov & Hutter 2017); `bar` shows how
    many updates have been made.
    """
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    x, y = parts["train"]
    course, kept = Course(), None
    for update in progress(range(1, updates + 1)) if bar else range(1, updates + 1):
        if cosine:
            share = (update - 1) / updates
            optimizer.param_groups[0]["lr"] = lr * (1 + math.cos(math.pi * share)) / 2
        some = torch.randint(x.shape[1], (batch,))
        optimizer.zero_grad()
        loss_on(net, x[:, some], y[..., some]).backward()
        optimizer.step()
        if update % every == 0 and _measure(net, parts, course, update) == update:
            kept = copy.deepcopy(net.state_dict())
    net.load_state_dict(kept or net.state_dict())
    return course


@torch.no_grad()
def _measure(net, parts, course, update):
    """Add the losses of both parts to the course; returns its best update so far."""
    net.eval()
    course.updates.append(update)
    for part in ("train", "validation"):
        getattr(course, part).append(loss_on(net, *parts[part]).item())
    net.train()
    return course.best
