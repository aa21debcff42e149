"""Checks of lesson 03: one step of an LSTM, gates painted for a task, and cells with a fault."""

import math
import random
from itertools import islice

import torch

from helpers.checks.compare import as_number, expect_entries
from helpers.checks.steps import judge_step
from helpers.checks.verdict import Mistake, ask, exercise, report, returned
from helpers.explore.explorers.memory import CANDIDATES, GATES, PUZZLES, make_puzzles

WITH_HINTS = ("erase", "mean")  # the exercises of the lesson; the others are for whoever likes
NEAR = 0.02  # how near h must come to its goal: as in the explorer
OTHERS = 20  # so many times other candidates arrive
FAULTS = {
    "A": ("f", lambda i, f, o: (i, 1 - f, o)),  # turned round
    "B": ("o", lambda i, f, o: (i, f, 1)),  # stuck open
    "C": ("i", lambda i, f, o: (1 - f, f, o)),  # tied to another gate
}


@exercise
def check_lstm_step(answer):
    """Compare `answer(x, h, c, W_ih, W_hh, b_ih, b_hh) -> h, c` with torch's LSTM step."""
    judge_step(answer, "ifgo", _lstm, ("ifog", "fiog", "igfo"), _lstm_mistakes)


def _lstm(c, i, f, g, o, gate=torch.sigmoid, squash=torch.tanh):
    return gate(o), gate(f) * c + gate(i) * squash(g)


def _lstm_mistakes(c, i, f, g, o):
    yield "gates_swapped", _lstm(c, f, i, g, o)
    yield "coupled", (o.sigmoid(), f.sigmoid() * c + (1 - f.sigmoid()) * g.tanh())


def check_puzzle(puzzle: str, answer, hint: int = 0) -> None:
    """Run a cell with the gates that `answer(g)` returns, {"i", "f", "o": eight values each}.

    `puzzle` is a key of `explore.PUZZLES`. Any gates are right that reach every goal, with the
    puzzle's candidates and with others.
    """
    own = isinstance(puzzle, str) and puzzle in WITH_HINTS
    report(f"check_puzzle.{puzzle if own else 'any'}", lambda: _solve(puzzle, answer), hint)


def _solve(name, answer):
    if not isinstance(name, str) or name not in PUZZLES:
        given = repr(name) if isinstance(name, str) else type(name).__name__
        raise Mistake("no_puzzle", given=given, names=", ".join(PUZZLES))
    _reach_goals(PUZZLES[name], answer, NEAR)
    try:
        for _ in range(OTHERS):
            _reach_goals(make_puzzles(_other_candidates())[name], answer, 3 * NEAR)
    except Mistake as mistake:
        if mistake.key.startswith("checks."):
            raise
        raise Mistake("by_chance") from None


def _other_candidates():
    """Candidates of other signs, and no larger: gates that are nearly right stay nearly right."""
    return [random.choice((-1, 1)) * random.uniform(0.5, 1) * g for g in CANDIDATES]


def _reach_goals(puzzle, answer, near):
    g, goals = puzzle["g"], puzzle["goals"]
    rows = _as_rows(returned(answer, list(g)), len(g))
    for t, (_, h) in enumerate(_run(g, rows)):
        if abs(h - goals[t]) > near:
            _explain(t, puzzle, rows)


def _as_rows(gates, count):
    """The three gates as lists of floats, or a Mistake that names what is wrong with them."""
    gates = expect_entries(gates, GATES, "not_gates")
    rows = {}
    for name in GATES:
        row = _as_row(name, gates[name], count)
        if len(row) != count:
            raise Mistake("length", gate=name, given=len(row), expected=count)
        if not all(0 <= v <= 1 for v in row):
            raise Mistake("range", gate=name)
        rows[name] = row
    return rows


def _as_row(name, given, count):
    """The values of a gate, from whatever can be gone through, as floats: 1000 at most."""
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    if isinstance(given, torch.Tensor):
        given = ask(given.tolist)
    if isinstance(given, str) or not hasattr(given, "__iter__"):
        raise Mistake("no_row", gate=name, given=type(given).__name__, expected=count)
    values = ask(lambda: list(islice(given, 1000)))
    return [as_number(value, "no_value") for value in values]


def _run(g, rows):
    """(c, h) after every step, the state starting at 0."""
    c, steps = 0.0, []
    for i, f, o, candidate in zip(rows["i"], rows["f"], rows["o"], g, strict=True):
        c = f * c + i * candidate
        steps.append((c, o * math.tanh(c)))
    return steps


def _explain(t, puzzle, rows):
    """Name what is wrong at step t, counted from 0, which misses its goal."""
    (c, h), goal = _run(puzzle["g"], rows)[t], puzzle["goals"][t]
    held, _ = _run([abs(g) for g in puzzle["g"]], rows)[t]  # no two values cancel out
    key = "mixed"
    if goal == 0:
        key = "shown"
    elif rows["o"][t] == 0:
        key = "hidden"
    elif held <= NEAR:
        key = "lost"
    elif abs(math.tanh(c) - goal) <= NEAR:
        key = "half_open"
    raise Mistake(key, t=t + 1, given=f"{h:z.2f}", expected=f"{goal:z.2f}")


def faulty_cell(name: str):
    """Cell "A", "B" or "C": a function (c_prev, i, f, g, o) -> h, c with one gate out of order.

    Raises KeyError for any other name.
    """
    spoil = FAULTS[name][1]

    def cell(c_prev, i, f, g, o):
        i, f, o = spoil(i, f, o)
        c = f * c_prev + i * g
        return o * math.tanh(c), c

    return cell


@exercise
def check_faulty(answer):
    """Check which gate of each faulty cell is named: {"A", "B", "C": one of "i", "f", "o"}."""
    answer = expect_entries(answer, FAULTS, "not_three")
    for name, (faulty, _) in FAULTS.items():
        gate = answer[name]
        if not isinstance(gate, str) or gate not in GATES:
            given = repr(gate) if isinstance(gate, str | None) else type(gate).__name__
            raise Mistake("no_gate", cell=name, given=given)
        if gate != faulty:
            raise Mistake(f"not_{gate}", cell=name)
