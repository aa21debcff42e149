"""A GRU whose gate does not see h: one step as a function, a whole sequence as a module.

It stands beside the cells of helpers/cells.py. Its step is linear in h, so that a sequence is one
sum, and all states can be had in about log2 T rounds. Sizes: T steps, B samples, D inputs, H
hidden units.
"""

import torch
from torch import nn

from helpers.expect import expect_input

TINY = 1e-30  # what is taken for a factor of 0 where its logarithm is needed


def mingru_step(x, h, W, b, gate=torch.sigmoid):
    """One step of the minGRU: h' = z * h + (1 - z) * n; z near 1 keeps the old state.

    x (B, D), h (B, H), W (2H, D), b (2H,), in the order z, n -> h' (B, H). Neither the gate
    z = gate(W_z x + b_z) nor the candidate n = W_n x + b_n sees h. Feng et al. 2024, who swap z
    and 1 - z.
    """
    z, n = (x @ W.T + b).chunk(2, dim=-1)  # each (B, H)
    z = gate(z)
    return z * h + (1 - z) * n


def one_by_one(a, b):
    """All states of h_t = a_t * h_{t-1} + b_t from h = 0, in a loop: a and b (T, …) -> (T, …)."""
    h, states = torch.zeros_like(b[0]), []
    for a_t, b_t in zip(a, b, strict=True):
        h = a_t * h + b_t
        states.append(h)
    return torch.stack(states)


def scan(a, b):
    """The same states by doubling: a and b (T, …) -> (T, …).

    In each round a step takes in the one `reach` before it, so that it stands for twice as many.
    """
    reach = 1
    while reach < len(a):
        b = torch.cat([b[:reach], b[reach:] + a[reach:] * b[:-reach]])
        a = torch.cat([a[:reach], a[reach:] * a[:-reach]])
        reach *= 2
    return b


def last_state(a, b):
    """The last of these states as one sum, for factors a from 0 to 1: (T, …) -> (…)."""
    log_a = a.clamp(min=TINY).log()
    after = log_a.sum(dim=0) - log_a.cumsum(dim=0)  # of all factors after step t
    return (after.exp() * b).sum(dim=0)


class MinGRU(nn.Module):
    """The minGRU over a sequence: `out, h = MinGRU(D, H)(x)`, its parameters started as torch's.

    `b_z` is what the bias of the gate starts at, `gate` what its pre-activation goes through.
    """

    def __init__(self, input_size, hidden_size, b_z=None, gate=torch.sigmoid):
        super().__init__()
        self.input_size, self.hidden_size, self.gate = input_size, hidden_size, gate
        self.weight = nn.Parameter(torch.empty(2 * hidden_size, input_size))
        self.bias = nn.Parameter(torch.empty(2 * hidden_size))
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -(hidden_size**-0.5), hidden_size**-0.5)
        if b_z is not None:
            nn.init.constant_(self.bias[:hidden_size], b_z)

    def parts(self, x):
        """What multiplies h and what is added to it at each step: x (T, B, D) -> 2 x (T, B, H)."""
        expect_input(self, x)
        z, n = (x @ self.weight.T + self.bias).chunk(2, dim=-1)  # each (T, B, H)
        z = self.gate(z)
        return z, (1 - z) * n

    def forward(self, x, state=None):
        """x (T, B, D), state (1, B, H), zeros when None -> out (T, B, H), state (1, B, H)."""
        a, b = self.parts(x)
        if state is not None:
            b = torch.cat([b[:1] + a[:1] * state, b[1:]])
        out = scan(a, b)
        return out, out[-1:]


class OneSum(nn.Module):
    """A linear readout of the last state of a minGRU with a gate from 0 to 1: no step is taken."""

    def __init__(self, recurrent):
        super().__init__()
        self.recurrent, self.readout = recurrent, nn.Linear(recurrent.hidden_size, 1)

    def forward(self, x):
        """x (T, B, D) -> (B,)."""
        return self.readout(last_state(*self.recurrent.parts(x)))[..., 0]
