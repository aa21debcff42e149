"""The two classic exercises, timed: the reference's recipe beside ours, from the same start.

The reference is graykode/nlp-tutorial 3-1 and 3-2: Adam at 1e-3 for a fixed number of epochs on
the whole data. Ours has the same data, model and loss, and stops at the loss at which the
reference's recipe ended when we ran it: Adam with a larger rate for TextRNN, gradient descent with
momentum for TextLSTM.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from statistics import median
from string import ascii_lowercase

import torch
from torch import nn
from torch.nn.functional import cross_entropy, one_hot
from torch.optim import SGD, Adam

from helpers.nets.readouts import LastStep

SEEDS = 5
REFERENCE = partial(Adam, lr=1e-3)
SENTENCES = ["i like dog", "i love coffee", "i hate milk"]
WORDS = ["make", "need", "coal", "word", "love", "hate", "live", "home", "hash", "star"]


@dataclass(frozen=True)
class Exercise:
    """Data and model of an exercise, the reference's epochs and final loss, our optimizer."""

    sequences: list[list[str]]
    symbols: list[str]
    recurrent: Callable[..., nn.Module]
    hidden: int
    epochs: int
    goal: float
    optimizer: Callable[..., torch.optim.Optimizer]

    def data(self) -> tuple[torch.Tensor, torch.Tensor]:
        """x (T, B, V), one-hot, all symbols but the last; target (B,), the last."""
        ids = torch.tensor(
            [[self.symbols.index(s) for s in sequence] for sequence in self.sequences]
        ).T
        return one_hot(ids[:-1], len(self.symbols)).float(), ids[-1]

    def net(self, seed: int) -> nn.Module:
        """The model of the exercise, its last bias at ones."""
        torch.manual_seed(seed)
        size = len(self.symbols)
        net = LastStep(self.recurrent(size, self.hidden), size)
        nn.init.ones_(net.readout.bias)
        return net


EXERCISES = {
    "TextRNN": Exercise(
        sequences=[sentence.split() for sentence in SENTENCES],
        symbols=sorted({word for sentence in SENTENCES for word in sentence.split()}),
        recurrent=nn.RNN,
        hidden=5,
        epochs=5000,
        goal=0.0020,
        optimizer=partial(Adam, lr=0.1),
    ),
    "TextLSTM": Exercise(
        sequences=[[*word] for word in WORDS],
        symbols=[*ascii_lowercase],
        recurrent=nn.LSTM,
        hidden=128,
        epochs=1000,
        goal=0.0006,
        optimizer=partial(SGD, lr=2.5, momentum=0.85),
    ),
}


@cache
def runs(name: str) -> list[tuple[float, float, float]]:
    """(our seconds ÷ the reference's, our loss, the reference's) from SEEDS seeds, in turns."""
    exercise = EXERCISES[name]
    x, target = exercise.data()
    _seconds(exercise.net(0), x, target, 5, REFERENCE, 0.0)  # the first updates are slow
    rows = []
    for seed in range(SEEDS):
        ours, theirs = exercise.net(seed), exercise.net(seed)
        recipes = ((ours, exercise.optimizer, exercise.goal), (theirs, REFERENCE, 0.0))
        seconds = [_seconds(net, x, target, exercise.epochs, *how) for net, *how in recipes]
        losses = [cross_entropy(net(x), target).item() for net in (ours, theirs)]
        rows.append((seconds[0] / seconds[1], *losses))
    return rows


def ratio(name: str) -> float:
    """Our seconds with the reference's as 1: the median over the seeds."""
    return median(share for share, _, _ in runs(name))


def loss(name: str) -> float:
    """The largest final loss of ours over the seeds."""
    return max(ours for _, ours, _ in runs(name))


def reference_loss(name: str) -> float:
    """The reference's own final loss: the median over the seeds."""
    return median(theirs for _, _, theirs in runs(name))


def _seconds(net, x, target, updates, make, goal):
    """Time `updates` updates, or those until a loss of `goal` if that comes first."""
    start = time.perf_counter()
    optimizer = make(net.parameters())
    for _ in range(updates):
        loss = cross_entropy(net(x), target)
        if loss.item() <= goal:
            break
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return time.perf_counter() - start
