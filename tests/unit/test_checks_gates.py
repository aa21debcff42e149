"""The puzzles, the faulty cells and the first exercise: right answers pass, mistakes are named."""

import math
from functools import partial

import pytest
import torch

from helpers.checks import check_faulty, check_first, check_puzzle, faulty_cell
from helpers.explore import PUZZLES
from helpers.lang import text


def said(capsys, check, answer):
    """The one line that a check prints about an answer."""
    check(answer)
    (line,) = capsys.readouterr().out.splitlines()
    return line


def gates(i, f, o):
    """An answer to a puzzle, from strings such as "10001000" or lists of numbers."""
    return lambda g: {
        name: [float(v) for v in row] for name, row in (("i", i), ("f", f), ("o", o))
    }


KEEP, SHOW, HALF = "01110111", "00010001", [0.5] * 8
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
    "mean": ("mean", gates(HALF, HALF, "1" * 8)),
    "mean, other f at first": ("mean", gates(HALF, [0, *HALF[1:]], "1" * 8)),
}
puzzle = {name: partial(check_puzzle, name) for name in ("erase", "mean")}


@pytest.mark.parametrize(("name", "answer"), RIGHT.values(), ids=RIGHT)
def test_every_right_answer_to_a_puzzle_passes(capsys, language, name, answer):
    passed = f"✓ {text('checks.passed')} {text(f'check_puzzle.{name}.passed')}"
    assert said(capsys, puzzle[name], answer) == passed


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
def test_what_is_wrong_with_the_gates_is_named(capsys, language, key):
    answer, values = WRONG[key]
    wanted = f"✗ {text(f'check_puzzle.{key}', **values)}"
    assert said(capsys, puzzle["erase"], answer) == wanted


@pytest.mark.parametrize("value", [float("nan"), -0.01, float("inf")])
def test_a_gate_stays_between_0_and_1(capsys, value):
    answer = gates([value, *[0.5] * 7], HALF, HALF)
    assert said(capsys, puzzle["mean"], answer) == f"✗ {text('check_puzzle.range', gate='i')}"


def once_each(g):
    """Wrong gates that can be read only once."""
    return {name: iter(row) for name, row in gates(WRITE, KEEP, "00010000")(g).items()}


def test_gates_that_are_read_once_get_the_same_sentence(capsys):
    wanted = said(capsys, puzzle["erase"], gates(WRITE, KEEP, "00010000"))
    assert said(capsys, puzzle["erase"], once_each) == wanted


def test_the_candidates_are_safe_from_the_answer(capsys):
    before = list(G)
    said(capsys, puzzle["erase"], lambda g: g.clear())
    assert PUZZLES["erase"]["g"] == before


@pytest.mark.parametrize("check", [*puzzle.values()])
@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_hole_of_a_puzzle_is_to_do(capsys, language, check, empty):
    assert said(capsys, check, lambda g: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, lambda: {}, lambda g: {"i": ..., "f": ..., "o": ...}])
def test_code_that_stops_gets_a_sentence(capsys, language, answer):
    assert "TypeError" in said(capsys, puzzle["mean"], answer)


FAULTS = {"A": "f", "B": "o", "C": "i"}


def test_the_right_diagnosis_passes(capsys, language):
    passed = f"✓ {text('checks.passed')} {text('check_faulty.passed')}"
    assert said(capsys, check_faulty, dict(reversed(FAULTS.items()))) == passed


@pytest.mark.parametrize(
    ("cell", "gate"), [(cell, gate) for cell in FAULTS for gate in "ifo" if gate != FAULTS[cell]]
)
def test_a_gate_that_works_is_named(capsys, language, cell, gate):
    sentence = text(f"check_faulty.not_{gate}", cell=cell)
    assert said(capsys, check_faulty, FAULTS | {cell: gate}) == f"✗ {sentence}"


DIAGNOSES = {
    "to do": (dict.fromkeys("ABC"), "checks.to_do", {}),
    "nothing": (None, "checks.to_do", {}),
    "half done": (FAULTS | {"C": None}, "check_faulty.no_gate", {"cell": "C", "given": "None"}),
    "other word": (FAULTS | {"A": "F"}, "check_faulty.no_gate", {"cell": "A", "given": "'F'"}),
    "a list": (["f", "o", "i"], "check_faulty.not_three", {}),
    "too few": ({"A": "f", "B": "o"}, "check_faulty.not_three", {}),
}


@pytest.mark.parametrize(("answer", "key", "values"), DIAGNOSES.values(), ids=DIAGNOSES)
def test_what_is_no_diagnosis_gets_a_sentence(capsys, language, answer, key, values):
    mark = "○" if key == "checks.to_do" else "✗"
    assert said(capsys, check_faulty, answer) == f"{mark} {text(key, **values)}"


@pytest.mark.parametrize("name", FAULTS)
def test_what_the_sentences_say_of_the_faulty_cells_is_true(name):
    cell, faulty = faulty_cell(name), FAULTS[name]
    with_f = [cell(c_prev=0.9, f=f, i=0.3, g=0, o=1)[0] for f in (0, 1)] == [0, 0.9]
    with_i = [cell(c_prev=0, f=f, i=i, g=0.5, o=1)[0] for f in (0, 1) for i in (0, 1)]
    with_o = cell(c_prev=0.9, f=1, i=0, g=0, o=0)[1] == 0
    works = {"f": with_f, "i": with_i == [0, 0.5, 0, 0.5], "o": with_o}
    assert works == {gate: gate != faulty for gate in "fio"}


NUMBERS = {
    "passed": [0.4, "0.4", torch.tensor(0.4), 0.4000001],
    "kept_all": [0.8],
    "erased": [0, 0.0],
    "added": [1.3],
    "shown": [0.38, math.tanh(0.4)],
    "wrong": [0.41, float("nan"), -0.4],
}


@pytest.mark.parametrize(
    ("key", "given"), [(k, v) for k, values in NUMBERS.items() for v in values]
)
def test_the_first_answer_gets_its_sentence(capsys, language, key, given):
    sentence = text(f"check_first.{key}", **({"given": f"{given:g}"} if key == "wrong" else {}))
    passed = f"✓ {text('checks.passed')} {sentence}"
    assert said(capsys, check_first, given) == (passed if key == "passed" else f"✗ {sentence}")


@pytest.mark.parametrize("given", [None, ...])
def test_no_first_answer_is_to_do(capsys, language, given):
    assert said(capsys, check_first, given) == f"○ {text('checks.to_do')}"
