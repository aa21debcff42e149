"""Check of the puzzles of lesson 03: gates as arrays that make a cell do a task."""

import math
import random

from helpers.checks.report import Mistake, report
from helpers.explore.memory import CANDIDATES, GATES, PUZZLES, make_puzzles

WITH_HINTS = ("erase", "mean")  # the exercises of the lesson; the others are for whoever likes
NEAR = 0.02  # how near h must come to its goal: as in the explorer


def check_puzzle(puzzle: str, answer, hint: int = 0) -> None:
    """Run a cell with the gates that `answer(g)` returns, {"i", "f", "o": eight values each}.

    `puzzle` is a key of `explore.PUZZLES`. Any gates are right that reach every goal, with the
    puzzle's candidates and with fresh ones. Prints the verdict in the notebook's language and
    never raises; `hint` is the number of hints to show.
    """
    exercise = puzzle if puzzle in WITH_HINTS else "any"
    report(f"check_puzzle.{exercise}", lambda: _judge(puzzle, answer), hint)


def _judge(name, answer):
    _judge_for(PUZZLES[name], answer)
    try:
        others = [random.choice((-1, 1)) * random.uniform(0.3, 0.9) for _ in CANDIDATES]
        _judge_for(make_puzzles(others)[name], answer)
    except Mistake:
        raise Mistake("check_puzzle.by_chance") from None


def _judge_for(puzzle, answer):
    gates = answer(list(puzzle["g"]))
    if gates is None or gates is ...:
        raise Mistake("checks.to_do")
    rows = _as_rows(gates, len(puzzle["g"]))
    steps = _run(puzzle["g"], rows)
    wrong = [t for t, (_, h) in enumerate(steps) if abs(h - puzzle["goals"][t]) > NEAR]
    if wrong:
        _explain(wrong[0], steps, puzzle, rows)


def _as_rows(gates, count):
    """The three gates as lists of floats, or a Mistake that names what is wrong with them."""
    if not isinstance(gates, dict) or set(gates) != set(GATES):
        raise Mistake("check_puzzle.not_gates")
    rows = {}
    for name in GATES:
        row = [float(v) for v in gates[name]]
        if len(row) != count:
            raise Mistake("check_puzzle.length", gate=name, given=len(row), expected=count)
        if not all(0 <= v <= 1 for v in row):
            raise Mistake("check_puzzle.range", gate=name)
        rows[name] = row
    return rows


def _run(g, rows):
    """(c, h) after every step, the state starting at 0."""
    c, steps = 0.0, []
    for i, f, o, candidate in zip(rows["i"], rows["f"], rows["o"], g, strict=True):
        c = f * c + i * candidate
        steps.append((c, o * math.tanh(c)))
    return steps


def _explain(t, steps, puzzle, rows):
    """Name the first step that misses its goal, and the gate that is most likely behind it."""
    (c, h), goal = steps[t], puzzle["goals"][t]
    place = {"t": t + 1, "given": f"{h:.2f}", "expected": f"{goal:z.2f}"}
    if abs(goal) <= NEAR:
        raise Mistake("check_puzzle.shown", **place)
    if rows["o"][t] == 0:
        raise Mistake("check_puzzle.hidden", **place)
    if abs(c) <= NEAR:
        raise Mistake("check_puzzle.lost", **place)
    if abs(math.tanh(c) - goal) <= NEAR:
        raise Mistake("check_puzzle.half_open", **place)
    raise Mistake("check_puzzle.mixed", **place)
