"""How long the kernel takes to answer a move in a playground of helpers/play.

16 units read 200 Korean sentences of distance 20; 128 units read and write Korean words in jamo,
the longest words that the course has. Only the writer is trained, and only until what it writes is
about as long as words are.
"""

import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

import torch
from torch import nn

from helpers import play
from helpers.nets.readouts import EveryStep, LastStep
from helpers.play.base import Playground
from helpers.tasks.agreement import agreement, vocabulary
from helpers.tasks.jamo import JAMO, from_jamo, to_jamo
from helpers.tasks.words import load_words
from helpers.training.train import train

MOVES = 50
Started = tuple[Playground, Iterator[Callable[[], None]]]


def milliseconds(name: str) -> float:
    """The median of 50 moves of one control, each to another value, without a browser."""
    times = []
    for move in PLAYGROUNDS[name]()[1]:
        start = time.perf_counter()
        move()
        times.append(time.perf_counter() - start)
    return median(times) * 1000


def clamp() -> Started:
    """The forget gate's slider, up and down."""
    net, sentences = _agreement_net(), agreement("ko", 20, 200, "test")
    playground = play.clamp(net, sentences, "ko")
    playground.gate.value = "f"
    return _moves(playground, playground.value, [k % 20 / 20 for k in range(MOVES)])


def sentence() -> Started:
    """Whole sentences, one after the other."""
    playground = play.sentence(_agreement_net(), "ko")
    typed = [sentence.text for sentence in agreement("ko", 20, MOVES, "test")]
    return _moves(playground, playground.typed, typed)


def word() -> Started:
    """Whole words, one after the other."""
    net, alphabet = _character_net()
    playground = play.word(net, alphabet)
    return _moves(playground, playground.typed, load_words("ko")["test"][:MOVES])


def sampler() -> Started:
    """The temperature's slider, up and down; a hundred words each time."""
    net, alphabet = _character_net()
    known = load_words("ko")["train"]
    train(net, partial(_loss, [to_jamo(word) for word in known], alphabet), updates=40, lr=1e-2)
    playground = play.sampler(net, alphabet, known, compose=from_jamo)
    temperatures = [0.1 + k % 38 * 0.05 for k in range(MOVES)]
    return _moves(playground, playground.temperature, temperatures)


PLAYGROUNDS = {"clamp": clamp, "sentence": sentence, "word": word, "sampler": sampler}


def _moves(playground, control, values):
    return playground, (partial(setattr, control, "value", value) for value in values)


def _loss(words, alphabet, net):
    """Cross entropy of the next symbol in 32 words, and of the "·" behind them."""
    drawn = [words[k] for k in torch.randint(len(words), (32,))]
    longest = max(map(len, drawn))
    ids = [[0, *map(alphabet.index, word), *[0] * (longest + 1 - len(word))] for word in drawn]
    ids = torch.tensor(ids).T  # (longest + 2, 32)
    logits, _ = net(ids[:-1])
    return nn.functional.cross_entropy(logits.flatten(0, 1), ids[1:].flatten())


def _agreement_net():
    torch.manual_seed(0)
    return nn.Sequential(nn.Embedding(len(vocabulary("ko")), 16), LastStep(nn.LSTM(16, 16)))


def _character_net():
    torch.manual_seed(0)
    alphabet = "·" + JAMO
    embedding = nn.Embedding(len(alphabet), 32)
    return nn.Sequential(embedding, EveryStep(nn.LSTM(32, 128), len(alphabet))), alphabet
