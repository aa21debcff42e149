"""check_make_batch accepts every right answer, names each frequent mistake, and never raises."""

import numpy as np
import pytest
import torch
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


@pytest.mark.parametrize("answer", [packed, with_eye, in_loops], ids=lambda a: a.__name__)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_make_batch, answer) == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


def but(x=lambda x: x, target=lambda target: target):
    """The right answer, but for x or target: a function of the right one."""
    return lambda *given: (x(packed(*given)[0]), target(packed(*given)[1]))


def all_words(sentences, words):
    return one_hot(places(sentences, words).T, len(words)).float()


NAMED = {
    "two_values": (lambda *given: packed(*given)[0], {}),
    "indices": (lambda *given: (places(*given).T[:-1], packed(*given)[1]), {}),
    "batch_first": (but(x=lambda x: x.transpose(0, 1)), {}),
    "last_too": (lambda *given: (all_words(*given), packed(*given)[1]), {}),
    "batch_first_last": (
        lambda *given: (all_words(*given).transpose(0, 1), packed(*given)[1]),
        {},
    ),
    "whole": (but(x=torch.Tensor.long), {"given": "int64"}),
    "shifted": (lambda *given: (all_words(*given)[1:], packed(*given)[1]), {}),
    "other_words": (but(x=lambda x: x.roll(1, dims=-1)), {}),
    "not_one_hot": (but(x=lambda x: x / 2), {}),
    "one_hot_target": (lambda *given: (packed(*given)[0], all_words(*given)[-1]), {}),
    "target_type": (but(target=torch.Tensor.float), {"given": "float32"}),
    "target": (lambda *given: (packed(*given)[0], places(*given).T[0]), {}),
}


@pytest.mark.parametrize("key", NAMED)
def test_a_mistake_is_named(said, language, key):
    answer, values = NAMED[key]
    assert said(check_make_batch, answer) == f"✗ {text(f'{KEY}.{key}', **values)}"


def test_sorting_the_vocabulary_once_more_is_a_mistake(said):
    def answer(sentences, words):
        return packed(sentences, sorted(words))

    assert said(check_make_batch, answer).startswith("✗")


@pytest.mark.parametrize("empty", [None, ...])
def test_a_hole_is_to_do(said, empty):
    assert said(check_make_batch, lambda *given: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 7, lambda: 1, lambda *given: given[0][99]])
def test_nothing_raises(said, answer):
    assert said(check_make_batch, answer).startswith("✗")


def test_hints(said, language):
    lines = said(check_make_batch, packed, hint=9).splitlines()
    assert [text(f"{KEY}.hint_{stage}") in line for stage, line in enumerate(lines[1:], 1)] == [
        True
    ] * 3
