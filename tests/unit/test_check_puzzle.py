"""The puzzles can be solved, every solution passes, and what is wrong with the gates is named."""

import math

import pytest
import torch

from helpers.checks import check_puzzle
from helpers.explore import PUZZLES
from helpers.lang import text

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
RIGHT = {
    "erase": ("erase", gates(WRITE, KEEP, SHOW)),
    "erase, kept longer": ("erase", gates(WRITE, "11110111", SHOW)),
    "erase, tensors": (
        "erase",
        lambda g: {k: torch.tensor(v) for k, v in gates(WRITE, KEEP, SHOW)(g).items()},
    ),
    "erase, tuples": (
        "erase",
        lambda g: {k: (*v,) for k, v in gates(WRITE, KEEP, SHOW)(g).items()},
    ),
    "mean": ("mean", gates(HALVES, HALVES, "1" * 8)),
    "mean, other f at first": ("mean", gates(HALVES, [0, *HALVES[1:]], "1" * 8)),
}


@pytest.mark.parametrize(("name", "answer"), RIGHT.values(), ids=RIGHT)
def test_every_right_answer_to_a_puzzle_passes(said, language, name, answer):
    passed = f"✓ {text('checks.passed')} {text(f'check_puzzle.{name}.passed')}"
    assert said(check_puzzle, name, answer) == passed


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
}


@pytest.mark.parametrize("key", WRONG)
def test_what_is_wrong_with_the_gates_is_named(said, language, key):
    answer, values = WRONG[key]
    wanted = f"✗ {text(f'check_puzzle.{key}', **values)}"
    assert said(check_puzzle, "erase", answer) == wanted


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


@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_hole_of_a_puzzle_is_to_do(said, language, empty):
    assert said(check_puzzle, "mean", lambda g: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, lambda: {}])
def test_code_that_stops_gets_a_sentence(said, language, answer):
    assert "TypeError" in said(check_puzzle, "mean", answer)
