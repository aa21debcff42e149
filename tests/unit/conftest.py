"""A course of three notebooks in a temporary folder, no explorers alive, and the same draws."""

import subprocess
import sys

import judged
import pytest
import torch

import course
from helpers.explore.shared import base
from tools.start import environment, work

NAMES = ("en/03_lstm_gates.ipynb", "ko/03_lstm_gates.ipynb", "ko/solutions/03_lstm_gates.ipynb")


@pytest.fixture
def trial(tmp_path, monkeypatch):
    """The folder, where course.py and tools/start/environment.py now believe they are."""
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
        return subprocess.CompletedProcess(command, 0, stdout="")

    monkeypatch.setattr(subprocess, "run", run)
    return commands


@pytest.fixture(autouse=True)
def none_alive():
    """Every test starts without explorers and leaves none behind: their ids are the same again.

    There is one list of those alive: beside a second one, two would have the same id.
    """
    close_all()
    yield
    close_all()


def close_all():
    for explorer in base._alive.values():
        explorer.close()
    base._alive.clear()


@pytest.fixture(autouse=True)
def same_draws(monkeypatch, request):
    """Tests of a check meet the same draws, which take long to find, on one thread."""
    if not request.path.name.startswith("test_check_"):
        yield
        return
    for name, module in list(sys.modules.items()):
        if name.startswith("helpers.checks.") and hasattr(module, "draw_apart"):
            monkeypatch.setattr(module, "draw_apart", judged.pooled)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def handed(trial, monkeypatch):
    """What was set up, trusted and handed over instead of being run."""
    calls = []

    def note(name, answer):
        def call(*args):
            calls.append((name, *args))
            return answer

        monkeypatch.setattr(course, name, call)

    note("set_up", "python")
    note("set_up_here", "this python")
    note("trust", None)
    note("hand_over", 5)
    return calls
