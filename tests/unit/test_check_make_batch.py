"""check_make_batch accepts every right answer, names each frequent mistake, and never raises."""

import numpy as np
import pytest
import torch
from judged import DRAWS, FEW, line, verdicts
from torch.nn.functional import one_hot

from helpers.checks import check_make_batch
from helpers.lang import text

KEY = "check_make_batch"


def places(sentences, words):
    """(B, T + 1)."""
    return torch.tensor([[words.index(word) for word in s.split()] for s in sentences])


def packed(sentences, words):
    ids = places(sentences, words).T
    return one_hot(ids[:-1], len(words)).float(), ids[-1]


def with_eye(sentences, words):
    ids = places(sentences, words)
    return [torch.eye(len(words), dtype=torch.float64)[ids[:, :-1].T], ids[:, -1]]


def in_loops(sentences, words):
    steps, place = len(sentences[0].split()) - 1, {word: k for k, word in enumerate(words)}
    x = torch.from_numpy(np.zeros((steps, len(sentences), len(words)), dtype="float32"))
    target = torch.empty(len(sentences), dtype=torch.long)
    for b, sentence in enumerate(sentences):
        *before, last = sentence.split()
        for t, word in enumerate(before):
            x[t, b, place[word]] = 1
        target[b] = place[last]
    return x, target


def in_lists(sentences, words):
    split = [s.split(" ") for s in sentences]
    x = [[[float(w == v) for v in words] for w in step] for step in zip(*split, strict=True)]
    return x[:-1], [words.index(step[-1]) for step in split]


def sorted_afterwards(sentences, words):
    answer = packed(sentences, words)
    words.sort()
    sentences.clear()
    return answer


def half(sentences, words):
    x, target = packed(sentences, words)
    return x.bfloat16(), target.numpy()


RIGHT = [packed, with_eye, in_loops, in_lists, sorted_afterwards, half]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda a: a.__name__)
def test_every_right_answer_passes(answer):
    draws = DRAWS if answer in (packed, in_loops) else FEW
    assert verdicts(check_make_batch, answer, draws=draws) == {"passed"}


def but(x=lambda x: x, target=lambda target: target):
    """The right answer, but for x or target: a function of the right one."""
    return lambda *given: (x(packed(*given)[0]), target(packed(*given)[1]))


def all_words(sentences, words):
    return one_hot(places(sentences, words).T, len(words)).float()


def of_batch(sentences, words):
    """The vocabulary of the sentences alone, as in nlp-tutorial."""
    own = sorted({word for sentence in sentences for word in sentence.split()})
    return packed(sentences, own)


def without_classes(sentences, words):
    ids = places(sentences, words).T
    return one_hot(ids[:-1]).float(), ids[-1]


def seven(sentences, words):
    ids = places(sentences, words).T
    return one_hot(ids[:-1], 7).float(), ids[-1]


def reshaped(sentences, words):
    ids = places(sentences, words)
    x = one_hot(ids[:, :-1], len(words)).float()
    return x.reshape(-1, len(sentences), len(words)), ids[:, -1]


def notebook(sentences, words):
    ids = places(sentences, words).T
    return one_hot(ids[:2], len(words)).float(), ids[2]


NAMED = {
    "two_values": [
        lambda *given: packed(*given)[0],
        lambda *given: packed(*given)[::-1],
        lambda *given: (*packed(*given), given[1]),
        lambda *given: dict(zip("xt", packed(*given), strict=True)),
    ],
    "indices": [
        lambda *given: (places(*given).T[:-1], packed(*given)[1]),
        lambda *given: (places(*given)[:, :-1].float(), packed(*given)[1]),
        lambda *given: (places(*given), packed(*given)[1]),
    ],
    "batch_first": [but(x=lambda x: x.transpose(0, 1))],
    "last_too": [lambda *given: (all_words(*given), packed(*given)[1])],
    "batch_first_last": [lambda *given: (all_words(*given).transpose(0, 1), packed(*given)[1])],
    "whole": [but(x=torch.Tensor.long)],
    "shifted": [lambda *given: (all_words(*given)[1:], packed(*given)[1])],
    "first_two": [notebook],
    "classes": [without_classes, seven],
    "reshaped": [reshaped],
    "numbering": [
        lambda sentences, words: packed(sentences, sorted(words)),
        lambda sentences, words: packed(sentences, words[::-1]),
        of_batch,
        but(x=lambda x: x.roll(1, dims=-1)),
    ],
    "other_words": [but(x=lambda x: x.flip(0)), but(x=lambda x: x.flip(1))],
    "not_one_hot": [but(x=lambda x: x / 2), but(x=lambda x: x.cumsum(0)), but(x=torch.zeros_like)],
    "one_hot_target": [lambda *given: (packed(*given)[0], all_words(*given)[-1])],
    "target_type": [but(target=torch.Tensor.float)],
    "target": [lambda *given: (packed(*given)[0], places(*given).T[0])],
}


@pytest.mark.parametrize("key", NAMED)
def test_a_mistake_is_named(key):
    for answer in NAMED[key]:
        assert verdicts(check_make_batch, answer, draws=FEW) == {key}


@pytest.mark.parametrize(("key", "given"), [("whole", "int64"), ("target_type", "float32")])
def test_a_type_is_told(said, key, given):
    assert said(check_make_batch, NAMED[key][0]) == line(check_make_batch, key, given=given)


def squeezed(sentences, words):
    x, target = packed(sentences, words)
    return x.squeeze(), target


def three(sentences, words):
    ids = places(sentences, words).T
    return one_hot(ids[:3], len(words)).float(), ids[3]


WRONG = {
    "squeezed": squeezed,
    "three words read": three,
    "words": lambda sentences, words: (sentences, words),
    "pair of None": lambda *given: (None, None),
    "numbers": lambda *given: (1, 2),
    "NaN": but(x=lambda x: x * np.nan),
    "target is words": but(target=lambda t: ["dog"] * len(t)),
    "target in a column": but(target=lambda t: t[:, None]),
    "no function": 7,
    "no arguments": lambda: 1,
    "too far": lambda sentences, words: sentences[99],
}


@pytest.mark.parametrize("name", WRONG)
def test_whatever_else_comes_is_refused_with_a_sentence(name):
    assert "passed" not in verdicts(check_make_batch, WRONG[name], draws=FEW)


def test_hints(said, language):
    lines = said(check_make_batch, packed, hint=9).splitlines()
    assert text(f"{KEY}.hint_3") in lines[3]
