"""The three recurrent cells, from scratch: one step as a function, a whole sequence as a module.

Parameter shapes, gate order (i, f, g, o; r, z, n) and conventions are those of `torch.nn`, so that
weights move freely between the two: `LSTM(D, H).load_state_dict(nn.LSTM(D, H).state_dict())`.
Sizes: T steps, B samples, D inputs, H hidden units.
"""

import torch
from torch import nn

from helpers.expect import (
    expect_input,
    expect_peepholes,
    expect_shape,
    expect_step,
    expect_weights,
)
from helpers.lang import text


def rnn_step(x, h, W_ih, W_hh, b_ih, b_hh):
    """One step of the simple (Elman) RNN: h' = tanh(W_ih x + b_ih + W_hh h + b_hh).

    x (B, D), h (B, H), W_ih (H, D), W_hh (H, H), b_ih and b_hh (H,) -> h' (B, H).
    Raises ValueError when a shape does not fit. Elman 1990; torch.nn.RNNCell.
    """
    expect_step(1, x, {"h": h}, W_ih, W_hh, b_ih, b_hh)
    return _rnn(x @ W_ih.T + b_ih, h, W_hh, b_hh)


def lstm_step(x, h, c, W_ih, W_hh, b_ih, b_hh, peepholes=None):
    """One step of the LSTM: c' = f * c + i * g, h' = o * tanh(c'). Returns h', c'.

    x (B, D), h and c (B, H), W_ih (4H, D), W_hh (4H, H), b_ih and b_hh (4H,), in the order
    i, f, g, o -> h' and c', each (B, H). `peepholes`: three vectors (H,), with which the gates i
    and f look at c and the gate o looks at c'. Raises ValueError when a shape does not fit.
    Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins 2000 (forget gate); Gers &
    Schmidhuber 2000 (peepholes); torch.nn.LSTMCell.
    """
    expect_step(4, x, {"h": h, "c": c}, W_ih, W_hh, b_ih, b_hh)
    if peepholes is not None:
        expect_peepholes(peepholes, h.shape[-1])
    return _lstm(x @ W_ih.T + b_ih, h, c, W_hh, b_hh, peepholes)


def gru_step(x, h, W_ih, W_hh, b_ih, b_hh, reset_after=True):
    """One step of the GRU: h' = z * h + (1 - z) * n; z near 1 keeps the old state.

    x (B, D), h (B, H), W_ih (3H, D), W_hh (3H, H), b_ih and b_hh (3H,), in the order r, z, n
    -> h' (B, H). The reset gate r acts after the matrix product, n = tanh(W_in x + b_in +
    r * (W_hn h + b_hn)) (Cho et al. 2014 v1; torch.nn.GRUCell), or with `reset_after=False` before
    it, n = tanh(W_in x + b_in + W_hn (r * h) + b_hn) (Cho et al. 2014 v3; Chung et al. 2014, who
    also swap z and 1 - z). Raises ValueError when a shape does not fit.
    """
    expect_step(3, x, {"h": h}, W_ih, W_hh, b_ih, b_hh)
    return _gru(x @ W_ih.T + b_ih, h, W_hh, b_hh, reset_after)


def _rnn(from_input, h, W_hh, b_hh):
    return (from_input + h @ W_hh.T + b_hh).tanh()


def _lstm(from_input, h, c, W_hh, b_hh, peepholes=None):
    i, f, g, o = (from_input + h @ W_hh.T + b_hh).chunk(4, dim=-1)  # each (B, H)
    if peepholes is not None:
        i, f = i + peepholes[0] * c, f + peepholes[1] * c
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()  # the additive path: keep a part, add a part
    if peepholes is not None:
        o = o + peepholes[2] * c
    return o.sigmoid() * c.tanh(), c


def _gru(from_input, h, W_hh, b_hh, reset_after):
    W_gates, W_n = W_hh.tensor_split([2 * h.shape[-1]])  # (2H, H), (H, H)
    b_gates, b_n = b_hh.tensor_split([2 * h.shape[-1]])
    x_gates, x_n = from_input.tensor_split([2 * h.shape[-1]], dim=-1)
    r, z = (x_gates + h @ W_gates.T + b_gates).sigmoid().chunk(2, dim=-1)
    from_state = r * (h @ W_n.T + b_n) if reset_after else (r * h) @ W_n.T + b_n
    n = (x_n + from_state).tanh()
    return z * h + (1 - z) * n


class _Recurrent(nn.Module):
    """What the three modules share: parameters named, shaped and initialised as in `torch.nn`."""

    gates: int

    def __init__(self, input_size, hidden_size):
        super().__init__()
        for name, size in (("input_size", input_size), ("hidden_size", hidden_size)):
            if not isinstance(size, int) or size < 1:
                raise ValueError(text("cells.size", name=name, given=repr(size)))
        self.input_size, self.hidden_size = input_size, hidden_size
        rows = self.gates * hidden_size
        self.weight_ih_l0 = nn.Parameter(torch.empty(rows, input_size))
        self.weight_hh_l0 = nn.Parameter(torch.empty(rows, hidden_size))
        self.bias_ih_l0 = nn.Parameter(torch.empty(rows))
        self.bias_hh_l0 = nn.Parameter(torch.empty(rows))
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -(hidden_size**-0.5), hidden_size**-0.5)

    def forward(self, x, state=None):
        """x (T, B, D), state (1, B, H), zeros when None -> out (T, B, H), state (1, B, H)."""
        h = self._first(x, state)
        out = []
        for from_input in x @ self.weight_ih_l0.T + self.bias_ih_l0:  # projected once: (T, B, ·)
            h = self._step(from_input, h)
            out.append(h)
        return torch.stack(out), h[None]

    def load_state_dict(self, state_dict, *arguments, **named):
        """Take over the weights of a layer of this kind and size, as in `torch.nn`.

        Raises ValueError when a weight is missing, left over or of another shape.
        """
        expect_weights(self, state_dict)
        return super().load_state_dict(state_dict, *arguments, **named)

    def _first(self, x, state, name="h"):
        expect_input(self, x)
        if state is None:
            return x.new_zeros(x.shape[1], self.hidden_size)
        expect_shape(name, state, (1, x.shape[1], self.hidden_size))
        return state[0]


class RNN(_Recurrent):
    """The simple RNN over a sequence: `out, h = RNN(D, H)(x)`, as torch.nn.RNN with one layer."""

    gates = 1

    def _step(self, from_input, h):
        return _rnn(from_input, h, self.weight_hh_l0, self.bias_hh_l0)


class GRU(_Recurrent):
    """The GRU over a sequence: `out, h = GRU(D, H)(x)`, as torch.nn.GRU with one layer.

    `reset_after=False` is the convention of the published paper (see `gru_step`).
    """

    gates = 3

    def __init__(self, input_size, hidden_size, reset_after=True):
        super().__init__(input_size, hidden_size)
        self.reset_after = reset_after

    def _step(self, from_input, h):
        return _gru(from_input, h, self.weight_hh_l0, self.bias_hh_l0, self.reset_after)


class LSTM(_Recurrent):
    """The LSTM over a sequence: `out, (h, c) = LSTM(D, H)(x)`, as torch.nn.LSTM with one layer."""

    gates = 4

    def forward(self, x, state=None):
        """x (T, B, D), state (h, c), zeros when None -> out (T, B, H), (h, c), each (1, B, H)."""
        if state is not None and not (isinstance(state, tuple | list) and len(state) == 2):
            raise ValueError(text("cells.state_pair", given=type(state).__name__))
        h0, c0 = (None, None) if state is None else state
        h, c = self._first(x, h0, "h"), self._first(x, c0, "c")
        out = []
        for from_input in x @ self.weight_ih_l0.T + self.bias_ih_l0:  # projected once: (T, B, 4H)
            h, c = _lstm(from_input, h, c, self.weight_hh_l0, self.bias_hh_l0)
            out.append(h)
        return torch.stack(out), (h[None], c[None])
