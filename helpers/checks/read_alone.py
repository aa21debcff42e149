"""Check of lesson 07: what a net says of sentences of different lengths."""

import torch
from torch import nn

from helpers.agreement import agreement, encode, vocabulary
from helpers.checks.fresh import fresh, fresh_lstm
from helpers.checks.report import Mistake, expect_tensor, report, same
from helpers.nets import LastStep

INPUTS, HIDDEN = 4, 6
DISTANCES = (5, 12, 7, 9)


def check_read_alone(answer, language: str, hint: int = 0) -> None:
    """Compare `answer(net, sentences, language)` with P(label 1) of each sentence read alone.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_read_alone", lambda: _judge(answer, language), hint)


def _judge(answer, language):
    with torch.random.fork_rng(devices=[]):
        torch.seed()
        net = _net(len(vocabulary(language)))
        sentences = [agreement(language, distance, 1, "test")[0] for distance in DISTANCES]
    given = _in_a_row(answer(net, list(sentences), language))
    logits = torch.cat([net(encode([s], language)[0]) for s in sentences]).detach()
    right = logits.sigmoid()
    expect_tensor("probabilities", given, right)
    if same(given, right):
        return
    for key, mistaken in _mistakes(net, sentences, language, logits).items():
        if same(given, mistaken):
            raise Mistake(f"check_read_alone.{key}")
    raise Mistake("check_read_alone.wrong")


def _in_a_row(given):
    """Numbers or tensors in a list, or a column, as one tensor (N,); all else as it is."""
    if isinstance(given, list | tuple) and given:
        given = torch.stack([torch.as_tensor(value) for value in given])
    if isinstance(given, torch.Tensor):
        given = given.detach()
        return given[:, 0] if given.shape == (len(DISTANCES), 1) else given
    return given


def _net(symbols):
    """A net that tells every token from every other, padding included."""
    net = nn.Sequential(nn.Embedding(symbols, INPUTS), LastStep(fresh_lstm(INPUTS, HIDDEN)))
    net.double()
    for parameter in (net[0].weight, net[1].readout.weight):
        parameter.data.copy_(fresh(*parameter.shape))
    return net


def _mistakes(net, sentences, language, logits):
    """What each frequent mistake gives: {its name: (N,)}."""
    padded = net(encode(sentences, language)[0]).detach()
    labels = torch.tensor([float(s.label) for s in sentences])
    return {
        "padded": padded.sigmoid(),
        "padded_logits": padded,
        "logits": logits,
        "other_verb": 1 - logits.sigmoid(),
        "decided": (logits > 0).double(),
        "labels": labels,
        "right_verb": torch.where(labels > 0.5, logits, -logits).sigmoid(),
    }
