"""What the builder adds to every notebook: set-up cell, numbered title, links that lead on."""

import posixpath
import re

import pytest
from small_course import RUN, TITLE, en, ko, write_lesson

from tools.notebooks.navigation import LIST
from tools.notebooks.target import Target

KINDS = [(lang, solution) for lang in ("ko", "en") for solution in (False, True)]
NAMES = ("01_first", "02_second", "10_last")
kinds = pytest.mark.parametrize(("lang", "solution"), KINDS)


@pytest.fixture
def course(tmp_path):
    """Three lessons, one of them with a number of two digits; no repository yet."""
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    words = ko("글") + en("Words")
    sources = {name: TITLE.replace("A first", name).replace("첫", name) for name in NAMES}
    return [write_lesson(tmp_path, source + words + RUN, name) for name, source in sources.items()]


def notebook(course, at, lang, solution):
    root = course[at].path.parents[1]
    target = Target(course[at], lang, solution, root)
    return target, target.fresh(course)


def links(target, cell):
    """{label: the file it leads to, relative to notebooks/} of a cell's links."""
    found = re.findall(r"\[(.+?)\]\((.+?)\)", cell.source)
    here = posixpath.dirname(target.name)
    return {label: posixpath.normpath(f"{here}/{link}") for label, link in found}


@kinds
def test_the_title_is_numbered(course, lang, solution):
    heading = {"ko": "# 10. 10_last 수업", "en": "# 10. 10_last lesson"}[lang]
    suffix = {"ko": " (풀이)", "en": " (solutions)"}[lang] if solution else ""
    cell = notebook(course, 2, lang, solution)[1].cells[0]
    assert cell.source.startswith(f"{heading}{suffix}\n\n[")
    assert cell.source.endswith(
        {"ko": ")\n\n**질문?**\n\n글", "en": ")\n\n**A question?**\n\nWords"}[lang]
    )


@kinds
def test_the_set_up_cell_stands_folded_before_the_first_code(course, lang, solution):
    cells = notebook(course, 0, lang, solution)[1].cells
    kinds = [cell.cell_type for cell in cells]
    assert kinds == ["markdown", "markdown", "code", "code", "markdown"]
    assert cells[2].metadata == {"tags": ["setup"], "jupyter": {"source_hidden": True}}
    assert f'lang.use("{lang}")' in cells[2].source
    assert not re.search(r"# (ko|en)\|", cells[2].source)
    assert cells[3].source == "1 + 1"


@kinds
def test_every_notebook_links_its_versions(course, lang, solution):
    target, nb = notebook(course, 1, lang, solution)
    other, switch = {"ko": ("en", "Read in English"), "en": ("ko", "한국어로 읽기")}[lang]
    folder = "/solutions" if solution else ""
    found = links(target, nb.cells[0])
    assert found[switch] == f"{other}{folder}/02_second.ipynb"
    if solution:
        back = {"ko": "연습 문제로 돌아가기", "en": "Back to the exercises"}[lang]
        assert found[back] == f"{lang}/02_second.ipynb"
    else:
        ahead = {"ko": "풀이 보기", "en": "Solutions"}[lang]
        assert found[ahead] == f"{lang}/solutions/02_second.ipynb"


@kinds
@pytest.mark.parametrize("at", [0, 1, 2])
def test_previous_and_next_lesson_at_both_ends(course, at, lang, solution):
    target, nb = notebook(course, at, lang, solution)
    expected = {}
    if at > 0:
        expected[f"← {course[at - 1].title(lang)}"] = f"{lang}/{NAMES[at - 1]}.ipynb"
    if at < 2:
        expected[f"{course[at + 1].title(lang)} →"] = f"{lang}/{NAMES[at + 1]}.ipynb"
    assert links(target, nb.cells[-1]) == expected
    assert links(target, nb.cells[0]).items() >= expected.items()


@kinds
def test_no_link_leads_nowhere(course, lang, solution):
    root = course[0].path.parents[1]
    known = {Target(lesson, *kind, root).name for lesson in course for kind in KINDS}
    for at in range(3):
        target, nb = notebook(course, at, lang, solution)
        led = {where for cell in nb.cells for where in links(target, cell).values()}
        assert led <= known and len(led) >= 3


@kinds
def test_the_start_page_lists_the_numbered_lessons(course, tmp_path, lang, solution):
    marked = TITLE + ko(LIST) + en(LIST) + RUN
    course = [write_lesson(tmp_path, marked, "00_start"), *course]
    target, nb = notebook(course, 0, lang, solution)
    question = {
        "ko": "질문? (약 0분)",
        "en": "A question? (about 0 minutes)",
    }[lang]
    lines = nb.cells[1].source.splitlines()
    assert [line.split("): ")[1] for line in lines] == [question] * 3
    assert list(links(target, nb.cells[1]).values()) == [f"{lang}/{name}.ipynb" for name in NAMES]
    assert re.match(r"# \D", nb.cells[0].source)


def test_a_single_lesson_has_no_neighbours(course):
    target, nb = notebook(course[:1], 0, "en", False)
    assert nb.cells[-1].source == "1 + 1"
    assert list(links(target, nb.cells[0])) == ["한국어로 읽기", "Solutions"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "https://github.com/who/what",
            "https://colab.research.google.com/github/who/what/blob/main/notebooks/ko/01_first.ipynb",
        ),
        ("https://gitlab.com/who/what", None),
        ("", None),
    ],
)
def test_colab_opens_what_is_on_github(course, tmp_path, url, expected):
    project = f'[project]\nversion = "0.1.0"\n[project.urls]\nRepository = "{url}"\n'
    (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")
    head = notebook(course, 0, "ko", False)[1].cells[0].source
    assert dict(re.findall(r"\[(.+?)\]\((.+?)\)", head)).get("Colab에서 열기") == expected


@kinds
def test_a_lesson_and_what_goes_deeper_lead_to_each_other(course, lang, solution):
    root = course[0].path.parents[1]
    course = [*course, write_lesson(root, TITLE + RUN, "deeper/02_second")]
    down, up = {
        "ko": ("더 깊이", "본문으로 돌아가기"),
        "en": ("Going deeper", "Back to the lesson"),
    }[lang]
    target, nb = notebook(course, 1, lang, solution)
    assert links(target, nb.cells[0])[down] == f"{lang}/deeper/02_second.ipynb"
    target = Target(course[3], lang, solution, root)
    cells = target.fresh(course).cells
    assert links(target, cells[0])[up] == f"{lang}/02_second.ipynb"
    assert cells[-1].source == "1 + 1"
    other = {"ko": "Read in English", "en": "한국어로 읽기"}[lang]
    place = {"ko": "en", "en": "ko"}[lang] + ("/deeper/solutions" if solution else "/deeper")
    assert links(target, cells[0])[other] == f"{place}/02_second.ipynb"


@kinds
def test_links_in_prose_lead_from_exercise_to_exercise_and_from_solution_to_solution(
    course, lang, solution
):
    root = course[0].path.parents[1]
    down = "[a](deeper/02_second.ipynb#part) [b](10_last.ipynb) [c](https://a.org/x.ipynb)"
    up = "[d](../01_first.ipynb) [e](01_first.ipynb)"
    for name, said in (("01_first", down), ("deeper/01_first", up)):
        course.append(write_lesson(root, TITLE + ko(f"글 {said}") + en(said) + RUN, name))
    found = {}
    for lesson in course[-2:]:
        target = Target(lesson, lang, solution, root)
        for cell in target.fresh(course).cells:
            found |= links(target, cell)
    kind = "solutions/" if solution else ""
    assert {label: found[label] for label in "abde"} == {
        "a": f"{lang}/deeper/{kind}02_second.ipynb#part",
        "b": f"{lang}/{kind}10_last.ipynb",
        "d": f"{lang}/{kind}01_first.ipynb",
        "e": f"{lang}/deeper/{kind}01_first.ipynb",
    }
    assert found["c"].startswith(f"{lang}/") and found["c"].endswith("https:/a.org/x.ipynb")
