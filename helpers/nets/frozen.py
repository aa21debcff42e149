"""Weights that are 0 and stay 0, however long one trains: a path that is cut, a blind gate."""

import torch
from torch import nn

from helpers.nets.initial import ORDER
from helpers.nets.one_layer import expect_one_layer

UNREADABLE = ("layers", "directions", "no_bias")


@torch.no_grad()
def cut_h(lstm: nn.LSTM) -> nn.LSTM:
    """Cut the ways of h back into gates and candidate, for good: W_hh = 0."""
    expect_one_layer(lstm, ("LSTM",), UNREADABLE)
    _still(lstm.weight_hh_l0, slice(None))
    return lstm


@torch.no_grad()
def blind(lstm: nn.LSTM, gate: str) -> nn.LSTM:
    """Let one gate see neither x nor h, for good: its weights are 0, and its bias learns on.

    A forget gate that is blind is a leak: a constant for each unit.
    """
    expect_one_layer(lstm, ("LSTM",), UNREADABLE)
    hidden, first = lstm.hidden_size, ORDER["LSTM"].index(gate) * lstm.hidden_size
    for weights in (lstm.weight_ih_l0, lstm.weight_hh_l0):
        _still(weights, slice(first, first + hidden))
    return lstm


def _still(weights, rows):
    """Set some rows to 0 and give them no gradient: Adam moves nothing that never had one."""
    free = torch.ones_like(weights)
    free[rows] = 0
    weights.mul_(free)
    weights.register_hook(lambda gradient: gradient * free)
