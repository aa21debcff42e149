"""How often does a cell learn to remember one bit? -> data/one_bit.csv, for lesson 04.

Every cell and initialisation, at lags of 50, 100 and 1000 steps, from many seeds. A run ends when
the loss has been below GOAL five times in a row, or after MOST updates; `accuracy` is measured
afterwards on 1000 fresh sequences. Takes about an hour and a half on two cores.
"""

import csv
import sys
from functools import partial
from multiprocessing import Pool
from pathlib import Path

import torch
from torch import nn

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from helpers.data import one_bit  # noqa: E402 -- the path first
from helpers.initial import make  # noqa: E402
from helpers.nets import LastStep  # noqa: E402
from helpers.train import train  # noqa: E402

RESULT = ROOT / "data" / "one_bit.csv"
INPUTS, HIDDEN, LR, CLIP, GOAL, MOST = 2, 16, 1e-2, 1.0, 0.02, 1000
BATCH = {50: 32, 100: 32, 1000: 16}
SEEDS = {50: 20, 100: 20, 1000: 10}

SHORT = [
    "rnn",
    "rnn_identity",
    "lstm",
    "lstm_1",
    "lstm_2",
    "lstm_5",
    "lstm_1997",
    "lstm_chrono",
    "gru",
    "gru_chrono",
]
LONG = [  # the recipe and its halves, two plainer ones, and the other cells' fair start
    "lstm_7",
    "lstm_7_shut",
    "lstm_always_shut",
    "lstm_chrono_f",
    "lstm_chrono",
    "gru_chrono",
    "rnn_identity",
]


def run(job: tuple[str, int, int]) -> tuple:
    """One training: (setting, lag, seed) -> the same, and its updates and accuracy."""
    setting, lag, seed = job
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    net = LastStep(make(setting, INPUTS, HIDDEN, lag))
    loss_of = partial(loss, lag=lag, batch=BATCH[lag])
    losses = train(net, loss_of, MOST, LR, clip=CLIP, goal=GOAL)
    with torch.no_grad():
        x, bit = one_bit(lag, 1000)
        accuracy = ((net(x) > 0) == (bit > 0.5)).float().mean().item()
    return (*job, len(losses), f"{accuracy:.3f}")


def loss(net: nn.Module, lag: int, batch: int) -> torch.Tensor:
    """Cross entropy of the bit."""
    x, bit = one_bit(lag, batch)
    return nn.functional.binary_cross_entropy_with_logits(net(x), bit)


def main() -> None:
    """Run every setting at every lag, and write the table as it grows."""
    jobs = [
        (setting, lag, seed)
        for lag, seeds in SEEDS.items()
        for setting in (SHORT if lag < 1000 else LONG)
        for seed in range(seeds)
    ]
    with RESULT.open("w", encoding="utf-8", newline="") as file, Pool(2) as pool:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["setting", "lag", "seed", "updates", "accuracy"])
        for row in pool.imap(run, jobs):
            table.writerow(row)
            file.flush()


if __name__ == "__main__":
    main()
