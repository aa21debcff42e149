#!/usr/bin/env python3
"""Build the notebooks from lessons/: `python tools/build.py [--check | --sizes] [LESSON …]`.

Per lesson four notebooks: exercise and solution, in Korean and in English. Only what is stale is
rebuilt: where code, helpers or data changed, the notebook runs again, several at a time; where
only prose changed, the prose is swapped and the outputs stay. `--check` runs nothing, names what
is stale and fails; `--sizes` prints how long the lessons are.
"""

import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.notebooks import readme
from tools.notebooks.budget import table
from tools.notebooks.execute import execute
from tools.notebooks.lesson import ROOT, Lesson, SourceError, all_lessons
from tools.notebooks.target import Target, all_targets, reuse_outputs, used_by


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Build or check the course at `root`; returns the exit status."""
    options = _parser().parse_args(arguments)
    course = all_lessons(root / "lessons")
    targets = all_targets(course, root)
    wanted = tuple(options.lessons) or ("",)
    chosen = [target for target in targets if target.lesson.name.startswith(wanted)]
    if targets and not chosen:
        print(f"no lesson is called {' or '.join(wanted)}")
        return 1
    try:
        if options.check:
            return _check(targets, course, root)
        if options.sizes:
            print(table(list(dict.fromkeys(target.lesson for target in chosen))))
        else:
            _build(chosen, targets, course, root)
    except SourceError as error:
        sys.exit(str(error))
    return 0


def _build(chosen, targets, course, root):
    for path in leftovers(targets, root):
        path.unlink()
    build(chosen, course)
    readme.renew(root, course)


def build(targets: list[Target], course: list[Lesson]) -> None:
    """Bring notebooks up to date and print of each what was done: ran, prose, or nothing."""
    pending = []
    for target in targets:
        nb, stored = target.fresh(course), target.stored()
        if not reuse_outputs(nb, stored, target):
            pending.append((target, nb))
        elif nb == stored:
            _say(target, "up to date")
        else:
            target.write(nb)
            _say(target, "prose")
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        runs = {pool.submit(_run, target, nb): target for target, nb in pending}
        for run in as_completed(runs):
            run.result()
            _say(runs[run], "ran")


def stale(target: Target, course: list[Lesson]) -> str:
    """Say why a notebook is not what its source says; "" when it is."""
    nb, stored = target.fresh(course), target.stored()
    if stored is None:
        return "missing"
    if not reuse_outputs(nb, stored, target):
        return "code, helpers or data changed since it was run"
    return "" if nb == stored else "prose or metadata changed"


def leftovers(targets: list[Target], root: Path = ROOT) -> list[Path]:
    """Notebooks on disk that no lesson builds."""
    wanted = {target.path for target in targets}
    return sorted(set((root / "notebooks").rglob("*.ipynb")) - wanted)


def _run(target, nb):
    target.path.parent.mkdir(parents=True, exist_ok=True)
    nb.metadata["gatebook"] = used_by(nb, target, *execute(nb, target))
    target.write(nb)


def _say(target, done):
    print(f"{target.name}: {done}", flush=True)


def _parser():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lessons", nargs="*", help="numbers or names; all when none is given")
    parser.add_argument("--check", action="store_true", help="run nothing, name what is stale")
    parser.add_argument("--sizes", action="store_true", help="minutes, cells and words")
    return parser


def _check(targets, course, root):
    problems = [f"{t.name}: {why}" for t in targets if (why := stale(t, course))]
    problems += [f"{path.name}: no lesson builds it" for path in leftovers(targets, root)]
    if readme.stale(root, course):
        problems.append("README.md: the table of the lessons changed")
    print("\n".join(problems) or f"{len(targets)} notebooks are up to date")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
