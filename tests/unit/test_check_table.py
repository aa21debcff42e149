"""check_table accepts every table with backoff, and names what another one looks at."""

from collections import Counter, defaultdict

import numpy as np
import pytest

from helpers.checks import check_table
from helpers.checks.table import LETTERS
from helpers.lang import text

KEY = "check_table"


def tables(train, keys):
    counts = [defaultdict(Counter) for _ in keys]
    for tokens, label in train:
        for table, key in zip(counts, keys, strict=True):
            table[key(tokens)][label] += 1
    return counts


def by(*keys):
    """The answers of a table that looks up these keys of the three letters, in this order."""

    def answer(train, contexts):
        counts = tables(train, keys)
        answers = []
        for tokens in contexts:
            known = [
                t[key(tokens)] for t, key in zip(counts, keys, strict=True) if key(tokens) in t
            ]
            answers.append(known[0].most_common(1)[0][0])
        return answers

    return answer


def two(tokens):
    return tokens[1:]


def one(tokens):
    return tokens[-1]


def none(tokens):
    return ()


right = by(two, one, none)


def with_dicts(train, contexts):
    counts = {}
    for tokens, label in train:
        for key in (tokens[1:], tokens[2:], ()):
            seen = counts.setdefault(key, {})
            seen[label] = seen.get(label, 0) + 1
    keys = (next(c[k:] for k in (1, 2, 3) if c[k:] in counts) for c in contexts)
    return (max(counts[key], key=counts[key].get) for key in keys)


def with_lists(train, contexts):
    answers = ()
    for _, b, c in contexts:
        labels = [label for tokens, label in train if tokens[1:] == (b, c)]
        labels = labels or [label for tokens, label in train if tokens[2] == c]
        labels = labels or [label for _, label in train]
        answers += (max(set(labels), key=labels.count),)
    return answers


RIGHT = {
    "right": right,
    "dicts, one by one": with_dicts,
    "lists, a tuple": with_lists,
    "numpy": lambda train, contexts: np.array(right(train, contexts)),
    "as a string": lambda train, contexts: "".join(right(train, contexts)),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, language, answer):
    for _ in range(5):
        line = said(check_table, answer)
        assert line == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


NAMED = {
    "last letter": ("only_last", by(one, none)),
    "majority": ("only_majority", by(none)),
    "three letters": ("whole", by(lambda tokens: tokens, two, one, none)),
    "straight to none": ("skips_one", by(two, none)),
    "first letters": (
        "first_letters",
        by(lambda tokens: tokens[:2], lambda tokens: tokens[0], none),
    ),
    "no backoff": (
        "unseen",
        lambda train, contexts: [dict(tables(train, [two])[0])[c[1:]] for c in contexts],
    ),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, language, key, answer):
    for _ in range(5):
        assert said(check_table, answer) == f"✗ {text(f'{KEY}.{key}')}"


def spoilt(when):
    """The right answers, but "?" for the contexts that `when(tokens)` picks."""

    def answer(train, contexts):
        pairs = zip(contexts, right(train, contexts), strict=True)
        return ["?" if when(tokens) else label for tokens, label in pairs]

    return answer


WRONG = {
    "none": spoilt(lambda tokens: tokens[2] in "ef"),
    "one": spoilt(lambda tokens: tokens[1] == "f" and tokens[2] not in "ef"),
    "two": spoilt(lambda tokens: tokens[1] != "f" and tokens[2] not in "ef"),
}


@pytest.mark.parametrize("rule", WRONG)
def test_a_wrong_answer_is_told_with_the_rule_it_breaks(said, language, rule):
    line = said(check_table, WRONG[rule])
    sentences = (
        text(f"{KEY}.wrong_{rule}", context=a + b + c, given=repr("?"), right=repr(right))
        for a in LETTERS
        for b in LETTERS
        for c in LETTERS
        for right in "uvwxyz"
    )
    assert line.removeprefix("✗ ") in set(sentences)


OTHER = {
    "too few": (lambda train, contexts: right(train, contexts)[1:], "count"),
    "too many": (lambda train, contexts: [*right(train, contexts), "u"], "count"),
    "a number": (lambda train, contexts: 3, "no_list"),
}


@pytest.mark.parametrize(("answer", "key"), OTHER.values(), ids=OTHER)
def test_whatever_comes_back_gets_a_sentence(said, language, answer, key):
    blanks = [{"given": n, "expected": 216} for n in (215, 217, "int")]
    assert said(check_table, answer) in {f"✗ {text(f'{KEY}.{key}', **b)}" for b in blanks}


@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_table, lambda train, contexts: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, lambda train, contexts: train @ 2])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_table, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line
