"""Checks of lesson 07: a net that reads with a gate held."""

import random
from functools import partial

import torch
from torch import nn

from helpers.checks.compare import as_tensor
from helpers.checks.draws import fresh_
from helpers.checks.judge import judge
from helpers.checks.verdict import exercise, returned
from helpers.nets.readouts import LastStep
from helpers.nets.trace import trace

INPUTS, HIDDEN = 4, 6
STEPS, SENTENCES, VALUES = 6, 5, (0.2, 0.35, 0.65, 0.8)
HELD_TOLD = {
    "LastStep": "no_lstm",
    "'gate'": "keyword",
    f"({STEPS}, {SENTENCES})": "not_embedded",
}


@exercise
def check_hold_gate(answer):
    """Compare `answer(net, ids, gate, value)` with P(label 1) when that gate is held."""
    for gate in random.sample("ifo", 3):
        judge(answer, partial(_held, gate), _answers_held, "probabilities", run=_column)


def _column(answer, *drawn):
    given = as_tensor("probabilities", returned(answer, *drawn, told=HELD_TOLD))
    return given[:, 0] if given.shape == (SENTENCES, 1) else given


def _held(gate):
    """A net, what it reads, the gate that is held, and where."""
    words = 9
    net = fresh_(nn.Sequential(nn.Embedding(words, INPUTS), LastStep(nn.LSTM(INPUTS, HIDDEN))))
    return net, torch.randint(words, (STEPS, SENTENCES)), gate, random.choice(VALUES)


@torch.no_grad()
def _answers_held(net, ids, gate, value):
    """The right answer, first, and what each frequent mistake gives: pairs of a name and (B,)."""
    embedded, readout = net[0](ids), net[1].readout
    record = trace(net[1].recurrent, embedded, **{gate: value})
    logits = readout(record["h"][-1])[:, 0]
    right = logits.sigmoid()
    others = (trace(net[1].recurrent, embedded, **{g: value})["h"][-1] for g in "ifo" if g != gate)
    return [
        ("right", right),
        ("free", net(ids).sigmoid()),
        *(("other_gate", readout(h)[:, 0].sigmoid()) for h in others),
        ("cell", readout(record["c"][-1])[:, 0].sigmoid()),
        ("first_step", readout(record["h"][0])[:, 0].sigmoid()),
        ("logits", logits),
        ("other_verb", 1 - right),
        ("decided", (logits > 0).float()),
        *(("every_step", each) for each in _every_step(readout(record["h"]))),
    ]


def _every_step(logits):
    yield logits.sigmoid()
    yield logits[..., 0].sigmoid()
