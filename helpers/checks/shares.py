"""How often something was drawn, beside the chances by which it should have been."""

import torch
from torch import xlogy

BOUND = 26


def far(drawn: list[int], chances: torch.Tensor) -> bool:
    """Whether these chances, of 0, 1, 2 …, would hardly ever lead to such shares.

    Right ones are called far with a probability of 2 e^-26 at most for each of the chances, by
    Chernoff's bound: 10^-11.
    """
    p, shares = chances.double(), torch.bincount(torch.tensor(drawn), minlength=len(chances))
    shares = shares.double() / len(drawn)
    distance = xlogy(shares, shares) - xlogy(shares, p)
    distance += xlogy(1 - shares, 1 - shares) - xlogy(1 - shares, 1 - p)
    return len(drawn) * distance.max().item() > BOUND
