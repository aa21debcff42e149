"""How far apart may subject and verb be? -> data/agreement.csv, for lesson 07.

Every cell and initialisation, both mini-languages, at distances of 10, 20 and 40 tokens, from ten
seeds. A run ends when the loss has been below GOAL five times in a row, or after MOST updates;
`accuracy` is measured afterwards on 1000 sentences that were not trained on. Takes about ten
minutes on two cores.
"""

from functools import cache
from itertools import product

import torch
from torch import nn

from helpers.nets.readouts import LastStep
from helpers.tasks.agreement import agreement, encode, vocabulary
from studies.run import Study
from studies.starts import make
from studies.two_answers import BATCH, TEST, learn

DISTANCES, LANGUAGES, SEEDS = (10, 20, 40), ("en", "ko"), range(10)
EMBEDDING = HIDDEN = 16
TRAIN, MOST = 4000, 600
SETTINGS = ("rnn", "rnn_identity", "lstm", "lstm_2", "lstm_chrono", "gru", "gru_chrono")


@cache
def sentences(language: str, distance: int) -> dict:
    """{"train": (ids, labels), "test": (ids, labels)}, the same for every net."""
    sizes = {"train": TRAIN, "test": TEST}
    with torch.random.fork_rng(devices=[]):  # whoever asks first goes on from the seed, too
        torch.manual_seed(0)
        drawn = {part: agreement(language, distance, n, part) for part, n in sizes.items()}
    return {part: encode(found, language) for part, found in drawn.items()}


def learn_verbs(
    cell: nn.Module, language: str, distance: int, most: int, **how
) -> tuple[int, str]:
    """As `learn`: which form of the verb, by an embedding, the cell and a readout of its end."""
    parts, reader = sentences(language, distance), LastStep(cell)
    net = nn.Sequential(nn.Embedding(len(vocabulary(language)), cell.input_size), reader)

    def draw():
        ids, labels = parts["train"]
        chosen = torch.randint(len(labels), (BATCH,))
        return ids[:, chosen], labels[chosen]

    return learn(net, draw, lambda: parts["test"], most, **how)


def find(language: str, distance: int, setting: str, seed: int):
    """The updates and the accuracy of one training."""
    cell = make(setting, EMBEDDING, HIDDEN, distance)
    yield learn_verbs(cell, language, distance, MOST)


STUDY = Study(
    name="agreement",
    columns=("language", "distance", "setting", "seed", "updates", "accuracy"),
    settings=list(product(LANGUAGES, DISTANCES, SETTINGS, SEEDS)),
    find=find,
    cheap=[("ko", 10, "lstm_2", 2), ("ko", 10, "rnn_identity", 8), ("en", 10, "gru_chrono", 5)],
)
