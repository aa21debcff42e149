"""check_read_alone accepts every right answer, names each frequent mistake, and never raises."""

import numpy as np
import pytest
import torch
from judged import DRAWS, FEW, verdicts
from torch import nn

from helpers.checks import check_read_alone
from helpers.tasks.agreement import encode, indices


def one_by_one(net, sentences, tongue):
    return [net(encode([sentence], tongue)[0]).sigmoid() for sentence in sentences]


def logits(net, sentences, tongue):
    return torch.cat([net(indices(s.tokens, tongue)[:, None]) for s in sentences])


def as_a_tensor(net, sentences, tongue):
    with torch.no_grad():
        return torch.sigmoid(logits(net, sentences, tongue))


def as_numbers(net, sentences, tongue):
    return [1 / (1 + (-logit).exp().item()) for logit in logits(net, sentences, tongue)]


def by_length(net, sentences, tongue):
    found = torch.zeros(len(sentences), dtype=torch.float32)
    for length in {len(s.tokens) for s in sentences}:
        alike = [k for k, s in enumerate(sentences) if len(s.tokens) == length]
        found[alike] = net(encode([sentences[k] for k in alike], tongue)[0]).sigmoid()
    return found[:, None]


def into_zeros(net, sentences, tongue):
    found = torch.zeros(len(sentences))
    for k, sentence in enumerate(sentences):
        found[k] = torch.sigmoid(net(encode([sentence], tongue)[0]))
    return found


def step_by_step(net, sentences, tongue):
    found = []
    for sentence in sentences:
        state = None
        for x in net[0](encode([sentence], tongue)[0]):
            out, state = net[1].recurrent(x[None], state)
        found.append(net[1].readout(out[-1]).sigmoid().item())
    return np.array(found)


RIGHT = [one_by_one, as_a_tensor, as_numbers, by_length, into_zeros, step_by_step]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.__name__)
def test_every_right_answer_passes(answer):
    draws = DRAWS if answer in (one_by_one, into_zeros) else FEW
    for tongue, count in (("en", draws), ("ko", FEW)):
        assert verdicts(check_read_alone, answer, tongue, draws=count) == {"passed"}


def labels(sentences):
    return torch.tensor([s.label for s in sentences])


def padded_behind(net, sentences, tongue):
    ids = [indices(sentence.tokens, tongue) for sentence in sentences]
    return net(nn.utils.rnn.pad_sequence(ids))


NAMED = {
    "padded": [lambda net, s, tongue: net(encode(s, tongue)[0]).sigmoid()],
    "padded_logits": [lambda net, s, tongue: net(encode(s, tongue)[0])],
    "padded_behind": [padded_behind, lambda *given: padded_behind(*given).sigmoid()],
    "logits": [logits],
    "other_verb": [lambda *given: 1 - as_a_tensor(*given)],
    "decided": [
        lambda *given: (logits(*given) > 0).float(),
        lambda *given: as_a_tensor(*given).round(),
    ],
    "labels": [lambda net, s, tongue: labels(s)],
    "right_verb": [
        lambda net, s, tongue: torch.where(
            labels(s) > 0, as_a_tensor(net, s, tongue), 1 - as_a_tensor(net, s, tongue)
        )
    ],
    "order": [
        lambda *given: as_a_tensor(*given).flip(0),
        lambda net, s, tongue: one_by_one(net, sorted(s, key=lambda one: len(one.tokens)), tongue),
    ],
    "no_list": [lambda net, s, tongue: [net(encode(one, tongue)[0]).sigmoid() for one in s]],
    "pair": [lambda net, s, tongue: [net(encode([one], tongue)).sigmoid() for one in s]],
    "wrong": [
        lambda *given: as_a_tensor(*given) / 2,
        lambda *given: as_a_tensor(*given) * float("nan"),
        lambda net, s, tongue: [net(indices(one.tokens[::-1], tongue)[:, None]) for one in s],
        lambda net, s, tongue: [net(encode([one], tongue)[0][1:]).sigmoid() for one in s],
    ],
}


@pytest.mark.parametrize("key", NAMED)
def test_a_mistake_is_named(key):
    for answer in NAMED[key]:
        assert verdicts(check_read_alone, answer, "en", draws=FEW) == {key}


WRONG = [[], "x", 0.5, [None] * 4, [0.5] * 3, torch.ones(4, 2), object(), torch.tensor(0.5)]


@pytest.mark.parametrize("given", WRONG)
def test_whatever_else_comes_is_refused_with_a_sentence(given):
    assert "passed" not in verdicts(check_read_alone, lambda *_: given, "en", draws=FEW)
