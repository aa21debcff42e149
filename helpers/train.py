"""One training loop for the whole course, and its progress bar."""

from collections.abc import Callable, Iterable

import torch
from tqdm.auto import tqdm

from helpers.lang import text

BAR = "{desc} {bar} {n}/{total}"  # no time and no rate: the stored output stays the same


def progress(items: Iterable) -> Iterable:
    """`items`, with a bar that shows how many of them are done."""
    return tqdm(items, desc=text("train.progress"), bar_format=BAR)


def train(model: torch.nn.Module, loss_of: Callable, updates: int, lr: float) -> list[float]:
    """Train `model` with Adam: `updates` steps on the loss that `loss_of(model)` returns.

    `loss_of` draws a fresh batch each time and returns a scalar tensor. Returns the loss at every
    update.
    """
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(updates):
        loss = loss_of(model)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
