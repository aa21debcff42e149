"""What the builder adds to every notebook: title line, links, and the way on at the end."""

import os
import posixpath
import re
from dataclasses import replace
from pathlib import Path

from nbformat.v4 import new_markdown_cell

from helpers.lang import text, use
from tools.notebooks.budget import minutes
from tools.notebooks.lesson import repository_url

GITHUB = "https://github.com/"
LIST = "<!-- lessons -->"  # where a lesson wants the list of all lessons
OTHER = {"ko": "en", "en": "ko"}
LESSON_LINK = re.compile(r"(?<=\]\()(?![a-z]+:)[^)#\s]+\.ipynb")


def add(cells: list, target, course: list) -> None:
    """Number the title, put the links under it, and the neighbours at the end."""
    use(target.lang)
    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source = _from_here(cell.source, target)
            if LIST in cell.source:
                cell.source = cell.source.replace(LIST, _list(target, course))
    title, _, rest = cells[0].source.partition("\n")
    number = int(target.lesson.number)
    heading = f"# {number}. {title.removeprefix('# ')}" if number else title
    if target.solution:
        heading = text("notebook.solution_title", title=heading)
    ways = _neighbours(target, course)
    links = " · ".join(ways + _depth(target, course) + _versions(target) + _colab(target))
    cells[0].source = "\n\n".join((heading, links, rest.strip())).rstrip()
    if ways:
        cells.append(new_markdown_cell(" · ".join(ways)))


def _from_here(prose, target):
    """The links of a lesson's prose, written as its exercise lies; solutions lead to solutions."""
    if not target.solution:
        return prose
    exercise = replace(target, solution=False).path.parent

    def turned(link):
        there = Path(os.path.normpath(exercise / link[0]))
        return _relative(there.parent / "solutions" / there.name, target)

    return LESSON_LINK.sub(turned, prose)


def _versions(target):
    """Links to the other language and to the solution or back to the exercise."""
    switch = _link(text("notebook.switch"), target, replace(target, lang=OTHER[target.lang]))
    label = text("notebook.back" if target.solution else "notebook.solutions")
    return [switch, _link(label, target, replace(target, solution=not target.solution))]


def _depth(target, course):
    """The link from a lesson to what goes deeper, or back."""
    label = text("notebook.up" if target.lesson.deeper else "notebook.deeper")
    twins = [lesson for lesson in course if lesson.name == target.lesson.name]
    others = [lesson for lesson in twins if lesson.deeper != target.lesson.deeper]
    return [_link(label, target, _page(target, lesson)) for lesson in others]


def _neighbours(target, course):
    """Links to the previous and the next lesson of the course, in this notebook's language."""
    if target.lesson.deeper:
        return []
    main = [lesson for lesson in course if not lesson.deeper]
    here = [lesson.name for lesson in main].index(target.lesson.name)
    links = []
    for word, at in (("previous", here - 1), ("next", here + 1)):
        if 0 <= at < len(main):
            label = text(f"notebook.{word}", title=main[at].title(target.lang))
            links.append(_link(label, target, _page(target, main[at])))
    return links


def _list(target, course):
    """The numbered lessons, with the question that each of them asks and how long it takes."""
    lines = []
    for lesson in course:
        if int(lesson.number) and not lesson.deeper:
            link = _link(lesson.title(target.lang), target, _page(target, lesson))
            whole, exercises = minutes(lesson)
            told = "notebook.minutes" if exercises else "notebook.minutes_only"
            time = text(told, whole=whole, exercises=exercises)
            lines.append(f"{int(lesson.number)}. {link}: {lesson.question(target.lang)} {time}")
    return "\n".join(lines)


def _colab(target):
    """The link to Colab, once the repository has a URL on GitHub."""
    url = repository_url(target.root)
    if not url.startswith(GITHUB):
        return []
    place = f"{url.removeprefix(GITHUB)}/blob/main/notebooks/{target.name}"
    where = f"https://colab.research.google.com/github/{place}"
    return [f"[{text('notebook.colab')}]({where})"]


def _page(target, lesson):
    """Another lesson's exercise notebook, in the language of `target`."""
    return replace(target, lesson=lesson, solution=False)


def _link(label, here, there):
    """A link between two notebooks, relative as they lie."""
    return f"[{label}]({_relative(there.path, here)})"


def _relative(path, here):
    """The way from a notebook to a file, as a link has it."""
    return os.path.relpath(path, here.path.parent).replace(os.sep, posixpath.sep)
