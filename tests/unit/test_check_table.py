"""check_table accepts every table with backoff, and names what another one looks at."""

from collections import Counter, defaultdict

import numpy as np
import pytest
from judged import expect

from helpers.checks import check_table
from helpers.lang import text

KEY = "check_table"


def tables(train, keys):
    counts = [defaultdict(Counter) for _ in keys]
    for tokens, label in train:
        for table, key in zip(counts, keys, strict=True):
            table[key(tokens)][label] += 1
    return counts


def most(counter):
    return counter.most_common(1)[0][0]


def by(*keys, pick=most):
    """The answers of a table that looks up these keys of the three letters, in this order."""

    def answer(train, contexts):
        counts = tables(train, keys)
        answers = []
        for tokens in contexts:
            known = [
                t[key(tokens)] for t, key in zip(counts, keys, strict=True) if key(tokens) in t
            ]
            answers.append(pick(known[0]))
        return answers

    return answer


def two(tokens):
    return tokens[1:]


def one(tokens):
    return tokens[-1]


def none(tokens):
    return ()


def front(tokens):
    return tokens[:2]


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


def with_excepts(train, contexts):
    pairs, lasts, whole = tables(train, [lambda t: t[-2] + t[-1], one, none])
    answers = []
    for _a, b, c in contexts:
        try:
            answers.append(most(pairs[b + c]))
        except IndexError:
            answers.append(most(lasts[c] or whole[()]))
    train.clear()
    contexts.clear()
    return answers


RIGHT = {
    "right": right,
    "dicts, a generator": with_dicts,
    "lists, a tuple": with_lists,
    "except": with_excepts,
    "numpy": lambda train, contexts: np.array(right(train, contexts)),
    "as a string": lambda train, contexts: "".join(right(train, contexts)),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, answer):
    expect(said, check_table, answer, "passed")


def overwriting(train, contexts):
    seen = {}
    for tokens, label in train:
        seen[tokens[1:]] = seen[tokens[2:]] = seen[()] = label
    return [next(seen[c[k:]] for k in (1, 2, 3) if c[k:] in seen) for c in contexts]


def stopping_at_new_letters(train, contexts):
    counts = tables(train, [two])[0]
    return (next(iter(counts[c[1:]])) for c in contexts)


NAMED = {
    "last letter": ("only_last", by(one, none)),
    "last letter first": ("only_last", by(one, two, none)),
    "majority": ("only_majority", by(none)),
    "three letters": ("whole", by(lambda tokens: tokens, two, one, none)),
    "three letters or none": ("whole", by(lambda tokens: tokens, none)),
    "straight to none": ("skips_one", by(two, none)),
    "first letters": ("first_letters", by(front, lambda tokens: tokens[0], none)),
    "first two, then last": ("first_letters", by(front, one, none)),
    "first seen": ("first_seen", by(two, one, none, pick=lambda counter: next(iter(counter)))),
    "last seen": ("last_seen", overwriting),
    "with counts": (
        "with_counts",
        by(two, one, none, pick=lambda counter: counter.most_common(1)[0]),
    ),
    "no backoff": ("unseen", lambda t, c: [most(dict(tables(t, [two])[0])[k[1:]]) for k in c]),
    "no backoff, empty": ("unseen", lambda t, c: [most(tables(t, [two])[0][k[1:]]) for k in c]),
    "no backoff, max": (
        "unseen",
        lambda t, c: [max(n, key=n.get) for n in (tables(t, [two])[0][k[1:]] for k in c)],
    ),
    "no backoff, a generator": ("unseen", stopping_at_new_letters),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, key, answer):
    expect(said, check_table, answer, key)


def instead(label_of, when):
    """The right answers, but `label_of` the training labels for the contexts of one rule."""

    def answer(train, contexts):
        known = [{tokens[-k:] for tokens, _ in train} for k in (2, 1)]
        answers = right(train, contexts)
        for k, c in enumerate(contexts):
            rule = "two" if c[1:] in known[0] else "one" if c[2:] in known[1] else "none"
            if rule == when:
                answers[k] = label_of([label for _, label in train])
        return answers

    return answer


PICKS = {
    "e": lambda labels: "e",
    "a list": lambda labels: ["u"],
    "None": lambda labels: None,
    "array": lambda labels: np.array(["u", "v"]),
    "first": lambda labels: labels[0],
    "last": lambda labels: labels[-1],
    "alphabet": min,
    "end of the alphabet": max,
}


@pytest.mark.parametrize("rule", ["two", "one", "none"])
def test_a_wrong_answer_is_told_with_the_rule_it_breaks(said, rule):
    blanks = {"context": "\0", "given": "\0", "right": "\0"}
    parts = text(f"{KEY}.wrong_{rule}", **blanks).split("\0")
    for pick in [*PICKS.values()] * (6):
        line = said(check_table, instead(pick, rule))
        assert line.startswith("✗") and all(part in line for part in parts)


OTHER = {
    "too few": (lambda train, contexts: right(train, contexts)[1:], "count"),
    "too many": (lambda train, contexts: [*right(train, contexts), "u"], "count"),
    "a number": (lambda train, contexts: 3, "no_list"),
    "a dict": (lambda t, c: dict(zip(c, right(t, c), strict=True)), "no_list"),
}


@pytest.mark.parametrize(("answer", "key"), OTHER.values(), ids=OTHER)
def test_whatever_comes_back_gets_a_sentence(said, language, answer, key):
    blanks = {"given": "\0", "expected": "\0"}
    line = said(check_table, answer, hint=9)
    assert all(part in line for part in text(f"{KEY}.{key}", **blanks).split("\0"))
    assert text(f"{KEY}.hint_3") in line


def test_an_error_at_known_letters_is_no_lack_of_backoff(said):
    line = said(check_table, lambda train, contexts: {}[train[0][1]])
    assert "KeyError" in line
