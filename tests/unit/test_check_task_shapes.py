"""check_task_shapes: one sentence for each way in which a shape can be wrong."""

import pytest

from helpers.checks import check_task_shapes
from helpers.checks.task_shapes import SHAPES, TASKS
from helpers.lang import text

KEY = "check_task_shapes"
PASSED = [
    TASKS,
    {task: shape.lower() for task, shape in TASKS.items()},
    {task: f" {shape[0]} : {shape[2]} " for task, shape in reversed(TASKS.items())},
]


@pytest.mark.parametrize("answer", PASSED)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_task_shapes, answer) == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


WRONG = [
    ("weather", "N:1", "one_input"),
    ("weather", "N:M", "one_input"),
    ("weather", "1:N", "one_output"),
    ("caption", "N:M", "one_input"),
    ("caption", "1:1", "many_outputs"),
    ("spam", "1:1", "many_inputs"),
    ("spam", "N:N", "one_output"),
    ("spam", "N:M", "one_output"),
    ("alarm", "N:1", "many_outputs"),
    ("alarm", "N:M", "aligned"),
    ("alarm", "1:N", "many_inputs"),
    ("summary", "N:N", "not_aligned"),
    ("summary", "N:1", "many_outputs"),
    ("summary", "1:1", "many_inputs"),
    ("next_letter", "N:1", "many_outputs"),
    ("next_letter", "N:M", "aligned"),
]


@pytest.mark.parametrize(("task", "shape", "key"), WRONG)
def test_a_wrong_shape_is_explained(said, language, task, shape, key):
    line = said(check_task_shapes, TASKS | {task: shape})
    assert line == f"✗ {text(f'{KEY}.{key}', task=task)}"


@pytest.mark.parametrize("task", TASKS)
def test_every_other_shape_is_wrong(said, language, task):
    for shape in set(SHAPES) - {TASKS[task]}:
        assert said(check_task_shapes, TASKS | {task: shape}).startswith("✗ ")


@pytest.mark.parametrize("given", [None, ..., "M:N", "", 3, ["N:1"], "1∶1"])
def test_what_is_no_shape_is_quoted(said, language, given):
    line = said(check_task_shapes, TASKS | {"spam": given})
    assert line == f"✗ {text(f'{KEY}.no_shape', task='spam', given=repr(given))}"


@pytest.mark.parametrize("given", [{}, 3, "N:1", [*TASKS.values()], {"spam": "N:1"}])
def test_all_six_are_needed(said, language, given):
    line = said(check_task_shapes, given)
    assert line == f"✗ {text(f'{KEY}.not_six', tasks=', '.join(TASKS))}"


@pytest.mark.parametrize("empty", [None, ..., dict.fromkeys(TASKS), dict.fromkeys(TASKS, ...)])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_task_shapes, empty) == f"○ {text('checks.to_do')}"


def test_hints_come_when_asked_for(said, language):
    lines = said(check_task_shapes, dict.fromkeys(TASKS), hint=9).splitlines()
    assert [text(f"{KEY}.hint_{stage}") in lines[stage] for stage in (1, 2, 3)] == [True] * 3
