"""The tree is in order: linted, formatted, in short functions, and UTF-8 on every system."""

import ast
import os
import shutil
import subprocess
import sys
import sysconfig

import pytest
from faults import of_all

from tools.notebooks.lesson import ROOT

FOLDERS = ("helpers", "lessons", "notebooks", "tests", "tools", "studies", "data", ".ci")
BINARY = {".gif", ".otf", ".png", ".ttf"}
NOT_OURS = {"__pycache__", ".ipynb_checkpoints", ".DS_Store"}


def tree():
    """Every file of the course, relative to its root."""
    inside = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    files = [path.relative_to(ROOT) for path in (*ROOT.iterdir(), *inside) if path.is_file()]
    return [path for path in files if not NOT_OURS & set(path.parts)]


FILES = sorted(path.as_posix() for path in tree())
TEXT = [name for name in FILES if not name.endswith(tuple(BINARY))]
OURS = ("helpers/", "studies/", "tools/")
CODE = [name for name in TEXT if name.endswith(".py") and name.startswith(OURS)]


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=" ".join)
def test_ruff_finds_nothing(command):
    ruff = [sys.executable, "-m", "ruff", *command, "--quiet", "--no-cache", "."]
    run = subprocess.run(ruff, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout + run.stderr


def test_oxlint_finds_nothing():
    oxlint = shutil.which("oxlint", path=sysconfig.get_path("scripts"))
    command = [oxlint, "--deny-warnings", "helpers", "tests", "tools"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout + run.stderr


def length(function):
    """The lines of a function from its def to its end, without the docstring."""
    first = function.body[0]
    documented = ast.get_docstring(function) is not None
    docstring = first.end_lineno - first.lineno + 1 if documented else 0
    return function.end_lineno - function.lineno + 1 - docstring


def long_functions(source):
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]
    return [f"{node.name}: {length(node)} lines" for node in functions if length(node) > 20]


@of_all([*CODE, "course.py"])
def test_modules_and_functions_are_short(name):
    source = (ROOT / name).read_text(encoding="utf-8")
    if (lines := len(source.splitlines())) > 200:
        yield f"{lines} lines"
    yield from long_functions(source)


@pytest.mark.parametrize("lines", [19, 20])
def test_a_function_is_measured_from_def_to_end_without_its_docstring(lines):
    body = '    """One.\n\n    Two."""\n' + "    x = 1\n" * lines
    source = f"@decorated\ndef f():\n{body}"
    assert long_functions(source) == ([] if lines == 19 else ["f: 21 lines"])


def test_every_text_file_is_utf_8_with_newlines_of_one_kind():
    wrong = {}
    for name in TEXT:
        data = (ROOT / name).read_bytes()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            wrong[name] = str(error)
        if b"\r" in data or data.startswith(b"\xef\xbb\xbf"):
            wrong[name] = "carriage return or byte order mark"
        if data and not data.endswith(b"\n"):
            wrong[name] = "no newline at its end"
    assert wrong == {}


@pytest.mark.skipif("CI" not in os.environ, reason="course.py test asks for it; others may not")
def test_a_file_opened_without_an_encoding_is_an_error(tmp_path):
    (tmp_path / "one.txt").write_text("1", encoding="utf-8")
    with pytest.raises(EncodingWarning):
        (tmp_path / "one.txt").read_text()


def test_the_whole_tree_is_looked_at():
    seen = {"course.py", ".ci/run", "helpers/text/lang.toml", "notebooks/ko/03_lstm_gates.ipynb"}
    assert seen <= set(TEXT)
    assert "helpers/explore/shared/base.py" in CODE


def test_nothing_is_called_utils():
    assert [name for name in FILES if name.endswith("utils.py")] == []
