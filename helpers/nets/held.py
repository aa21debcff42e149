"""What is left of a net's answers when its gates are held, or no longer see h."""

import copy

import torch
from torch import nn

from helpers.nets.initial import ORDER
from helpers.nets.trace import trace


@torch.no_grad()
def held_accuracy(
    net: nn.Sequential, ids: torch.Tensor, labels: torch.Tensor, **held: float
) -> float:
    """The share of right answers with gates held at a value, in all units at all steps.

    `net`: an nn.Embedding and a LastStep around an LSTM with one output; ids (T, B), labels (B,),
    0 or 1. Raises what `trace` raises for a gate or a value that there is not.
    """
    embedding, reader = net
    h = trace(reader.recurrent, embedding(ids), **held)["h"][-1]  # (B, H)
    return ((reader.readout(h)[:, 0] > 0) == (labels > 0.5)).float().mean().item()


@torch.no_grad()
def without_h(net: nn.Sequential, gates: str) -> nn.Sequential:
    """A copy of such a net in which h does not reach these gates, "ifo" or "g" for the candidate.

    Their rows of W_hh are 0.
    """
    net = copy.deepcopy(net)
    weights = net[1].recurrent.weight_hh_l0
    for gate, rows in zip(ORDER["LSTM"], weights.chunk(4), strict=True):
        if gate in gates:
            rows.zero_()
    return net
