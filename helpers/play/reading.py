"""What a trained net does, token by token: its state and what it would answer there."""

import torch
from torch import nn

from helpers.lang import text
from helpers.trace import trace


def is_lstm(recurrent: nn.Module) -> bool:
    """Whether it has the four gates that `trace` can record."""
    weights = getattr(recurrent, "weight_ih_l0", None)
    return weights is not None and len(weights) == 4 * recurrent.hidden_size


def need_lstm(net: nn.Sequential) -> None:
    """Raise TypeError unless the recurrent layer of `net` is an LSTM."""
    recurrent = net[1].recurrent
    if not is_lstm(recurrent):
        raise TypeError(text("play.lstm", given=type(recurrent).__name__))


@torch.no_grad()
def states(net: nn.Sequential, ids: torch.Tensor, **clamped: float) -> dict[str, torch.Tensor]:
    """ids (T, B) -> {"i", "f", "g", "o", "c", "h"} of an LSTM, {"h"} of other nets; (T, B, H)."""
    recurrent, x = net[1].recurrent, net[0](ids)
    return trace(recurrent, x, **clamped) if is_lstm(recurrent) else {"h": recurrent(x)[0]}


@torch.no_grad()
def chances(net: nn.Sequential, h: torch.Tensor) -> torch.Tensor:
    """h (..., H) -> the probability of label 1, (...), for a net with one output."""
    return net[1].readout(h).squeeze(-1).sigmoid()


@torch.no_grad()
def next_symbols(net: nn.Sequential, h: torch.Tensor) -> torch.Tensor:
    """h (..., H) -> the probabilities (..., outputs) of all outputs."""
    return net[1].readout(h).softmax(dim=-1)
