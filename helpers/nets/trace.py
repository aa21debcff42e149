"""What goes on inside a trained LSTM: every gate at every step."""

from numbers import Real

import torch
from torch import nn

from helpers.expect import expect_input, expect_shape
from helpers.lang import text
from helpers.nets.one_layer import expect_one_layer

LOWEST = {"i": 0, "f": 0, "g": -1, "o": 0}  # of each gate's value; the highest is 1


def expect_lstm(lstm: nn.Module) -> None:
    """Raise TypeError or ValueError for an LSTM that `trace` cannot read."""
    expect_one_layer(lstm, ("LSTM",), ("layers", "directions", "batch_first", "projection"))


@torch.no_grad()
def trace(lstm: nn.LSTM, x: torch.Tensor, **clamped: float) -> dict[str, torch.Tensor]:
    """Run a one-layer LSTM, ours or torch's, from a zero state and record what it does.

    x (T, B, D) -> {"i", "f", "g", "o", "c", "h"}, each (T, B, H). `f=0.5` and the like hold a gate
    at one value, for all units and steps, whatever the LSTM computes: i, f and o in [0, 1], g in
    [-1, 1]. Raises TypeError for any other module, ValueError for several layers, two directions,
    batch_first or a projection, for an x that does not fit, and for a gate or value there is not.
    """
    expect_lstm(lstm)
    expect_input(lstm, x)
    _expect_held(clamped)
    W_ih, W_hh = lstm.weight_ih_l0, lstm.weight_hh_l0
    b = getattr(lstm, "bias_ih_l0", 0) + getattr(lstm, "bias_hh_l0", 0)  # bias=False: none
    h = c = x.new_zeros(x.shape[1], lstm.hidden_size)
    steps = []
    for x_t in x:
        i, f, g, o = (x_t @ W_ih.T + h @ W_hh.T + b).chunk(4, dim=-1)  # each (B, H)
        gates = {"i": i.sigmoid(), "f": f.sigmoid(), "g": g.tanh(), "o": o.sigmoid()}
        gates |= {name: torch.full_like(h, value) for name, value in clamped.items()}
        i, f, g, o = gates.values()
        c = f * c + i * g
        h = o * c.tanh()
        steps.append({"i": i, "f": f, "g": g, "o": o, "c": c, "h": h})
    return {name: torch.stack([step[name] for step in steps]) for name in steps[0]}


def _expect_held(clamped):
    for name, value in clamped.items():
        if name not in LOWEST:
            expected = ", ".join(LOWEST)
            raise ValueError(
                text("one_layer.gate", kind="LSTM", given=repr(name), expected=expected)
            )
        if not (isinstance(value, Real) and LOWEST[name] <= value <= 1):  # NaN is not
            bounds = {"low": LOWEST[name], "high": 1}
            raise ValueError(text("one_layer.held", name=name, given=repr(value), **bounds))


def time_constants(f: torch.Tensor) -> torch.Tensor:
    """How many steps a unit's cell keeps a value until 1/e of it is left: −1 / mean(ln f).

    f (T, B, H), as `trace` records it -> (H,); infinite for a gate that is always 1. It knows the
    direct path c → c alone: what goes on by way of h is left out. Raises ValueError for another
    shape and for values outside [0, 1].
    """
    expect_shape("f", f, ("T", "B", "H"))
    if not ((f >= 0) & (f <= 1)).all():
        raise ValueError(text("one_layer.gates_between"))
    return 1 / f.log().mean(dim=(0, 1)).abs()
