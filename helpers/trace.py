"""What goes on inside a trained LSTM: every gate at every step."""

import torch
from torch import nn


@torch.no_grad()
def trace(lstm: nn.LSTM, x: torch.Tensor, **clamped: float) -> dict[str, torch.Tensor]:
    """Run a one-layer LSTM, ours or torch's, from a zero state and record what it does.

    x (T, B, D) -> {"i", "f", "g", "o", "c", "h"}, each (T, B, H). `f=0.5` and the like hold a gate
    at one value, for all units and steps, whatever the LSTM computes.
    """
    W_ih, W_hh = lstm.weight_ih_l0, lstm.weight_hh_l0
    b = lstm.bias_ih_l0 + lstm.bias_hh_l0
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


def time_constants(f: torch.Tensor) -> torch.Tensor:
    """How many steps a unit's cell keeps a value until 1/e of it is left: −1 / mean(ln f).

    f (T, B, H), as `trace` records it -> (H,). It knows the direct path c → c alone: what goes on
    by way of h is left out.
    """
    return -1 / f.log().mean(dim=(0, 1))
