"""The reference of `course.py bench`: an LSTM as textbooks print it, and what it is timed with.

Sizes: T steps, B samples, D inputs, H hidden units.
"""

import gc
import time
from functools import cache
from statistics import median

import torch
from torch import nn

from helpers.cells import LSTM

D, H, B, T = 32, 64, 32, 100
ROUNDS = 31


class TextbookLSTM(nn.Module):
    """Gate by gate: each of i, f, g, o has a linear map of its own for x and one for h."""

    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.x_i, self.h_i = (
            nn.Linear(input_size, hidden_size),
            nn.Linear(hidden_size, hidden_size),
        )
        self.x_f, self.h_f = (
            nn.Linear(input_size, hidden_size),
            nn.Linear(hidden_size, hidden_size),
        )
        self.x_g, self.h_g = (
            nn.Linear(input_size, hidden_size),
            nn.Linear(hidden_size, hidden_size),
        )
        self.x_o, self.h_o = (
            nn.Linear(input_size, hidden_size),
            nn.Linear(hidden_size, hidden_size),
        )
        self.hidden_size = hidden_size

    def forward(self, x):
        """x (T, B, D) -> out (T, B, H), (h, c), each (1, B, H); the state starts as zeros."""
        h = c = x.new_zeros(x.shape[1], self.hidden_size)
        out = []
        for x_t in x:
            i = torch.sigmoid(self.x_i(x_t) + self.h_i(h))
            f = torch.sigmoid(self.x_f(x_t) + self.h_f(h))
            g = torch.tanh(self.x_g(x_t) + self.h_g(h))
            o = torch.sigmoid(self.x_o(x_t) + self.h_o(h))
            c = f * c + i * g
            h = o * torch.tanh(c)
            out.append(h)
        return torch.stack(out), (h[None], c[None])


class CellLoop(nn.Module):
    """nn.LSTMCell, called once a step."""

    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.cell = nn.LSTMCell(input_size, hidden_size)

    def forward(self, x):
        """x (T, B, D) -> out (T, B, H), (h, c), each (1, B, H); the state starts as zeros."""
        state, out = None, []
        for x_t in x:
            state = self.cell(x_t, state)
            out.append(state[0])
        return torch.stack(out), (state[0][None], state[1][None])


MODULES = {"textbook": TextbookLSTM, "ours": LSTM, "cell": CellLoop, "fused": nn.LSTM}


@cache
def seconds() -> dict[str, list[float]]:
    """Forward and backward of the four LSTMs by name, ROUNDS times, one after the other a round.

    In turns, so that what slows the machine down for a while slows all four.
    """
    torch.manual_seed(0)
    x = torch.randn(T, B, D)
    models = {name: module(D, H) for name, module in MODULES.items()}
    for model in models.values():
        _pass(model, x)  # the first one is slow
    rounds = [{name: _pass(model, x) for name, model in models.items()} for _ in range(ROUNDS)]
    return {name: [times[name] for times in rounds] for name in models}


def ratio(name: str) -> float:
    """How long `name` takes, with the textbook's LSTM as 1: the median over the rounds."""
    times = seconds()
    return median(a / b for a, b in zip(times[name], times["textbook"], strict=True))


def milliseconds() -> float:
    """Time the textbook's LSTM itself."""
    return 1000 * median(seconds()["textbook"])


def _pass(model, x):
    """Seconds of one forward and backward pass, without the garbage of the one before."""
    model.zero_grad()
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        model(x)[0].sum().backward()
        return time.perf_counter() - start
    finally:
        gc.enable()
