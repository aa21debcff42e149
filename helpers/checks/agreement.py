"""Checks of lesson 07: the table that a net has to beat, and sentences read each on its own."""

import random
from collections import Counter
from functools import partial

import torch
from torch import nn

from helpers.checks.compare import as_number, as_tensor, same
from helpers.checks.draws import draw_apart, fresh_
from helpers.checks.judge import is_right, judge
from helpers.checks.verdict import Mistake, exercise, returned
from helpers.nets.readouts import LastStep
from helpers.rivals import baselines
from helpers.tasks.agreement import agreement, encode, indices, vocabulary

KNOWN, NEW = [f"w{k}" for k in range(7)], ["w7", "w8"]  # last words in train; in test alone
TRAIN, TEST = (3, 5, 5, 7, 7, 9, 9), (3, 3, 5, 5, 5, 7, 7, 7, 7)  # odd: no ties
TASKS = 4  # a rule that is right by chance on one is not on all
EXACT = 5.1e-4  # an accuracy rounded to three digits is right, one rounded to two is not
ROUGH = 0.06  # a percentage rounded to one digit is a percentage
DISTANCES = (5, 12, 7, 9)
INPUTS, HIDDEN = 4, 6


@exercise
def check_last_word(answer):
    """Compare `answer(train, test)` with the accuracy of a table keyed by the last word."""
    tasks, _ = draw_apart(_tasks, _three_digits)
    given = [as_number(returned(answer, list(a), list(b)), "no_number") for a, b in tasks]
    first = f"{given[0]:.3f}"
    if not is_right(given, _accuracies(*tasks), _near, given=first):
        raise Mistake("wrong", given=first)


def _near(values, others):
    sizes = [EXACT if b <= 1 else ROUGH for b in others]
    return all(abs(a - b) <= e for a, b, e in zip(values, others, sizes, strict=True))


def _tasks():
    return [_task() for _ in range(TASKS)]


def _task():
    """Sentences to learn from and for the test, pairs (tokens, label).

    In train no labels tie, neither behind a last word nor behind a first.
    """
    likes = {word: random.random() for word in KNOWN + NEW}
    while True:
        train, test = _pairs(KNOWN, TRAIN, likes), _pairs(KNOWN + NEW, TEST, likes)
        first = Counter((tokens[0], label) for tokens, label in train)
        if all(first[word, 0] != first[word, 1] for word in KNOWN):
            return train, test


def _pairs(words, counts, likes):
    ends = [
        word
        for word, count in zip(words, random.sample(counts, len(counts)), strict=True)
        for _ in range(count)
    ]
    tokens = [(*random.choices(words, k=random.randint(1, 3)), end) for end in ends]
    pairs = [(found, int(random.random() < likes[found[-1]])) for found in tokens]
    return random.sample(pairs, len(pairs))


def _three_digits(*tasks):
    return [(key, [round(v, 3) for v in values]) for key, values in _accuracies(*tasks)]


def _accuracies(*tasks):
    """What each rule gives on every task, the right one first: pairs of a name and its values."""
    each = [_rules(train, test) for train, test in tasks]
    return [(rows[0][0], [value for _, value in rows]) for rows in zip(*each, strict=True)]


def _rules(train, test):
    right = baselines.last_token(train, test)
    return [
        ("right", right),
        *_by_other_tables(train, test),
        ("majority", baselines.majority(train, test)),
        ("more_words", baselines.bigram(train, test)),
        ("more_words", baselines.trigram(train, test)),
        ("first_word", baselines.last_token(_first(train), _first(test))),
        ("on_train", baselines.last_token(train, train)),
        ("learned_test", baselines.last_token(test, test)),
        ("errors", 1 - right),
        ("rounded", round(right, 2)),
        ("count", right * len(test)),
        ("percent", right * 100),
        ("wrong", baselines.last_token(train + test, test)),
        ("wrong", baselines.bag(train, test)),
    ]


def _by_other_tables(train, test):
    """The accuracies where words have other labels, or what is not in train another answer."""
    common = baselines.answers(train, test, 0)[0]
    table = _table(train)
    rarest = {word: 1 - label for word, label in table.items()}
    yield "newest", _share({tokens[-1]: label for tokens, label in train}, test, common)
    yield "oldest", _share({tokens[-1]: label for tokens, label in train[::-1]}, test, common)
    yield "rarest", _share(rarest, test, common)
    yield "more_words", _share(_table(_last_two(train)), _last_two(test), common)
    yield "unknown_fixed", _share(table, test, 0)
    yield "unknown_fixed", _share(table, test, 1)
    yield "unknown_wrong", _share(table, test, None)
    yield "unknown_left_out", _share(table, [pair for pair in test if pair[0][-1] in KNOWN], None)


def _table(pairs):
    """The most frequent label behind each last token; of two that tie, the first."""
    seen = {}
    for tokens, label in pairs:
        seen.setdefault(tokens[-1], []).append(label)
    return {token: max(labels, key=labels.count) for token, labels in seen.items()}


def _share(table, test, other):
    """The share of test that a table has right; where it has no entry, the answer is `other`."""
    return sum(table.get(tokens[-1], other) == label for tokens, label in test) / len(test)


def _first(pairs):
    return [(tokens[:1], label) for tokens, label in pairs]


def _last_two(pairs):
    return [((tokens[-2:],), label) for tokens, label in pairs]


@exercise
def check_read_alone(answer, language):
    """Compare `answer(net, sentences, language)` with P(label 1) of each sentence read alone."""
    draw = partial(_readers, language)
    judge(answer, draw, _readings, "probabilities", run=_probabilities, other=_wrong_order)


def _probabilities(answer, *drawn):
    told = {"'Sentence' object is not iterable": "no_list", "must be Tensor, not tuple": "pair"}
    given = as_tensor("probabilities", returned(answer, *drawn, told=told))
    return given[:, 0] if given.shape == (len(DISTANCES), 1) else given


def _wrong_order(given, right, *drawn):
    return "order" if same(given.sort().values, right.sort().values) else "wrong"


def _readers(language):
    """A net that tells every token from every other, padding included, sentences, the language."""
    parts = nn.Embedding(len(vocabulary(language)), INPUTS), LastStep(nn.LSTM(INPUTS, HIDDEN))
    net = fresh_(nn.Sequential(*parts))
    net[0].weight.data *= 2
    net[1].readout.weight.data *= 2
    sentences = [agreement(language, distance, 1, "test")[0] for distance in DISTANCES]
    return net, sentences, language


@torch.no_grad()
def _readings(net, sentences, language):
    """The right answer, first, and what each frequent mistake gives: pairs of a name and (N,)."""
    logits = torch.cat([net(encode([sentence], language)[0]) for sentence in sentences])
    padded = net(encode(sentences, language)[0])
    behind = net(nn.utils.rnn.pad_sequence([indices(s.tokens, language) for s in sentences]))
    labels, right = torch.tensor([float(s.label) for s in sentences]), logits.sigmoid()
    return [
        ("right", right),
        ("padded", padded.sigmoid()),
        ("padded_logits", padded),
        *(("padded_behind", values) for values in (behind, behind.sigmoid())),
        ("logits", logits),
        ("other_verb", 1 - right),
        ("decided", (logits > 0).float()),
        ("labels", labels),
        ("right_verb", torch.where(labels > 0.5, right, 1 - right)),
        ("order", right.flip(0)),
        ("order", right[torch.tensor(DISTANCES).argsort()]),
    ]
