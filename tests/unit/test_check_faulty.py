"""check_faulty: the right diagnosis passes, and a gate that works is named."""

import pytest
import torch

from helpers.checks import check_faulty, faulty_cell
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
    "dots": (dict.fromkeys("ABC", ...), "checks.to_do", {}),
    "nothing": (None, "checks.to_do", {}),
    "half done": (FAULTS | {"C": None}, "check_faulty.no_gate", {"cell": "C", "given": "None"}),
    "other word": (FAULTS | {"A": "F"}, "check_faulty.no_gate", {"cell": "A", "given": "'F'"}),
    "a tensor": (
        FAULTS | {"B": torch.ones(2)},
        "check_faulty.no_gate",
        {"cell": "B", "given": "Tensor"},
    ),
    "two gates": (FAULTS | {"A": "fo"}, "check_faulty.no_gate", {"cell": "A", "given": "'fo'"}),
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
