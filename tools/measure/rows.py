"""The numbers to reach: the rows of `course.py bench`, each a name, a function and its goal."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from statistics import median

import nbformat
from nbclient import NotebookClient

from tools.measure import classic, pages, textbook
from tools.notebooks.execute import QUIET
from tools.notebooks.lesson import ROOT
from tools.start import work

RUN_ALL = dict.fromkeys(("04", "07", "08", "09"), 20)  # seconds, by the number of the lesson
RUN_ALL_OTHERS = 10
FRAME = 1000 / 60  # ms
LARGEST = 500  # KB, of 1000 bytes
IMPORT = """
import sys, time
start = time.perf_counter()
from helpers import explore

explore.gates
print(time.perf_counter() - start, int("torch" in sys.modules))
"""


@dataclass(frozen=True)
class Row:
    """One line of the table: `measure()` is at most `goal`, or has no goal and is information."""

    name: str
    measure: Callable[[], float]
    goal: float | None = None
    unit: str = ""


def all_rows(root: Path = ROOT) -> list[Row]:
    """Every row, in the table's order. A new number is a function and one line here."""
    reference = "separate-gate code"
    return [
        Row(f"from-scratch LSTM ÷ {reference}", partial(textbook.ratio, "ours"), 0.7),
        Row(f"nn.LSTMCell loop ÷ {reference}", partial(textbook.ratio, "cell")),
        Row(f"nn.LSTM ÷ {reference}", partial(textbook.ratio, "fused")),
        Row(f"{reference}, forward + backward", textbook.milliseconds, unit="ms"),
        Row("import helpers.explore", lambda: explore_import()[0], 1, "s"),
        Row("import helpers.explore: torch imported", lambda: explore_import()[1], 0),
        *page_rows(),
        *classic_rows(),
        *run_all_rows(root),
        *size_rows(root),
    ]


def page_rows() -> list[Row]:
    """One row an explorer, in Chromium; and what `learn` and `net` compute."""
    rows = [
        Row(f"slider → picture, {name}, p95", partial(pages.sliders_to_picture, name), FRAME, "ms")
        for name in pages.EXPLORERS
    ]
    return [
        *rows,
        Row("learn, an update at lag 50", partial(pages.update, 50), 1000 / 300, "ms"),
        Row("learn, an update at lag 1000", partial(pages.update, 1000), 1000 / 17, "ms"),
        Row("learn, a picture while it learns", pages.picture_while_learning, FRAME, "ms"),
        Row("net, gate held → answer and 200 tests", pages.gate_held, 2 * FRAME, "ms"),
        *(
            Row(f"site, first picture of {name}", partial(pages.first_picture, name), 300, "ms")
            for name in ("gates", "learn", "net")
        ),
    ]


def classic_rows() -> list[Row]:
    """Three rows an exercise: our time beside the reference recipe's, and both final losses."""
    return [
        row
        for name, exercise in classic.EXERCISES.items()
        for row in (
            Row(f"{name}, time ÷ reference recipe", partial(classic.ratio, name), 1 / 50),
            Row(f"{name}, final loss", partial(classic.loss, name), exercise.goal),
            Row(f"{name}, final loss of the reference", partial(classic.reference_loss, name)),
        )
    ]


def run_all_rows(root: Path) -> list[Row]:
    """One row a lesson: its Korean notebook, unsolved, as a learner opens it."""
    folder = root / "notebooks" / "ko"
    return [
        Row(f"Run All {path.stem}", partial(run_all, path), budget(path), "s")
        for path in sorted(folder.glob("[0-9]*.ipynb"))
    ]


def budget(path: Path) -> int:
    """The seconds that Run All of a notebook may take."""
    return RUN_ALL.get(path.name.partition("_")[0], RUN_ALL_OTHERS)


def run_all(path: Path) -> float:
    """Seconds from the start of the kernel to the last cell's end, in a copy of the course.

    Raises nbclient's CellExecutionError when a cell fails.
    """
    nb = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        place = learners_copy(Path(folder))
        resources = {"metadata": {"path": str(place)}}
        options = {"kernel_name": "python3", "extra_arguments": QUIET, "timeout": 600}
        client = NotebookClient(nb, resources=resources, **options)
        start = time.perf_counter()
        with client.setup_kernel():
            for index, cell in enumerate(nb.cells):
                client.execute_cell(cell, index)
            return time.perf_counter() - start


def learners_copy(folder: Path) -> Path:
    """Put helpers and data into `folder`; returns the place beside them for a notebook."""
    for name in ("helpers", "data"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
    place = folder / "work" / "ko"
    place.mkdir(parents=True)
    return place


def size_rows(root: Path) -> list[Row]:
    """One row: the largest notebook of them all, by name."""
    folder = root / "notebooks"
    sizes = {name: (folder / name).stat().st_size for name in work.notebooks(folder)}
    if not sizes:
        return []
    name = max(sizes, key=sizes.get)
    return [Row(f"size of the largest, {name}", lambda: sizes[name] / 1000, LARGEST, "KB")]


@cache
def explore_import() -> tuple[float, int]:
    """Median seconds of the import in 5 fresh interpreters, and 1 if torch came along."""
    command = [sys.executable, "-c", IMPORT]
    options = {"cwd": ROOT, "stdout": subprocess.PIPE, "encoding": "utf-8", "check": True}
    runs = [subprocess.run(command, **options).stdout.split() for _ in range(5)]
    return median(float(seconds) for seconds, _ in runs), max(int(torch) for _, torch in runs)
