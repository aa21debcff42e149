"""One lesson source (jupytext percent) -> the notebook of one language, exercise or solution.

In the source a markdown cell carries lang="ko" or lang="en", Korean first, its twin directly
after; a code cell is shared, and a line of it that must speak stands as a pair of whole lines,
`# ko| …` and `# en| …`. `### BEGIN SOLUTION` … `### END SOLUTION` becomes a hole in the exercise.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import jupytext
from nbformat.v4 import new_code_cell, new_markdown_cell

from helpers.lang import LANGUAGES, text, use

ROOT = Path(__file__).resolve().parents[2]
SPOKEN = re.compile(r"( *)# (ko|en)\|(?: (.*))?")
HEAD = re.compile(r"# (.+)\n\*\*(.+)\*\*(?:\n|$)")  # a lesson's title, and the question it asks
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"


class SourceError(Exception):
    """A lesson source breaks a rule; the message names the file, the cell and what is expected."""


@dataclass(frozen=True)
class Lesson:
    """A lesson source file, such as lessons/03_lstm_gates.py."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def number(self) -> str:
        return self.name.split("_")[0]

    @property
    def deeper(self) -> bool:
        """Whether this source goes on where a lesson stops: lessons/deeper/NAME.py."""
        return self.path.parent.name == "deeper"

    @cached_property
    def cells(self) -> list:
        """The cells of the source, checked: languages in pairs, the title first, some code."""
        cells = jupytext.read(self.path, fmt="py:percent").cells
        for position, cell in enumerate(cells):
            self._check(cells, position, cell)
        headed = [c.cell_type == "markdown" and bool(HEAD.match(c.source)) for c in cells[:2]]
        if headed != [True, True]:
            at = headed.index(False) if headed else 0
            self._fail(at, "a lesson starts with '# its title' and '**its question**'")
        if all(cell.cell_type == "markdown" for cell in cells):
            self._fail(len(cells) - 1, "a lesson without code: the set-up cell has no place")
        return cells

    def title(self, lang: str) -> str:
        """The lesson's title in one language, from the first heading."""
        return HEAD.match(self.cells[LANGUAGES.index(lang)].source)[1]

    def question(self, lang: str) -> str:
        """The question that the lesson asks, from the line below its title."""
        return HEAD.match(self.cells[LANGUAGES.index(lang)].source)[2]

    def notebook_cells(self, lang: str, solution: bool) -> list:
        """The cells of one notebook, without set-up cell and navigation; no outputs yet."""
        use(lang)
        cells = []
        for position, cell in enumerate(self.cells):
            tags = cell.metadata.get("tags", [])
            metadata = {"tags": tags} if tags else {}
            if cell.cell_type == "markdown":
                if cell.metadata["lang"] == lang:
                    cells.append(new_markdown_cell(cell.source, metadata=metadata))
                continue
            source = speak(cell.source, lang, lambda why, at=position: self._fail(at, why))
            source = self._hole(source, solution, position)
            cells.append(new_code_cell(source, metadata=metadata))
        return cells

    def _check(self, cells, position, cell):
        lang = cell.metadata.get("lang")
        if cell.cell_type == "raw":
            self._fail(position, "raw cells have no place in a lesson")
        if re.search(r"^# %%", cell.source, re.MULTILINE):
            self._fail(position, "it swallows the next '# %%': is a triple quote in a comment?")
        if cell.cell_type == "code":
            if lang is not None:
                self._fail(position, "a code cell is shared and carries no lang")
            return
        if lang not in LANGUAGES:
            self._fail(position, f'a markdown cell carries lang="ko" or lang="en", not {lang!r}')
        twin = position + 1 if lang == "ko" else position - 1
        inside = 0 <= twin < len(cells) and cells[twin].cell_type == "markdown"
        if not inside or {lang, cells[twin].metadata.get("lang")} != set(LANGUAGES):
            where = "after" if lang == "ko" else "before"
            self._fail(position, f'lang="{lang}" has no twin directly {where} it')
        if cell.metadata.get("tags") != cells[twin].metadata.get("tags"):
            self._fail(position, "the two languages carry different tags")

    def _hole(self, source, solution, position):
        """The solution without its marks, or a hole with a marker in its place."""
        lines, inside = [], False
        for line in source.splitlines():
            mark = line.strip()
            if mark in (BEGIN, END):
                if inside == (mark == BEGIN):
                    self._fail(position, f"{mark!r} out of order")
                inside = mark == BEGIN
                if inside and not solution:
                    indent = line[: len(line) - len(line.lstrip())]
                    lines.append(f"{indent}# {text('notebook.hole')}")
                    if indent:  # a body must not be empty; a cell may end with a comment
                        lines.append(f"{indent}...")
            elif solution or not inside:
                lines.append(line)
        if inside:
            self._fail(position, f"{BEGIN!r} without {END!r}")
        return "\n".join(lines)

    def _fail(self, position, why):
        raise SourceError(f"{self.path.name}, cell {position + 1}: {why}")


def speak(source: str, lang: str, fail) -> str:
    """The code with each pair `# ko| …`, `# en| …` replaced by what follows the mark of `lang`."""
    lines, korean = [], None  # korean: the `# ko|` line that waits for its twin
    for line in source.splitlines():
        spoken = SPOKEN.fullmatch(line)
        if not spoken and re.search(r"# (ko|en)\|", line):
            fail(f"a spoken line stands alone on its line: {line.strip()!r}")
        if korean and not (spoken and spoken[2] == "en" and spoken[1] == korean[1]):
            fail(f"'# en| …' expected after {korean[0].strip()!r}, at the same indentation")
        if spoken and not korean:
            if spoken[2] == "en":
                fail(f"'# ko| …' expected before {line.strip()!r}")
            korean = spoken
            continue
        if spoken:
            indent, _, words = (korean if lang == "ko" else spoken).groups()
            line, korean = (indent + (words or "")).rstrip(), None
        lines.append(line)
    if korean:
        fail(f"'# en| …' expected after {korean[0].strip()!r}")
    return "\n".join(lines)


def set_cell_ids(cells: list) -> None:
    """Give every cell an id from its content, so that an unchanged cell gives no diff."""
    seen: dict[str, int] = {}
    for cell in cells:
        content = f"{cell.cell_type}\n{cell.source}"
        seen[content] = seen.get(content, 0) + 1
        cell.id = hashlib.sha256(f"{seen[content]}\n{content}".encode()).hexdigest()[:12]


def all_lessons(folder: Path = ROOT / "lessons") -> list[Lesson]:
    """Every lesson, in the order of the course, then what goes deeper."""
    names = "[0-9][0-9]_*.py"
    paths = [*sorted(folder.glob(names)), *sorted(folder.glob(f"deeper/{names}"))]
    return [Lesson(path) for path in paths]


def repository_url(root: Path = ROOT) -> str:
    """The repository's URL from pyproject.toml, or "" while none is set."""
    return _project(root).get("urls", {}).get("Repository", "").rstrip("/")


def site_url(root: Path = ROOT) -> str:
    """Where GitHub Pages shows the repository's site, or "" while the repository has no URL."""
    owner, _, name = repository_url(root).removeprefix("https://github.com/").partition("/")
    return f"https://{owner.lower()}.github.io/{name}/" if name else ""


def release_tag(root: Path = ROOT) -> str:
    """The tag of the release that pyproject.toml describes, such as v0.1.0."""
    return f"v{_project(root)['version']}"


def _project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
