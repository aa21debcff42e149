"""Soak's rounds differ from each other, and what leaks or fails does not stop it from going on."""

import subprocess

import pytest
from nbclient.exceptions import CellExecutionError

from tools import soak
from tools.measure.leaks import AGAIN


@pytest.fixture
def rounds(monkeypatch):
    """The commands and variables of the rounds; a status that is appended ends one of them."""
    told, statuses = [], []

    def run(command, cwd, env):
        told.append((command[1:], env))
        return subprocess.CompletedProcess(command, statuses.pop(0) if statuses else 0)

    monkeypatch.setattr(soak.subprocess, "run", run)
    monkeypatch.setattr(soak, "leaks", lambda path, again: {})
    return told, statuses


def test_each_round_has_another_order_of_sets_and_one_thread_or_two(rounds):
    told, _ = rounds
    assert soak.main(["4", "notebooks/ko"]) == 0
    assert {tuple(command) for command, _ in told} == {
        ("course.py", "test", "-q", "--all-notebooks", "notebooks/ko")
    }
    assert [env["PYTHONHASHSEED"] for _, env in told] == ["1", "2", "3", "4"]
    assert [env["OMP_NUM_THREADS"] for _, env in told] == ["2", "1", "2", "1"]


def test_the_first_round_that_fails_is_the_last(rounds):
    told, statuses = rounds
    statuses += [0, 3]
    assert (soak.main([]), len(told)) == (3, 2)


def test_every_solution_is_run_again_whatever_the_first_ones_leave(rounds, monkeypatch, capsys):
    asked = []

    def leaks(path, again):
        asked.append((path.name, again))
        if len(asked) == 1:
            raise CellExecutionError("", "NameError", "no such thing")
        return {"figures": (1, 2)} if len(asked) == 2 else {}

    monkeypatch.setattr(soak, "leaks", leaks)
    assert soak.main(["0"]) == 1
    assert len(asked) == len(AGAIN) * len(list(soak.ROOT.glob("notebooks/**/solutions/*.ipynb")))
    failed, leaked, *rest = [line for line in capsys.readouterr().out.split("\n") if ": " in line]
    assert "NameError" in failed and "figures" in leaked
    assert all(line.endswith("no more than once") for line in rest) and rest
