"""The task of lesson 03: of the numbers that go by, show the marked one at the end."""

import torch

STEPS = 10
LARGEST = 0.6  # of the numbers, so that tanh can show them


def marked_values(batch: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Draw sequences in which one step is marked: x (T, B, 2) and the marked numbers (B,).

    x holds at every step a number between −0.6 and 0.6, and the marker: 1 at one step, else 0.
    """
    value = LARGEST * (2 * torch.rand(STEPS, batch) - 1)
    at, samples = torch.randint(STEPS, (batch,)), torch.arange(batch)
    marker = torch.zeros(STEPS, batch)
    marker[at, samples] = 1
    return torch.stack([value, marker], dim=-1), value[at, samples]
