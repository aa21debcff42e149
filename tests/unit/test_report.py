"""How every check speaks: a verdict in one line, and as many hints as are asked for and exist."""

import tomllib

import pytest

from helpers import lang
from helpers.checks.report import Mistake, report

STAGES = [
    (0, 0),
    (1, 1),
    (2, 2),
    (3, 3),
    (99, 3),
    (-1, 0),
    (True, 1),
    (1.9, 1),
    ("x", 1),
    (None, 1),
]


def mistaken(key, **values):
    def judge():
        raise Mistake(key, **values)

    return judge


def stopped():
    raise ValueError("no {such} thing\nsecond line")


def silent():
    raise AssertionError


VERDICTS = {
    "right": (lambda: None, "✓", ("checks.passed", "check_lstm_step.passed"), {}),
    "to do": (mistaken("checks.to_do"), "○", ("checks.to_do",), {}),
    "wrong": (mistaken("check_lstm_step.c"), "✗", ("check_lstm_step.c",), {}),
    "blanks": (
        mistaken("checks.no_tensor", name="h", given="list"),
        "✗",
        ("checks.no_tensor",),
        {"name": "h", "given": "list"},
    ),
    "raises": (
        stopped,
        "✗",
        ("checks.stopped",),
        {"kind": "ValueError", "said": "no {such} thing"},
    ),
    "says nothing": (silent, "✗", ("checks.stopped",), {"kind": "AssertionError", "said": ""}),
}
verdicts = pytest.mark.parametrize(
    ("judge", "mark", "keys", "values"), VERDICTS.values(), ids=VERDICTS
)


@verdicts
def test_a_verdict_is_one_line(capsys, language, judge, mark, keys, values):
    report("check_lstm_step", judge)
    words = " ".join(lang.text(key, **values) for key in keys)
    assert capsys.readouterr().out == f"{mark} {words}\n"


@pytest.mark.parametrize(("hint", "count"), STAGES)
@pytest.mark.parametrize("judge", [lambda: None, stopped], ids=["right", "raises"])
def test_hints_come_one_by_one(capsys, language, judge, hint, count):
    report("check_lstm_step", judge, hint)
    shown = capsys.readouterr().out.splitlines()[1:]
    assert shown == [
        f"{lang.text('checks.hint', stage=stage)} {lang.text(f'check_lstm_step.hint_{stage}')}"
        for stage in range(1, count + 1)
    ]


@pytest.mark.parametrize("hint", [float("nan"), float("inf")])
def test_a_strange_number_of_hints_is_no_error(capsys, hint):
    report("check_lstm_step", stopped, hint)
    assert capsys.readouterr().out.startswith("✗ ")


def exercises(table, key):
    """Every table that says how many hints an exercise has."""
    if "hints" in table:
        yield pytest.param(table, id=key)
    for name, below in table.items():
        if isinstance(below, dict):
            yield from exercises(below, f"{key}.{name}")


@pytest.mark.parametrize(
    "exercise",
    [
        table
        for path in sorted(lang.FOLDER.glob("check_*.toml"))
        for table in exercises(tomllib.loads(path.read_text(encoding="utf-8")), path.stem)
    ],
)
def test_an_exercise_has_the_hints_it_promises(exercise):
    promised = {f"hint_{stage}" for stage in range(1, int(exercise["hints"]["en"]) + 1)}
    assert {name for name in exercise if name.startswith("hint_")} == promised
    assert exercise["hints"]["ko"] == exercise["hints"]["en"]
    assert "passed" in exercise
