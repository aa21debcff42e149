"""What a trained net does, token by token: its state and what it would answer there."""

import torch
from torch import nn

from helpers.expect import expect_input
from helpers.nets.one_layer import kind_of
from helpers.nets.trace import trace


@torch.no_grad()
def states(net: nn.Sequential, ids: torch.Tensor, **clamped: float) -> dict[str, torch.Tensor]:
    """ids (T, B) -> {"i", "f", "g", "o", "c", "h"} of an LSTM, {"h"} of other nets; (T, B, H)."""
    recurrent, x = net[1].recurrent, net[0](ids)
    if kind_of(recurrent) == "LSTM":
        return trace(recurrent, x, **clamped)
    expect_input(recurrent, x)
    return {"h": recurrent(x)[0]}


@torch.no_grad()
def chances(net: nn.Sequential, h: torch.Tensor) -> torch.Tensor:
    """h (..., H) -> the probability of label 1, (...), for a net with one output."""
    return net[1].readout(h).squeeze(-1).sigmoid()


@torch.no_grad()
def next_symbols(net: nn.Sequential, h: torch.Tensor) -> torch.Tensor:
    """h (..., H) -> the probabilities (..., outputs) of all outputs."""
    return net[1].readout(h).softmax(dim=-1)
