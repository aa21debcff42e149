"""How often does a cell learn to remember one bit? -> data/one_bit.csv, for lesson 04.

Every cell and initialisation, at lags of 50, 100 and 1000 steps, from many seeds. A run ends when
the loss has been below GOAL five times in a row, or after MOST updates; `accuracy` is measured
afterwards on 1000 fresh sequences. A few settings are run at other learning rates as well. Takes
about an hour and a half on two cores.
"""

import csv
import sys
from functools import partial
from multiprocessing import Pool
from pathlib import Path

import torch
from torch import nn

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from helpers.nets.initial import make  # noqa: E402
from helpers.nets.readouts import LastStep  # noqa: E402
from helpers.tasks.bits import one_bit  # noqa: E402 -- the path first
from helpers.training.train import train  # noqa: E402

RESULT = ROOT / "data" / "one_bit.csv"
INPUTS, HIDDEN, CLIP, GOAL, MOST = 2, 16, 1.0, 0.02, 1000
RATE = 1e-2
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
    "lstm_shut",
    "lstm_7_shut",
    "lstm_always_shut",
    "lstm_chrono_f",
    "lstm_chrono",
    "gru_chrono",
    "rnn_identity",
]


OTHER_RATES = {
    50: (["rnn", "lstm"], [1e-3, 3e-2]),
    1000: (["lstm_7", "lstm_7_shut"], [1e-3, 1e-4]),
}


def run(job: tuple[str, int, float, int]) -> tuple:
    """One training: (setting, lag, rate, seed) -> the same, and its updates and accuracy."""
    setting, lag, rate, seed = job
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    net = LastStep(make(setting, INPUTS, HIDDEN, lag))
    loss_of = partial(loss, lag=lag, batch=BATCH[lag])
    losses = train(net, loss_of, MOST, rate, clip=CLIP, goal=GOAL)
    with torch.no_grad():
        x, bit = one_bit(lag, 1000)
        accuracy = ((net(x) > 0) == (bit > 0.5)).float().mean().item()
    return (*job, len(losses), f"{accuracy:.3f}")


def loss(net: nn.Module, lag: int, batch: int) -> torch.Tensor:
    """Cross entropy of the bit."""
    x, bit = one_bit(lag, batch)
    return nn.functional.binary_cross_entropy_with_logits(net(x), bit)


def jobs() -> list[tuple]:
    """Every training there is to do."""
    made = []
    for lag, seeds in SEEDS.items():
        chosen = [(setting, RATE) for setting in (SHORT if lag < 1000 else LONG)]
        settings, rates = OTHER_RATES.get(lag, ([], []))
        chosen += [(setting, rate) for setting in settings for rate in rates]
        made += [(setting, lag, rate, seed) for setting, rate in chosen for seed in range(seeds)]
    return made


def main() -> None:
    """Run every setting at every lag, and write the table as it grows."""
    with RESULT.open("w", encoding="utf-8", newline="") as file, Pool(2) as pool:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["setting", "lag", "rate", "seed", "updates", "accuracy"])
        for row in pool.imap(run, jobs()):
            table.writerow(row)
            file.flush()


if __name__ == "__main__":
    main()
