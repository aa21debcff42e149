"""A course of three notebooks in a temporary folder, for the tests of course.py and its parts."""

import subprocess

import pytest

import course
from tools import environment, work

NAMES = ("en/03_lstm_gates.ipynb", "ko/03_lstm_gates.ipynb", "ko/solutions/03_lstm_gates.ipynb")


@pytest.fixture
def trial(tmp_path, monkeypatch):
    """The folder, where course.py and tools/environment.py now believe they are."""
    for name in NAMES:
        work.write(tmp_path / "notebooks" / name, b"first")
    for module, name, path in (
        (course, "ROOT", ""),
        (course, "NOTEBOOKS", "notebooks"),
        (course, "WORK", "work"),
        (environment, "VENV", ".venv"),
        (environment, "PYTHON", ".venv/bin/python"),
        (environment, "STAMP", ".venv/gatebook.json"),
    ):
        monkeypatch.setattr(module, name, tmp_path / path)
    return tmp_path


@pytest.fixture
def ran(monkeypatch):
    """The commands that would have been run."""
    commands = []

    def run(command, **options):
        commands.append([str(part) for part in command])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    return commands
