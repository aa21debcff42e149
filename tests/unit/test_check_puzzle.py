"""The puzzles can be solved, every solution passes, and what is wrong with the gates is named."""

import itertools
import math
import re
from pathlib import Path

import judged
import numpy as np
import pytest
import torch

from helpers import explore
from helpers.checks import check_puzzle, lstm_gates
from helpers.explore import PUZZLES
from helpers.lang import text

DRAWS = judged.FEW  # each of as many other candidates as the check takes

ALWAYS, LAST, HALVES = [1] * 8, [0] * 7 + [1], [0.5] * 8
SOLUTIONS = {  # of each puzzle: the gates i, f, o
    "store": ([0, 0, 1, 0, 0, 0, 0, 0], ALWAYS, LAST),
    "echo": (ALWAYS, [0] * 8, ALWAYS),
    "erase": ([1, 0, 0, 0] * 2, [0, 1, 1, 1] * 2, [0, 0, 0, 1] * 2),
    "add": ([0, 1, 0, 0, 1, 0, 0, 0], ALWAYS, LAST),
    "half": ([0, 0, 0, 0, 0, 0.5, 0, 0], ALWAYS, LAST),
    "sum": (ALWAYS, ALWAYS, ALWAYS),
    "fade": ([1, 0, 0, 0, 0, 0, 0, 0], HALVES, ALWAYS),
    "mean": (HALVES, HALVES, ALWAYS),
}


@pytest.mark.parametrize("name", PUZZLES)
def test_a_puzzle_can_be_solved(name):
    c, shown = 0, []
    for g, i, f, o in zip(PUZZLES[name]["g"], *SOLUTIONS[name], strict=True):
        c = f * c + i * g
        shown.append(o * math.tanh(c))
    assert shown == pytest.approx(PUZZLES[name]["goals"], abs=1e-12)


def gates(i, f, o):
    """An answer to a puzzle, from strings such as "10001000" or lists of numbers."""
    return lambda g: {
        name: [float(v) for v in row] for name, row in (("i", i), ("f", f), ("o", o))
    }


KEEP, SHOW = "01110111", "00010001"
WRITE = "10001000"


def made(kind, *rows):
    """An answer whose three gates come as `kind` makes them of a list."""
    return lambda g: {name: kind(row) for name, row in gates(*rows)(g).items()}


ERASE = (WRITE, KEEP, SHOW)
KINDS = {
    "tuples": tuple,
    "tensors": torch.tensor,
    "float16": lambda row: torch.tensor(row, dtype=torch.float16),
    "with a graph": lambda row: torch.tensor(row, requires_grad=True),
    "numbers of torch": lambda row: [torch.tensor(v) for v in row],
    "numpy": np.array,
    "float32": np.float32,
    "numbers of numpy": lambda row: [*np.array(row)],
    "whole numbers": lambda row: [int(v) for v in row],
    "truths": lambda row: [v == 1 for v in row],
    "iterators": iter,
    "generators": lambda row: (v for v in row),
    "ranges": lambda row: map(float, row),
}
RIGHT = {
    **{name: ("erase", made(kind, *ERASE)) for name, kind in KINDS.items()},
    "kept longer": ("erase", gates(WRITE, "11110111", SHOW)),
    "nearly": (
        "erase",
        gates(
            [1, *[0.01] * 3] * 2,
            [0, *[0.99] * 3, 0.01, *[0.99] * 3],
            [*[0.02] * 3, 1] * 2,
        ),
    ),
    "mean": ("mean", gates(HALVES, HALVES, ALWAYS)),
    "mean, other f at first": ("mean", gates(HALVES, [0, *HALVES[1:]], ALWAYS)),
    "mean, nearly": ("mean", gates([0.51] * 8, [0.49] * 8, [0.99] * 8)),
    "mean, of one array": (
        "mean",
        lambda g: dict(zip("ifo", np.array([HALVES, HALVES, ALWAYS]), strict=True)),
    ),
    "mean, with g": (
        "mean",
        lambda g: {"i": [0.5 * v / v for v in g], "f": HALVES, "o": [v**0 for v in g]},
    ),
    **{
        name: (name, lambda g, rows=rows: dict(zip("ifo", rows, strict=True)))
        for name, rows in SOLUTIONS.items()
    },
}


@pytest.mark.parametrize(("name", "answer"), RIGHT.values(), ids=RIGHT)
def test_every_right_answer_to_a_puzzle_passes(said, name, answer):
    key = name if name in lstm_gates.WITH_HINTS else "any"
    passed = f"✓ {text('checks.passed')} {text(f'check_puzzle.{key}.passed')}"
    for _ in range(DRAWS):
        assert said(check_puzzle, name, answer) == passed


def test_a_goal_is_met_as_nearly_as_in_the_explorer():
    file = Path(explore.__file__).parent / "explorers" / "memory" / "memory.js"
    script = file.read_text(encoding="utf-8")
    assert re.findall(r"const TOLERANCE = (\S+);", script) == [str(lstm_gates.NEAR)]


def h(value):
    return f"{math.tanh(value):.2f}"


G = PUZZLES["erase"]["g"]
WRONG = {
    "shown": (gates(WRITE, KEEP, "10010001"), {"t": 1, "given": h(G[0]), "expected": "0.00"}),
    "hidden": (gates(WRITE, KEEP, "00010000"), {"t": 8, "given": "0.00", "expected": h(G[4])}),
    "lost": (gates(WRITE, "01010111", SHOW), {"t": 4, "given": "0.00", "expected": h(G[0])}),
    "half_open": (
        gates(WRITE, KEEP, [0, 0, 0, 0.5, 0, 0, 0, 1]),
        {"t": 4, "given": f"{math.tanh(G[0]) / 2:.2f}", "expected": h(G[0])},
    ),
    "mixed": (
        gates(WRITE, "01111111", SHOW),
        {"t": 8, "given": h(G[0] + G[4]), "expected": h(G[4])},
    ),
    "length": (gates(WRITE, KEEP[:7], SHOW), {"gate": "f", "given": 7, "expected": 8}),
    "range": (gates(WRITE, KEEP, [0, 0, 0, 1, 0, 0, 0, 1.01]), {"gate": "o"}),
    "not_gates": (lambda g: {"i": g, "f": g}, {}),
    "no_row": (
        lambda g: {"i": [1] * 8, "f": 1, "o": [1] * 8},
        {"gate": "f", "given": "int", "expected": 8},
    ),
    "no_value": (lambda g: {"i": ["1"] * 8, "f": g, "o": g}, {"given": "str"}),
}
NO_GATES = {
    "a list": lambda g: [g, g, g],
    "a tensor": lambda g: torch.ones(3, 8),
    "a set": lambda g: {"i", "f", "o"},
    "one more": lambda g: {name: HALVES for name in "ifgo"},
}


@pytest.mark.parametrize("key", WRONG)
def test_what_is_wrong_with_the_gates_is_named(said, language, key):
    answer, values = WRONG[key]
    wanted = f"✗ {text(f'check_puzzle.{key}', **values)}"
    assert said(check_puzzle, "erase", answer) == wanted


@pytest.mark.parametrize("answer", NO_GATES.values(), ids=NO_GATES)
def test_what_is_no_dictionary_of_three_gates_is_told_so(said, answer):
    assert said(check_puzzle, "erase", answer) == f"✗ {text('check_puzzle.not_gates')}"


@pytest.mark.parametrize("value", [float("nan"), -0.01, float("inf")])
def test_a_gate_stays_between_0_and_1(said, value):
    answer = gates([value, *[0.5] * 7], HALVES, HALVES)
    assert said(check_puzzle, "mean", answer) == f"✗ {text('check_puzzle.range', gate='i')}"


def once_each(g):
    """Wrong gates that can be read only once."""
    return {name: iter(row) for name, row in gates(WRITE, KEEP, "00010000")(g).items()}


def test_gates_that_are_read_once_get_the_same_sentence(said):
    wanted = said(check_puzzle, "erase", gates(WRITE, KEEP, "00010000"))
    assert said(check_puzzle, "erase", once_each) == wanted


def test_the_candidates_are_safe_from_the_answer(said):
    before = list(G)
    said(check_puzzle, "erase", lambda g: g.clear())
    assert PUZZLES["erase"]["g"] == before


def leftover(g):
    """Of the third value so much as makes the first, with these eight."""
    return gates([0, 0, 0.875, 0, 1, 0, 0, 0], KEEP, SHOW)(g)


def by_value(g):
    """Write wherever there are these two values."""
    return gates([abs(v) in (0.7, 0.9) and k < 5 for k, v in enumerate(g)], KEEP, SHOW)(g)


@pytest.mark.parametrize("answer", [leftover, by_value])
def test_what_only_happens_to_fit_is_told_so(said, language, answer):
    for _ in range(DRAWS):
        assert said(check_puzzle, "erase", answer) == f"✗ {text('check_puzzle.by_chance')}"


def test_code_that_stops_at_other_values_says_what_stopped_it(said):
    def answer(g):
        return gates(WRITE if g.index(0.7) == 0 else KEEP, KEEP, SHOW)(g)

    assert said(check_puzzle, "erase", answer).startswith("✗ Your code stopped with ValueError")


def test_gates_without_end_get_a_sentence(said):
    line = said(check_puzzle, "mean", lambda g: dict.fromkeys("ifo", itertools.repeat(0.5)))
    length = text("check_puzzle.length", gate="i", given=1000, expected=8)
    assert line == f"✗ {length}"


@pytest.mark.parametrize(("name", "given"), [("eraze", "'eraze'"), (3, "int"), ([], "list")])
def test_an_unknown_puzzle_gets_a_sentence(said, language, name, given):
    values = {"given": given, "names": ", ".join(PUZZLES)}
    assert said(check_puzzle, name, leftover) == f"✗ {text('check_puzzle.no_puzzle', **values)}"


def test_a_write_long_after_is_not_blamed_on_the_output_gate(said):
    i, f, o = SOLUTIONS["fade"]
    line = said(check_puzzle, "fade", gates([*i[:7], 1], f, o))
    wanted = {"t": 8, "given": h(0.7 / 2**7 - 0.6), "expected": h(0.7 / 2**7)}
    assert line == f"✗ {text('check_puzzle.mixed', **wanted)}"


def test_values_that_cancel_out_are_not_called_lost(said):
    i, f, o = SOLUTIONS["sum"]
    line = said(check_puzzle, "sum", gates([1, 1, 0, 0, 0, 0, *i[6:]], f, o))
    assert line == f"✗ {text('check_puzzle.mixed', t=3, given=h(0.2), expected=h(1.0))}"
    line = said(check_puzzle, "sum", gates([1, 1, *i[2:]], [1, 5 / 7, *f[2:]], o))
    assert line == f"✗ {text('check_puzzle.mixed', t=2, given='0.00', expected=h(0.2))}"


def test_an_empty_hole_of_a_puzzle_is_to_do(said, language):
    assert said(check_puzzle, "mean", lambda g: ...) == f"○ {text('checks.to_do')}"
    dots = dict.fromkeys("ifo", ...)
    assert said(check_puzzle, "mean", lambda g: dots) == f"○ {text('checks.to_do')}"


def forgetful(g):
    gates(WRITE, KEEP, SHOW)(g)


def test_a_forgotten_return_is_told(said, language):
    assert said(check_puzzle, "erase", forgetful) == f"✗ {text('checks.no_return')}"
