"""Check of lesson 08: words as one-hot inputs and the index of their last letter."""

import torch
from torch.nn.functional import one_hot

from helpers.checks.fresh import fresh
from helpers.checks.report import Mistake, expect_tensor, report

LETTERS = "uvwxyz"
LENGTH, COUNT = 4, 7


def check_encode(answer, hint: int = 0) -> None:
    """Let `answer(words, alphabet)` return x (T, B, V), one-hot floats, and y (B,), indices.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_encode", lambda: _judge(answer), hint)


def _judge(answer):
    turn = int(fresh(len(LETTERS) - 1).argmax()) + 1
    alphabet = LETTERS[turn:] + LETTERS[:turn]  # no letter has its place in the sorted letters
    # No letter twice in a word, and the last of the alphabet in none.
    ids = fresh(COUNT, len(LETTERS) - 1).argsort(dim=1)[:, :LENGTH]
    words = ["".join(alphabet[k] for k in row) for row in ids.tolist()]
    given = answer(list(words), alphabet)
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise Mistake("check_encode.two_values")
    _judge_x(given[0], ids)
    _judge_y(given[1], ids, alphabet)


def _judge_x(x, ids):
    expected = one_hot(ids[:, :-1].T, len(LETTERS))  # (T, B, V)
    if isinstance(x, torch.Tensor):
        for key, wrong in _wrong_shapes(ids).items():
            if x.shape == wrong.shape:
                raise Mistake(f"check_encode.{key}")
    expect_tensor("x", x, expected)
    if not torch.equal(x.double(), expected.double()):
        for key, wrong in _wrong_values(ids, expected).items():
            if torch.equal(x.double(), wrong.double()):
                raise Mistake(f"check_encode.{key}")
        raise Mistake("check_encode.x")
    if not x.is_floating_point():
        raise Mistake("check_encode.no_floats", dtype=str(x.dtype))


def _wrong_shapes(ids):
    return {
        "batch_first": one_hot(ids[:, :-1], len(LETTERS)),
        "all_letters": one_hot(ids.T, len(LETTERS)),
        "indices": ids[:, :-1].T,
        "places": one_hot(ids[:, :-1].T),
        "too_many_places": one_hot(ids[:, :-1].T, 26),
    }


def _wrong_values(ids, expected):
    rows = expected.transpose(0, 1)
    return {
        "reshaped": rows.reshape(expected.shape),
        "last_letters": one_hot(ids[:, 1:].T, len(LETTERS)),
    }


def _judge_y(y, ids, alphabet):
    last = ids[:, -1]
    if isinstance(y, torch.Tensor) and y.shape == (COUNT, len(LETTERS)):
        raise Mistake("check_encode.y_one_hot")
    expect_tensor("y", y, last)
    if not torch.equal(y.double(), last.double()):
        sorted_places = [sorted(alphabet).index(alphabet[k]) for k in last.tolist()]
        if y.tolist() == sorted_places:
            raise Mistake("check_encode.sorted")
        raise Mistake("check_encode.y")
    if y.dtype != torch.int64:
        raise Mistake("check_encode.no_indices", dtype=str(y.dtype))
