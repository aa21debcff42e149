"""Check of lesson 07: sentences become one-hot inputs and the words to predict."""

import random

import torch
from torch.nn.functional import one_hot

from helpers.checks.report import Mistake, expect_tensor, report, same

LETTERS = "abcdefghijk"
READ, SENTENCES = 3, 5  # words read in each sentence, and how many sentences


def check_make_batch(answer, hint: int = 0) -> None:
    """Compare `answer(sentences, words) -> x, target` with one-hot inputs and indices.

    x (T, B, V): all words but the last; target (B,): the place of the last. Prints the verdict in
    the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_make_batch", lambda: _judge(answer), hint)


def _judge(answer):
    sentences, words = _sentences()
    given = answer(list(sentences), list(words))
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise Mistake("check_make_batch.two_values")
    x, target = given
    ids = torch.tensor([[words.index(word) for word in s.split()] for s in sentences]).T
    expected = one_hot(ids[:-1], len(words)).float()
    _judge_x(x, expected, ids)
    _judge_target(target, ids, len(words))


def _sentences():
    """Sentences of READ + 1 different words, and the vocabulary in an order of its own."""
    rng = random.Random()
    words = ["".join(rng.sample(LETTERS, 4)) for _ in range(9)]
    return [" ".join(rng.sample(words, READ + 1)) for _ in range(SENTENCES)], words


def _judge_x(x, expected, ids):
    T, B, V = expected.shape
    shapes = {
        (T, B): "indices",
        (B, T, V): "batch_first",
        (T + 1, B, V): "last_too",
        (B, T + 1, V): "batch_first_last",
    }
    if isinstance(x, torch.Tensor) and tuple(x.shape) in shapes:
        raise Mistake(f"check_make_batch.{shapes[tuple(x.shape)]}")
    expect_tensor("x", x, expected)
    if not x.is_floating_point():
        raise Mistake("check_make_batch.whole", given=str(x.dtype).removeprefix("torch."))
    if same(x, expected):
        return
    if same(x, one_hot(ids[1:], expected.shape[-1]).float()):
        raise Mistake("check_make_batch.shifted")
    one_each = bool((x.sum(dim=-1) == 1).all()) and bool(((x == 0) | (x == 1)).all())
    raise Mistake("check_make_batch.other_words" if one_each else "check_make_batch.not_one_hot")


def _judge_target(target, ids, size):
    if isinstance(target, torch.Tensor) and target.shape == (ids.shape[1], size):
        raise Mistake("check_make_batch.one_hot_target")
    expect_tensor("target", target, ids[-1])
    if target.dtype != torch.long:
        given = str(target.dtype).removeprefix("torch.")
        raise Mistake("check_make_batch.target_type", given=given)
    if not torch.equal(target, ids[-1]):
        raise Mistake("check_make_batch.target")
