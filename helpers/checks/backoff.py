"""Check of lesson 08: a table of the last two letters that falls back on one, and on none."""

from collections import Counter
from itertools import product
from operator import eq, itemgetter
from random import choice, choices, sample
from string import ascii_lowercase, ascii_uppercase

from helpers.checks.draws import draw_apart
from helpers.checks.judge import is_right
from helpers.checks.verdict import Mistake, ask, exercise, returned

PLACES = 5, 2, 3  # so many letters do the words to learn from have in each place
OFTEN = (1, 5, 2, 1, 1), (1, 2, 6, 2, 1), (1, 1, 2, 5, 1)  # labels, sorted, by the last letter
EXAMPLES = range(1, 5)  # of one word, all of the same label
PARTS = {  # of a context
    "three": slice(0, 3),
    "two": slice(1, 3),
    "one": slice(2, 3),
    "none": slice(3, 3),
    "first two": slice(0, 2),
    "first": slice(0, 1),
    "middle": slice(1, 2),
}
RIGHT = ("two", "one", "none")
LOOKED_UP = [  # by a wrong answer, in this order
    ("only_last", ("one", "none")),
    ("only_majority", ("none",)),
    ("skips_one", ("two", "none")),
    *(("whole", ("three", *then)) for then in (RIGHT, RIGHT[1:], RIGHT[2:])),
    *(("first_letters", ("first two", one, "none")) for one in ("first", "middle", "one")),
    ("first_letters", ("first two", "none")),
]
UNSEEN = dict.fromkeys(
    ("KeyError", "IndexError", "ValueError", "StopIteration", "NoneType"), "unseen"
)


@exercise
def check_table(answer):
    """Let `answer(train, contexts)` label contexts of three letters by counts, with backoff."""
    (train, contexts), kinds = draw_apart(_task, _answers)
    right = kinds[0][1]
    _labels(answer, train, [tokens for tokens, _ in train])  # what stops here met nothing unseen
    given = _labels(answer, train, contexts, UNSEEN)
    plain = [str(one) if isinstance(one, str) else None for one in given]
    if is_right(plain, [pair for pair in kinds if pair[0] != "other"], eq):
        return
    if [one[0] if isinstance(one, tuple) and one else None for one in given] == right:
        raise Mistake("with_counts")
    k = next(k for k, one in enumerate(plain) if one != right[k])
    part, _ = _found(RIGHT, _followed(train), contexts[k])
    values = {"given": ask(repr, given[k]), "right": repr(right[k])}
    raise Mistake(f"wrong_{part}", context="".join(contexts[k]), **values)


def _labels(answer, train, contexts, told=None):
    """The answers as a list, as many as there are contexts."""
    given = returned(answer, [*train], [*contexts], told=told)
    if isinstance(given, dict | set) or not hasattr(given, "__iter__"):
        raise Mistake("no_list", given=type(given).__name__)
    given = ask(list, given, told=told)
    if len(given) != len(contexts):
        raise Mistake("count", given=len(given), expected=len(contexts))
    return given


def _answers(train, contexts):
    """What an answer of each kind gives; "other" are those without a name."""
    followed = _followed(train)
    most, first, last, least, largest = (
        {part: {key: pick(labels) for key, labels in by.items()} for part, by in followed.items()}
        for pick in (_most, itemgetter(0), itemgetter(-1), min, max)
    )
    found = [_found(RIGHT, followed, context) for context in contexts]
    pairs = [
        (key, [pick[p][k] for p, k in found])
        for key, pick in (("right", most), ("first_seen", first), ("last_seen", last))
    ]
    for odd, pick in product(RIGHT, (first, last, least, largest)):
        pairs.append(("other", [(pick if p == odd else most)[p][k] for p, k in found]))
    for key, parts in LOOKED_UP:
        found = [_found(parts, followed, context) for context in contexts]
        pairs.append((key, [most[p][k] for p, k in found]))
    return pairs


def _found(parts, followed, context):
    """The first of these parts that the training words have, and its letters."""
    known = ((part, context[PARTS[part]]) for part in parts)
    return next((part, letters) for part, letters in known if letters in followed[part])


def _most(labels):
    return Counter(labels).most_common(1)[0][0]


def _task():
    """Words to learn from, without a tie behind any part, and contexts of all kinds.

    The labels are capitals: no letter that an answer falls back on by itself is right by chance.
    """
    letters = sample(ascii_lowercase, PLACES[0])
    labels = sorted(sample(ascii_uppercase, len(OFTEN[0])))
    train = []
    while not train or _has_ties(train):
        train = [
            (tokens, label)
            for tokens in product(*(letters[:count] for count in PLACES))
            for label in choices(labels, OFTEN[letters.index(tokens[2])])
            for _ in range(choice(EXAMPLES))
        ]
    contexts = [*product(letters, repeat=3)]
    return sample(train, len(train)), sample(contexts, len(contexts))


def _followed(train):
    """The labels behind each part: {part: {its letters: [label, …]}}."""
    followed = {part: {} for part in PARTS}
    for tokens, label in train:
        for part, place in PARTS.items():
            followed[part].setdefault(tokens[place], []).append(label)
    return followed


def _has_ties(train):
    """Whether two labels share the largest count behind any part."""
    groups = (labels for by in _followed(train).values() for labels in by.values())
    counts = (Counter(labels).most_common(2) for labels in groups)
    return any(len(two) == 2 and two[0][1] == two[1][1] for two in counts)
