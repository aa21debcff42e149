"""An LSTM on held-out words, with and without knowing that no word comes twice, lesson 08.

-> data/held_out.csv. The fourth symbol of a word (Korean: syllable) from all three before it, or
from the third alone, from five seeds; three learning rates on the split of the files, one of them
on two other splits. Stopped where the validation loss, `validation`, was smallest; `right` and
`perplexity` are those of the test words (the latter without answers that no training word has).
`right_told` and `perplexity_told` are those of the same net after the symbols that training words
have behind the same three were struck out. Takes about ten minutes on two cores.
"""

from functools import cache
from itertools import product

import torch
from torch import nn

from helpers.nets.readouts import LastStep
from helpers.rivals.repeats import seen_behind, strike_out
from helpers.tasks.splits import split_words
from helpers.tasks.words import alphabet_of, contexts, indices
from helpers.training.stopping import train_and_stop
from studies.run import Study

READS = {"three": slice(0, 3), "third": slice(2, 3)}
SPLITS, SEEDS = range(3), range(5)
UPDATES = {  # by learning rate; the smallest validation loss comes before the end, mostly
    "en": {0.01: 200, 0.003: 500, 0.001: 1200},
    "ko": {0.03: 200, 0.01: 400, 0.003: 1200},
}
AGAIN = 0.003  # the rate at which the other splits are tried: near the best on split 0
INPUTS, UNITS, BATCH = 32, 48, 128


@cache
def data(language: str, split: int) -> tuple[list[str], dict[str, torch.Tensor], torch.Tensor]:
    """The alphabet, the indices (4, B) of each part, and what to strike out for the test words."""
    words = split_words(language, split)
    alphabet = alphabet_of(words["train"])
    ids = {part: torch.tensor(indices(of, alphabet)).T for part, of in words.items()}
    train = zip(*contexts(words["train"]), strict=True)
    return alphabet, ids, seen_behind(train, contexts(words["test"])[0], alphabet)


def make(symbols: int) -> nn.Sequential:
    """The net of the lesson."""
    return nn.Sequential(
        nn.Embedding(symbols, INPUTS), LastStep(nn.LSTM(INPUTS, UNITS), outputs=symbols)
    )


def judge(p: torch.Tensor, y: torch.Tensor) -> tuple[int, str]:
    """How many answers are right, and the perplexity of those that an answer can have."""
    chance = p[torch.arange(len(y)), y][y > 0]
    return int((p.argmax(dim=-1) == y).sum()), f"{(-chance.log().mean()).exp():.3f}"


def find(language: str, split: int, reads: str, rate: float, seed: int):
    """When one training was stopped, its validation loss, and what the test words say."""
    alphabet, ids, seen = data(language, split)
    parts = {part: (of[READS[reads]], of[3]) for part, of in ids.items()}
    net = make(len(alphabet))
    history = train_and_stop(net, parts, BATCH, UPDATES[language][rate], rate)
    net.eval()
    x, y = parts["test"]
    with torch.no_grad():
        p = net(x).softmax(dim=-1)
    found = (*judge(p, y), *judge(strike_out(p, seen), y))
    yield history.best, f"{min(history.validation):.4f}", *found


STUDY = Study(
    name="held_out",
    columns=(
        *("language", "split", "reads", "rate", "seed", "updates", "validation"),
        *("right", "perplexity", "right_told", "perplexity_told"),
    ),
    settings=[
        (language, *setting)
        for language, rates in UPDATES.items()
        for setting in product(SPLITS, READS, rates, SEEDS)
        if setting[0] == 0 or setting[2] == AGAIN
    ],
    find=find,
    cheap=[("en", 0, "third", 0.01, 0), ("ko", 0, "third", 0.03, 0)],
)
