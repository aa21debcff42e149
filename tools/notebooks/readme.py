"""The table of the lessons in README.md, derived from lessons/: titles, links, minutes."""

import re
from pathlib import Path

from tools.notebooks.budget import minutes
from tools.notebooks.lesson import LANGUAGES, Lesson
from tools.notebooks.target import Target

HEAD = "| | 한국어 | English | 분 · min |\n|---|---|---|---|"
TABLE = re.compile(r"(?<=<!-- lessons -->\n)(?:\|.*\n)*")


def stale(root: Path, course: list[Lesson]) -> bool:
    """Whether README.md has a table that is not today's; without README.md there is none."""
    path = root / "README.md"
    return path.is_file() and _renewed(path, course) != path.read_text(encoding="utf-8")


def renew(root: Path, course: list[Lesson]) -> None:
    """Put today's table into README.md, behind its mark, unless it is there."""
    if stale(root, course):
        path = root / "README.md"
        path.write_text(_renewed(path, course), encoding="utf-8", newline="\n")


def _renewed(path, course):
    rows = [_row(lesson) for lesson in course if not lesson.deeper]
    return TABLE.sub("\n".join([HEAD, *rows, ""]), path.read_text(encoding="utf-8"))


def _row(lesson):
    names = [Target(lesson, lang, False).name for lang in LANGUAGES]
    titles = [lesson.title(lang) for lang in LANGUAGES]
    links = [f"[{t}](notebooks/{name})" for t, name in zip(titles, names, strict=True)]
    return f"| {int(lesson.number)} | {' | '.join(links)} | {minutes(lesson)[0]} |"
