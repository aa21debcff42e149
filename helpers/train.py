"""One training loop for the whole course, and its progress bar."""

import math
from collections.abc import Callable, Iterable

import torch
from torch import nn
from tqdm.auto import tqdm

from helpers.lang import text

BAR = "{desc} {bar} {n}/{total}"  # no time and no rate: the stored output stays the same


def progress(items: Iterable) -> Iterable:
    """`items`, with a bar that shows how many of them are done."""
    return tqdm(items, desc=text("train.progress"), bar_format=BAR)


def train(
    model: nn.Module, loss_of: Callable, updates: int, lr: float, *,
    clip: float = math.inf, goal: float = 0.0, cosine: bool = False, bar: bool = False,
) -> list[float]:  # fmt: skip
    """Train `model` with Adam: `updates` steps on the loss that `loss_of(model)` returns.

    `loss_of` draws a fresh batch each time and returns a scalar tensor. `clip` bounds the norm of
    the gradient; five losses in a row below `goal` end the training; with `cosine` the learning
    rate falls to 0 along half a cosine (Loshchilov & Hutter 2017); `bar` shows how many updates
    have been made. Returns the loss at every update.
    """
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses: list[float] = []
    for update in progress(range(updates)) if bar else range(updates):
        if cosine:
            optimizer.param_groups[0]["lr"] = lr * (1 + math.cos(math.pi * update / updates)) / 2
        loss = loss_of(model)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), clip)
        optimizer.step()
        losses.append(loss.item())
        if len(losses) >= 5 and all(one < goal for one in losses[-5:]):  # NaN is not
            break
    return losses
