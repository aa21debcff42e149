"""The set-up cell: importable, above, cloned in Colab, or one clear sentence; and else silent."""

import ast
import os
import shutil
import subprocess
import sys

import pytest

from helpers.lang import LANGUAGES
from tools.notebooks.lesson import ROOT
from tools.notebooks.target import setup_cell

IN_COLAB = "import sys; sys.modules['google.colab'] = sys\n"
ASK = "\nimport helpers; print(lang.current(), helpers.__file__)"
GIT = ["git", "-c", "user.name=x", "-c", "user.email=x@x", "-c", "init.defaultBranch=main"]
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
SENTENCE = {"ko": "helpers를 찾지 못했습니다", "en": "The helpers are missing"}


def project(folder, url=""):
    """A folder with a pyproject.toml that names `url`."""
    folder.mkdir(parents=True, exist_ok=True)
    text = f'[project]\nversion = "1.2.3"\n[project.urls]\nRepository = "{url}"\n'
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    return folder


def copy_helpers(folder):
    (folder / "helpers").mkdir(parents=True)
    for name in ("__init__.py", "lang.py"):
        shutil.copy(ROOT / "helpers" / name, folder / "helpers")
    return folder


def run(code, folder, *options):
    command = [sys.executable, *options, "-c", code]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8")


def cell(lang, root):
    return setup_cell(lang, root).source


@pytest.fixture
def published(tmp_path):
    """A bare repository with one release, and a project that names it."""
    course, bare = copy_helpers(tmp_path / "course"), tmp_path / "bare.git"
    for step in (["init"], ["add", "."], ["commit", "-m", "x"], ["tag", "v1.2.3"]):
        subprocess.run([*GIT, *step], cwd=course, check=True, capture_output=True)
    subprocess.run([*GIT, "clone", "--bare", course, bare], check=True, capture_output=True)
    return project(tmp_path / "project", bare.as_uri())


@pytest.fixture
def empty(tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_finds_the_course_above_and_says_nothing(lang, tmp_path):
    below = copy_helpers(tmp_path / "course") / "work" / "ko"
    below.mkdir(parents=True)
    done = run(cell(lang, project(tmp_path / "p")) + ASK, below)
    assert done.stdout.split() == [lang, str(tmp_path / "course" / "helpers" / "__init__.py")]
    assert done.stderr == ""


def test_what_can_be_imported_is_taken(tmp_path, empty, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(copy_helpers(tmp_path / "elsewhere")))
    done = run(cell("ko", project(tmp_path / "p")) + ASK, empty)
    assert str(tmp_path / "elsewhere") in done.stdout


def test_the_lab_says_where_the_course_is(tmp_path, empty, monkeypatch):
    monkeypatch.setenv("GATEBOOK", str(copy_helpers(tmp_path / "[a] course")))
    done = run(cell("ko", project(tmp_path / "p")) + ASK, empty)
    assert str(tmp_path / "[a] course") in done.stdout


@pytest.mark.parametrize("theirs", ["helpers.py", "helpers/__init__.py", "helpers/util.py"])
@pytest.mark.parametrize("found", [True, False])
def test_other_helpers_neither_hide_ours_nor_our_sentence(
    tmp_path, empty, monkeypatch, theirs, found
):
    other, course = tmp_path / "other", copy_helpers(tmp_path / "course")
    (other / theirs).parent.mkdir(parents=True)
    (other / theirs).touch()
    monkeypatch.setenv("PYTHONPATH", f"{other}{os.pathsep}{course}" if found else str(other))
    done = run(cell("en", project(tmp_path / "p")) + ASK, course if found else empty)
    if found:
        assert str(course / "helpers") in done.stdout
    else:
        assert done.stderr.splitlines()[-1].startswith(f"ModuleNotFoundError: {SENTENCE['en']}")


@pytest.mark.parametrize(
    ("lang", "kernel"), [("ko", "커널을 강의 폴더의 .venv로"), ("en", "to .venv of the course")]
)
def test_a_kernel_that_lacks_something_is_named_with_the_right_one(lang, kernel, tmp_path):
    course = copy_helpers(tmp_path / "course")
    code = cell(lang, project(tmp_path / "p"))
    bare = run(code, course, "-S").stderr.splitlines()[-1]
    assert bare.startswith("ImportError: ")
    assert "anywidget, matplotlib, torch." in bare
    assert all(f'"{name}>=' in PROJECT for name in ("anywidget", "matplotlib", "torch"))
    assert kernel in bare
    assert sys.executable in bare
    old = run(f"import sys; sys.version_info = (3, 10, 4)\n{code}", course)
    assert "Python 3.11." in old.stderr.splitlines()[-1]
    assert kernel in old.stderr.splitlines()[-1]
    ast.parse(code, feature_version=(3, 7))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Agg", "module://matplotlib_inline.backend_inline"),
        ("QtAgg", "module://matplotlib_inline.backend_inline"),
        ("module://ipympl.backend_nbagg", "module://ipympl.backend_nbagg"),
    ],
)
def test_a_backend_that_shows_no_figure_gives_way(tmp_path, monkeypatch, before, after):
    monkeypatch.setenv("MPLBACKEND", before)
    code = cell("ko", project(tmp_path / "p"))
    done = run(f"{code}\nprint(os.environ['MPLBACKEND'])", copy_helpers(tmp_path / "course"))
    assert done.stdout.strip() == after


def test_running_it_again_changes_nothing(tmp_path):
    course = copy_helpers(tmp_path / "course")
    code = cell("ko", project(tmp_path / "p"))
    twice = f"{code}\nbefore = list(sys.path)\n{code}\nassert sys.path == before"
    assert run(twice, course).returncode == 0


def test_in_colab_the_release_is_cloned_once(published, empty):
    code = IN_COLAB + cell("en", published) + ASK
    first, second = run(code, empty), run(code, empty)
    assert first.stdout.split() == ["en", str(empty / "gatebook" / "helpers" / "__init__.py")]
    assert first.stdout == second.stdout and first.stderr == second.stderr == ""


def test_elsewhere_nothing_is_cloned(published, empty):
    assert SENTENCE["en"] in run(cell("en", published), empty).stderr
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("url", ["", "file:///nowhere/at/all.git"])
def test_where_there_is_no_course_one_sentence_says_so(lang, url, tmp_path, empty):
    done = run(IN_COLAB + cell(lang, project(tmp_path / "p", url)), empty)
    assert done.stderr.splitlines()[-1].startswith(f"ModuleNotFoundError: {SENTENCE[lang]}")
    assert list(empty.iterdir()) == []


def test_without_a_url_no_notebook_mentions_one(tmp_path):
    assert "PUBLISHED = []" in cell("ko", project(tmp_path))
