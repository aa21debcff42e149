"""Check of lesson 02: what each step adds to the gradient of w, by hand."""

import math

from helpers.checks.compare import as_number, expect_entries
from helpers.checks.verdict import Mistake, exercise

W, U, Y, H_0 = 0.8, 1.2, 0.9, 0.5  # the lesson's net
X = (1.0, -0.5, 0.3)
ROUNDING = 6e-3  # of whoever multiplies numbers that are rounded to two decimals


@exercise
def check_contributions(contributions, total):
    """Compare {t: what the w of step t adds to dL/dw}, t = 3, 2, 1, and their sum, with BPTT."""
    given = expect_entries(contributions, (3, 2, 1), "entries")
    given = {t: as_number(given[t], "no_number") for t in (3, 2, 1)}
    for kind, values in _answers():
        if all(_near(given[t], values[t]) for t in values):
            if kind != "right":
                raise Mistake(kind)
            break
    else:
        _tell(given)
    _judge_total(as_number(total, "no_number"), given)


def _near(given, value, rounding=ROUNDING):
    return abs(given - value) < rounding


def _tell(given):
    right = dict(_answers())["right"]
    wrong = [t for t in (3, 2, 1) if not _near(given[t], right[t])]
    if len(wrong) == 3:
        raise Mistake("other")
    raise Mistake(
        "some", wrong=", ".join(f"t = {t}" for t in wrong), given=f"{given[wrong[0]]:.3g}"
    )


def _judge_total(total, given):
    if _near(total, sum(given.values()), 2 * ROUNDING):
        return
    if _near(total, math.prod(given.values())):
        raise Mistake("product")
    if _near(total, sum(given.values()) / 3):
        raise Mistake("mean")
    if _near(total, sum(map(abs, given.values())), 2 * ROUNDING):
        raise Mistake("absolute")
    raise Mistake("total", given=f"{total:.3g}")


def _net():
    """Of the net: h_0 … h_3, slopes of tanh, the error, steps back, and what leads there."""
    h = [H_0]
    for x in X:
        h.append(math.tanh(W * h[-1] + U * x))
    slope = {t: 1 - h[t] ** 2 for t in (1, 2, 3)}
    back = {t: W * slope[t] for t in slope}
    return h, slope, 2 * (h[3] - Y), back, {3: 1.0, 2: back[3], 1: back[3] * back[2]}


def _answers():
    """Pairs of a kind and {t: contribution}: the right ones, then the frequent mistakes."""
    h, slope, error, back, ways = _net()
    local = {t: h[t - 1] * slope[t] for t in slope}
    right = {t: error * ways[t] * local[t] for t in (3, 2, 1)}
    kinds = {
        "right": lambda t: right[t],
        "order": lambda t: right[4 - t],
        "sign": lambda t: -right[t],
        "no_two": lambda t: right[t] / 2,
        "no_error": lambda t: ways[t] * local[t],
        "no_back": lambda t: error * local[t],
        "one_back": lambda t: error * local[t] * (back[t + 1] if t < 3 else 1),
        "back_more": lambda t: right[t] * back[t],
        "no_local": lambda t: error * ways[t],
        "no_slope": lambda t: error * ways[t] * h[t - 1],
        "own_h": lambda t: error * ways[t] * h[t] * slope[t],
        "no_w": lambda t: right[t] / W ** (3 - t),
        "added": lambda t: error + sum(back[s] for s in range(t + 1, 4)) + local[t],
    }
    return [(kind, {t: of(t) for t in right}) for kind, of in kinds.items()]
