"""Check of lesson 06: how many parameters a GRU layer of torch has."""

import random

import torch
from torch import nn

from helpers.checks.report import Mistake, report

SMALL = (2, 19)  # inputs and units that the message can be followed with


def check_gru_parameters(answer, hint: int = 0) -> None:
    """Compare `answer(D, H)` with the parameters of nn.GRU(D, H), at several sizes.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_gru_parameters", lambda: _judge(answer), hint)


def _judge(answer):
    draw = random.Random()
    sizes = [SMALL, *((draw.randint(3, 40), draw.randint(3, 40)) for _ in range(4))]
    given = [answer(*size) for size in sizes]
    if any(value is None or value is ... for value in given):
        raise Mistake("checks.to_do")
    given = [float(value) for value in given]
    if given == [_count(*size) for size in sizes]:
        return
    for key, formula in FORMULAS.items():
        if given == [formula(*size) for size in sizes]:
            raise Mistake(f"check_gru_parameters.{key}")
    inputs, units = next(
        size for size, value in zip(sizes, given, strict=True) if value != _count(*size)
    )
    values = {"given": f"{given[sizes.index((inputs, units))]:g}", "inputs": inputs}
    expected = _count(inputs, units)
    raise Mistake("check_gru_parameters.wrong", **values, units=units, expected=expected)


def _count(inputs, units):
    with torch.random.fork_rng(devices=[]):
        return sum(parameter.numel() for parameter in nn.GRU(inputs, units).parameters())


FORMULAS = {
    "lstm": lambda D, H: 4 * H * (D + H + 2),
    "one_set": lambda D, H: H * (D + H + 2),
    "two_sets": lambda D, H: 2 * H * (D + H + 2),
    "one_bias": lambda D, H: 3 * H * (D + H + 1),
    "no_bias": lambda D, H: 3 * H * (D + H),
    "no_W_hh": lambda D, H: 3 * H * (D + 2),
    "no_W_ih": lambda D, H: 3 * H * (H + 2),
    "swapped": lambda D, H: 3 * D * (D + H + 2),
}
