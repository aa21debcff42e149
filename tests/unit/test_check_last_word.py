"""check_last_word accepts every right answer and no other rule, and names frequent mistakes."""

from collections import Counter, defaultdict
from fractions import Fraction

import pytest
import torch
from judged import DRAWS, FEW, verdicts

from helpers.checks import check_last_word
from helpers.lang import text
from helpers.rivals import baselines

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


def fractions(train, test):
    return Fraction(round(baselines.last_token(train, test) * len(test)), len(test))


def in_place(train, test):
    value = counted(train, test)
    train.clear()
    test.clear()
    return value


def half(train, test):
    return averaged(train, test).half()


def three_digits(train, test):
    return round(counted(train, test), 3)


RIGHT = [counted, averaged, baselines.last_token, fractions, in_place, half, three_digits]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.__name__)
def test_every_right_answer_passes(answer):
    draws = DRAWS if answer in (counted,) else FEW
    assert verdicts(check_last_word, answer, draws=draws) == {"passed"}


def first_words(pairs):
    return [(tokens[:1], label) for tokens, label in pairs]


def last_two(pairs):
    return [((tokens[-2:],), label) for tokens, label in pairs]


def table_of(train, other):
    """Accuracy of the last label in train behind a word; `other` for words that it lacks."""

    def on(test):
        table = {tokens[-1]: label for tokens, label in train}
        return sum(table.get(tokens[-1], other) == label for tokens, label in test) / len(test)

    return on


def common(train):
    return Counter(label for _, label in train).most_common(1)[0][0]


def known(train, test):
    last = {tokens[-1] for tokens, _ in train}
    return [pair for pair in test if pair[0][-1] in last]


def fixed(label):
    def answer(train, test):
        found = known(train, test)
        others = [pair for pair in test if pair not in found]
        right = counted(train, found) * len(found) + sum(own == label for _, own in others)
        return right / len(test)

    return answer


def unknown_wrong(train, test):
    seen = known(train, test)
    return counted(train, seen) * len(seen) / len(test)


def rarest(train, test):
    other = [(tokens, 1 - label) for tokens, label in train]
    seen = known(train, test)
    unseen = [pair for pair in test if pair not in seen]
    right = counted(other, seen) * len(seen) + sum(own == common(train) for _, own in unseen)
    return right / len(test)


NAMED = {
    "on_train": [lambda train, test: counted(train, train)],
    "learned_test": [lambda train, test: counted(test, test)],
    "first_word": [lambda train, test: counted(first_words(train), first_words(test))],
    "more_words": [
        baselines.trigram,
        lambda train, test: counted(last_two(train), last_two(test)),
        baselines.bigram,
    ],
    "majority": [baselines.majority],
    "newest": [lambda train, test: table_of(train, common(train))(test)],
    "oldest": [lambda train, test: table_of(train[::-1], common(train))(test)],
    "rarest": [rarest],
    "unknown_fixed": [fixed(0), fixed(1)],
    "unknown_wrong": [unknown_wrong],
    "unknown_left_out": [lambda train, test: counted(train, known(train, test))],
    "errors": [lambda train, test: 1 - counted(train, test)],
    "count": [lambda train, test: counted(train, test) * len(test)],
    "percent": [
        lambda train, test: counted(train, test) * 100,
        lambda train, test: round(counted(train, test) * 100, 1),
    ],
    "rounded": [lambda train, test: round(counted(train, test), 2)],
}


@pytest.mark.parametrize("key", NAMED)
def test_a_mistake_is_named(key):
    for answer in NAMED[key]:
        assert verdicts(check_last_word, answer, draws=FEW) == {key}


OTHER = {
    "bag": baselines.bag,
    "learned from both": lambda train, test: counted(train + test, test),
    "one half": lambda train, test: 0.5,
    "all": lambda train, test: 1.0,
    "the train of the first run": lambda train, test, kept=[]: counted(
        (kept.append(train) or kept)[0], test
    ),
    "fixed label everywhere": lambda train, test: sum(label for _, label in test) / len(test),
}


@pytest.mark.parametrize("name", OTHER)
def test_any_other_rule_is_refused(name):
    told = verdicts(check_last_word, OTHER[name], draws=FEW)
    assert told <= {"majority", "wrong", *(["learned_test"] if "both" in name else [])}


def test_what_is_no_accuracy_gets_a_sentence(said, language):
    wrong = text(f"{KEY}.wrong", given="2.000")
    assert said(check_last_word, lambda train, test: 2) == f"✗ {wrong}"
    assert said(check_last_word, lambda train, test: float("nan")).startswith("✗")
    for given in ({}, [0.5, 0.5], "0.5", torch.ones(2)):
        named = text(f"{KEY}.no_number", given=type(given).__name__)
        assert said(check_last_word, lambda train, test, given=given: given) == f"✗ {named}"


def test_hints(said, language):
    lines = said(check_last_word, counted, hint=9).splitlines()
    assert text(f"{KEY}.hint_3") in lines[3]
