"""Every self-contained copy runs with Colab's versions: alone in a folder, offline, in silence."""

import os
import re

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell

from tools.colab import self_contained
from tools.notebooks.budget import Budget
from tools.notebooks.execute import WIDGET_VIEW
from tools.notebooks.lesson import all_lessons
from tools.notebooks.target import Target

VERSIONS = """\
import anywidget, google.colab.output, ipywidgets, matplotlib, numpy, IPython, ipykernel
loaded = (ipywidgets, anywidget, IPython, ipykernel, matplotlib, numpy)
print(*(module.__version__ for module in loaded), google.colab.output.enabled)"""
COLAB = "7.7.1 0.9.21 7.34.0 6.17.1 3.10.0 2.1.3"
# Korean needs more, the fonts; a solution runs what its exercise does and more; and of what goes
# deeper test_colab.py finds every file in its copy. `course.py soak` asks for all four of both.
ALL = os.environ.get("GATEBOOK_COPIES", "").split()
TARGETS = [
    Target(lesson, copies[:2], copies.endswith("/solutions"))
    for lesson in all_lessons()
    for copies in ALL or ["ko/solutions"]
    if ALL or not lesson.deeper
]
DRAWINGS = ("대화형 그림", "Interactive drawing")


def outputs(nb, *kinds):
    return [
        out for cell in nb.cells for out in cell.get("outputs", []) if out.output_type in kinds
    ]


def drawings(nb):
    """The outputs of a notebook that are interactive; ipywidgets 7 shows with display_data."""
    shown = outputs(nb, "execute_result", "display_data")
    return [out for out in shown if out.data.get("text/plain", "").startswith(DRAWINGS)]


def said(nb):
    """What they say of themselves, as far as ipywidgets 7 lets them: 110 letters."""
    return [re.sub(r"(?s)(?<=^.{110}).+", "…", out.data["text/plain"]) for out in drawings(nb)]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_a_copy_runs_alone(target, kernel, tmp_path):
    nb, empty = self_contained(target), tmp_path / "content"
    expected, stored = said(nb), any(WIDGET_VIEW in out.data for out in drawings(nb))
    nb.cells.append(new_code_cell(VERSIONS))
    empty.mkdir()
    where = {"metadata": {"path": str(empty)}}
    NotebookClient(nb, km=kernel, timeout=300, resources=where).execute()
    assert [out.text for out in outputs(nb, "stream") if out.name == "stderr"] == []
    assert said(nb) == expected
    assert bool(expected) == (Budget(target.lesson).explorers > 0)
    assert all(WIDGET_VIEW in out.data for out in drawings(nb))  # alive, and not their words alone
    printed = "".join(out.text for out in nb.cells[-1].outputs)  # a line may come in pieces
    *versions, enabled = printed.split()
    # anywidget asks Colab for its widget manager where there is an explorer.
    assert (" ".join(versions), enabled) == (COLAB, str(int(stored)))
    assert list(empty.iterdir()) == []
