"""Check of lesson 04: the bias of the forget gate, in torch's two vectors."""

import random

import torch
from torch import nn

from helpers.checks.fresh import fresh_lstm
from helpers.checks.report import Mistake, expect_tensor, report

INPUTS, HIDDEN = 3, 24
BIASES = ("bias_ih_l0", "bias_hh_l0")


def check_forget_bias(answer, hint: int = 0) -> None:
    """Let `answer(lstm, value)` set the forget gate's bias of a one-layer nn.LSTM, in place.

    torch adds two bias vectors; any split between them is right. Prints the verdict in the
    notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_forget_bias", lambda: _judge(answer), hint)


def _judge(answer):
    lstm = fresh_lstm(INPUTS, HIDDEN, torch.float32)
    value = random.Random().uniform(1.5, 3.0)
    before = {name: p.detach().clone() for name, p in lstm.named_parameters()}
    given = _call(answer, lstm, value)
    after = {name: _parameter(lstm, name, like) for name, like in before.items()}
    different = [name for name in before if not torch.equal(before[name], after[name])]
    if not different:
        untouched = given is None or given is ...
        raise Mistake("checks.to_do" if untouched else "check_forget_bias.unchanged")
    for name in different:
        if name not in BIASES:
            raise Mistake("check_forget_bias.weights", name=name)
    _judge_biases(before, after, value)


def _call(answer, lstm, value):
    try:
        return answer(lstm, value)
    except RuntimeError as error:
        if "a leaf Variable that requires grad" in str(error):
            raise Mistake("check_forget_bias.leaf") from None
        raise
    except TypeError as error:
        if "cannot assign" in str(error):
            raise Mistake("check_forget_bias.no_parameter") from None
        raise


def _parameter(lstm, name, like):
    """The values of a parameter, or a Mistake if it is no longer one of this shape."""
    parameter = getattr(lstm, name, None)
    if not isinstance(parameter, nn.Parameter):
        raise Mistake("check_forget_bias.no_parameter")
    expect_tensor(name, parameter, like)
    if not parameter.requires_grad:
        raise Mistake("check_forget_bias.frozen", name=name)
    return parameter.detach()


def _judge_biases(before, after, value):
    old, new = (sum(vectors[name] for name in BIASES).view(4, -1) for vectors in (before, after))
    changed = [gate for gate, a, b in zip("ifgo", old, new, strict=True) if not _close(a, b)]
    others = [gate for gate in changed if gate != "f"]
    if others and "f" not in changed:
        raise Mistake("check_forget_bias.quarter", gates=", ".join(others))
    for name in BIASES:
        if others and not after[name].any():
            raise Mistake("check_forget_bias.cleared", name=name)
    if len(others) == 3:
        raise Mistake("check_forget_bias.whole")
    if others:
        raise Mistake("check_forget_bias.others", gates=", ".join(others))
    ih, hh = (before[name].view(4, -1)[1] for name in BIASES)
    _judge_sum(new[1], value, ih, hh)


def _judge_sum(given, value, ih, hh):
    """The two biases of the forget gate together, given what they were before."""
    if _close(given, value):
        return
    mistakes = {
        "twice": [2 * value],
        "one_left": [value + ih, value + hh],
        "added": [value + ih + hh, 2 * value + ih + hh],
    }
    for key, sums in mistakes.items():
        if any(_close(given, wrong) for wrong in sums):
            raise Mistake(f"check_forget_bias.{key}")
    if (given - value).abs().lt(1e-5).any():
        raise Mistake("check_forget_bias.some")
    numbers = {"given": f"{given[0].item():.2f}", "expected": f"{value:.2f}"}
    raise Mistake("check_forget_bias.wrong", **numbers)


def _close(given, expected):
    return torch.allclose(given, torch.as_tensor(expected), rtol=0, atol=1e-5)
