"""The three recurrent cells, from scratch: one step as a function, a whole sequence as a module.

Parameter shapes, gate order (i, f, g, o; r, z, n) and conventions are those of `torch.nn`, so that
weights move freely between the two: `LSTM(D, H).load_state_dict(nn.LSTM(D, H).state_dict())`.
Sizes: T steps, B samples, D inputs, H hidden units.
"""

import torch
from torch import nn

from helpers.lang import text


def rnn_step(x, h, W_ih, W_hh, b_ih, b_hh):
    """One step of the simple (Elman) RNN: h' = tanh(W_ih x + b_ih + W_hh h + b_hh).

    x (B, D), h (B, H), W_ih (H, D), W_hh (H, H), b_ih and b_hh (H,) -> h' (B, H).
    Raises ValueError when a shape does not fit. Elman 1990; torch.nn.RNNCell.
    """
    _check_step(1, x, {"h": h}, W_ih, W_hh, b_ih, b_hh)
    return _rnn(x @ W_ih.T + b_ih, h, W_hh, b_hh)


def lstm_step(x, h, c, W_ih, W_hh, b_ih, b_hh, peepholes=None):
    """One step of the LSTM: c' = f * c + i * g, h' = o * tanh(c'). Returns h', c'.

    x (B, D), h and c (B, H), W_ih (4H, D), W_hh (4H, H), b_ih and b_hh (4H,), in the order
    i, f, g, o -> h' and c', each (B, H). `peepholes`: three vectors (H,), with which the gates i
    and f look at c and the gate o looks at c'. Raises ValueError when a shape does not fit.
    Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins 2000 (forget gate); Gers &
    Schmidhuber 2000 (peepholes); torch.nn.LSTMCell.
    """
    _check_step(4, x, {"h": h, "c": c}, W_ih, W_hh, b_ih, b_hh)
    if peepholes is not None:
        _check_peepholes(peepholes, h.shape[-1])
    return _lstm(x @ W_ih.T + b_ih, h, c, W_hh, b_hh, peepholes)


def gru_step(x, h, W_ih, W_hh, b_ih, b_hh, reset_after=True):
    """One step of the GRU: h' = z * h + (1 - z) * n; z near 1 keeps the old state.

    x (B, D), h (B, H), W_ih (3H, D), W_hh (3H, H), b_ih and b_hh (3H,), in the order r, z, n
    -> h' (B, H). The reset gate r acts after the matrix product, n = tanh(W_in x + b_in +
    r * (W_hn h + b_hn)) (Cho et al. 2014 v1; torch.nn.GRUCell), or with `reset_after=False` before
    it, n = tanh(W_in x + b_in + W_hn (r * h) + b_hn) (Cho et al. 2014 v3; Chung et al. 2014, who
    also swap z and 1 - z). Raises ValueError when a shape does not fit.
    """
    _check_step(3, x, {"h": h}, W_ih, W_hh, b_ih, b_hh)
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

    def _first(self, x, state, name="h"):
        _check("x", x, ("T ≥ 1", "B", self.input_size))
        if state is None:
            return x.new_zeros(x.shape[1], self.hidden_size)
        _check(name, state, (1, x.shape[1], self.hidden_size))
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
        h, c = (
            self._first(x, s, name) for name, s in zip("hc", state or (None, None), strict=True)
        )
        out = []
        for from_input in x @ self.weight_ih_l0.T + self.bias_ih_l0:  # projected once: (T, B, 4H)
            h, c = _lstm(from_input, h, c, self.weight_hh_l0, self.bias_hh_l0)
            out.append(h)
        return torch.stack(out), (h[None], c[None])


def _check_step(gates, x, states, W_ih, W_hh, b_ih, b_hh):
    """x, the states (by name) and the four parameters fit together, or ValueError."""
    h = states["h"]
    _check("x", x, ("B", "D"))
    _check("h", h, (x.shape[0], "H"))
    (batch, inputs), hidden = x.shape, h.shape[1]
    for name, state in states.items():
        _check(name, state, (batch, hidden))
    _check("W_ih", W_ih, (gates * hidden, inputs))
    _check("W_hh", W_hh, (gates * hidden, hidden))
    _check("b_ih", b_ih, (gates * hidden,))
    _check("b_hh", b_hh, (gates * hidden,))


def _check_peepholes(peepholes, hidden):
    if len(peepholes) != 3:
        raise ValueError(text("cells.peepholes", given=len(peepholes)))
    for name, vector in zip("ifo", peepholes, strict=True):
        _check(f"peepholes[{name}]", vector, (hidden,))


def _check(name, tensor, expected):
    """`tensor` has the expected shape, a number for a fixed size and a letter for a free one."""
    if not isinstance(tensor, torch.Tensor):
        raise ValueError(text("cells.not_a_tensor", name=name, given=type(tensor).__name__))
    given = tuple(tensor.shape)
    fits = len(given) == len(expected) and all(
        size > 0 if isinstance(want, str) else size == want
        for size, want in zip(given, expected, strict=True)
    )
    if not fits:
        shape = ", ".join(map(str, expected)) + ("," if len(expected) == 1 else "")
        raise ValueError(text("cells.shape", name=name, given=given, expected=f"({shape})"))
