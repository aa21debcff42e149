"""A lesson source becomes the cells of one language; a rule it breaks is named, with its cell."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell
from small_course import RUN, TITLE, code, en, ko, markdown, write_lesson

from tools.notebooks.lesson import SourceError, repository_url, set_cell_ids

TWIN = ko("글") + en("Words")
RAW = "# %% [raw]\n# raw\n"
SWALLOWED = code('def f():\n    # ko| """글\n    # en| """Words\n    """\n') + TWIN

WRONG = {  # what is wrong: the source, the number of the cell, what the message says
    "no cell": ("", 1, "title"),
    "no title": (ko("글") + en("Words") + RUN, 1, "title"),
    "no English title": (TITLE.replace("# A first lesson", "A first lesson") + RUN, 2, "title"),
    "no question": (TITLE.replace("**질문?**", "글") + RUN, 1, "question"),
    "code first": (code("# import\nimport re") + TITLE, 1, "title"),
    "no code": (TITLE + TWIN, 4, "without code"),
    "no twin": (TITLE + ko("글") + RUN, 3, 'lang="ko" has no twin directly after'),
    "no twin at the end": (TITLE + RUN + ko("글"), 4, "directly after"),
    "no Korean": (TITLE + RUN + en("Words"), 4, 'lang="en" has no twin directly before'),
    "English first": (TITLE + en("Words") + ko("글") + RUN, 3, "directly before"),
    "code between": (TITLE + ko("글") + RUN + en("Words"), 3, "directly after"),
    "Korean twice": (TITLE + ko("글") + ko("글") + en("Words") + RUN, 3, "directly after"),
    "other tags": (TITLE + TWIN.replace('"ko"', '"ko" tags=["a"]') + RUN, 3, "different tags"),
    "no lang": (TITLE + "# %% [markdown]\n# Words\n" + RUN, 3, "not None"),
    "unknown lang": (TITLE + markdown("fr", "Mots") + RUN, 3, "not 'fr'"),
    "code with lang": (TITLE + RUN + code("1", ' lang="ko"'), 4, "a code cell is shared"),
    "raw": (TITLE + RAW + RUN, 3, "raw cells"),
    "swallowed": (TITLE + SWALLOWED, 3, "swallows the next '# %%'"),
    "no English line": (
        TITLE + code("# ko| # 글\nx = 1"),
        3,
        "'# en| …' expected after '# ko| # 글'",
    ),
    "no line after": (TITLE + RUN + code("x = 1\n# ko| # 글"), 4, "'# en| …' expected after"),
    "no Korean line": (
        TITLE + code("# en| # Words"),
        3,
        "'# ko| …' expected before '# en| # Words'",
    ),
    "Korean line twice": (
        TITLE + code("# ko| 1\n# ko| 2\n# en| 3"),
        3,
        "expected after '# ko| 1'",
    ),
    "behind code": (
        TITLE + code("x = 1  # ko| 글\n# en| x"),
        3,
        "stands alone on its line: 'x = 1",
    ),
    "other indentation": (
        TITLE + code("if x:\n    # ko| 1\n  # en| 1\n    2"),
        3,
        "same indentation",
    ),
    "no end": (TITLE + code("### BEGIN SOLUTION\n1"), 3, "without '### END SOLUTION'"),
    "no begin": (TITLE + RUN + code("1\n### END SOLUTION"), 4, "'### END SOLUTION' out of order"),
    "begin twice": (
        TITLE + code("### BEGIN SOLUTION\n" * 2),
        3,
        "'### BEGIN SOLUTION' out of order",
    ),
}


@pytest.mark.parametrize(("source", "number", "why"), WRONG.values(), ids=WRONG)
def test_a_broken_rule_is_named(tmp_path, source, number, why):
    lesson = write_lesson(tmp_path, source)
    with pytest.raises(SourceError) as caught:
        lesson.notebook_cells("ko", solution=False)
    assert str(caught.value).startswith(f"01_first.py, cell {number}: ")
    assert why in str(caught.value)


def cells(tmp_path, source, lang="ko", solution=False):
    made = write_lesson(tmp_path, TITLE + source).notebook_cells(lang, solution)
    return [(cell.cell_type, cell.source) for cell in made[1:]]


@pytest.mark.parametrize(
    ("lang", "title", "question", "words"),
    [("ko", "첫 수업", "질문?", "글"), ("en", "A first lesson", "A question?", "Words")],
)
def test_a_lesson_is_split_by_language(tmp_path, lang, title, question, words):
    lesson = write_lesson(tmp_path, TITLE + RUN + TWIN)
    made = lesson.notebook_cells(lang, solution=False)
    head = f"# {title}\n**{question}**\n\n{words}"
    assert [cell.source for cell in made] == [head, "1 + 1", words]
    assert [cell.cell_type for cell in made] == ["markdown", "code", "markdown"]
    assert all(cell.metadata == {} for cell in made)
    assert (lesson.title(lang), lesson.question(lang)) == (title, question)


SPOKEN = '''
def f():
    """
    # ko| 한 줄.
    # en| One line.

    # ko|
    # en|
    """
    # ko| print("안녕")
    # en| print("Hello")
    return "# not spoken |"
'''
SPOKEN_ONCE = '''
def f():
    """
    {line}


    """
    print("{hello}")
    return "# not spoken |"
'''


@pytest.mark.parametrize(
    ("lang", "line", "hello"), [("ko", "한 줄.", "안녕"), ("en", "One line.", "Hello")]
)
def test_spoken_lines_speak_one_language_at_their_indentation(tmp_path, lang, line, hello):
    expected = SPOKEN_ONCE.format(line=line, hello=hello).strip()
    assert cells(tmp_path, code(SPOKEN.strip()), lang) == [("code", expected)]


SOLUTION = """
def double(x):
    # before
    ### BEGIN SOLUTION
    y = 2 * x
    return y
    ### END SOLUTION"""


@pytest.mark.parametrize(
    ("lang", "marker"), [("ko", "여기에 코드를 쓰세요"), ("en", "your code here")]
)
def test_the_exercise_has_a_hole_and_the_solution_the_answer(tmp_path, lang, marker):
    source = code(SOLUTION.strip())
    hole = f"def double(x):\n    # before\n    # {marker}\n    ..."
    answer = "def double(x):\n    # before\n    y = 2 * x\n    return y"
    assert cells(tmp_path, source, lang) == [("code", hole)]
    assert cells(tmp_path, source, lang, solution=True) == [("code", answer)]


def test_tags_are_kept(tmp_path):
    tagged = TWIN.replace('"\n', '" tags=["a"]\n')
    lesson = write_lesson(tmp_path, TITLE + tagged + code("1", ' tags=["exercise", "b"]'))
    made = lesson.notebook_cells("en", solution=False)
    assert [cell.metadata for cell in made] == [{}, {"tags": ["a"]}, {"tags": ["exercise", "b"]}]


def ids(*cells):
    cells = list(cells)
    set_cell_ids(cells)
    return [cell.id for cell in cells]


def test_an_id_comes_from_the_content():
    first, second = new_code_cell("1"), new_code_cell("2")
    known = ids(first, second)
    assert known == ids(new_code_cell("1"), new_code_cell("2"))
    assert ids(first, new_code_cell("new"), second)[::2] == known
    assert ids(new_markdown_cell("1")) != ids(new_code_cell("1"))


def test_ids_of_equal_cells_differ():
    known = ids(*[new_code_cell("1") for _ in range(3)])
    assert len(set(known)) == 3
    assert ids(new_code_cell("1"), new_code_cell("2"), new_code_cell("1"))[::2] == known[:2]


@pytest.mark.parametrize(
    ("project", "url"),
    [
        ("", ""),
        ('[project.urls]\nRepository = ""', ""),
        ('[project.urls]\nRepository = "https://github.com/a/b/"', "https://github.com/a/b"),
    ],
)
def test_the_url_of_the_repository(tmp_path, project, url):
    (tmp_path / "pyproject.toml").write_text(f"[project]\n{project}\n", encoding="utf-8")
    assert repository_url(tmp_path) == url
