"""Check of lesson 04: the forget bias that leaves half of a value after 200 steps."""

import math

import torch

from helpers.checks.report import Mistake, report

STEPS = 200
GATE = 0.5 ** (1 / STEPS)  # the f that is asked for: sigmoid(bias) = 0.99654


def check_half_bias(answer, hint: int = 0) -> None:
    """Check the bias b for which sigmoid(b)**200 is one half, up to one percent of the value.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_half_bias", lambda: _judge(answer), hint)


def _judge(answer):
    if answer is None or answer is ...:
        raise Mistake("checks.to_do")
    given = float(answer)
    if math.isnan(given):
        raise Mistake("check_half_bias.no_number")
    if _is_half(_left(given)):
        return
    if _is_half(_left(-given)):
        raise Mistake("check_half_bias.sign")
    if abs(given - GATE) < 1e-3:
        raise Mistake("check_half_bias.gate")
    if abs(given - math.log(STEPS)) < 0.02:
        raise Mistake("check_half_bias.time_constant")
    key = "too_small" if _left(given) < 0.5 else "too_large"
    raise Mistake(f"check_half_bias.{key}", left=f"{100 * _left(given):.1f}")


def _left(bias):
    """The share that is left after all steps."""
    return torch.tensor(bias, dtype=torch.float64).sigmoid().item() ** STEPS


def _is_half(share):
    return 0.49 <= share <= 0.51
