"""check_contributions accepts the contributions in many forms, and names what is mistaken."""

import ast

import numpy as np
import pytest
import torch
from judged import line

from helpers.checks import check_contributions, contributions
from helpers.checks.contributions import H_0, ROUNDING, U, W, X, Y, _answers
from helpers.lang import names, text
from tools.notebooks.lesson import ROOT

KINDS = dict(_answers())
RIGHT = KINDS["right"]
TOTAL = sum(RIGHT.values())


def graph():
    """w, and h_3 as torch makes it of a copy of w for each step."""
    ws = {t: torch.tensor(W, dtype=torch.float64, requires_grad=True) for t in (1, 2, 3)}
    h = torch.tensor(H_0, dtype=torch.float64)
    for t, x in enumerate(X, start=1):
        h = torch.tanh(ws[t] * h + U * x)
    return ws, (h - Y) ** 2


def test_the_right_ones_are_those_of_autograd():
    ws, loss = graph()
    by_step = dict(zip(ws, torch.autograd.grad(loss, [*ws.values()]), strict=True))
    assert {t: value.item() for t, value in by_step.items()} == pytest.approx(RIGHT)


def test_the_net_is_that_of_the_lesson():
    source = (ROOT / "lessons/02_gradients.py").read_text(encoding="utf-8")
    assert f"w = torch.tensor({W}, dtype=torch.float64, requires_grad=True)" in source
    assert f"u, x, y = {U}, {[*X]}, {Y}" in source
    assert f"h = [torch.tensor({H_0}, dtype=torch.float64)]" in source


PASSED = {
    "exact": (RIGHT, TOTAL),
    "three digits": ({t: round(v, 3) for t, v in RIGHT.items()}, round(TOTAL, 3)),
    "from the arrows": (
        {3: -0.925 * 0.110, 2: -0.925 * 0.647 * 0.905, 1: -0.925 * 0.647 * 0.785 * 0.075},
        -0.678,
    ),
    "two decimals on the way": (
        {3: -0.93 * 0.11, 2: -0.93 * 0.65 * 0.9, 1: -0.93 * 0.65 * 0.79 * 0.08},
        -0.68,
    ),
    "in another order": (dict(sorted(RIGHT.items())), TOTAL),
    "tensors": ({t: torch.tensor(v) for t, v in RIGHT.items()}, torch.tensor([TOTAL])),
    "with a graph": ({t: torch.tensor(v, requires_grad=True) for t, v in RIGHT.items()}, TOTAL),
    "numpy": ({t: np.float32(v) for t, v in RIGHT.items()}, np.array([TOTAL])),
}


@pytest.mark.parametrize("given", PASSED.values(), ids=PASSED)
def test_every_right_answer_passes(said, language, given):
    assert said(check_contributions, *given) == line(check_contributions, "passed")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "right"])
def test_a_mistake_is_named(said, language, kind):
    values = KINDS[kind]
    for total in (sum(values.values()), TOTAL):
        assert said(check_contributions, values, total) == line(check_contributions, kind)


def test_no_mistake_is_near_another():
    for one, values in KINDS.items():
        for other, others in KINDS.items():
            far = max(abs(values[t] - others[t]) for t in values)
            assert one == other or far > 2 * ROUNDING, (one, other)


TOTALS = {
    "product": np.prod([*RIGHT.values()]),
    "mean": TOTAL / 3,
    "absolute": sum(map(abs, RIGHT.values())),
}


@pytest.mark.parametrize(("kind", "total"), TOTALS.items())
def test_a_wrong_sum_is_named(said, language, kind, total):
    assert said(check_contributions, RIGHT, total) == line(check_contributions, kind)


def test_another_sum_is_told(said, language):
    told = line(check_contributions, "total", given="-0.5")
    assert said(check_contributions, RIGHT, -0.5) == told


def test_a_single_wrong_one_is_told_by_its_step(said, language):
    given = RIGHT | {1: 0.5}
    told = line(check_contributions, "some", wrong="t = 1", given="0.5")
    assert said(check_contributions, given, TOTAL) == told


def test_three_wrong_ones_are_told(said, language):
    given = dict.fromkeys(RIGHT, 7.0)
    assert said(check_contributions, given, TOTAL) == line(check_contributions, "other")


EMPTY = [
    ({3: None, 2: None, 1: None}, None),
    ({3: ..., 2: ..., 1: ...}, ...),
    (RIGHT, None),
    (RIGHT | {1: None}, TOTAL),
    (None, None),
]


@pytest.mark.parametrize("given", EMPTY)
def test_an_empty_hole_is_to_do(said, given):
    assert said(check_contributions, *given) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("given", [[*RIGHT.values()], {0: 1, 1: 2, 2: 3}, {"t = 3": 1}, 3.0, "x"])
def test_what_is_no_dictionary_of_three_gets_a_sentence(said, language, given):
    assert said(check_contributions, given, TOTAL) == line(check_contributions, "entries")


@pytest.mark.parametrize("other", ["-0.1", [1], {}, torch.ones(2), 1j])
def test_what_is_no_number_gets_a_sentence(said, language, other):
    told = line(check_contributions, "no_number", given=type(other).__name__)
    assert said(check_contributions, RIGHT | {2: other}, TOTAL) == told
    assert said(check_contributions, RIGHT, other) == told


def test_every_sentence_is_said_by_the_check():
    source = ast.parse((ROOT / contributions.__file__).read_text(encoding="utf-8"))
    named = {node.value for node in ast.walk(source) if isinstance(node, ast.Constant)}
    told = {key for key in names("check_contributions") if not key.startswith("hint")}
    assert told - {"passed"} <= named
