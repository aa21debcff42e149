"""Whole networks made of a recurrent layer and a readout."""

import torch
from torch import nn


class LastStep(nn.Module):
    """Reads a sequence and answers once, at its end: a linear readout of the last hidden state.

    `recurrent` is any module with a `hidden_size` whose output starts with h at every step.
    """

    def __init__(self, recurrent: nn.Module, outputs: int = 1):
        super().__init__()
        self.recurrent = recurrent
        self.readout = nn.Linear(recurrent.hidden_size, outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """x (T, B, D) -> (B, outputs), or (B,) for one output."""
        out = self.recurrent(x)[0]  # (T, B, H)
        return self.readout(out[-1]).squeeze(-1)


class EveryStep(nn.Module):
    """Answers at every step: a linear readout of each hidden state.

    `recurrent` is any module with a `hidden_size` that returns its outputs and its state.
    """

    def __init__(self, recurrent: nn.Module, outputs: int):
        super().__init__()
        self.recurrent = recurrent
        self.readout = nn.Linear(recurrent.hidden_size, outputs)

    def forward(self, x: torch.Tensor, state=None):
        """x (T, B, D) -> (T, B, outputs) and the state after the last step."""
        out, state = self.recurrent(x, state)
        return self.readout(out), state
