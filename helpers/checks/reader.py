"""Check of lesson 01: read a sequence to its end with one cell, answer once."""

import torch
from torch import nn

from helpers.checks.fresh import fresh
from helpers.checks.report import Mistake, expect_tensor, report, same

STEPS, BATCH, INPUTS, HIDDEN, CLASSES = 4, 3, 5, 6, 2


def check_reader(answer, hint: int = 0) -> None:
    """Let `answer(cell, readout, x)` read x (T, B, D) with an nn.RNNCell and an nn.Linear.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_reader", lambda: _judge(answer), hint)


def _judge(answer):
    cell, readout = _parts()
    x = fresh(STEPS, BATCH, INPUTS, dtype=torch.float32)
    given = answer(cell, readout, x.clone())
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    if isinstance(given, tuple | list):
        raise Mistake("check_reader.several")
    expected = readout(_states(cell, x)[-1])
    for key, mistaken in _mistakes(cell, readout, x).items():
        tensor = isinstance(given, torch.Tensor) and given.shape == mistaken.shape
        if tensor and same(given, mistaken) and not _right(given, expected):
            raise Mistake(f"check_reader.{key}")
    expect_tensor("logits", given, expected)
    if not same(given, expected):
        raise Mistake("check_reader.values")


def _right(given, expected):
    return given.shape == expected.shape and same(given, expected)


def _parts():
    """A cell and a readout whose every parameter matters; torch's own seed is left alone."""
    with torch.random.fork_rng(devices=[]):
        parts = nn.RNNCell(INPUTS, HIDDEN), nn.Linear(HIDDEN, CLASSES)
    for parameter in (*parts[0].parameters(), *parts[1].parameters()):
        parameter.data.copy_(fresh(*parameter.shape, dtype=torch.float32) / 2)
    return parts


def _states(cell, x):
    """The hidden state after every step: (T, B, H)."""
    h, states = None, []
    for x_t in x:
        h = cell(x_t, h)
        states.append(h)
    return torch.stack(states)


def _mistakes(cell, readout, x):
    """What each frequent mistake gives: {its name: a tensor}."""
    states = _states(cell, x)
    alone = torch.stack([cell(x_t) for x_t in x])  # each step from 0
    return {
        "every_step": readout(states),
        "no_readout": states[-1],
        "first_step": readout(states[0]),
        "forgets": readout(alone[-1]),
        "mean": readout(states.mean(dim=0)),
        "sum": readout(states).sum(dim=0),
        "too_short": readout(states[-2]),
        "too_late": readout(_states(cell, x[1:])[-1]),
        "backwards": readout(_states(cell, x.flip(0))[-1]),
        "over_batch": readout(_states(cell, x.transpose(0, 1))[-1]),
        "last_twice": readout(cell(x[-1], states[-1])),
    }
