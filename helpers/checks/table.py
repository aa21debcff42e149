"""Check of lesson 08: a table of the last two letters that falls back on one, and on none."""

from collections import Counter, defaultdict
from itertools import product
from random import Random

from helpers.checks.report import Mistake, report

LETTERS, LABELS = "abcdef", "uvwxyz"
MISTAKES = {  # the numbers of last letters that a mistake looks for, in this order
    "only_last": (1, 0),
    "only_majority": (0,),
    "whole": (3, 2, 1, 0),
    "skips_one": (2, 0),
}
KNOWN = (LETTERS, "abcde", "abcd")  # what the words to learn from have in each place


def check_table(answer, hint: int = 0) -> None:
    """Let `answer(train, contexts)` label contexts of three letters by counts, with backoff.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_table", lambda: _judge(answer), hint)


def _judge(answer):
    random = Random()
    train, contexts = _task(random)
    given = _answers(_call(answer, train, contexts), len(contexts))
    expected = _labels(train, contexts, (2, 1, 0))
    if given == expected:
        return
    for key, lengths in MISTAKES.items():
        if given == _labels(train, contexts, lengths):
            raise Mistake(f"check_table.{key}")
    turned = [(tokens[::-1], label) for tokens, label in train]
    if given == _labels(turned, [tokens[::-1] for tokens in contexts], (2, 1, 0)):
        raise Mistake("check_table.first_letters")
    raise _where(given, expected, train, contexts)


def _where(given, expected, train, contexts):
    """The first wrong answer: by which of the three rules should it have been found?"""
    wrong = next(k for k, pair in enumerate(zip(given, expected, strict=True)) if len({*pair}) > 1)
    seen = {tokens[-length:] for tokens, _ in train for length in (1, 2)}
    context = contexts[wrong]
    rule = next((name for n, name in ((2, "two"), (1, "one")) if context[-n:] in seen), "none")
    blanks = {"context": "".join(context), "given": repr(given[wrong])}
    return Mistake(f"check_table.wrong_{rule}", right=repr(expected[wrong]), **blanks)


def _call(answer, train, contexts):
    try:
        return answer(list(train), list(contexts))
    except (KeyError, StopIteration):
        raise Mistake("check_table.unseen") from None


def _answers(given, count):
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    try:
        given = list(given)
    except TypeError:
        raise Mistake("check_table.no_list", given=type(given).__name__) from None
    if len(given) != count:
        raise Mistake("check_table.count", given=len(given), expected=count)
    return given


def _labels(train, contexts, lengths):
    """What each context gets from the first of these lengths that it is known by."""
    counts = defaultdict(Counter)
    for tokens, label in train:
        for length in lengths:
            counts[length, tokens[3 - length :]][label] += 1
    known = (next(k for n in lengths if (k := (n, c[3 - n :])) in counts) for c in contexts)
    return [counts[key].most_common(1)[0][0] for key in known]


def _task(random):
    """Words to learn from, without a tie behind any context, and contexts of every kind."""
    train = [_word(random) for _ in range(120)]
    while tied := _tied(train):
        context, label = random.choice(tied)
        train.append((_word(random)[0][: 3 - len(context)] + context, label))
    contexts = list(product(LETTERS, repeat=3))
    random.shuffle(contexts)
    return train, contexts


def _word(random):
    tokens = tuple(random.choice(known) for known in KNOWN)
    return tokens, random.choice(LABELS)


def _tied(train):
    """The contexts with two labels of the largest count, each with the first of the two."""
    counts = defaultdict(Counter)
    for tokens, label in train:
        for length in (0, 1, 2):
            counts[tokens[3 - length :]][label] += 1
    best = [(context, counter.most_common(2)) for context, counter in counts.items()]
    return [(c, two[0][0]) for c, two in best if len(two) == 2 and two[0][1] == two[1][1]]
