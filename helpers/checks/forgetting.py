"""Checks of lesson 05: the unit that closes where something new begins, and states reset there."""

import reprlib

import numpy as np
import torch
from torch import nn

from helpers.checks.compare import same
from helpers.checks.draws import fresh, fresh_
from helpers.checks.judge import judge
from helpers.checks.verdict import Mistake, ask, exercise, returned

RECORDS, STEPS, BATCH, EVERY, BOUNDARIES = 4, 120, 3, 4, 10
# Made-up units. Beside the right one each other formula that might be taken for the drop of the
# means finds a unit of its own.
UNITS = [  # what it is, its f elsewhere, its f at some steps, and which (T, B) these are
    ("right", 0.95, 0.4, lambda starts: starts),
    ("lowest", 0.02, 0.02, lambda starts: starts),
    ("lowest_there", 0.05, 0.012, lambda starts: starts),
    ("opens", 0.2, 0.9, lambda starts: starts),
    ("highest", 0.99, 0.99, lambda starts: starts),
    ("sums", 0.99, 0.55, lambda starts: starts),
    ("share", 0.4, 0.03, lambda starts: starts),
    ("logits", 0.9999, 0.85, lambda starts: starts),
    ("crosses_half", 0.7, 0.3, lambda starts: starts),
    ("median", 0.9, 0.2, lambda starts: starts & (starts.cumsum(0) % 5 < 3)),
    ("late", 0.95, 0.05, lambda starts: starts.roll(1, 0)),
    ("early", 0.95, 0.05, lambda starts: starts.roll(-1, 0)),
    ("step_before", 0.3, 0.995, lambda starts: starts.roll(-1, 0)),
    ("together", 0.95, 0.47, lambda starts: starts.any(1, keepdim=True).expand_as(starts)),
    ("restless", 0.98, 0.02, lambda starts: fresh(*starts.shape) > 1),
    ("one_sample", 0.97, 0.05, lambda starts: starts & (torch.arange(BATCH) == 0)),
    ("one_sample", 0.97, 0.05, lambda starts: starts & (torch.arange(BATCH) == 1)),
    ("one_sample", 0.97, 0.05, lambda starts: starts & (torch.arange(BATCH) == 2)),
]
PLAIN = {"right", "logits", "crosses_half", "step_before", "restless"}  # no sentence of their own


@exercise
def check_boundary_unit(answer):
    """Let `answer(f, starts)` find the unit that closes most at boundaries, in made-up records.

    f (T, B, H), starts (T, B), bool -> the number of the unit with the largest drop, its mean f
    elsewhere minus its mean f where starts is True.
    """
    found = []
    for f, starts, units in _records():
        unit = _as_unit(returned(answer, f.clone(), starts.clone()))
        found.append((unit, units[unit], f, starts, units.index("right")))
    if any(what != "right" for _, what, *_ in found):
        _explain(found)


def _records():
    """Some records, f (T, B, H) and starts (T, B), and what each of their units is."""
    order, records = fresh(len(UNITS)).argsort().tolist(), []
    for _ in range(RECORDS):
        order = order[1:] + order[:1]  # each unit has another number every time
        units = [UNITS[k] for k in order]
        records.append((*_record(units), [what for what, *_ in units]))
    return records


def _record(units):
    """Forget gates f (T, B, H) of these units, and starts (T, B), as many in each sample."""
    starts = torch.zeros(STEPS, BATCH, dtype=torch.bool)
    for sample in range(BATCH):
        others = fresh(STEPS // EVERY - 1).argsort()[: BOUNDARIES - 1] + 1
        starts[0, sample] = starts[others * EVERY, sample] = True
    f = torch.empty(STEPS, BATCH, len(units))
    for k, (what, elsewhere, there, where) in enumerate(units):
        noise = fresh(STEPS, BATCH) * (0.3 if what in ("right", "sums") else 0.1)
        f[..., k] = (torch.where(where(starts), there, elsewhere).logit() + noise).sigmoid()
    return f, starts


def _as_unit(given):
    """The number of a unit, or a Mistake that says what it is instead."""
    if isinstance(given, torch.Tensor | np.ndarray):
        numbers = ask(lambda: given.reshape(-1).tolist())
        if len(numbers) != 1:
            raise Mistake("not_one", given=tuple(given.shape))
        given = numbers[0]
    if not isinstance(given, int | float | np.number) or given not in range(len(UNITS)):
        raise Mistake("no_unit", given=ask(reprlib.repr, given), last=len(UNITS) - 1)
    return int(given)


def _explain(found):
    """Say what kind of unit was found; of the first wrong one the means where kinds differ."""
    numbers, kinds = {unit for unit, *_ in found}, {what for _, what, *_ in found}
    if len(numbers) == 1:
        raise Mistake("no_dim" if numbers == {0} else "constant", given=numbers.pop())
    if len(kinds) == 1 and not kinds & PLAIN:
        raise Mistake(kinds.pop())
    unit, _, f, starts, right = next(one for one in found if one[1] != "right")
    there, elsewhere = f[starts].mean(dim=0), f[~starts].mean(dim=0)
    names = {"given": unit, "right": right}
    means = {f"{name}_there": f"{there[k]:.2f}" for name, k in names.items()}
    means |= {f"{name}_elsewhere": f"{elsewhere[k]:.2f}" for name, k in names.items()}
    raise Mistake("less", **names, **means)


TEXT, SAMPLES, INPUTS, HIDDEN = 9, 4, 3, 5
STARTS = ((0, 3), (2, 8), (0, 1, 6), (0, 4, 7))  # of each sample: all steps but one


@exercise
def check_resets(answer):
    """Let `answer(lstm, x, starts)` run an LSTM over texts that follow one another.

    x (T, B, D), starts (T, B), bool -> out (T, B, H). Where `starts` is True, both h and c of that
    sample are 0 before the step; all states are 0 before the first step.
    """
    judge(answer, _texts, _resets, "out", run=_ask_for_out, other=_where_it_differs)
    _judge_gradient(answer)


def _judge_gradient(answer):
    """Where the outputs have a gradient at all, it is not cut within a text."""
    lstm, x, starts = _texts()
    right = _gradient(_run(lstm, x, starts, starts), lstm)
    given = _gradient(returned(answer, lstm, x.clone(), starts.clone()), lstm)
    if given is not None and not same(given, right):
        raise Mistake("detached")


def _gradient(out, lstm):
    """Of the outputs' sum by W_ih; None without one, or where states were changed in place."""
    try:
        out = torch.stack(out) if isinstance(out, list) else out
        return torch.autograd.grad(out.sum(), lstm.weight_ih_l0)[0]
    except (RuntimeError, TypeError, AttributeError):
        return None


def _ask_for_out(answer, *drawn):
    given = returned(answer, *drawn, told={"is ambiguous": "one_if"})
    if isinstance(given, tuple | list) and len(given) == 2:
        raise Mistake("with_state")
    return given


def _where_it_differs(out, right, lstm, x, starts):
    if not same(out[0], right[0]) and same(out[0, starts[0]], right[0, starts[0]]):
        return "first_state"
    return Mistake("other", t=list(map(same, out, right)).index(False))


def _texts():
    """An LSTM, x (T, B, D), and starts (T, B): those of STARTS in a new order."""
    lstm, x = fresh_(nn.LSTM(INPUTS, HIDDEN)), fresh(TEXT, SAMPLES, INPUTS)
    starts = torch.zeros(TEXT, SAMPLES, dtype=torch.bool)
    for sample, b in enumerate(fresh(SAMPLES).argsort().tolist()):
        starts[list(STARTS[sample]), b] = True
    return lstm, x, starts


@torch.no_grad()
def _resets(lstm, x, starts):
    """What each way to reset gives, in pairs: its name (the first is right), out (T, B, H)."""
    never, anyone = torch.zeros_like(starts), starts.any(dim=1, keepdim=True).expand_as(starts)
    return [
        ("right", _run(lstm, x, starts, starts)),
        ("never", _run(lstm, x, never, never)),
        ("late", _run(lstm, x, *[starts.roll(1, 0) & (torch.arange(TEXT) > 0)[:, None]] * 2)),
        ("whole_batch", _run(lstm, x, anyone, anyone)),
        ("only_h", _run(lstm, x, starts, never)),
        ("only_c", _run(lstm, x, never, starts)),
        ("inverted", _run(lstm, x, ~starts, ~starts)),
        ("always", _run(lstm, x, ~never, ~never)),
    ]


def _run(lstm, x, no_h, no_c):
    """The outputs (T, B, H) when h and c of a sample become 0 before the steps that are True."""
    h = c = x.new_zeros(1, SAMPLES, HIDDEN)
    outputs = []
    for x_t, drop_h, drop_c in zip(x, ~no_h, ~no_c, strict=True):
        out, (h, c) = lstm(x_t[None], (h * drop_h[:, None], c * drop_c[:, None]))
        outputs.append(out[0])
    return torch.stack(outputs)
