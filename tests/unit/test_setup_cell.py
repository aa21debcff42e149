"""The set-up cell: importable, above, cloned in Colab, or one clear sentence; and else silent."""

import shutil
import subprocess
import sys

import pytest

from helpers.lang import LANGUAGES
from tools.build import setup_cell
from tools.lesson import ROOT

IN_COLAB = "import sys; sys.modules['google.colab'] = sys\n"
ASK = "\nimport helpers; print(lang.current(), helpers.__file__)"
GIT = ["git", "-c", "user.name=x", "-c", "user.email=x@x", "-c", "init.defaultBranch=main"]
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


def run(code, folder):
    command = [sys.executable, "-c", code]
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
