#!/usr/bin/env python3
"""Which checks pass in the notebooks of each learner: `python tools/progress.py FOLDER …`.

A folder is a learner's: their `work/`, or what they handed in. What the saved notebooks show is
read, and nothing in them is run; so it tells what was run last, and proves nothing. Notebooks
that nobody has begun are left out. Standard library only.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.start.speech import say

CHECK = re.compile(r"^\s*checks\.check_(\w+)\(", re.MULTILINE)
PASSED, _, TO_DO = MARKS = "✓✗○"  # how a check's verdict begins
NOT_RUN = "·"
LEGEND = (
    "✓ 통과  ✗ 틀림  ○ 빈칸  · 실행하지 않음",
    "✓ passed  ✗ wrong  ○ to do  · not run",
)
UNREADABLE = "?"
NONE = ("{folder}: 시작한 노트북이 없습니다.", "{folder}: no notebook was begun.")


def main(folders: list[str]) -> int:
    if not folders:
        say("폴더를 하나 이상 주세요.", "Name one folder or more.")
        return 2
    say(*LEGEND)
    found = [tell(Path(folder)) for folder in folders]
    return 0 if all(found) else 1


def tell(folder: Path) -> bool:
    """Print a learner's notebooks, a line each; whether any was begun."""
    rows = list(notebooks(folder))
    if not rows:
        say(*(sentence.format(folder=shown(str(folder))) for sentence in NONE))
        return False
    marks = [mark for _, checks in rows for mark in checks.values()]
    print(f"\n{shown(str(folder))}  {marks.count(PASSED)}/{len(marks)}")
    width = max(len(name) for name, _ in rows)
    for name, checks in rows:
        print(
            f"  {name:{width}}  " + "  ".join(f"{mark} {check}" for check, mark in checks.items())
        )
    return True


def notebooks(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The notebooks begun below a folder, solutions aside: name, and {check: mark}."""
    for path in sorted(folder.rglob("*.ipynb")):
        place = path.relative_to(folder)
        if any(part.startswith(".") or part == "solutions" for part in place.parts):
            continue
        checks = verdicts(path)
        if set(checks.values()) - {TO_DO, NOT_RUN}:
            yield shown(place.as_posix()), checks


def verdicts(path: Path) -> dict[str, str]:
    """{check: mark} of a notebook; of a check that stands there twice, the last."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = [cell for cell in cells if cell["cell_type"] == "code"]
        told = [("".join(cell["source"]), said(cell["outputs"])) for cell in code]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {"": UNREADABLE}
    found = {}
    for source, text in told:
        given = [line[0] for line in text.splitlines() if line[:1] and line[0] in MARKS]
        names = CHECK.findall(source)
        for name, mark in zip(names, [*given, *[NOT_RUN] * len(names)], strict=False):
            found[name] = mark
    return found


def said(outputs: list[dict]) -> str:
    """What a cell printed."""
    return "".join("".join(out["text"]) for out in outputs if out["output_type"] == "stream")


def shown(name: str) -> str:
    """A name without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
