"""Check of lesson 02: where a product of equal factors ends in float32."""

import math

from helpers.checks.report import Mistake, report

SMALLEST = 2.0**-149  # of float32 above 0
HALVES = 150  # 0.5**150 rounds to 0
STUCK = 4 * SMALLEST  # 0.9 · 4 units = 3.6 units, rounded to 4
HALVES_NEAR = {
    149: "last",
    151: "counted_twice",
    126: "normal",
    127: "normal",
    1074: "double",
    1075: "double",
    1076: "double",
}


def check_float32(half, stuck, hint: int = 0) -> None:
    """Check the k at which 0.5**k is 0 in float32, and the value at which 0.9 · 0.9 · … sticks.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_float32", lambda: _judge(half, stuck), hint)


def _judge(half, stuck):
    if any(given is None or given is ... for given in (half, stuck)):
        raise Mistake("checks.to_do")
    half, stuck = float(half), float(stuck)
    if half != HALVES:
        key = HALVES_NEAR.get(half, "half")
        raise Mistake(f"check_float32.{key}")
    _judge_stuck(stuck)


def _judge_stuck(stuck):
    if math.isclose(stuck, STUCK, rel_tol=0.01):
        return
    if stuck == 0:
        raise Mistake("check_float32.power")
    if math.isclose(stuck, 4 * 2.0**-1074, rel_tol=0.01):
        raise Mistake("check_float32.stuck_double")
    if math.isclose(stuck, SMALLEST, rel_tol=0.02):
        raise Mistake("check_float32.smallest")
    raise Mistake("check_float32.stuck", given=f"{stuck:.3g}")
