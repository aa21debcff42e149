"""Checks of lesson 07: sentences as one-hot vectors, and the classic TextRNN."""

import random
from functools import partial
from itertools import permutations

import torch
from torch import nn
from torch.nn.functional import one_hot

from helpers.checks import modules
from helpers.checks.compare import as_tensor, expect_parts, expect_shape, same
from helpers.checks.draws import draw_apart, fresh, fresh_
from helpers.checks.judge import expect_right, is_right
from helpers.checks.modules import called, logits_of
from helpers.checks.recover import jacobians, recovered
from helpers.checks.verdict import Mistake, exercise, returned

LETTERS, WORDS = "abcdefghijk", 9
LONG, OTHERS = (3, 7), ((1, 2), (6, 1))  # words read, and sentences
TOLD = {"smaller than num_classes": "classes"}
V, H, T, B = 8, 3, 4, 6  # all different; V > 2H: twice the units show
NETS = 5  # so many times new parameters, until a word matters: a ReLU may be off
CLOSE = 3e-3  # how near the logits of a recovered RNN must come, of the largest
LEAD = 3  # in one of 50 nets the units are too saturated: a right answer fails once in 100,000


@exercise
def check_make_batch(answer):
    """Compare `answer(sentences, words) -> x, target` with one-hot inputs and indices.

    x (T, B, V): all words but the last; target (B,): the place of the last.
    """
    drawn, kinds = draw_apart(partial(_sentences, *LONG), _batches)
    _judge_batch(answer, *drawn, kinds)
    for size in OTHERS:  # too small to tell the mistakes apart
        drawn = _sentences(*size)
        _judge_batch(answer, *drawn, [next(_batches(*drawn))])


def _judge_batch(answer, sentences, words, kinds):
    given = returned(answer, list(sentences), list(words), told=TOLD)
    x, target = expect_parts(given, 2, "two_values")
    ids = _ids(sentences, words)
    _judge_x(x, kinds, ids[:-1])
    targets = [("right", ids[-1]), ("one_hot_target", one_hot(ids[-1], len(words)))]
    expect_right(target, targets, "target", other="target")
    target = as_tensor("target", target)
    if target.dtype != torch.long:
        raise Mistake("target_type", given=str(target.dtype).removeprefix("torch."))


def _sentences(steps, count):
    """Sentences, and a vocabulary in an order of its own whose last word is in none of them.

    The last word but one is: more than seven places are needed, as many as the lesson has.
    """
    words = ["".join(word) for word in random.sample([*permutations(LETTERS, 4)], WORDS)]
    drawn = [random.choices(words[:-1], k=steps + 1) for _ in range(count)]
    drawn[-1][0] = words[-2]
    return [" ".join(sentence) for sentence in drawn], words


def _ids(sentences, words):
    return torch.tensor([[words.index(word) for word in s.split()] for s in sentences]).T


def _batches(sentences, words):
    """What x is in the right answer, first, and in frequent mistakes."""
    ids = _ids(sentences, words)  # (T + 1, B)
    whole = one_hot(ids, len(words)).float()
    reshaped = ids.T[:, :-1].reshape(len(ids) - 1, -1)
    yield "right", whole[:-1]
    yield "batch_first", whole[:-1].transpose(0, 1)
    yield "last_too", whole
    yield "batch_first_last", whole.transpose(0, 1)
    yield "shifted", whole[1:]
    yield "first_two", whole[:2]
    yield "classes", one_hot(ids[:-1])
    yield "two_values", ids[-1]
    yield "reshaped", one_hot(reshaped, len(words)).float()
    yield "numbering", one_hot(_ids(sentences, sorted(words))[:-1], len(words)).float()
    for dim in (0, 1):
        yield "other_words", whole[:-1].flip(dim)
    for places in (ids, ids[:-1], ids.T, ids[:-1].T):
        yield "indices", places


def _judge_x(given, kinds, ids):
    x = as_tensor("x", given)
    if is_right(x, kinds):
        if not x.is_floating_point():
            raise Mistake("whole", given=str(x.dtype).removeprefix("torch."))
        return
    if _renumbered(x, ids):
        raise Mistake("numbering")
    expect_shape("x", x, kinds[0][1])
    raise Mistake("other_words" if _one_each(x) else "not_one_hot")


def _one_each(x):
    return bool((((x == 0) | (x == 1)).all(dim=-1) & (x.sum(dim=-1) == 1)).all())


def _renumbered(x, ids):
    """Whether x is one-hot and has a place for each word, but other places than `words`."""
    if x.ndim != 3 or x.shape[:2] != ids.shape or not _one_each(x):
        return False
    pairs = set(zip(ids.flatten().tolist(), x.argmax(dim=-1).flatten().tolist(), strict=True))
    return len(pairs) == len({a for a, _ in pairs}) == len({b for _, b in pairs})


@exercise
def check_text_rnn(answer):
    """Let the class `answer(V, H)` map x (T, B, V) to the logits (B, V) of a tanh RNN.

    How it is coded is free: an RNN is recovered from what it says of one and of two words, and
    must say the same of longer sentences.
    """
    net, x = modules.built(answer, V, H), fresh(T, B, V)
    called(net, x)  # a lazy layer has its sizes now
    _judge_shape(fresh_(net), x)
    modules.expect_steady(net, x[:2])
    modules.expect_stored(net, 2 * V * H + H * H, x)
    logits = logits_of(net, x)
    if any(same(total.sum(-1), torch.ones(B)) for total in (logits, logits.exp())):
        raise Mistake("softmax")
    modules.expect_separate(net, x)
    _judge_words(net, x)
    _judge_numbers(net, x)
    modules.expect_gradient(net, x)  # last: differences show no slope where a ReLU has its kink


def _judge_shape(net, x):
    logits = called(net, x)
    told = {(T, B, V): "every_step", (B, H): "no_readout", (1, B, V): "state_dim"}
    if logits.shape == (T, V):  # the last sample at every step, or samples read as if steps
        other = x.clone()
        other[0, 0] = fresh(V)
        told[T, V] = "last_sample" if torch.equal(called(net, other), logits) else "batch"
    expect_shape("logits", logits, x[0], told)


def _judge_words(net, x):
    felt = [any(_hears(net, x, t) for _ in range(NETS)) for t in range(T)]
    if felt[0] and not any(felt[1:]):
        raise Mistake("first_step")
    if not all(felt):
        raise Mistake("deaf", step=felt.index(False) + 1)
    if same(logits_of(net, x.flip(0)), logits_of(net, x)):
        raise Mistake("no_order")


def _hears(net, x, t):
    """Whether other words at step t change anything, at new parameters."""
    other = x.clone()
    other[t] = fresh(B, V)
    return not torch.equal(logits_of(fresh_(net), other), logits_of(net, x))


def _judge_numbers(net, x):
    lead = 0  # of the nets that are far from an RNN over those that are not
    while abs(lead) < LEAD:
        lead += 1 if _far(net) else -1
    if lead > 0:
        raise Mistake(_kind(net, x))


def _far(net):
    """Whether the logits, at new parameters, are far from those of the RNN recovered from them."""
    fresh_(net)
    found = recovered(lambda x: logits_of(net, x), V, H)
    if not found:
        return True
    (rnn, b_out), x = found, fresh(T + 1, 5 * B, V)
    logits = logits_of(net, x)
    far = not (rnn(x) - logits).abs().max() <= CLOSE * logits.abs().max()
    if not far and b_out.abs().max() < CLOSE:
        raise Mistake("no_bias")
    return far


def _kind(net, x):
    """The name of what is no RNN of H units with a linear readout of its last state."""
    logits, thrice, zero = (logits_of(net, k * x) for k in (1, 3, 0))
    if same(thrice, logits) or same(thrice - zero, 3 * (logits - zero)):
        return "places" if same(thrice, logits) else "no_tanh"
    for part in net.modules():
        if isinstance(part, nn.GRU | nn.LSTM | nn.GRUCell | nn.LSTMCell):
            return "gated"
        if getattr(part, "nonlinearity", "tanh") == "relu":
            return "relu"
        if getattr(part, "num_layers", 1) > 1 or getattr(part, "bidirectional", False):
            return "layers"
    slopes = jacobians(lambda x: logits_of(net, x), fresh(50, V) / 2)
    ranks = torch.linalg.matrix_rank(slopes, rtol=1e-3)
    return "hidden" if ranks.median() > H else "numbers"
