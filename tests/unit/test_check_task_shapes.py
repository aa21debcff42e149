"""check_task_shapes: one sentence for each way in which a shape can be wrong."""

import pytest
from judged import line

from helpers.checks import check_task_shapes
from helpers.checks.sequences import SHAPES, TASKS
from helpers.lang import text

KEY = "check_task_shapes"
PASSED = [
    TASKS,
    {task: shape.lower() for task, shape in TASKS.items()},
    {task: f" {shape[0]} : {shape[2]} " for task, shape in reversed(TASKS.items())},
]


@pytest.mark.parametrize("answer", PASSED)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_task_shapes, answer) == line(check_task_shapes, "passed")


WRONG = [
    ("weather", "1:N", "one_output"),
    ("weather", "N:1", "one_input"),
    ("weather", "N:N", "one_input"),
    ("weather", "N:M", "one_input"),
    ("caption", "1:1", "many_outputs"),
    ("caption", "N:1", "one_input"),
    ("caption", "N:N", "one_input"),
    ("caption", "N:M", "one_input"),
    ("spam", "1:1", "many_inputs"),
    ("spam", "1:N", "many_inputs"),
    ("spam", "N:N", "one_output"),
    ("spam", "N:M", "one_output"),
    ("alarm", "1:1", "many_inputs"),
    ("alarm", "1:N", "many_inputs"),
    ("alarm", "N:1", "many_outputs"),
    ("alarm", "N:M", "aligned"),
    ("summary", "1:1", "many_inputs"),
    ("summary", "1:N", "many_inputs"),
    ("summary", "N:1", "many_outputs"),
    ("summary", "N:N", "not_aligned"),
    ("next_letter", "1:1", "many_inputs"),
    ("next_letter", "1:N", "many_inputs"),
    ("next_letter", "N:1", "many_outputs"),
    ("next_letter", "N:M", "aligned"),
]


def test_a_wrong_shape_is_explained(said, language):
    assert len(WRONG) == len(TASKS) * (len(SHAPES) - 1)
    for task, shape, key in WRONG:
        heard = said(check_task_shapes, TASKS | {task: shape})
        assert heard == line(check_task_shapes, key, task=task)


class Loud:
    def __repr__(self):
        raise RuntimeError("no name")


def test_what_cannot_be_quoted_stops_in_a_sentence(said):
    heard = said(check_task_shapes, TASKS | {"spam": Loud()})
    assert heard.startswith(f"✗ {text('checks.stopped', kind='RuntimeError', said='no name')}")


@pytest.mark.parametrize("given", [None, ..., "M:N", "", 3, ["N:1"], ("N", 1), 1 / 2, {}])
def test_what_is_no_shape_is_quoted(said, given):
    heard = said(check_task_shapes, TASKS | {"spam": given})
    assert heard == f"✗ {text(f'{KEY}.no_shape', task='spam', given=repr(given))}"


@pytest.mark.parametrize("given", [{}, 3, "N:1", [*TASKS.values()], {"spam": "N:1"}])
def test_all_six_are_needed(said, given):
    heard = said(check_task_shapes, given)
    assert heard == f"✗ {text(f'{KEY}.not_six', tasks=', '.join(TASKS))}"


@pytest.mark.parametrize("empty", [None, ..., dict.fromkeys(TASKS), dict.fromkeys(TASKS, ...)])
def test_an_empty_hole_is_to_do(said, empty):
    assert said(check_task_shapes, empty) == f"○ {text('checks.to_do')}"


def test_hints_come_when_asked_for(said, language):
    lines = said(check_task_shapes, dict.fromkeys(TASKS), hint=9).splitlines()
    assert [text(f"{KEY}.hint_{stage}") in lines[stage] for stage in (1, 2, 3)] == [True] * 3
