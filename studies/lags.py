"""How far back can an RNN learn, with and without clipping? -> data/lags.csv, for lesson 02.

One bit, as in one_bit.py but at lags of 5 to 80 steps: torch's own initialisation and the
identity, trained by Adam, 20 seeds each, the gradient clipped to a norm of 1 or not at all. A run
ends when the loss has been below GOAL five times in a row, or after MOST updates; `accuracy` is
measured afterwards on 1000 fresh sequences. Takes five minutes on two cores.
"""

import csv
import sys
from functools import partial
from itertools import product
from multiprocessing import Pool
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from helpers.nets.initial import make  # noqa: E402
from helpers.nets.readouts import LastStep  # noqa: E402
from helpers.tasks.bits import one_bit  # noqa: E402 -- the path first
from helpers.training.train import train  # noqa: E402
from studies.one_bit import loss  # noqa: E402

RESULT = ROOT / "data" / "lags.csv"
INPUTS, HIDDEN, BATCH, RATE, GOAL, MOST = 2, 16, 32, 1e-2, 0.02, 1000
SETTINGS, LAGS = ("rnn", "rnn_identity"), (5, 10, 20, 40, 80)
CLIPS, SEEDS = ("1", "inf"), range(20)


def run(job: tuple[str, int, str, int]) -> tuple:
    """One training: (setting, lag, clip, seed) -> the same, and its updates and accuracy."""
    setting, lag, clip, seed = job
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    net = LastStep(make(setting, INPUTS, HIDDEN, lag))
    loss_of = partial(loss, lag=lag, batch=BATCH)
    losses = train(net, loss_of, MOST, RATE, clip=float(clip), goal=GOAL)
    with torch.no_grad():
        x, bit = one_bit(lag, 1000)
        accuracy = ((net(x) > 0) == (bit > 0.5)).float().mean().item()
    return (*job, len(losses), f"{accuracy:.3f}")


def jobs() -> list[tuple]:
    """Every training there is to do."""
    return list(product(SETTINGS, LAGS, CLIPS, SEEDS))


def main() -> None:
    """Run every setting at every lag, and write the table as it grows."""
    with RESULT.open("w", encoding="utf-8", newline="") as file, Pool(2) as pool:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["setting", "lag", "clip", "seed", "updates", "accuracy"])
        for row in pool.imap(run, jobs()):
            table.writerow(row)
            file.flush()


if __name__ == "__main__":
    main()
