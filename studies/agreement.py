"""How far apart may subject and verb be? -> data/agreement.csv, for lesson 07.

Every cell and initialisation, both mini-languages, at distances of 10, 20 and 40 tokens, from ten
seeds. A run ends when the loss has been below GOAL five times in a row, or after MOST updates;
`accuracy` is measured afterwards on 1000 sentences that were not trained on. Takes about ten
minutes on two cores.
"""

import csv
import sys
from functools import cache, partial
from multiprocessing import Pool
from pathlib import Path

import torch
from torch import nn

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from helpers.nets.initial import make  # noqa: E402
from helpers.nets.readouts import LastStep  # noqa: E402
from helpers.tasks.agreement import agreement, encode, vocabulary  # noqa: E402 -- the path first
from helpers.training.train import train  # noqa: E402

RESULT = ROOT / "data" / "agreement.csv"
DISTANCES, LANGUAGES, SEEDS = (10, 20, 40), ("en", "ko"), 10
EMBEDDING = HIDDEN = 16
BATCH, RATE, CLIP, GOAL, MOST = 32, 1e-2, 1.0, 0.02, 600
TRAIN, TEST = 4000, 1000
SETTINGS = ("rnn", "rnn_identity", "lstm", "lstm_2", "lstm_chrono", "gru", "gru_chrono")


@cache
def sentences(language: str, distance: int) -> dict:
    """{"train": (ids, labels), "test": (ids, labels)}, the same for every net."""
    torch.manual_seed(0)
    sizes = {"train": TRAIN, "test": TEST}
    drawn = {part: agreement(language, distance, n, part) for part, n in sizes.items()}
    return {part: encode(found, language) for part, found in drawn.items()}


def run(job: tuple[str, int, str, int]) -> tuple:
    """One training: (language, distance, setting, seed) -> the same, updates and accuracy."""
    language, distance, setting, seed = job
    torch.set_num_threads(1)
    parts = sentences(language, distance)
    torch.manual_seed(seed)
    reader = LastStep(make(setting, EMBEDDING, HIDDEN, distance))
    net = nn.Sequential(nn.Embedding(len(vocabulary(language)), EMBEDDING), reader)
    losses = train(net, partial(loss, *parts["train"]), MOST, RATE, clip=CLIP, goal=GOAL)
    ids, labels = parts["test"]
    with torch.no_grad():
        accuracy = ((net(ids) > 0) == (labels > 0.5)).float().mean().item()
    return (*job, len(losses), f"{accuracy:.3f}")


def loss(ids: torch.Tensor, labels: torch.Tensor, net: nn.Module) -> torch.Tensor:
    """Cross entropy of the verb's form, on BATCH of the sentences."""
    chosen = torch.randint(len(labels), (BATCH,))
    logits = net(ids[:, chosen])
    return nn.functional.binary_cross_entropy_with_logits(logits, labels[chosen])


def jobs() -> list[tuple]:
    """Every training there is to do, those with the same sentences together."""
    return [
        (language, distance, setting, seed)
        for language in LANGUAGES
        for distance in DISTANCES
        for setting in SETTINGS
        for seed in range(SEEDS)
    ]


def main() -> None:
    """Run every setting at every distance, and write the table as it grows."""
    with RESULT.open("w", encoding="utf-8", newline="") as file, Pool(2) as pool:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["language", "distance", "setting", "seed", "updates", "accuracy"])
        for row in pool.imap(run, jobs()):
            table.writerow(row)
            file.flush()


if __name__ == "__main__":
    main()
