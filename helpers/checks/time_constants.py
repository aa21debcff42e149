"""Check of lesson 09: time constants from the record of a forget gate."""

import math

import torch

from helpers.checks.fresh import fresh
from helpers.checks.report import Mistake, expect_tensor, report, same

STEPS, BATCH, HIDDEN = 30, 4, 5
MISTAKES = {
    "sign": lambda f: 1 / f.log().mean(dim=(0, 1)),
    "mean_first": lambda f: -1 / f.mean(dim=(0, 1)).log(),
    "mean_last": lambda f: (-1 / f.log()).mean(dim=(0, 1)),
    "rate": lambda f: -f.log().mean(dim=(0, 1)),
    "half_life": lambda f: -math.log(2) / f.log().mean(dim=(0, 1)),
    "log10": lambda f: -1 / f.log10().mean(dim=(0, 1)),
    "one_sample": lambda f: -1 / f[:, 0].log().mean(dim=0),
    "last_step": lambda f: -1 / f[-1].log().mean(dim=0),
}


def check_time_constants(answer, hint: int = 0) -> None:
    """Compare `answer(f)`, f (T, B, H), with −1 / mean(ln f) over steps and samples, (H,).

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_time_constants", lambda: _judge(answer), hint)


def _judge(answer):
    f = (2 + 2 * fresh(STEPS, BATCH, HIDDEN)).sigmoid()
    expected = -1 / f.log().mean(dim=(0, 1))
    given = answer(f.clone())
    if isinstance(given, torch.Tensor):
        _judge_shape(tuple(given.shape))
    expect_tensor("τ", given, expected)
    if same(given, expected):
        return
    for key, mistaken in MISTAKES.items():
        if same(given, mistaken(f)):
            raise Mistake(f"check_time_constants.{key}")
    raise Mistake("check_time_constants.values")


def _judge_shape(shape):
    """Shapes that tell over what was averaged."""
    shapes = {
        "no_mean": (STEPS, BATCH, HIDDEN),
        "steps_only": (BATCH, HIDDEN),
        "samples_only": (STEPS, HIDDEN),
        "units_too": (),
    }
    for key, wrong in shapes.items():
        if shape == wrong:
            raise Mistake(f"check_time_constants.{key}")
