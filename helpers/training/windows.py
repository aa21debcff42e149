"""How a net learns to forecast a series: windows in order of time, nothing of later years in them.

Inputs are (T, D), targets (T, K), a step a row, and the training data are the first `split` steps;
what is to come out may lie up to 52 steps ahead of what goes in.
"""

import torch
from torch import nn

from helpers.training.train import train

LENGTH, WARM, AHEAD, BATCH = 104, 52, 52, 16


def scale(v: torch.Tensor, split: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean and standard deviation of v over the steps from which a net may learn."""
    known = v[WARM : split - AHEAD]
    return known.mean(dim=0), known.std(dim=0)


def scaled(v: torch.Tensor, split: int) -> torch.Tensor:
    """v less its mean, by its standard deviation, float32."""
    mean, std = scale(v, split)
    return ((v - mean) / std).float()


def fit(
    net: nn.Module,
    inputs: torch.Tensor,
    targets: torch.Tensor,
    split: int,
    updates: int,
    lr: float,
) -> None:
    """Train on windows of 104 steps whose targets all lie before `split`.

    The first 52 steps fill the state; the error is taken over the others.
    """
    x, y = scaled(inputs, split), scaled(targets, split)

    def loss_of(net):
        begin = torch.randint(WARM, split - AHEAD - LENGTH + 1, (BATCH,))
        steps = begin + torch.arange(LENGTH)[:, None]  # (104, B)
        return (net(x[steps])[0] - y[steps])[WARM:].square().mean()

    train(net, loss_of, updates, lr=lr, clip=1.0, cosine=True)


@torch.no_grad()
def forecast(
    net: nn.Module, inputs: torch.Tensor, targets: torch.Tensor, split: int, at: torch.Tensor
) -> torch.Tensor:
    """What the net says at the end of the windows that end at steps at (N,): (N, K).

    In the units of the targets, of which it uses the scale alone.
    """
    steps = at - torch.arange(LENGTH - 1, -1, -1)[:, None]  # (104, N)
    mean, std = scale(targets, split)
    return net(scaled(inputs, split)[steps])[0][-1] * std + mean
