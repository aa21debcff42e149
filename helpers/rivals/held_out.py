"""Words held out: what a table and the nets of studies/held_out.py answer, told or not told.

Told means: what training words have behind the same three symbols is struck out of the answer,
since no word comes twice (see repeats.py).
"""

from collections import defaultdict
from math import exp, log
from statistics import mean

import torch

from helpers.rivals.repeats import chances, seen_behind, strike_out
from helpers.rivals.tables import Table
from helpers.tasks.splits import split_words
from helpers.tasks.studies import study
from helpers.tasks.words import alphabet_of, contexts, indices

LONGEST = 1, 2  # symbols that a table looks back; told, one of three is the same as one of two
FOUND = "right", "perplexity", "right_told", "perplexity_told"


def best_rate(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The runs at the learning rate with the smallest mean validation loss."""
    rates: dict[str, list] = {}
    for row in rows:
        rates.setdefault(row["rate"], []).append(row)
    return min(rates.values(), key=lambda runs: mean(float(run["validation"]) for run in runs))


def nets_held_out(language: str, split: int, reads: str) -> list[dict[str, float]]:
    """What the LSTMs say of the test words, a dict a seed, at the best learning rate.

    `reads` is "three" or "third". The keys are right, perplexity, right_told and perplexity_told;
    `right` is a share of the test words. Raises ValueError for what was not run.
    """
    count = len(split_words(language, split)["test"])
    wanted = language, str(split), reads
    rows = [row for row in study("held_out") if (*row.values(),)[:3] == wanted]
    if not rows:
        raise ValueError(wanted)
    return [
        {name: float(row[name]) / (count if "right" in name else 1) for name in FOUND}
        for row in best_rate(rows)
    ]


def table_held_out(language: str, split: int) -> list[dict[str, float]]:
    """What a table says of the test words, as nets_held_out does: a list of one dict.

    The table looks back as many symbols as gave the smaller loss on the validation words.
    """
    words = split_words(language, split)
    labels = alphabet_of(words["train"])
    pairs = {part: list(zip(*contexts(of), strict=True)) for part, of in words.items()}
    tables = [Table(pairs["train"], longest, labels) for longest in LONGEST]
    losses = [_losses(table, pairs["train"], pairs["validation"]) for table in tables]
    plain, told = (tables[column.index(min(column))] for column in zip(*losses, strict=True))
    asked = [tokens for tokens, _ in pairs["test"]]
    seen = seen_behind(pairs["train"], asked, labels)
    y = torch.tensor([row[3] for row in indices(words["test"], labels)])
    found = *_judged(chances(plain, asked), y), *_judged(strike_out(chances(told, asked), seen), y)
    return [dict(zip(FOUND, found, strict=True))]


def _losses(table, train, pairs):
    """The mean loss of a table on pairs, as it is and when it is told."""
    behind = defaultdict(set)
    for tokens, label in train:
        behind[tokens].add(label)
    plain, told = [], []
    for tokens, label in pairs:
        struck = sum(table.probability(tokens, one) for one in behind.get(tokens, ()))
        p = table.probability(tokens, label)
        plain.append(-log(p))
        told.append(-log(p / (1 - struck)))
    return mean(plain), mean(told)


def _judged(p, y):
    """The share of right answers, and the perplexity of those that there is a label for."""
    chance = p[torch.arange(len(y)), y][y > 0]
    return (p.argmax(dim=-1) == y).double().mean().item(), exp(-chance.log().mean().item())
