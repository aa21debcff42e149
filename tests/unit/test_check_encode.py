"""check_encode accepts every way to make one-hot words, and names what is in the wrong place."""

import numpy as np
import pytest
import torch
from judged import expect
from torch import nn
from torch.nn.functional import one_hot

from helpers.checks import check_encode
from helpers.lang import text

KEY = "check_encode"
A_TO_Z = "abcdefghijklmnopqrstuvwxyz"


def ids_of(words, alphabet):
    return torch.tensor([[alphabet.index(letter) for letter in word] for word in words])


def right(words, alphabet):
    ids = ids_of(words, alphabet)
    return one_hot(ids[:, :-1].T, num_classes=len(alphabet)).float(), ids[:, -1]


def by_hand(words, alphabet):
    x = torch.zeros(len(words[0]) - 1, len(words), len(alphabet))
    for b, word in enumerate(words):
        for t, letter in enumerate(word[:-1]):
            x[t, b, alphabet.index(letter)] = 1
    return [x, torch.tensor([alphabet.index(word[-1]) for word in words])]


def with_a_dict(words, alphabet):
    place = {letter: k for k, letter in enumerate(alphabet)}
    rows = [torch.eye(len(alphabet))[[place[letter] for letter in word[:-1]]] for word in words]
    return torch.stack(rows, dim=1), torch.LongTensor([place[word[-1]] for word in words])


def with_numpy(words, alphabet):
    ids = np.array([[alphabet.find(letter) for letter in word] for word in words])
    return np.eye(len(alphabet))[ids[:, :-1].T], ids[:, -1]


def with_lists(words, alphabet):
    steps = range(len(words[0]) - 1)
    x = [[[float(a == word[t]) for a in alphabet] for word in words] for t in steps]
    return x, [list(alphabet).index(word[-1]) for word in words]


def compared(words, alphabet):
    ids = ids_of(words, alphabet)
    x = (ids[:, :-1].T[..., None] == torch.arange(len(alphabet))).half()
    words.clear()
    return x, ids[:, -1].clone()


def changed(x=lambda x, ids: x, y=lambda y, ids: y, encode=right):
    """A right answer with its x or its y replaced."""

    def answer(words, alphabet):
        ids = ids_of(words, alphabet)
        both = encode(words, alphabet)
        return x(both[0], ids), y(both[1], ids)

    return answer


RIGHT = {
    "one_hot": right,
    "by hand": by_hand,
    "a dict and an identity": with_a_dict,
    "numpy": with_numpy,
    "lists": with_lists,
    "compared, half precision": compared,
    "float64": changed(x=lambda x, ids: x.double()),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, answer):
    expect(said, check_encode, answer, "passed")


def of_a_to_z(places):
    def answer(words, alphabet):
        ids = ids_of(words, A_TO_Z)
        return one_hot(ids[:, :-1].T, places or len(alphabet)).float(), ids[:, -1]

    return answer


def one_hot_of(ids, x):
    return one_hot(ids, x.shape[-1]).float()


def of_the_notebook(words, alphabet):
    ids = ids_of(words, alphabet)
    return one_hot(ids[:, :3].T, num_classes=len(alphabet)).float(), ids[:, 3]


def sorted_first(words, alphabet):
    return right(words, "".join(sorted(alphabet)))


NAMED = {
    "batch first": ("batch_first", changed(x=lambda x, ids: x.transpose(0, 1))),
    "reshaped": (
        "reshaped",
        changed(x=lambda x, ids: one_hot_of(ids[:, :-1], x).reshape(x.shape)),
    ),
    "all letters": ("all_letters", changed(x=lambda x, ids: one_hot_of(ids.T, x))),
    "all letters, batch first": ("all_letters", changed(x=lambda x, ids: one_hot_of(ids, x))),
    "last letters": ("last_letters", changed(x=lambda x, ids: one_hot_of(ids[:, 1:].T, x))),
    "indices": ("indices", changed(x=lambda x, ids: ids[:, :-1].T)),
    "indices, batch first": ("indices", changed(x=lambda x, ids: ids[:, :-1].float())),
    "places": ("places", changed(x=lambda x, ids: one_hot(ids[:, :-1].T).float())),
    "places of all": ("places", changed(x=lambda x, ids: one_hot(ids.T).float()[:-1])),
    "26": ("too_many_places", changed(x=lambda x, ids: nn.functional.pad(x, (0, 17)))),
    "a to z, 26": ("too_many_places", of_a_to_z(26)),
    "a to z": ("outside", of_a_to_z(None)),
    "as in the notebook": ("first_three", of_the_notebook),
    "the fourth letter": ("first_three", changed(y=lambda y, ids: ids[:, 3])),
    "sorted": ("sorted", sorted_first),
    "y sorted": ("sorted", lambda w, a: (right(w, a)[0], sorted_first(w, a)[1])),
    "wrong letters": ("x", changed(x=lambda x, ids: x.flip(-1))),
    "y one-hot": ("y_one_hot", changed(y=lambda y, ids: one_hot(y, 9))),
    "first letter": ("y", changed(y=lambda y, ids: ids[:, 0])),
    "one value": ("two_values", lambda words, alphabet: right(words, alphabet)[0]),
    "three values": ("two_values", lambda words, alphabet: (*right(words, alphabet), 1)),
    "y, x": ("two_values", lambda words, alphabet: right(words, alphabet)[::-1]),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, key, answer):
    expect(said, check_encode, answer, key)


DTYPES = {
    "int x": ("no_floats", "int64", changed(x=lambda x, ids: x.long())),
    "bool x": ("no_floats", "bool", changed(x=lambda x, ids: x > 0)),
    "float y": ("no_indices", "float32", changed(y=lambda y, ids: y.float())),
    "int32 y": ("no_indices", "int32", changed(y=lambda y, ids: y.int())),
}


@pytest.mark.parametrize(("key", "dtype", "answer"), DTYPES.values(), ids=DTYPES)
def test_the_type_of_the_numbers_is_told(said, language, key, dtype, answer):
    line = said(check_encode, answer, hint=9)
    assert line.startswith(f"✗ {text(f'{KEY}.{key}', dtype=f'torch.{dtype}')}")
    assert text(f"{KEY}.hint_3") in line


ODD = {
    "None inside": lambda words, alphabet: (None, right(words, alphabet)[1]),
    "words": lambda words, alphabet: (words, alphabet),
    "nothing": changed(x=lambda x, ids: []),
    "nan": changed(x=lambda x, ids: x * float("nan")),
    "columns": changed(y=lambda y, ids: y[:, None]),
    "an error": lambda words, alphabet: words @ alphabet,
}


@pytest.mark.parametrize("answer", ODD.values(), ids=ODD)
def test_whatever_comes_back_gets_a_sentence(said, language, answer):
    line = said(check_encode, answer)
    assert line.startswith("✗") and text("checks.broken", kind="", said="")[:16] not in line
