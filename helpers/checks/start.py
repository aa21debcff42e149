"""Check of the first exercise, on the start page: a single number."""

import math

from helpers.checks.compare import as_number
from helpers.checks.verdict import Mistake, exercise

RIGHT = 0.4  # f c_prev + i g = 0.5 * 0.8 + 0 * g
ROUNDING = 5e-4  # that of bfloat16, which is the coarsest
MISTAKES = {
    "kept_all": 0.8,
    "erased": 0.0,
    "added": 1.3,
    "shown": math.tanh(0.4),
    "drawing": 0.5 * 0.9,
}


@exercise
def check_first(answer):
    """Compare a number with the cell state after one step with c_prev = 0.8, f = 0.5 and i = 0."""
    given = as_number(answer, "no_number")
    if abs(given - RIGHT) < ROUNDING:
        return
    for name, value in MISTAKES.items():
        if abs(given - value) < 5e-3:
            raise Mistake(name)
    raise Mistake("wrong", given=f"{given:g}")
