"""LSTM, GRU and RNN with as many parameters each -> data/equal_size.csv, for lesson 06.

Two tasks of the course: one bit over 50 steps, and the agreement of subject and verb at a distance
of 20 tokens, in both mini-languages. Every cell in torch's initialisation and in one that keeps,
from ten seeds. A run ends when the loss has been below GOAL five times in a row, or after MOST
updates; `accuracy` is measured afterwards on 1000 sequences that were not trained on. Takes about
five minutes on two cores.
"""

import csv
import sys
from functools import cache, partial
from multiprocessing import Pool
from pathlib import Path

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from helpers.nets.initial import make  # noqa: E402
from helpers.nets.readouts import LastStep  # noqa: E402
from helpers.tasks.agreement import agreement, encode, vocabulary  # noqa: E402 -- the path first
from helpers.tasks.bits import one_bit  # noqa: E402
from helpers.training.train import train  # noqa: E402

RESULT = ROOT / "data" / "equal_size.csv"
SETTINGS = ("lstm", "lstm_chrono", "gru", "gru_chrono", "rnn", "rnn_identity")
UNITS = {  # about 1300 parameters with 2 inputs, about 4000 with 16, the embedding's aside
    2: {"lstm": 16, "gru": 19, "rnn": 34},
    16: {"lstm": 24, "gru": 29, "rnn": 55},
}
TASKS = {"bit": 2, "en": 16, "ko": 16}  # inputs
LAG, DISTANCE, SEEDS = 50, 20, 10
BATCH, RATE, CLIP, GOAL, MOST = 32, 1e-2, 1.0, 0.02, 1000
TRAIN, TEST = 4000, 1000


@cache
def sentences(language: str) -> dict:
    """{"train": (ids, labels), "test": (ids, labels)}, the same for every net."""
    torch.manual_seed(0)
    drawn = {"train": agreement(language, DISTANCE, TRAIN)}
    drawn["test"] = agreement(language, DISTANCE, TEST, "test")
    return {part: encode(found, language) for part, found in drawn.items()}


def batch_of(task: str) -> tuple[torch.Tensor, torch.Tensor]:
    """What one update is trained on: the input, and the labels (BATCH,)."""
    if task == "bit":
        return one_bit(LAG, BATCH)
    ids, labels = sentences(task)["train"]
    chosen = torch.randint(len(labels), (BATCH,))
    return ids[:, chosen], labels[chosen]


def loss(net: nn.Module, task: str) -> torch.Tensor:
    """Cross entropy of the bit, or of the verb's form."""
    x, target = batch_of(task)
    return binary_cross_entropy_with_logits(net(x), target)


def build(task: str, setting: str) -> nn.Module:
    """The net of one run: a cell with its readout, for words behind an embedding."""
    inputs = TASKS[task]
    units = UNITS[inputs][setting.partition("_")[0]]
    longest = LAG if task == "bit" else DISTANCE
    reader = LastStep(make(setting, inputs, units, longest))
    if task == "bit":
        return reader
    return nn.Sequential(nn.Embedding(len(vocabulary(task)), inputs), reader)


def run(job: tuple[str, str, int]) -> tuple:
    """One training: (task, setting, seed) -> the same, updates and accuracy."""
    task, setting, seed = job
    torch.set_num_threads(1)
    if task != "bit":
        sentences(task)  # before the seed: the first run draws no other numbers than the rest
    torch.manual_seed(seed)
    net = build(task, setting)
    losses = train(net, partial(loss, task=task), MOST, RATE, clip=CLIP, goal=GOAL)
    with torch.no_grad():
        x, target = one_bit(LAG, TEST) if task == "bit" else sentences(task)["test"]
        accuracy = ((net(x) > 0) == (target > 0.5)).float().mean().item()
    return (*job, len(losses), f"{accuracy:.3f}")


def jobs() -> list[tuple[str, str, int]]:
    """Every training there is to do, those with the same sentences together."""
    return [(t, s, seed) for t in TASKS for s in SETTINGS for seed in range(SEEDS)]


def main() -> None:
    """Run every setting on every task, and write the table as it grows."""
    with RESULT.open("w", encoding="utf-8", newline="") as file, Pool(2) as pool:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["task", "setting", "seed", "updates", "accuracy"])
        for row in pool.imap(run, jobs()):
            table.writerow(row)
            file.flush()


if __name__ == "__main__":
    main()
