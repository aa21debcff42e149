"""Check of lesson 04: the bias of the forget gate, in torch's two vectors."""

import copy
import random

import torch
from torch import nn

from helpers.checks.compare import expect_shape, same
from helpers.checks.draws import draw_apart, fresh_
from helpers.checks.judge import is_right
from helpers.checks.verdict import Mistake, ask, exercise, expect_function

INPUTS, HIDDEN = 3, 24
BIASES = ("bias_ih_l0", "bias_hh_l0")
STOPPED = {  # what torch says when code stops: what is behind it
    "a leaf Variable that requires grad": "leaf",
    "cannot assign": "no_parameter",
}


@exercise
def check_forget_bias(answer):
    """Let `answer(lstm, value)` set the forget gate's bias of a one-layer nn.LSTM, in place.

    torch adds two bias vectors; any split between them is right.
    """
    (lstm, value), sums = draw_apart(_draw, _sums)
    lstm = copy.deepcopy(lstm)
    before = {name: p.detach().clone() for name, p in lstm.named_parameters()}
    expect_function(answer)
    ask(answer, lstm, value, told=STOPPED)
    after = {name: _parameter(lstm, name, like) for name, like in before.items()}
    different = [name for name in before if not torch.equal(before[name], after[name])]
    if not different:
        raise Mistake("unchanged")
    for name in different:
        if name not in BIASES:
            raise Mistake("weights", name=name)
    _judge_others(before, after)
    given, (_, right) = _by_gate(after)["f"], sums[0]
    if is_right(given, sums):
        return
    if torch.isclose(given, right.to(given)).any():
        raise Mistake("some")
    raise Mistake("wrong", given=f"{given[0].item():.2f}", expected=f"{right[0].item():.2f}")


def _draw():
    """An LSTM and a value that neither its biases nor a number of the lesson's can be."""
    return fresh_(nn.LSTM(INPUTS, HIDDEN)), random.uniform(3.1, 3.4)


def _sums(lstm, value):
    """What the forget gate's two biases (H,) add up to: rightly, then by each mistake."""
    ih, hh = (getattr(lstm, name).detach().clone().view(4, -1)[1] for name in BIASES)
    yield "right", torch.full_like(ih, value)
    yield "twice", torch.full_like(ih, 2 * value)
    yield "one_left", value + ih
    yield "one_left", value + hh
    yield "added", value + ih + hh
    yield "added", 2 * value + ih + hh


def _parameter(lstm, name, like):
    """The values of a parameter, or a Mistake if it is no longer one of this shape."""
    parameter = getattr(lstm, name, None)
    if not isinstance(parameter, nn.Parameter):
        raise Mistake("no_parameter")
    values = expect_shape(name, parameter, like)
    if not parameter.requires_grad:
        raise Mistake("frozen", name=name)
    if values.dtype != like.dtype:
        raise Mistake("dtype", name=name, given=str(values.dtype).removeprefix("torch."))
    return values.clone()


def _by_gate(vectors):
    """Both biases together, {gate: (H,)}."""
    total = sum(vectors[name] for name in BIASES)
    return dict(zip("ifgo", total.view(4, -1), strict=True))


def _judge_others(before, after):
    """Only the forget gate's bias has changed, or a Mistake that says whose has as well."""
    old, new = _by_gate(before), _by_gate(after)
    changed = [gate for gate in "ifgo" if not same(new[gate], old[gate])]
    others = [gate for gate in changed if gate != "f"]
    if not others:
        return
    if "f" not in changed:
        raise Mistake("quarter", gates=", ".join(others))
    for name, other in (BIASES, BIASES[::-1]):
        kept = (after[other] == before[other]).view(4, -1)[[0, 2, 3]].all()
        if kept and not after[name].any():
            raise Mistake("cleared", name=name)
    raise Mistake("whole" if len(others) == 3 else "others", gates=", ".join(others))
