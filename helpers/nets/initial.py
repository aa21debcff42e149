"""Starting values that open a path through time, for one-layer LSTM, GRU, RNN, ours or torch's.

torch has two biases a gate, which it adds; each function here writes their sum into `bias_ih_l0`
and zeros into `bias_hh_l0`. All return the module that they were given. They raise TypeError for
a module of another kind, and ValueError for several layers, two directions or a layer without
biases.
"""

import math
from numbers import Real

import torch
from torch import nn

from helpers.lang import text
from helpers.nets.one_layer import expect_one_layer, named

ALWAYS = 100.0  # as the bias of a gate: the sigmoid rounds to 1 exactly, and its gradient to 0
ORDER = {"LSTM": ("i", "f", "g", "o"), "GRU": ("r", "z", "n")}  # of the rows of a bias
UNREADABLE = ("layers", "directions", "no_bias")


@torch.no_grad()
def set_bias(module: nn.Module, gate: str, value: float | torch.Tensor) -> nn.Module:
    """Give one gate, "i", "f", "g", "o" of an LSTM or "r", "z", "n" of a GRU, its bias.

    `value`: one for all units, or (H,). Raises ValueError for another gate or size.
    """
    kind = expect_one_layer(module, tuple(ORDER), UNREADABLE)
    hidden, order = module.hidden_size, ORDER[kind]
    if gate not in order:
        known = {"kind": kind, "given": repr(gate), "expected": ", ".join(order)}
        raise ValueError(text("one_layer.gate", **known))
    _expect_value(value, hidden)
    rows = slice(order.index(gate) * hidden, (order.index(gate) + 1) * hidden)
    module.bias_ih_l0[rows], module.bias_hh_l0[rows] = value, 0.0
    return module


def _expect_value(value, hidden):
    if isinstance(value, torch.Tensor):
        given = tuple(value.shape)
        fits = given in ((), (hidden,))
    else:
        given, fits = named(value), isinstance(value, Real)
    if not fits:
        raise ValueError(text("one_layer.value", hidden=hidden, given=given))


def chrono_bias(hidden: int, longest: int) -> torch.Tensor:
    """Biases (H,) of gates that keep: log U(1, longest − 1), time constants up to `longest`.

    Raises ValueError for a `longest` below 2. Tallec & Ollivier 2018, section 2.
    """
    if not (isinstance(longest, Real) and 2 <= longest < math.inf):
        raise ValueError(text("one_layer.longest", given=repr(longest)))
    return torch.empty(hidden).uniform_(1, longest - 1).log()


@torch.no_grad()
def chrono(module: nn.Module, longest: int) -> nn.Module:
    """Chrono initialisation of Tallec & Ollivier 2018.

    LSTM: all biases 0, then b_f = log U(1, longest − 1) and b_i = −b_f. GRU: the same for z, which
    keeps in torch's convention; with one gate for both, 1 − z writes as little as z keeps much.
    """
    kind = expect_one_layer(module, tuple(ORDER), UNREADABLE)
    keep = chrono_bias(module.hidden_size, longest)
    zero_biases(module)
    if kind == "GRU":
        return set_bias(module, "z", keep)
    return set_bias(set_bias(module, "f", keep), "i", -keep)


@torch.no_grad()
def identity(rnn: nn.RNN) -> nn.RNN:
    """W_hh = identity, biases 0: a linear unit would keep its state for ever.

    Le, Jaitly & Hinton 2015, there for ReLU; here for tanh.
    """
    expect_one_layer(rnn, ("RNN",), UNREADABLE)
    nn.init.eye_(rnn.weight_hh_l0)
    return zero_biases(rnn)


def zero_biases(module: nn.Module) -> nn.Module:
    """Start all biases at 0."""
    expect_one_layer(module, ("RNN", *ORDER), UNREADABLE)
    for bias in (module.bias_ih_l0, module.bias_hh_l0):
        nn.init.zeros_(bias)
    return module
