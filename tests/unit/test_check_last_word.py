"""check_last_word accepts every right answer, names each frequent mistake, and never raises."""

from collections import Counter, defaultdict

import pytest
import torch

from helpers import baselines
from helpers.checks import check_last_word
from helpers.lang import text

KEY = "check_last_word"


def counted(train, test):
    behind = defaultdict(Counter)
    for tokens, label in train:
        behind[tokens[-1]][label] += 1
    common = Counter(label for _, label in train).most_common(1)[0][0]
    table = {word: counts.most_common(1)[0][0] for word, counts in behind.items()}
    return sum(table.get(tokens[-1], common) == label for tokens, label in test) / len(test)


def averaged(train, test):
    sums, everyone = {}, [label for _, label in train]
    for tokens, label in train:
        sums.setdefault(tokens[-1], []).append(label)
    right = []
    for tokens, label in test:
        seen = torch.tensor(sums.get(tokens[-1], everyone), dtype=torch.float)
        right.append(float((seen.mean() > 0.5) == bool(label)))
    return torch.tensor(right).mean()


RIGHT = [counted, averaged, baselines.last_token]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.__name__)
def test_every_right_answer_passes(said, language, answer):
    for _ in range(20):
        line = said(check_last_word, answer)
        assert line == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


def first_words(pairs):
    return [(tokens[:1], label) for tokens, label in pairs]


def newest(train, test):
    table = {tokens[-1]: label for tokens, label in train}
    common = Counter(label for _, label in train).most_common(1)[0][0]
    return sum(table.get(tokens[-1], common) == label for tokens, label in test) / len(test)


def unknown_wrong(train, test):
    known = {tokens[-1] for tokens, _ in train}
    seen = [pair for pair in test if pair[0][-1] in known]
    return counted(train, seen) * len(seen) / len(test)


NAMED = {
    "on_train": lambda train, test: counted(train, train),
    "learned_test": lambda train, test: counted(test, test),
    "first_word": lambda train, test: counted(first_words(train), first_words(test)),
    "majority": baselines.majority,
    "newest": newest,
    "unknown_wrong": unknown_wrong,
    "count": lambda train, test: counted(train, test) * len(test),
    "percent": lambda train, test: counted(train, test) * 100,
}


@pytest.mark.parametrize("key", NAMED)
def test_a_mistake_is_named(said, language, key):
    for _ in range(20):
        assert said(check_last_word, NAMED[key]) == f"✗ {text(f'{KEY}.{key}')}"


def test_any_other_number_is_wrong(said, language):
    wrong = text(f"{KEY}.wrong", given="2.000")
    assert said(check_last_word, lambda train, test: 2) == f"✗ {wrong}"


def test_what_is_no_number_is_named(said, language):
    named = text(f"{KEY}.no_number", given="dict")
    assert said(check_last_word, lambda train, test: {}) == f"✗ {named}"


@pytest.mark.parametrize("empty", [None, ...])
def test_a_hole_is_to_do(said, empty):
    assert said(check_last_word, lambda *given: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, lambda: 1, lambda *given: 1 / 0])
def test_nothing_raises(said, answer):
    assert said(check_last_word, answer).startswith("✗")
