"""LSTM, GRU and RNN on words of four symbols, at equal parameters -> data/text_words.csv.

For lesson 08. Three tasks: "fourth", the last symbol of a word from the first three (Korean:
syllables), with dropout 0.3; "third", the same from the third symbol alone, its control; and
"next", each symbol from all before it, "·" at both ends (Korean: jamo). Each cell at two learning
rates and from five seeds; stopped where the validation loss was smallest. `validation` is that
loss, `perplexity` is that of the test words; `score` is their accuracy (fourth, third) or the
share of 1000 written words that have four symbols (next). Takes about twelve minutes on two cores.
"""

import math
from functools import cache
from itertools import product

import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

from helpers.nets.readouts import EveryStep, LastStep
from helpers.tasks.jamo import from_jamo, to_jamo
from helpers.tasks.words import PARTS, alphabet_of, indices, load_words
from helpers.training.sampling import sample
from helpers.training.stopping import loss_on, train_and_stop
from studies.run import Study

CELLS = {"lstm": (nn.LSTM, 4), "gru": (nn.GRU, 3), "rnn": (nn.RNN, 1)}  # and their weight sets
INPUTS = {"fourth": 32, "next": 16, "third": 32}
UNITS = {"fourth": 64, "next": 128, "third": 64}  # of the LSTM
BATCH = {"fourth": 128, "next": 64, "third": 128}
RATES = {"fourth": (0.003, 0.01), "next": (0.005, 0.02), "third": (0.003, 0.01)}
UPDATES = {(task, language): 600 for task in UNITS for language in ("en", "ko")}
UPDATES["next", "en"] = 300
SEEDS = range(5)


def parameters(sets: int, inputs: int, hidden: int, outputs: int) -> int:
    """Count the parameters of a recurrent layer of so many weight sets and its readout."""
    return sets * hidden * (inputs + hidden + 2) + outputs * (hidden + 1)


def equal_units(cell: str, task: str, outputs: int) -> int:
    """The most units with which a cell has no more parameters than the LSTM."""
    inputs, hidden = INPUTS[task], 1
    budget = parameters(4, inputs, UNITS[task], outputs)
    while parameters(CELLS[cell][1], inputs, hidden + 1, outputs) <= budget:
        hidden += 1
    return hidden


def make(cell: str, task: str, outputs: int) -> nn.Sequential:
    """Embedding, dropout (but not in task next), recurrent layer, readout."""
    recurrent = CELLS[cell][0](INPUTS[task], equal_units(cell, task, outputs))
    embedding = nn.Embedding(outputs, INPUTS[task])
    if task == "next":
        return nn.Sequential(embedding, EveryStep(recurrent, outputs))
    return nn.Sequential(embedding, nn.Dropout(0.3), LastStep(recurrent, outputs))


@cache
def data(task: str, language: str) -> tuple[list[str], dict[str, tuple]]:
    """The alphabet, and for each part the inputs (T, B) and the targets."""
    words = load_words(language)
    if task == "next":
        words = {part: [to_jamo(word) for word in words[part]] for part in PARTS}
    alphabet = alphabet_of(words["train"])
    ids = {part: indices(words[part], alphabet) for part in PARTS}
    if task != "next":
        first = 2 if task == "third" else 0
        tables = {part: torch.tensor(rows).T for part, rows in ids.items()}  # (4, B)
        return alphabet, {part: (table[first:3], table[3]) for part, table in tables.items()}
    rings = {part: [torch.tensor([0, *row, 0]) for row in rows] for part, rows in ids.items()}
    return alphabet, {part: _shifted(rows) for part, rows in rings.items()}


def _shifted(rows):
    x = pad_sequence([row[:-1] for row in rows])
    return x, pad_sequence([row[1:] for row in rows], padding_value=-100)


def find(task: str, language: str, cell: str, rate: float, seed: int):
    """When one training was stopped, its validation loss, and what the test words say."""
    alphabet, parts = data(task, language)
    net = make(cell, task, len(alphabet))
    updates, cosine = UPDATES[task, language], task == "next"
    history = train_and_stop(net, parts, BATCH[task], updates, rate, cosine=cosine)
    net.eval()
    with torch.no_grad():
        perplexity = math.exp(loss_on(net, *parts["test"]))
        score = judge(net, task, alphabet, parts["test"])
    yield history.best, f"{min(history.validation):.4f}", f"{perplexity:.3f}", f"{score:.4f}"


def judge(net: nn.Module, task: str, alphabet: list[str], test: tuple) -> float:
    """The accuracy on the test words, or the share of written words of four symbols."""
    if task != "next":
        return (net(test[0]).argmax(dim=-1) == test[1]).float().mean().item()
    words = [from_jamo(word) for word in sample(net, alphabet, 1000)]
    return sum(map(four, words)) / len(words)


def four(word: str) -> bool:
    """Whether a written word has four letters or four whole syllables."""
    return len(word) == 4 and all("a" <= s <= "z" or "가" <= s <= "힣" for s in word)


STUDY = Study(
    name="text_words",
    columns=(
        *("task", "language", "cell", "rate", "seed"),
        *("updates", "validation", "perplexity", "score"),
    ),
    settings=[
        (task, language, cell, rate, seed)
        for task, language, cell in product(UNITS, ("en", "ko"), CELLS)
        for rate, seed in product(RATES[task], SEEDS)
    ],
    find=find,
    cheap=[("third", "en", "rnn", 0.01, 0), ("third", "ko", "rnn", 0.01, 0)],
)
