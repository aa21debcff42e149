"""What the builder adds to every notebook: title line, links, and the way on at the end."""

from nbformat.v4 import new_markdown_cell

from helpers.lang import text, use
from tools.lesson import repository_url

GITHUB = "https://github.com/"
LIST = "<!-- lessons -->"  # where a lesson wants the list of all lessons
OTHER = {"ko": "en", "en": "ko"}


def add(cells: list, target, course: list) -> None:
    """Number the title, put the links under it, and the neighbours at the end."""
    use(target.lang)
    title, _, rest = cells[0].source.partition("\n")
    number = int(target.lesson.number)
    heading = f"# {number}. {title.removeprefix('# ')}" if number else title
    if target.solution:
        heading = text("notebook.solution_title", title=heading)
    links = " · ".join(_neighbours(target, course) + _versions(target) + _colab(target))
    cells[0].source = "\n\n".join((heading, links, rest.strip())).rstrip()
    for cell in cells:
        if LIST in cell.source:
            cell.source = cell.source.replace(LIST, _list(target, course))
    if ways := _neighbours(target, course):
        cells.append(new_markdown_cell(" · ".join(ways)))


def _versions(target):
    """Links to the other language and to the solution or back to the exercise."""
    file = f"{target.lesson.name}.ipynb"
    part, up = ("solutions/", "../../") if target.solution else ("", "../")
    switch = _link(text("notebook.switch"), f"{up}{OTHER[target.lang]}/{part}{file}")
    if target.solution:
        return [switch, _link(text("notebook.back"), f"../{file}")]
    return [switch, _link(text("notebook.solutions"), f"solutions/{file}")]


def _neighbours(target, course):
    """Links to the previous and the next lesson of the course, in this notebook's language."""
    up = "../" if target.solution else ""
    names = [lesson.name for lesson in course]
    here = names.index(target.lesson.name)
    links = []
    for word, at in (("previous", here - 1), ("next", here + 1)):
        if 0 <= at < len(course):
            label = text(f"notebook.{word}", title=course[at].title(target.lang))
            links.append(_link(label, f"{up}{course[at].name}.ipynb"))
    return links


def _list(target, course):
    """The numbered lessons with the question that each of them asks."""
    up = "../" if target.solution else ""
    lines = [
        f"- {_link(lesson.title(target.lang), f'{up}{lesson.name}.ipynb')}: "
        + lesson.question(target.lang)
        for lesson in course
        if int(lesson.number)
    ]
    return "\n".join(lines)


def _colab(target):
    """The link to Colab, once the repository has a URL on GitHub."""
    url = repository_url(target.root)
    if not url.startswith(GITHUB):
        return []
    place = f"{url.removeprefix(GITHUB)}/blob/main/notebooks/{target.name}"
    return [_link(text("notebook.colab"), f"https://colab.research.google.com/github/{place}")]


def _link(label, where):
    return f"[{label}]({where})"
