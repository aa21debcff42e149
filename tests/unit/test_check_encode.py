"""check_encode accepts every way to make one-hot words, and names what is in the wrong place."""

import pytest
import torch
from torch import nn
from torch.nn.functional import one_hot

from helpers.checks import check_encode
from helpers.lang import text

KEY = "check_encode"


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


def with_identity(words, alphabet):
    ids = ids_of(words, alphabet)
    return torch.eye(len(alphabet))[ids[:, :-1]].permute(1, 0, 2), ids[:, -1]


def changed(x=lambda x, ids: x, y=lambda y, ids: y):
    """The right answer with its x or its y replaced."""

    def answer(words, alphabet):
        ids = ids_of(words, alphabet)
        both = right(words, alphabet)
        return x(both[0], ids), y(both[1], ids)

    return answer


RIGHT = {
    "one_hot": right,
    "by hand": by_hand,
    "identity": with_identity,
    "stacked": changed(x=lambda x, ids: torch.stack([*x])),
    "float64": changed(x=lambda x, ids: x.double()),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, language, answer):
    for _ in range(5):
        line = said(check_encode, answer)
        assert line == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


def in_sorted_order(words, alphabet):
    return right(words, alphabet)[0], right(words, "".join(sorted(alphabet)))[1]


NAMED = {
    "batch first": ("batch_first", changed(x=lambda x, ids: x.transpose(0, 1))),
    "reshaped": (
        "reshaped",
        changed(x=lambda x, ids: one_hot(ids[:, :-1], 6).float().reshape(x.shape)),
    ),
    "all letters": ("all_letters", changed(x=lambda x, ids: one_hot(ids.T, 6).float())),
    "last letters": ("last_letters", changed(x=lambda x, ids: one_hot(ids[:, 1:].T, 6).float())),
    "indices": ("indices", changed(x=lambda x, ids: ids[:, :-1].T)),
    "places": ("places", changed(x=lambda x, ids: one_hot(ids[:, :-1].T).float())),
    "26": ("too_many_places", changed(x=lambda x, ids: nn.functional.pad(x, (0, 20)))),
    "wrong letters": ("x", changed(x=lambda x, ids: x.flip(-1))),
    "y one-hot": ("y_one_hot", changed(y=lambda y, ids: one_hot(y, 6))),
    "first letter": ("y", changed(y=lambda y, ids: ids[:, 0])),
    "one value": ("two_values", lambda words, alphabet: right(words, alphabet)[0]),
    "three values": ("two_values", lambda words, alphabet: (*right(words, alphabet), 1)),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, language, key, answer):
    for _ in range(5):
        assert said(check_encode, answer) == f"✗ {text(f'{KEY}.{key}')}"


def test_letters_sorted_first_are_never_right(said):
    lines = {said(check_encode, in_sorted_order) for _ in range(20)}
    assert any(text(f"{KEY}.sorted") in line for line in lines)
    assert sum(line.startswith("✓") for line in lines) == 0


DTYPES = {
    "int x": ("no_floats", changed(x=lambda x, ids: x.long())),
    "float y": ("no_indices", changed(y=lambda y, ids: y.float())),
    "int32 y": ("no_indices", changed(y=lambda y, ids: y.int())),
}


@pytest.mark.parametrize(("key", "answer"), DTYPES.values(), ids=DTYPES)
def test_the_type_of_the_numbers_is_told(said, language, key, answer):
    line = said(check_encode, answer)
    assert any(
        line == f"✗ {text(f'{KEY}.{key}', dtype=dtype)}"
        for dtype in ("torch.int64", "torch.float32", "torch.int32")
    )


@pytest.mark.parametrize("empty", [None, ..., (None, None)])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_encode, lambda words, alphabet: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, lambda words, alphabet: words @ "x"])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_encode, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line


def test_what_is_no_tensor_gets_a_sentence(said, language):
    line = said(check_encode, changed(x=lambda x, ids: x.tolist()))
    assert line == f"✗ {text('checks.no_tensor', name='x', given='list')}"


def test_torchs_random_numbers_are_left_alone():
    before = torch.get_rng_state()
    check_encode(right)
    assert torch.equal(torch.get_rng_state(), before)
