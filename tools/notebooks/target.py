"""One notebook to build: what its source says, what is stored, and whether the two agree."""

import json
import platform
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from tools.notebooks import navigation
from tools.notebooks.fingerprint import STRINGS, fingerprint, said
from tools.notebooks.lesson import ROOT, Lesson, release_tag, repository_url, set_cell_ids, speak
from tools.start import work

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
    "version": platform.python_version(),
}
HOME = re.compile(r"^PUBLISHED = .*$", re.MULTILINE)  # where to clone from changes no output
SETUP = Path(__file__).with_name("setup_cell.py")


@dataclass(frozen=True)
class Target:
    """One notebook to build: a lesson in one language, as exercise or as solution."""

    lesson: Lesson
    lang: str
    solution: bool
    root: Path = ROOT

    @property
    def path(self) -> Path:
        deeper = "deeper" if self.lesson.deeper else ""
        solutions = "solutions" if self.solution else ""
        folder = self.root / "notebooks" / self.lang / deeper / solutions
        return folder / f"{self.lesson.name}.ipynb"

    @property
    def name(self) -> str:
        return self.path.relative_to(self.root / "notebooks").as_posix()

    def fresh(self, course: list[Lesson]):
        """The notebook as the source has it: without outputs."""
        cells = self.lesson.notebook_cells(self.lang, self.solution)
        first_code = next(k for k, cell in enumerate(cells) if cell.cell_type == "code")
        cells.insert(first_code, setup_cell(self.lang, self.root))
        navigation.add(cells, self, course)
        set_cell_ids(cells)
        metadata = {"kernelspec": KERNEL, "language_info": LANGUAGE}
        return new_notebook(cells=cells, metadata=metadata)

    def stored(self):
        """The notebook on disk, or None."""
        return nbformat.read(self.path, as_version=4) if self.path.is_file() else None

    def write(self, nb) -> None:
        """Store the notebook, whole or not at all."""
        work.write(self.path, f"{nbformat.writes(nb)}\n".encode())


def setup_cell(lang: str, root: Path = ROOT):
    """The set-up cell of every notebook, in its language, folded away when it is opened.

    Once the course has a home, the cell knows where to clone its release from.
    """
    source = speak(SETUP.read_text(encoding="utf-8").rstrip(), lang, sys.exit)
    if url := repository_url(root):
        place = json.dumps([f"--branch={release_tag(root)}", url])
        source = source.replace("PUBLISHED = []", f"PUBLISHED = {place}")
    return new_code_cell(source, metadata={"tags": ["setup"], "jupyter": {"source_hidden": True}})


def used_by(nb, target: Target, files: list[str], strings: list[str]) -> dict:
    """What a run of `nb` used, and a fingerprint of this and of its code, to be stored with it."""
    code = [cell.source for cell in nb.cells if cell.cell_type == "code"]
    parts = [HOME.sub("PUBLISHED = []", part) for part in code]
    parts += said(strings, target.lang, target.root)
    counted = [name for name in files if not name.startswith(STRINGS)]
    known = {"files": files, "strings": strings}
    return known | {"fingerprint": fingerprint(parts, counted, target.root)}


def reuse_outputs(nb, stored, target: Target) -> bool:
    """Take outputs and stored state from the notebook on disk, if the same code left them."""
    known = (stored.metadata if stored else {}).get("gatebook", {})
    if known != used_by(nb, target, known.get("files", []), known.get("strings", [])):
        return False
    old = [cell for cell in stored.cells if cell.cell_type == "code"]
    new = [cell for cell in nb.cells if cell.cell_type == "code"]
    for cell, before in zip(new, old, strict=True):
        cell.outputs, cell.execution_count = before.outputs, before.execution_count
    left_by_run = ("gatebook", "widgets", "language_info")
    nb.metadata |= {key: stored.metadata[key] for key in left_by_run if key in stored.metadata}
    return True


def all_targets(course: list[Lesson], root: Path = ROOT) -> list[Target]:
    """Every notebook of the course: exercise and solution of each lesson in each language."""
    pairs = [(lang, solution) for lang in ("ko", "en") for solution in (False, True)]
    return [Target(lesson, *pair, root) for lesson in course for pair in pairs]
