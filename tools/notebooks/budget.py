"""How long a lesson is: words, cells, lines of code, and the minutes that they take."""

import re
from dataclasses import dataclass
from functools import cached_property

from tools.notebooks.lesson import BEGIN, Lesson

NO_WORDS = re.compile(r"\$[^$]*\$|\]\([^)]*\)|[#|*`>-]")  # formulas, addresses, marks
EXPLORER = re.compile(r"\bexplore\.[a-z]\w*\(")
LIMITS = {"minutes": 32, "cells": 25, "words": 1400, "lines": 90}  # of a lesson's main line


@dataclass(frozen=True)
class Budget:
    """The sizes of one lesson, counted in its source; words are those of the English prose."""

    lesson: Lesson

    @cached_property
    def words(self) -> int:
        prose = [c.source for c in self.lesson.cells if c.metadata.get("lang") == "en"]
        return sum(len(NO_WORDS.sub(" ", source).split()) for source in prose)

    @property
    def cells(self) -> int:
        """Cells of a notebook, those of exercises not counted."""
        english = [c for c in self.lesson.cells if c.metadata.get("lang") != "ko"]
        return sum("exercise" not in _tags(cell) for cell in english)

    @property
    def lines(self) -> int:
        """Lines of code, those of exercises not counted, a pair of spoken lines once."""
        lines = [line.strip() for cell in self._code() for line in cell.source.splitlines()]
        return sum(bool(line) and not line.startswith("# ko|") for line in lines)

    @property
    def exercises(self) -> int:
        return sum(cell.source.count(BEGIN) > 0 for cell in self.lesson.cells)

    @property
    def explorers(self) -> int:
        return sum(len(EXPLORER.findall(cell.source)) for cell in self._code())

    @property
    def minutes(self) -> int:
        """Count the minutes: 180 words or 8 lines of code each, 5 an exercise, 3 an explorer."""
        reading = self.words / 180 + self.lines / 8
        return round(reading + 5 * self.exercises + 3 * self.explorers)

    def over(self) -> dict[str, int]:
        """Name the sizes that go beyond their limits."""
        return {name: getattr(self, name) for name in LIMITS if getattr(self, name) > LIMITS[name]}

    def _code(self):
        cells = [cell for cell in self.lesson.cells if cell.cell_type == "code"]
        return [cell for cell in cells if "exercise" not in _tags(cell)]


def minutes(lesson: Lesson) -> tuple[int, int]:
    """The minutes that a lesson takes, and how many of them are its exercises."""
    budget = Budget(lesson)
    return budget.minutes, 5 * budget.exercises


def table(lessons: list[Lesson]) -> str:
    """The sizes of all lessons, a row each, `!` behind what goes beyond its limit."""
    columns = (*LIMITS, "exercises", "explorers")
    rows = [f"{'':24}" + "".join(f"{name:>11}" for name in columns)]
    for lesson in lessons:
        budget = Budget(lesson)
        over = {} if lesson.deeper else budget.over()
        marked = [f"{getattr(budget, name)}{'!' if name in over else ' '}" for name in columns]
        name = f"{'deeper/' if lesson.deeper else ''}{lesson.name}"
        rows.append(f"{name:24}" + "".join(f"{value:>11}" for value in marked))
    return "\n".join(rows)


def _tags(cell):
    return cell.metadata.get("tags", [])
