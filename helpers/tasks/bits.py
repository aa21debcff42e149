"""A bit, a running sum and strings a^n b^n to keep in mind, drawn from torch's random numbers."""

import torch

NOISE = 0.2  # standard deviation


def one_bit(lag: int, batch: int) -> tuple[torch.Tensor, torch.Tensor]:
    """One bit to remember for `lag` steps, with noise all the way.

    Returns x (lag + 1, batch, 2): the first input is ±1 at the first step and 0 afterwards, the
    second is noise at every step, normal with standard deviation NOISE; and the bit (batch,), 1.0
    for +1 and 0.0 for −1.
    """
    bit = torch.randint(2, (batch,)).float()
    x = torch.zeros(lag + 1, batch, 2)
    x[0, :, 0] = 2 * bit - 1
    x[:, :, 1] = NOISE * torch.randn(lag + 1, batch)
    return x, bit


def running_sum(steps: int, batch: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Add up what arrives, afresh from every marker; a tenth of the steps carry one.

    Returns x (steps, batch, 2): a value, uniform in [−0.5, 0.5), and the marker, 0 or 1; and the
    sum (steps, batch) of the values since the last marker, that step's included.
    """
    value = torch.rand(steps, batch) - 0.5
    marker = (torch.rand(steps, batch) < 0.1).float()
    sums, total = [], torch.zeros(batch)
    for t in range(steps):
        total = total * (1 - marker[t]) + value[t]
        sums.append(total)
    return torch.stack([value, marker], dim=-1), torch.stack(sums)


def matched_strings(longest: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The strings a^n b^n for n = 1 … `longest`, one a sample, shorter ones padded behind.

    Returns x (2 · longest, longest, 2), one-hot: a, b, and 0 where nothing comes any more; `last`
    of the same steps and samples, 1.0 at the n-th b; and `asked`, True at every b: is this the
    last one? To know, one has to count. Gers & Schmidhuber 2001.
    """
    steps = torch.arange(2 * longest)[:, None]  # (T, 1)
    n = torch.arange(1, longest + 1)  # (B,)
    first, asked = steps < n, (n <= steps) & (steps < 2 * n)
    last = (steps == 2 * n - 1).float()
    return torch.stack([first, asked], dim=-1).float(), last, asked
