"""Check of the first exercise, on the start page: a single number."""

import math

from helpers.checks.report import Mistake, report

RIGHT = 0.4  # f c_prev + i g = 0.5 * 0.8 + 0 * g
MISTAKES = {"kept_all": 0.8, "erased": 0.0, "added": 1.3, "shown": math.tanh(0.4)}


def check_first(answer, hint: int = 0) -> None:
    """Check the cell state after one step with c_prev = 0.8, f = 0.5 and i = 0.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_first", lambda: _judge(answer), hint)


def _judge(answer):
    if answer is None or answer is ...:
        raise Mistake("checks.to_do")
    given = float(answer)
    if abs(given - RIGHT) < 1e-6:
        return
    for name, value in MISTAKES.items():
        if abs(given - value) < 5e-3:
            raise Mistake(f"check_first.{name}")
    raise Mistake("check_first.wrong", given=f"{given:g}")
