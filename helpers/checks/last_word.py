"""Check of lesson 07: a table of the last word, the rule that a network has to beat."""

import random
from collections import Counter

from helpers import baselines
from helpers.checks.report import Mistake, report

WORDS = [f"w{k}" for k in range(8)]
LABELS = (0, 1)


def check_last_word(answer, hint: int = 0) -> None:
    """Compare `answer(train, test)` with the accuracy of a table keyed by the last word.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_last_word", lambda: _judge(answer), hint)


def _judge(answer):
    train, test = _pairs()
    given = answer(list(train), list(test))
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    if not hasattr(given, "__float__"):
        raise Mistake("check_last_word.no_number", given=type(given).__name__)
    value, right = float(given), baselines.last_token(train, test)
    if abs(value - right) < 1e-6:
        return
    for key, mistaken in _mistakes(train, test).items():
        if abs(value - mistaken) < 1e-6:
            raise Mistake(f"check_last_word.{key}")
    raise Mistake("check_last_word.wrong", given=f"{value:.3f}")


def _pairs():
    """Sentences to learn from and for the test: no ties, all mistakes apart."""
    while True:
        rng = random.Random()
        likes = {word: rng.random() for word in WORDS}
        train, test = _draw(rng, likes, WORDS[:-2], 60), _draw(rng, likes, WORDS, 41)
        values = [baselines.last_token(train, test), *_mistakes(train, test).values()]
        apart = min(abs(a - b) for k, a in enumerate(values) for b in values[:k])
        if not _ties(train, -1) and not _ties(train, 0) and apart > 1e-3:
            return train, test


def _draw(rng, likes, words, count):
    drawn = []
    for _ in range(count):
        tokens = tuple(rng.choice(words) for _ in range(rng.randint(2, 4)))
        drawn.append((tokens, int(rng.random() < likes[tokens[-1]])))
    return drawn


def _ties(train, at):
    seen = Counter((tokens[at], label) for tokens, label in train)
    labels = Counter(label for _, label in train)
    pairs = [(seen[word, 0], seen[word, 1]) for word in WORDS] + [(labels[0], labels[1])]
    return any(a == b for a, b in pairs if a + b)


def _mistakes(train, test):
    """What each frequent mistake gives: {its name: accuracy}."""
    newest = {tokens[-1]: label for tokens, label in train}
    right = baselines.last_token(train, test)
    return {
        "on_train": baselines.last_token(train, train),
        "learned_test": baselines.last_token(test, test),
        "first_word": baselines.last_token(_first(train), _first(test)),
        "majority": baselines.majority(train, test),
        "newest": _share(newest, train, test),
        "unknown_wrong": _share(_table(train), test, test, unknown=None),
        "count": right * len(test),
        "percent": right * 100,
    }


def _first(pairs):
    return [(tokens[:1], label) for tokens, label in pairs]


def _table(train):
    seen = Counter((tokens[-1], label) for tokens, label in train)
    words = {tokens[-1] for tokens, _ in train}
    return {word: max(LABELS, key=lambda label, w=word: seen[w, label]) for word in words}


def _share(table, train, test, unknown=...):
    common = Counter(label for _, label in train).most_common(1)[0][0]
    other = common if unknown is ... else unknown
    return sum(table.get(tokens[-1], other) == label for tokens, label in test) / len(test)
