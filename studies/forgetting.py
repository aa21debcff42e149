"""What does a memory do on a stream without a gate that forgets? -> data/forgetting.csv.

For lesson 05. Two tasks, the running sum and Reber's embedded grammar; an LSTM (b_f = 1) beside
the cell of 1997 (f = 1 always); from ten seeds. `before` and `after` are errors: squared error
over variance (sum) or the share of wrong T and P (Reber); `before` on pieces as long as in
training (sum) or on single strings (Reber), `after` on a long stream. `size` is the mean |c| at
the stream's end. Takes about five minutes on two cores.
"""

import csv
import sys
from multiprocessing import Pool
from pathlib import Path

import torch
from torch import nn
from torch.nn.functional import cross_entropy

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from helpers.nets.initial import ALWAYS, set_bias  # noqa: E402
from helpers.nets.readouts import EveryStep  # noqa: E402
from helpers.tasks.bits import running_sum  # noqa: E402 -- the path first
from helpers.tasks.reber import SYMBOLS, reber_batch, reber_streams  # noqa: E402
from helpers.training.train import train  # noqa: E402

RESULT = ROOT / "data" / "forgetting.csv"
BIAS = {"lstm": 1.0, "lstm_1997": ALWAYS}
SEEDS = 10
UPDATES, WINDOW = 500, 40
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


def run(job: tuple[str, str, int]) -> tuple:
    """One training: (task, cell, seed) -> the same and what the judge says."""
    task, cell, seed = job
    inputs, units, outputs, make_loss, how, judge = TASKS[task]
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    net = EveryStep(set_bias(nn.LSTM(inputs, units), "f", BIAS[cell]), outputs)
    train(net, make_loss(), UPDATES, clip=1.0, **how)
    with torch.no_grad():
        return (*job, *(f"{value:.3f}" for value in judge(net)))


def main() -> None:
    """Train every cell on every task and write the table."""
    jobs = [(task, cell, seed) for task in TASKS for cell in BIAS for seed in range(SEEDS)]
    with RESULT.open("w", encoding="utf-8", newline="") as file, Pool(2) as pool:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["task", "cell", "seed", "before", "after", "size"])
        table.writerows(pool.imap(run, jobs))


if __name__ == "__main__":
    main()
