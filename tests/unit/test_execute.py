"""A notebook is run in a real kernel: outputs, the files it used, the explorers' stored state."""

import shutil

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_notebook, new_output
from small_course import TITLE, code, write_lesson

from tools import build
from tools.notebooks.execute import (
    WIDGET_STATE,
    WIDGET_VIEW,
    BuildError,
    execute,
    keep_explorers_only,
)
from tools.notebooks.lesson import ROOT
from tools.notebooks.target import Target

LESSON = TITLE + code(
    """
from pathlib import Path

from ipywidgets import FloatSlider

from helpers import shown
from helpers.lang import text

numbers = Path(shown.__file__).parents[1] / "data" / "numbers.csv"
print(numbers.read_text(encoding="utf-8").strip(), text("checks.passed"))
# ko| "안녕"
# en| "Hello"
""".strip()
)
LESSON += code("FloatSlider()")
USED = [
    "data/numbers.csv",
    "helpers/__init__.py",
    "helpers/lang.py",
    "helpers/shown.py",
    "helpers/text/checks.toml",
]


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A copy of as much of the course as a small lesson needs."""
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)  # modules may come from a cache
    for name in ("__init__.py", "lang.py", "text/checks.toml"):
        (tmp_path / "helpers" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "helpers" / name, tmp_path / "helpers" / name)
    (tmp_path / "helpers" / "shown.py").write_text("", encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "numbers.csv").write_text("1, 2\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    return tmp_path


def run(root, source, lang="en"):
    """The notebook of one lesson, run, and the files and strings it used."""
    lesson = write_lesson(root, TITLE + source)
    target = Target(lesson, lang, False, root)
    target.path.parent.mkdir(parents=True, exist_ok=True)
    nb = target.fresh([lesson])
    return nb, execute(nb, target)


def test_a_course_is_built_from_nothing(course, capsys):
    write_lesson(course, LESSON)
    assert build.main([], course) == 0
    assert capsys.readouterr().out.count(": ran\n") == 4
    assert build.main(["--check"], course) == 0
    paths = sorted((course / "notebooks").rglob("*.ipynb"))
    notebooks = [nbformat.read(path, as_version=4) for path in paths]
    assert [nb.metadata.gatebook["files"] for nb in notebooks] == [USED] * 4
    assert [nb.metadata.gatebook["strings"] for nb in notebooks] == [["checks.passed"]] * 4
    cells = [cell for cell in notebooks[2].cells if cell.cell_type == "code"]
    said, last, slider = (output for cell in cells for output in cell.outputs)
    assert [cell.execution_count for cell in cells] == [1, 2, 3]
    assert not any("execution" in cell.metadata for cell in cells)
    assert said.text == "1, 2 통과!\n"
    assert last.data == {"text/plain": "'안녕'"}
    assert slider.data.keys() == {"text/plain"} and "widgets" not in notebooks[2].metadata


def test_two_builds_give_the_same_bytes(course):
    lesson = write_lesson(course, LESSON)
    target = Target(lesson, "ko", True, course)
    build.build([target], [lesson])
    first = target.path.read_bytes()
    target.path.unlink()
    build.build([target], [lesson])
    assert target.path.read_bytes() == first


@pytest.mark.parametrize(
    "source",
    ["import sys; print('beware', file=sys.stderr)", "import warnings; warnings.warn('beware')"],
)
def test_what_writes_to_stderr_is_not_stored(course, source):
    with pytest.raises(BuildError, match=r"en/01_first\.ipynb: a cell wrote to stderr: .*beware"):
        run(course, code(source))


BAR = """
import sys
from time import sleep

sys.path.insert(0, {root!r})
from helpers.training.bar import Bar

for k in Bar(range(60), "bar"):
    sleep(0.01)
    if k % 20 == 9:
        print("row", k)
print("after")
"""


def test_of_a_bar_its_last_line_is_stored(course):
    for name in ("__init__.py", "bar.py"):
        (course / "helpers/training").mkdir(exist_ok=True)
        shutil.copy(ROOT / "helpers/training" / name, course / "helpers/training" / name)
    nb, _ = run(course, code(BAR.strip().format(root=str(course))))
    (output,) = (output for cell in nb.cells for output in cell.get("outputs", []))
    assert output.text == f"row 9\nrow 29\nrow 49\nbar {'█' * 20} 60\nafter\n"


def test_a_cell_that_fails_stops_the_build(course):
    with pytest.raises(CellExecutionError, match="1 / 0"):
        run(course, code("1 / 0"))


def model(module, name, **state):
    """A stored widget model, as ipywidgets writes it."""
    version = {"_model_module_version": "~0.11.*", "_view_module_version": "~0.11.*"}
    state = {"_model_module": module, "_model_name": name} | version | state
    return {
        "model_module": module,
        "model_module_version": "~0.11.*",
        "model_name": name,
        "state": state,
    }


def view(model_id, words):
    data = {WIDGET_VIEW: {"model_id": model_id, "version_major": 2}, "text/plain": words}
    return new_output("execute_result", data, execution_count=1)


def with_widgets(*outputs, **models):
    nb = new_notebook(cells=[new_code_cell("", outputs=[output]) for output in outputs])
    nb.metadata["widgets"] = {WIDGET_STATE: {"state": models}}
    return nb


SLIDER = {
    "slider": model("@jupyter-widgets/controls", "FloatSliderModel", layout="IPY_MODEL_width"),
    "width": model("@jupyter-widgets/base", "LayoutModel"),
    "style": model("@jupyter-widgets/controls", "SliderStyleModel"),
}


def test_only_explorers_keep_their_state():
    explorer = model("anywidget", "AnyModel", layout="IPY_MODEL_frame", f=0.2)
    frame = model("@jupyter-widgets/base", "LayoutModel", border="none")
    shown = [view("gates", "drawing"), view("slider", "slider"), new_output("stream", text="1")]
    nb = with_widgets(*shown, gates=explorer, frame=frame, **SLIDER)
    keep_explorers_only(nb)
    stored = nb.metadata["widgets"][WIDGET_STATE]
    assert (stored["version_major"], stored["version_minor"]) == (2, 0)
    assert stored["state"].keys() == {"gates", "frame"}
    assert stored["state"]["frame"] == frame
    assert stored["state"]["gates"]["model_module_version"] == "*"
    any_version = {"_model_module_version": "*", "_view_module_version": "*"}
    assert stored["state"]["gates"]["state"] == explorer["state"] | any_version
    drawing, slider, printed = (cell.outputs[0] for cell in nb.cells)
    assert drawing.data[WIDGET_VIEW]["model_id"] == "gates"
    assert slider.data == {"text/plain": "slider"}
    assert printed.text == "1"


def test_without_explorers_nothing_is_stored():
    nb = with_widgets(view("slider", "slider"), **SLIDER)
    keep_explorers_only(nb)
    assert "widgets" not in nb.metadata
