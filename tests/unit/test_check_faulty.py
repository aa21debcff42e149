"""The first exercise and the faulty cells: right answers pass, mistakes get their sentence."""

import math

import pytest
import torch

from helpers.checks import check_faulty, check_first, faulty_cell
from helpers.lang import text

FAULTS = {"A": "f", "B": "o", "C": "i"}


def test_the_right_diagnosis_passes(said, language):
    passed = f"✓ {text('checks.passed')} {text('check_faulty.passed')}"
    assert said(check_faulty, dict(reversed(FAULTS.items()))) == passed


@pytest.mark.parametrize(
    ("cell", "gate"), [(cell, gate) for cell in FAULTS for gate in "ifo" if gate != FAULTS[cell]]
)
def test_a_gate_that_works_is_named(said, language, cell, gate):
    sentence = text(f"check_faulty.not_{gate}", cell=cell)
    assert said(check_faulty, FAULTS | {cell: gate}) == f"✗ {sentence}"


DIAGNOSES = {
    "to do": (dict.fromkeys("ABC"), "checks.to_do", {}),
    "nothing": (None, "checks.to_do", {}),
    "half done": (FAULTS | {"C": None}, "check_faulty.no_gate", {"cell": "C", "given": "None"}),
    "other word": (FAULTS | {"A": "F"}, "check_faulty.no_gate", {"cell": "A", "given": "'F'"}),
    "a list": (["f", "o", "i"], "check_faulty.not_three", {}),
    "too few": ({"A": "f", "B": "o"}, "check_faulty.not_three", {}),
}


@pytest.mark.parametrize(("answer", "key", "values"), DIAGNOSES.values(), ids=DIAGNOSES)
def test_what_is_no_diagnosis_gets_a_sentence(said, language, answer, key, values):
    mark = "○" if key == "checks.to_do" else "✗"
    assert said(check_faulty, answer) == f"{mark} {text(key, **values)}"


@pytest.mark.parametrize("name", FAULTS)
def test_what_the_sentences_say_of_the_faulty_cells_is_true(name):
    cell, faulty = faulty_cell(name), FAULTS[name]
    with_f = [cell(c_prev=0.9, f=f, i=0.3, g=0, o=1)[1] for f in (0, 1)] == [0, 0.9]
    with_i = [cell(c_prev=0, f=f, i=i, g=0.5, o=1)[1] for f in (0, 1) for i in (0, 1)]
    with_o = cell(c_prev=0.9, f=1, i=0, g=0, o=0)[0] == 0
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
def test_the_first_answer_gets_its_sentence(said, language, key, given):
    sentence = text(f"check_first.{key}", **({"given": f"{given:g}"} if key == "wrong" else {}))
    passed = f"✓ {text('checks.passed')} {sentence}"
    assert said(check_first, given) == (passed if key == "passed" else f"✗ {sentence}")


@pytest.mark.parametrize("given", [None, ...])
def test_no_first_answer_is_to_do(said, language, given):
    assert said(check_first, given) == f"○ {text('checks.to_do')}"
