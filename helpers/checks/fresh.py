"""Random numbers and nets for the checks, new at every run; torch's own seed is left alone."""

import torch
from torch import nn


def fresh(*shape: int, dtype: torch.dtype = torch.float64) -> torch.Tensor:
    """Standard normal numbers that no seed of the learner's repeats."""
    generator = torch.Generator()
    generator.seed()
    return torch.randn(shape, generator=generator, dtype=dtype)


def fresh_lstm(inputs: int, hidden: int, dtype: torch.dtype = torch.float64) -> nn.LSTM:
    """A one-layer LSTM whose gates are half open and whose parameters all matter."""
    with torch.random.fork_rng(devices=[]):
        lstm = nn.LSTM(inputs, hidden, dtype=dtype)
    for parameter in lstm.parameters():
        parameter.data.copy_(fresh(*parameter.shape, dtype=dtype) / 2)
    return lstm
