"""One training loop for the whole course, and its progress bar."""

import math
from collections.abc import Callable, Iterable

import torch
from torch import nn

from helpers.lang import text
from helpers.training.bar import Bar


def progress(items: Iterable) -> Iterable:
    """`items`, with a bar that shows how many of them are done (see helpers.training.bar)."""
    return Bar(items, text("train.progress"))


def training(updates: int, bar: bool) -> Bar:
    """The numbers 0 … `updates` − 1, with the bar of a training if asked."""
    return Bar(range(updates), text("train.training"), shown=bar)


def cosine_rate(lr: float, update: int, updates: int) -> float:
    """The learning rate of an update, counted from 0: half a cosine from `lr` down to 0.

    Loshchilov & Hutter 2017.
    """
    return lr * (1 + math.cos(math.pi * update / updates)) / 2


def train(
    model: nn.Module, loss_of: Callable, updates: int, lr: float, *,
    clip: float = math.inf, goal: float = 0.0, cosine: bool = False, bar: bool = False,
) -> list[float]:  # fmt: skip
    """Train `model` with Adam: `updates` steps on the loss that `loss_of(model)` returns.

    `loss_of` draws a fresh batch each time and returns a scalar tensor. `clip` bounds the norm of
    the gradient; five losses in a row below `goal` end the training; with `cosine` the learning
    rate falls to 0 (see `cosine_rate`); `bar` shows how many updates have been made. Returns the
    loss at every update.
    """
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses: list[float] = []
    steps = training(updates, bar)
    for update in steps:
        if cosine:
            optimizer.param_groups[0]["lr"] = cosine_rate(lr, update, updates)
        loss = loss_of(model)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), clip)
        optimizer.step()
        losses.append(loss.item())
        if len(losses) >= 5 and all(one < goal for one in losses[-5:]):  # NaN is not
            steps.finish()
            break
    return losses
