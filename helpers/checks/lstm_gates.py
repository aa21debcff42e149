"""Checks of lesson 03: one step of an LSTM, gates painted for a task, and cells with a fault."""

import math
import random
from itertools import islice

import torch

from helpers.checks.compare import as_number
from helpers.checks.steps import biases_left_out, draw_step, judge_step, shown, ways_to_show
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
    judge_step(answer, lambda: draw_step(4), _lstm_answers)


def _lstm_answers(x, h, c, *parameters):
    """The right (h, c) and what each frequent mistake gives, in pairs with its name."""
    no_b_hh, *_ = totals = biases_left_out(x, h, *parameters)
    one, two, three, four = (no_b_hh + parameters[-1]).chunk(4, dim=-1)
    i, f, g, o = one.sigmoid(), two.sigmoid(), three.tanh(), four.sigmoid()
    yield from ways_to_show(o, c, f * c + i * g)
    yield "gates_swapped", _lstm(c, two, one, three, four)
    yield "order", _lstm(c, one, two, four, three)  # i, f, o, g
    yield "order", _lstm(c, two, one, four, three)  # f, i, o, g
    yield "order", _lstm(c, one, three, two, four)  # i, g, f, o
    yield "sigmoid_g", shown(o, f * c + i * three.sigmoid())
    yield "raw_g", shown(o, f * c + i * three)
    yield "coupled", shown(o, f * c + (1 - f) * g)
    for total in totals:
        yield "one_bias", _lstm(c, *total.chunk(4, dim=-1))
    yield "raw_gates", shown(four, two * c + one * three)
    yield "raw_gates", shown(four, two * c + one * g)
    yield "raw_gates", shown(four, f * c + i * g)


def _lstm(c, i, f, g, o):
    """(h, c) from the four parts before their squashing."""
    return shown(o.sigmoid(), f.sigmoid() * c + i.sigmoid() * g.tanh())


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
    gates = ask(dict, gates) if isinstance(gates, dict) else {}
    if set(gates) != set(GATES):
        raise Mistake("not_gates")
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
    if answer is None or answer is ...:
        raise Mistake("checks.to_do")
    answer = ask(dict, answer) if isinstance(answer, dict) else {}
    if set(answer) != set(FAULTS):
        raise Mistake("not_three")
    if all(gate is None or gate is ... for gate in answer.values()):
        raise Mistake("checks.to_do")
    for name, (faulty, _) in FAULTS.items():
        gate = answer[name]
        if not isinstance(gate, str) or gate not in GATES:
            given = repr(gate) if isinstance(gate, str | None) else type(gate).__name__
            raise Mistake("no_gate", cell=name, given=given)
        if gate != faulty:
            raise Mistake(f"not_{gate}", cell=name)
