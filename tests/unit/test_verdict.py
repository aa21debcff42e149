"""How every check speaks: a verdict, the learner's own line, and as many hints as there are."""

import subprocess
import sys
import time
import tomllib

import pytest
import torch
from torch import nn

from helpers import checks, lang
from helpers.checks import verdict
from helpers.checks.verdict import Mistake, ask, exercise, is_hole, report, returned

KEY = "check_lstm_step"
STAGES = [(0, 0), (1, 1), (3, 3), (99, 3), (-1, 0), (True, 1), (1.9, 1), ("x", 1), (None, 1)]


@exercise
def check_lstm_step(answer):
    """Take 42 alone for right."""
    if returned(answer, 6, 7) != 42:
        raise Mistake("swapped")


def to_do(a, b):
    """A docstring."""
    ...


def forgets(a, b):
    a * b


class Silent(Exception):
    def __str__(self):
        raise ValueError


def raising(error):
    def answer(a, b):
        raise error

    return answer


def recursive(a, b):
    return recursive(a, b)


VERDICTS = {
    "right": (lambda a, b: a * b, "✓", "checks.passed", {}),
    "wrong": (lambda a, b: a + b, "✗", f"{KEY}.swapped", {}),
    "hole": (to_do, "○", "checks.to_do", {}),
    "pass": (lambda a, b: None, "○", "checks.to_do", {}),
    "None": (None, "○", "checks.to_do", {}),
    "dots": (..., "○", "checks.to_do", {}),
    "returns dots": (lambda a, b: [...][0], "○", "checks.to_do", {}),
    "no return": (forgets, "✗", "checks.no_return", {}),
    "a value": (42, "✗", "checks.no_function", {"given": "int"}),
}


@pytest.mark.parametrize(("answer", "mark", "key", "values"), VERDICTS.values(), ids=VERDICTS)
def test_a_verdict_is_one_line(said, language, answer, mark, key, values):
    words = f"{mark} {lang.text(key, **values)}"
    if mark == "✓":
        words += f" {lang.text(f'{KEY}.passed')}"
    assert said(check_lstm_step, answer) == words


STOPPED = {
    "an error": (ValueError("no {such} thing\nsecond line"), "ValueError", "no {such} thing"),
    "sys.exit": (SystemExit(3), "SystemExit", "3"),
    "an interrupt": (KeyboardInterrupt(), "KeyboardInterrupt", ""),
    "GeneratorExit": (GeneratorExit(), "GeneratorExit", ""),
    "an error without words": (Silent(), "Silent", ""),
    "nothing said": (AssertionError(), "AssertionError", ""),
}


@pytest.mark.parametrize(("error", "kind", "words"), STOPPED.values(), ids=STOPPED)
def test_what_the_learner_raises_is_told_as_theirs_with_their_line(said, error, kind, words):
    lines = said(check_lstm_step, raising(error)).splitlines()
    assert lines[0] == f"✗ {lang.text('checks.stopped', kind=kind, said=words)}"
    assert lines[1] == "    → raise error"


def test_a_recursion_without_end_is_told(said):
    assert "RecursionError" in said(check_lstm_step, recursive)


@pytest.mark.parametrize("error", [ZeroDivisionError("1/0"), SystemExit(2), Silent()])
def test_what_a_check_raises_itself_is_told_as_ours(capsys, language, error):
    report(KEY, lambda: raising(error)(1, 2))
    words = lang.text("checks.broken", kind=type(error).__name__, said="")
    assert capsys.readouterr().out.startswith(f"✗ {words}")


def test_told_names_a_mistake_by_what_the_error_says():
    told = {"such thing": "by_words", "ZeroDivisionError": "by_class"}
    for error, key in (
        (ValueError("no such thing"), "by_words"),
        (ZeroDivisionError(), "by_class"),
    ):
        with pytest.raises(Mistake, match=key):
            ask(raising(error), 1, 2, told=told)


def test_a_mistake_inside_the_learners_code_goes_through():
    with pytest.raises(Mistake, match="swapped"):
        ask(raising(Mistake("swapped")), 1, 2)


def four(parts):
    i, f, g, o = parts
    return i + f + g + o


A, B, V = torch.ones(3, 4), torch.ones(3, 5), torch.ones(5)
TORCH = [  # code of the learner's, the key of the sentence, the numbers in it
    (lambda: A @ B, "product", "3 4 3 5"),
    (lambda: nn.Linear(5, 2)(A), "product", "3 4 5 2"),
    (lambda: A @ V, "vector", "4 5"),
    (lambda: A + B, "elements", "4 5"),
    (lambda: nn.LSTM(5, 2)(A[None]), "inputs", "5 4"),
    (lambda: nn.RNNCell(5, 2)(A), "inputs", "5 4"),
    (lambda: four(A.chunk(4)), "unpack", "4 3"),
    (lambda: four(V), "unpack_more", "4"),
    (lambda: A @ A.T.double(), "types", ""),
    (lambda: nn.RNN(4, 2)(A[None].double()), "types", ""),
    (lambda: 1 - (A > 0), "bool_minus", ""),
    (lambda: torch.multinomial(-V, 1), "chances", ""),
    (lambda: nn.Linear(2, 1)(nn.RNN(4, 2)(A[None])), "pair", ""),
    (lambda: nn.LSTM(4, 2)(A, (torch.zeros(1, 3, 2),) * 2), "state", ""),
    (lambda: nn.LSTM(4, 2)(A[None], (torch.zeros(1, 1, 2),) * 2), "state", ""),
    (lambda: nn.RNN(4, 2)(A[None], torch.zeros(1, 1, 2)), "state", ""),
    (lambda: nn.GRU(4, 2)(A, torch.zeros(1, 3, 2)), "state", ""),
]


@pytest.mark.parametrize(("code", "key", "numbers"), TORCH)
def test_torchs_words_on_shapes_are_translated(language, code, key, numbers):
    with pytest.raises(Mistake) as caught:
        ask(code)
    assert caught.value.key == f"checks.{key}" and caught.value.line
    values = dict(caught.value.values)
    said = lang.text(caught.value.key, **values)
    assert values.pop("said") and set(values.values()) <= set(numbers.split())
    assert all(number in said for number in values.values())


class Cell(nn.Module):
    def forward(self, x): ...  # fmt: skip


HOLES = [to_do, lambda *given: None, lambda: ..., Cell.forward]
NO_HOLES = [forgets, lambda x: x, lambda x: 0, nn.Linear, 3, None, print]


@pytest.mark.parametrize("function", HOLES)
def test_an_empty_body_is_a_hole(function):
    assert is_hole(function)


@pytest.mark.parametrize("function", NO_HOLES)
def test_anything_more_is_no_hole(function):
    assert not is_hole(function)


def endless(a, b):
    while True:
        pass


def stubborn(a, b):
    while True:
        try:
            a += 1
        except:  # noqa: E722
            b += 1


@pytest.mark.parametrize("answer", [endless, stubborn])
def test_a_loop_without_end_is_stopped(said, monkeypatch, answer):
    monkeypatch.setattr(verdict, "SECONDS", 0.2)
    assert said(check_lstm_step, answer) == f"✗ {lang.text('checks.overtime', seconds='0.2')}"
    assert said(check_lstm_step, lambda a, b: a * b).startswith("✓")  # and nothing follows


def test_what_cannot_be_stopped_is_said(said, monkeypatch):
    monkeypatch.setattr(verdict, "SECONDS", 0.1)
    monkeypatch.setattr("helpers.checks.guard.TURNS", 2)
    printed = said(check_lstm_step, lambda a, b: time.sleep(0.8)).splitlines()
    over = lang.text("checks.overtime", seconds="0.1")
    assert printed == [f"✗ {lang.text('checks.cannot_stop')}", f"✗ {over}"]


def test_a_check_keeps_name_docstring_and_arguments():
    assert check_lstm_step.__name__ == KEY and "42" in check_lstm_step.__doc__
    assert str(check_lstm_step.__signature__) == "(answer, hint=0)"


@pytest.mark.parametrize(("hint", "count"), STAGES)
@pytest.mark.parametrize("answer", [lambda a, b: a * b, forgets], ids=["right", "wrong"])
def test_hints_come_one_by_one(said, language, answer, hint, count):
    shown = said(check_lstm_step, answer, hint).splitlines()[1:]
    assert shown == [
        f"{lang.text('checks.hint', stage=stage)} {lang.text(f'{KEY}.hint_{stage}')}"
        for stage in range(1, count + 1)
    ]


@pytest.mark.parametrize("hint", [float("nan"), float("inf")])
def test_a_strange_number_of_hints_is_no_error(said, hint):
    assert said(check_lstm_step, forgets, hint=hint).startswith("✗ ")


def exercises(table):
    """Every table that says how many hints an exercise has."""
    if "hints" in table:
        yield table
    for below in table.values():
        if isinstance(below, dict):
            yield from exercises(below)


def test_an_exercise_has_the_hints_it_promises():
    paths = sorted(lang.FOLDER.glob("check_*.toml"))
    found = [t for path in paths for t in exercises(tomllib.loads(path.read_text("utf-8")))]
    assert len(found) >= len(paths)
    for table in found:
        promised = {f"hint_{stage}" for stage in range(1, int(table["hints"]["en"]) + 1)}
        assert {name for name in table if name.startswith("hint_")} == promised
        assert table["hints"]["ko"] == table["hints"]["en"]
        assert "passed" in table
        for said in (table[hint][language] for hint in promised for language in lang.LANGUAGES):
            assert said.format() == said.replace("{{", "{").replace("}}", "}")  # no blank in it


def test_the_door_opens_one_lesson():
    code = (
        "import sys; from helpers import checks; print(checks.check_gru_step.__name__);"
        "print(*sorted(m.split('.')[-1] for m in sys.modules if m.startswith('helpers.checks.')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
    )
    name, modules = run.stdout.splitlines()
    assert name == "check_gru_step"
    core = ["compare", "counts", "draws", "guard", "judge", "sayings", "verdict"]
    assert modules.split() == sorted([*core, "gru"])


def test_every_check_is_behind_the_door():
    assert dir(checks) == checks.__all__ and len(checks.__all__) == 41
    assert all(callable(getattr(checks, name)) for name in checks.__all__)
    with pytest.raises(AttributeError, match="check_nothing"):
        _ = checks.check_nothing
