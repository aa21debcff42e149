"""The builder runs what is stale, swaps what is prose, and leaves the rest alone."""

import nbformat
import pytest
from nbformat.v4 import new_output
from small_course import RUN, TITLE, code, en, ko, write_lesson

from tools import build
from tools.notebooks import readme, target
from tools.notebooks.execute import BuildError
from tools.notebooks.fingerprint import meaning

KINDS = ("", "solutions/")
NAMES = [f"{lang}/{kind}01_first.ipynb" for lang in ("ko", "en") for kind in KINDS]
USED = "helpers/used.py"
WORDS = "helpers/text/area.toml"
RERUN = "code, helpers or data changed since it was run"
LESSON = TITLE + RUN + ko("옛 글") + en("Old words")


class Course:
    """A course whose notebooks are not really run: each cell says which run it was."""

    def __init__(self, root, capsys, monkeypatch):
        self.root, self.capsys, self.runs = root, capsys, 0
        monkeypatch.setattr(build, "execute", self.execute)
        self.write(USED, "used = 1")
        self.tell()
        self.write("data/numbers.csv", "1\n")
        self.write("pyproject.toml", "[project]\n")
        write_lesson(root, LESSON)

    def execute(self, nb, target):
        self.runs += 1
        code_cells = [cell for cell in nb.cells if cell.cell_type == "code"]
        for count, cell in enumerate(code_cells, start=1):
            cell.execution_count = count
            cell.outputs = [new_output("stream", text=f"run {self.runs}\n")]
        nb.metadata["widgets"] = {"explorers of run": self.runs}
        return [USED, WORDS, "data/numbers.csv"], ["area.group", "area.missing", "area.word"]

    def tell(self, **changed):
        """Write the file of strings: a word, another that no lesson uses, and a group of one."""
        keys = ("word_ko", "word_en", "other_en", "inner_ko")
        said = {key: "old" for key in keys} | changed
        word = f"[word]\nko = '{said['word_ko']}'\nen = '{said['word_en']}'\n"
        other = f"[other]\nko = 'old'\nen = '{said['other_en']}'\n"
        group = f"[group.inner]\nko = '{said['inner_ko']}'\nen = 'old'\n"
        self.write(WORDS, word + other + group + said.get("more", ""))

    def write(self, name, text):
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def main(self, *arguments):
        """The exit status and what was printed: {notebook: what was said about it}."""
        status = build.main([*arguments], self.root)
        said = self.capsys.readouterr().out.splitlines()
        return status, dict(line.split(": ") for line in said if ": " in line) or said

    def notebooks(self):
        paths = {name: self.root / "notebooks" / name for name in NAMES}
        return {name: nbformat.read(path, as_version=4) for name, path in paths.items()}


@pytest.fixture
def course(tmp_path, capsys, monkeypatch):
    course = Course(tmp_path, capsys, monkeypatch)
    assert course.main() == (0, dict.fromkeys(NAMES, "ran"))
    return course


def test_a_build_writes_four_notebooks(course):
    for nb in course.notebooks().values():
        nbformat.validate(nb)
        assert nb.metadata.kernelspec.display_name == "Python 3 (ipykernel)"
        assert nb.metadata.gatebook["files"] == [USED, WORDS, "data/numbers.csv"]
    written = [path for path in (course.root / "notebooks").rglob("*") if path.is_file()]
    assert len(written) == 4
    assert all(path.read_bytes().endswith(b"}\n") for path in written)


def test_what_is_up_to_date_is_not_written_again(course):
    def times():
        return [path.stat().st_mtime_ns for path in sorted(course.root.rglob("*.ipynb"))]

    before = times()
    assert course.main() == (0, dict.fromkeys(NAMES, "up to date"))
    assert course.main("--check") == (0, ["4 notebooks are up to date"])
    assert times() == before and course.runs == 4


def test_prose_is_swapped_without_a_run(course):
    before = course.notebooks()
    write_lesson(course.root, LESSON.replace("옛 글", "새 글").replace("Old words", "New words"))
    assert course.main("--check") == (1, dict.fromkeys(NAMES, "prose or metadata changed"))
    assert course.notebooks() == before
    assert course.main() == (0, dict.fromkeys(NAMES, "prose"))
    assert course.runs == 4
    for name, nb in course.notebooks().items():
        pairs = zip(before[name].cells, nb.cells, strict=True)
        changed = [(old.source, new.source) for old, new in pairs if old != new]
        swapped = ("옛 글", "새 글") if name.startswith("ko") else ("Old words", "New words")
        assert changed == [swapped]
        assert nb.metadata == before[name].metadata
    assert course.main("--check")[0] == 0


def test_a_tag_is_no_reason_to_run(course):
    write_lesson(course.root, LESSON.replace("# %%\n", '# %% tags=["nbval-ignore-output"]\n'))
    assert course.main() == (0, dict.fromkeys(NAMES, "prose"))
    assert course.notebooks()[NAMES[0]].cells[2].metadata.tags == ["nbval-ignore-output"]


CHANGES = {
    "code": lambda course: write_lesson(course.root, LESSON.replace("1 + 1", "1 + 2")),
    "more code": lambda course: write_lesson(course.root, LESSON + RUN),
    "helper": lambda course: course.write(USED, "used = 2"),
    "data": lambda course: course.write("data/numbers.csv", "2\n"),
    "helper gone": lambda course: (course.root / USED).unlink(),
    "words": lambda course: course.tell(word_ko="new", word_en="new"),
    "new words": lambda course: course.tell(more="[missing]\nko = 'new'\nen = 'new'\n"),
    "no words": lambda course: (course.root / WORDS).unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_the_outputs_depend_on_is_run_again(course, change):
    change(course)
    assert course.main("--check") == (1, dict.fromkeys(NAMES, RERUN))
    assert course.runs == 4
    assert course.main() == (0, dict.fromkeys(NAMES, "ran"))
    assert course.main("--check")[0] == 0


def test_another_set_up_cell_is_run_again(course, monkeypatch):
    course.write("setup_cell.py", "import sys\n")
    monkeypatch.setattr(target, "SETUP", course.root / "setup_cell.py")
    assert course.main("--check") == (1, dict.fromkeys(NAMES, RERUN))


NO_CHANGES = {
    "a file that was not used": lambda course: course.write("helpers/other.py", ""),
    "a comment": lambda course: course.write(USED, '"""What it is."""\n\nused = 1  # why'),
    "words that were not used": lambda course: course.tell(other_en="new"),
}


@pytest.mark.parametrize("change", NO_CHANGES.values(), ids=NO_CHANGES)
def test_what_the_outputs_do_not_depend_on_runs_nothing(course, change):
    change(course)
    assert course.main("--check")[0] == 0


def test_no_two_constants_mean_the_same(tmp_path):
    values, meanings = ("0", "0.0", "False", "None", "''", "b''", "()", "[]"), set()
    for value in values:
        (tmp_path / "one.py").write_text(f"x = {value}", encoding="utf-8")
        meanings.add(meaning(tmp_path / "one.py"))
    assert len(meanings) == len(values)


@pytest.mark.parametrize(("key", "lang"), [("word_en", "en"), ("inner_ko", "ko")])
def test_words_of_one_language_are_run_again_in_that_one(course, key, lang):
    course.tell(**{key: "new"})
    expected = {name: RERUN for name in NAMES if name.startswith(lang)}
    assert course.main("--check") == (1, expected)


def test_a_failed_run_leaves_the_notebook_as_it_was(course, monkeypatch):
    def fail(nb, target):
        raise BuildError("stderr")

    before = course.notebooks()
    course.write(USED, "used = 2")
    monkeypatch.setattr(build, "execute", fail)
    with pytest.raises(BuildError):
        course.main()
    assert course.notebooks() == before


def test_what_goes_deeper_is_built_beside_its_lesson(course):
    write_lesson(course.root, LESSON, "deeper/01_first")
    status, said = course.main()
    deeper = [f"{lang}/deeper/{kind}01_first.ipynb" for lang in ("ko", "en") for kind in KINDS]
    assert status == 0 and {name for name, done in said.items() if done == "ran"} == {*deeper}
    assert all(said[name] == "prose" for name in NAMES)  # each links to what goes deeper now


def test_the_readme_says_how_long_the_lessons_are(course):
    course.write("README.md", "# Course\n\n<!-- lessons -->\n| old |\n\nWords\n")
    assert course.main("--check")[0] == 1
    assert course.main()[0] == 0 and course.main("--check")[0] == 0
    ko, en = (f"notebooks/{lang}/01_first.ipynb" for lang in ("ko", "en"))
    row = f"| 1 | [첫 수업]({ko}) | [A first lesson]({en}) | 0 |"
    text = (course.root / "README.md").read_text(encoding="utf-8")
    assert text == f"# Course\n\n<!-- lessons -->\n{readme.HEAD}\n{row}\n\nWords\n"


def test_the_sizes_of_the_lessons_are_told(course, capsys):
    exercise = code("1\n### BEGIN SOLUTION\n2\n### END SOLUTION", ' tags=["exercise"]')
    explorer = code('# ko| "말"\n# en| "word"\nexplore.gates()')
    source = TITLE + ko("말") + en("word " * 1500) + RUN * 30 + exercise + explorer
    write_lesson(course.root, source, "02_long")
    assert build.main(["--sizes", "02"], course.root) == 0
    # 1506 words by 180, 32 lines by 8, 5 for the exercise and 3 for the explorer
    sizes = ["20", "33!", "1506!", "32", "1", "1"]
    assert capsys.readouterr().out.split()[6:] == ["02_long", *sizes]


def test_only_the_named_lessons_are_built(course):
    second = write_lesson(course.root, LESSON, "02_second")
    expected = {name.replace("01_first", second.name): "ran" for name in NAMES}
    before = course.notebooks()
    assert course.main("02") == (0, expected)
    assert course.notebooks() == before  # the others are there, and as they were


def test_a_missing_notebook_is_reported(course):
    (course.root / "notebooks" / NAMES[0]).unlink()
    assert course.main("--check") == (1, {NAMES[0]: "missing"})


def test_a_leftover_is_reported_and_removed(course):
    left = course.root / "notebooks" / "ko" / "00_old.ipynb"
    left.write_text("{}", encoding="utf-8")
    assert course.main("--check") == (1, {"00_old.ipynb": "no lesson builds it"})
    assert left.exists()
    assert course.main()[0] == 0
    assert not left.exists()


@pytest.mark.parametrize("arguments", [[], ["--check"]])
def test_a_broken_source_is_named_and_nothing_is_written(course, arguments):
    before = course.notebooks()
    write_lesson(course.root, LESSON + ko("글"))
    with pytest.raises(SystemExit, match=r"^01_first\.py, cell 6: "):
        course.main(*arguments)
    assert course.notebooks() == before


def test_notebooks_are_up_to_date(capsys):
    assert build.main(["--check"]) == 0, capsys.readouterr().out
