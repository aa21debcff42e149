"""The nets of gates_today.py: gates that do not see h, tied or not, in one layer or two."""

import torch
from torch import nn

from helpers.cells import GRU, LSTM, RNN
from helpers.mingru import MinGRU


class Untied(MinGRU):
    """A minGRU with a gate of its own for what is written: h' = f * h + i * n."""

    def __init__(self, input_size, hidden_size, b_f=None, b_i=None):
        super().__init__(input_size, hidden_size, b_f)
        self.write = nn.Linear(input_size, hidden_size)
        if b_i is not None:
            nn.init.constant_(self.write.bias, b_i)

    def parts(self, x):
        """f, and i * n."""
        f, n = (x @ self.weight.T + self.bias).chunk(2, dim=-1)
        return f.sigmoid(), self.write(x).sigmoid() * n


class Two(nn.Module):
    """Two minGRUs, the second of which reads the states of the first and is added to them."""

    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.first, self.second = MinGRU(input_size, hidden_size), MinGRU(hidden_size, hidden_size)

    def forward(self, x):
        """x (T, B, D) -> out (T, B, H), and None."""
        out = self.first(x)[0]
        return out + self.second(out)[0], None


class Reader(nn.Module):
    """Answers at every step, by a net of one hidden layer (`deep`) or a linear readout."""

    def __init__(self, recurrent, deep):
        super().__init__()
        hidden = recurrent.hidden_size
        self.recurrent, layers = recurrent, [nn.Linear(hidden, hidden), nn.Tanh()] if deep else []
        self.readout = nn.Sequential(*layers, nn.Linear(hidden, 1))

    def forward(self, x):
        """x (T, B, D) -> (T, B)."""
        return self.readout(self.recurrent(x)[0])[..., 0]


CELLS = {
    "mingru": MinGRU,
    "mingru_7": lambda D, H: MinGRU(D, H, b_z=7),
    "mingru_2": Two,
    "signed": lambda D, H: MinGRU(D, H, gate=torch.tanh),
    "untied": Untied,
    "untied_7": lambda D, H: Untied(D, H, b_f=7),
    "untied_7_shut": lambda D, H: Untied(D, H, b_f=7, b_i=-7),
    "gru": GRU,
    "lstm": LSTM,
    "rnn": RNN,
}
