"""What simple rules reach without a net: (tokens, label) pairs to learn from, others to answer.

Every baseline takes train and test, lists of such pairs and neither of them empty, and returns the
accuracy on test; `answers` returns the labels themselves. Tokens are a sequence (a string is one
of letters), labels anything hashable. Counts alone decide; of labels with equal counts the one
that came first in train wins.
"""

from collections import Counter, defaultdict
from math import log
from operator import eq


def majority(train, test) -> float:
    """Always the most frequent label."""
    return _share(train, test, 0)


def last_token(train, test) -> float:
    """The most frequent label behind the last token."""
    return _share(train, test, 1)


def bigram(train, test) -> float:
    """The most frequent label behind the last two tokens."""
    return _share(train, test, 2)


def trigram(train, test) -> float:
    """The most frequent label behind the last three tokens."""
    return _share(train, test, 3)


def bag(train, test) -> float:
    """Naive Bayes on the tokens without their order, each count plus one.

    Tokens that train does not have are passed over.
    """
    labels = Counter(label for _, label in train)
    counts = {label: Counter() for label in labels}
    for tokens, label in train:
        counts[label].update(tokens)
    known = set().union(*counts.values())
    totals = {label: counts[label].total() + len(known) for label in labels}

    def score(tokens, label):
        found = (counts[label][token] + 1 for token in tokens if token in known)
        return log(labels[label]) + sum(log(count / totals[label]) for count in found)

    def answer(tokens):
        return max(labels, key=lambda label: score(tokens, label))

    return sum(answer(tokens) == label for tokens, label in test) / len(test)


def answers(train, test, longest) -> list:
    """Label each of `test` by its last `longest` tokens, as the baselines do.

    One token fewer is looked up where they are new, or where labels tie.
    """
    tables = [defaultdict(Counter) for _ in range(longest + 1)]
    for tokens, label in train:
        for length, table in enumerate(tables):
            table[_last(tokens, length)][label] += 1

    def answer(tokens):
        found = [tables[n].get(_last(tokens, n), {}) for n in range(longest, -1, -1)]
        return max(found[-1], key=lambda label: [counts.get(label, 0) for counts in found])

    return [answer(tokens) for tokens, _ in test]


def _share(train, test, longest):
    given = answers(train, test, longest)
    return sum(map(eq, given, (label for _, label in test))) / len(test)


def _last(tokens, length):
    return tuple(tokens[max(0, len(tokens) - length) :])
