#!/usr/bin/env python3
"""Build the notebooks from lessons/: `python tools/build.py [--check] [LESSON …]`.

Per lesson four notebooks: exercise and solution, in Korean and in English. Only what is stale is
rebuilt: where code, helpers or data changed, the notebook runs again; where only prose changed,
the prose is swapped and the outputs stay. `--check` runs nothing, names what is stale and fails.
"""

import argparse
import hashlib
import json
import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from tools import navigation
from tools.execute import execute
from tools.lesson import (
    LANGUAGES,
    ROOT,
    Lesson,
    SourceError,
    all_lessons,
    release_tag,
    repository_url,
    set_cell_ids,
    speak,
)

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
SETUP = ROOT / "tools" / "setup_cell.py"


@dataclass(frozen=True)
class Target:
    """One notebook to build: a lesson in one language, as exercise or as solution."""

    lesson: Lesson
    lang: str
    solution: bool
    root: Path = ROOT

    @property
    def path(self) -> Path:
        folder = self.root / "notebooks" / self.lang / ("solutions" if self.solution else "")
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


def setup_cell(lang: str, root: Path = ROOT):
    """The set-up cell of every notebook, in its language, folded away when it is opened.

    Once the course has a home, the cell knows where to clone its release from.
    """
    source = speak(SETUP.read_text(encoding="utf-8").rstrip(), lang, sys.exit)
    if url := repository_url(root):
        place = json.dumps([f"--branch={release_tag(root)}", url])
        source = source.replace("PUBLISHED = []", f"PUBLISHED = {place}")
    return new_code_cell(source, metadata={"tags": ["setup"], "jupyter": {"source_hidden": True}})


def fingerprint(nb, files: list[str], root: Path = ROOT) -> str:
    """What the outputs of `nb` depend on: its code cells and the course's files it used."""
    parts = [cell.source for cell in nb.cells if cell.cell_type == "code"]
    for name in files:
        path = root / name
        parts += [name, hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def reuse_outputs(nb, stored, root: Path = ROOT) -> bool:
    """Take outputs and stored state from the notebook on disk, if the same code left them."""
    known = (stored.metadata if stored else {}).get("gatebook", {})
    if known.get("fingerprint") != fingerprint(nb, known.get("files", []), root):
        return False
    old = [cell for cell in stored.cells if cell.cell_type == "code"]
    new = [cell for cell in nb.cells if cell.cell_type == "code"]
    for cell, before in zip(new, old, strict=True):
        cell.outputs, cell.execution_count = before.outputs, before.execution_count
    left_by_run = ("gatebook", "widgets", "language_info")
    nb.metadata |= {key: stored.metadata[key] for key in left_by_run if key in stored.metadata}
    return True


def build(target: Target, course: list[Lesson]) -> str:
    """Bring one notebook up to date; says what was done: "ran", "prose" or "" for nothing."""
    nb, stored = target.fresh(course), target.stored()
    done = "prose"
    if not reuse_outputs(nb, stored, target.root):
        target.path.parent.mkdir(parents=True, exist_ok=True)
        files = execute(nb, target)
        nb.metadata["gatebook"] = {
            "files": files,
            "fingerprint": fingerprint(nb, files, target.root),
        }
        done = "ran"
    if nb == stored:
        return ""
    partial = target.path.with_suffix(".partial")
    partial.write_text(nbformat.writes(nb) + "\n", encoding="utf-8", newline="\n")
    os.replace(partial, target.path)
    return done


def stale(target: Target, course: list[Lesson]) -> str:
    """Why one notebook is not what its source says, or "" when it is."""
    nb, stored = target.fresh(course), target.stored()
    if stored is None:
        return "missing"
    if not reuse_outputs(nb, stored, target.root):
        return "code, helpers or data changed since it was run"
    return "" if nb == stored else "prose or metadata changed"


def leftovers(targets: list[Target], root: Path = ROOT) -> list[Path]:
    """Notebooks on disk that no lesson builds."""
    wanted = {target.path for target in targets}
    return sorted(set((root / "notebooks").rglob("*.ipynb")) - wanted)


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Build or check the course at `root`; returns the exit status."""
    options = _parser().parse_args(arguments)
    course = all_lessons(root / "lessons")
    targets = [
        Target(lesson, lang, solution, root)
        for lesson in course
        for lang in LANGUAGES
        for solution in (False, True)
    ]
    left = leftovers(targets, root)
    try:
        if options.check:
            return _check(targets, course, left)
        return _build(targets, course, left, options.lessons)
    except SourceError as error:
        sys.exit(str(error))


def _parser():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lessons", nargs="*", help="numbers or names; all when none is given")
    parser.add_argument("--check", action="store_true", help="run nothing, name what is stale")
    return parser


def _check(targets, course, left):
    problems = [f"{t.name}: {why}" for t in targets if (why := stale(t, course))]
    problems += [f"{path.name}: no lesson builds it" for path in left]
    print("\n".join(problems) or f"{len(targets)} notebooks are up to date")
    return int(bool(problems))


def _build(targets, course, left, wanted):
    for path in left:
        path.unlink()
    chosen = [t for t in targets if t.lesson.name.startswith(tuple(wanted) or "")]
    for target in chosen:
        print(f"{target.name}: {build(target, course) or 'up to date'}", flush=True)
    if targets and not chosen:
        print(f"no lesson is called {' or '.join(wanted)}")
    return int(bool(targets) and not chosen)


if __name__ == "__main__":
    sys.exit(main())
