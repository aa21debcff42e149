"""What does a memory do on a stream without a gate that forgets? -> data/forgetting.csv.

For lesson 05. Two tasks, the running sum and Reber's embedded grammar; an LSTM (b_f = 1) beside
the cell of 1997 (f = 1 always), and on the stream of strings a leak (f a constant that each unit
learns, without weights, from 0.5; five seeds); from ten seeds. `before` and `after` are errors:
squared error over variance (sum) or the share of wrong T and P (Reber); `before` on pieces as
long as in training (sum) or on single strings (Reber), `after` on a long stream. `size` is the
mean |c| at the stream's end. Takes about five minutes on two cores.
"""

from itertools import product

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from helpers.nets.frozen import blind
from helpers.nets.initial import ALWAYS, set_bias
from helpers.nets.readouts import EveryStep
from helpers.tasks.bits import running_sum
from helpers.tasks.reber import SYMBOLS, reber_batch, reber_streams
from helpers.training.train import train
from studies.run import Study

BIAS, SEEDS = {"lstm": 1.0, "lstm_1997": ALWAYS, "leak": 0.0}, range(10)
UPDATES, WINDOW, CLIP = 500, 40, 1.0
T, P = SYMBOLS.index("T"), SYMBOLS.index("P")


class Stream:
    """The loss on one window of Reber's stream after the other, state carried and detached."""

    def __init__(self):
        self.x = reber_streams(UPDATES * WINDOW + 1, 16)[0]
        self.at, self.state = 0, None

    def __call__(self, net: nn.Module) -> torch.Tensor:
        piece = self.x[self.at : self.at + WINDOW + 1]
        logits, state = net(piece[:-1], self.state)
        self.at, self.state = self.at + WINDOW, tuple(part.detach() for part in state)
        return cross_entropy(logits.flatten(0, 1), piece[1:].argmax(dim=-1).flatten())


def strings_loss(net: nn.Module) -> torch.Tensor:
    """The loss on single strings, each from a state of 0."""
    x, target, _ = reber_batch(32)
    return cross_entropy(net(x)[0].flatten(0, 1), target.flatten())


def sum_loss(net: nn.Module) -> torch.Tensor:
    """The squared error of the running sum, on pieces of 50 steps."""
    x, target = running_sum(50, 32)
    return ((net(x)[0][..., 0] - target) ** 2).mean()


def wrong(logits: torch.Tensor, target: torch.Tensor, repeats: torch.Tensor) -> float:
    """How often T is held for likelier than P where P stands, or the other way round."""
    said = torch.where(logits[..., T] > logits[..., P], T, P)
    return (said != target)[repeats].float().mean().item()


def judge_sum(net: nn.Module) -> tuple[float, float, float]:
    """Error over variance in the first 50 and the last 500 of 2000 steps, and |c| at the end."""
    x, target = running_sum(2000, 32)
    out, (_, c) = net(x)
    error = (out[..., 0] - target) ** 2 / target.var()
    return error[:50].mean().item(), error[-500:].mean().item(), c.abs().mean().item()


def judge_reber(net: nn.Module) -> tuple[float, float, float]:
    """Wrong T and P on single strings and on a stream of 1000 symbols, and |c| at its end."""
    x, target, repeats = reber_batch(500)
    alone = wrong(net(x)[0], target, repeats)
    x, _, repeats = reber_streams(1001, 32)
    out, (_, c) = net(x[:-1])
    return alone, wrong(out, x[1:].argmax(dim=-1), repeats[1:]), c.abs().mean().item()


TASKS = {  # inputs, units, outputs, what makes the loss, how to train, judge
    "sum": (2, 8, 1, lambda: sum_loss, {"lr": 1e-2}, judge_sum),
    "stream": (7, 16, 7, Stream, {"lr": 3e-2, "cosine": True}, judge_reber),
    "strings": (7, 16, 7, lambda: strings_loss, {"lr": 3e-2, "cosine": True}, judge_reber),
}


def find(task: str, cell: str, seed: int):
    """What the judge says after one training."""
    inputs, units, outputs, make_loss, how, judge = TASKS[task]
    lstm = set_bias(nn.LSTM(inputs, units), "f", BIAS[cell])
    net = EveryStep(blind(lstm, "f") if cell == "leak" else lstm, outputs)
    train(net, make_loss(), UPDATES, clip=CLIP, **how)
    with torch.no_grad():
        yield tuple(f"{value:.3f}" for value in judge(net))


STUDY = Study(
    name="forgetting",
    columns=("task", "cell", "seed", "before", "after", "size"),
    settings=[
        *product(TASKS, ("lstm", "lstm_1997"), SEEDS),
        *product(["stream"], ["leak"], range(5)),
    ],
    find=find,
    cheap=[("strings", "lstm_1997", 0)],
    near=0.001,  # after 500 updates the last digits may be other ones on another processor
)
