"""Temporal order: the same symbols, in one order or the other. The task of lesson 01."""

import torch
from torch.nn.functional import one_hot

from helpers.lang import text

SYMBOLS = "abcdXY"  # four distractors, and the two whose order counts
X, Y = SYMBOLS.index("X"), SYMBOLS.index("Y")


def temporal_order(steps: int, batch: int) -> tuple[torch.Tensor, torch.Tensor]:
    """One X and one Y, anywhere among distractors: which of the two comes first?

    Returns x (steps, batch, 6), the symbols one-hot in the order of SYMBOLS, and the class
    (batch,): 0 when X comes first, 1 when Y does. Raises ValueError for fewer than two steps.
    Two symbols and two classes, after experiment 6a of Hochreiter & Schmidhuber 1997 (its four
    classes can be told apart in part by counting).
    """
    if steps < 2:
        raise ValueError(text("orders.too_short", given=steps))
    codes = torch.randint(4, (steps, batch))
    y_first = torch.randint(2, (batch,))
    one = torch.randint(steps, (batch,))
    other = (one + torch.randint(1, steps, (batch,))) % steps  # any place but that one
    earlier, later, sample = torch.minimum(one, other), torch.maximum(one, other), range(batch)
    codes[earlier, sample] = torch.where(y_first == 1, Y, X)
    codes[later, sample] = torch.where(y_first == 1, X, Y)
    return one_hot(codes, len(SYMBOLS)).float(), y_first


def swapped(x: torch.Tensor) -> torch.Tensor:
    """The same sequences (T, B, 6) with X and Y in each other's places."""
    return x[..., [0, 1, 2, 3, 5, 4]]


def spelled(x: torch.Tensor) -> list[str]:
    """One-hot sequences (T, B, 6) as strings of SYMBOLS."""
    return ["".join(SYMBOLS[k] for k in codes) for codes in x.argmax(dim=-1).T.tolist()]
