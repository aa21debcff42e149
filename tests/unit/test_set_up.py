"""When .venv is left alone, filled, or remade, and what pip is told."""

import ast
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import course
from tools import environment

SOURCE = Path(course.__file__)


@pytest.fixture
def installed(trial, monkeypatch, ran):
    """A .venv that holds what "lab" needs, or so its stamp says."""
    monkeypatch.setattr(environment, "running_python", lambda: "3.11 here")
    environment.install("lab", cpu=False)
    ran.clear()


def add_torch(version):
    packages = environment.VENV / "lib/python3.11/site-packages"
    (packages / f"torch-{version}.dist-info").mkdir(parents=True)


def test_a_python_that_runs_is_named_and_no_other(trial, monkeypatch):
    assert environment.running_python() is None, "there is none"
    monkeypatch.setattr(environment, "PYTHON", sys.executable)
    assert ascii(sys.prefix) in environment.running_python()
    half = trial / "half.py"
    half.write_text("raise SystemExit(1)", encoding="utf-8")
    real_run = subprocess.run
    monkeypatch.setattr(
        subprocess, "run", lambda _, **kwargs: real_run([sys.executable, half], **kwargs)
    )
    assert environment.running_python() is None, "it fails"


def test_a_finished_set_up_is_left_alone(installed, ran, capsys):
    course.set_up("lab")
    course.set_up("lab", True)
    assert ran == []
    assert capsys.readouterr().out == ""


def test_the_tests_need_more_than_the_lab(installed):
    assert not environment.ready("test")
    environment.install("test", cpu=False)
    assert environment.ready("test")
    assert environment.ready("lab")


def test_other_lists_go_into_the_same_venv(installed, ran):
    course.set_up("test")
    assert ran
    assert not any("venv" in command for command in ran)


@pytest.mark.parametrize("python", [None, "3.12 here", "3.11 there"])
def test_a_broken_changed_or_moved_venv_is_remade(installed, ran, monkeypatch, python):
    monkeypatch.setattr(environment, "running_python", lambda: python)
    assert not environment.ready("lab")
    environment.make_sound()
    assert ran == [[sys.executable, "-m", "venv", "--clear", str(environment.VENV)]]


def test_a_venv_in_which_an_install_broke_off_is_remade(installed, ran, monkeypatch):
    def fail(command, **options):
        raise subprocess.CalledProcessError(1, command)

    with monkeypatch.context() as patch, pytest.raises(subprocess.CalledProcessError):
        patch.setattr(subprocess, "run", fail)
        environment.install("lab", cpu=False)
    assert not environment.ready("lab")
    environment.make_sound()
    assert ran == [[sys.executable, "-m", "venv", "--clear", str(environment.VENV)]]


@pytest.mark.parametrize("stamp", [None, "{"])
def test_a_venv_made_by_hand_is_adopted(installed, ran, stamp):
    environment.STAMP.unlink()
    if stamp:
        environment.STAMP.write_text(stamp, encoding="utf-8")
    assert not environment.ready("lab")
    environment.make_sound()
    assert ran == []


def test_the_stamp_follows_the_lists_and_the_pins(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    lists = '[project]\ndependencies=["a"]\n[project.optional-dependencies]\ntest=["b"]\n'
    stamps = []
    for text, pins in ((lists, "a==1"), (lists, "a==2"), (lists.replace('"a"', '"c"'), "a==1")):
        (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
        (tmp_path / "constraints.txt").write_text(pins, encoding="utf-8")
        stamps += [environment.complete(group, "3.11 here") for group in ("lab", "test")]
    assert len({stamp["packages"] for stamp in stamps}) == 6


def test_pip_is_held_to_the_constraints():
    packages, font_cache = environment.install_steps("lab", cpu=False)
    assert packages[:5] == ["-m", "pip", "install", "--constraint", "constraints.txt"]
    assert "torch>=2.2,<3" in packages
    assert not any(package.startswith("pytest") for package in packages)
    assert font_cache == ["-c", "import matplotlib.font_manager"]


def test_cpu_takes_torch_alone_from_the_cpu_index_first():
    torch, packages, _ = environment.install_steps("test", cpu=True)
    index = "https://download.pytorch.org/whl/cpu"
    assert torch[3:] == [*packages[3:5], "--no-deps", "--index-url", index, "torch"]
    assert index not in packages
    assert any(package.startswith("pytest") for package in packages)


@pytest.mark.parametrize(
    ("platform", "cpu", "present", "warned"),
    [
        ("linux", False, None, True),
        ("linux", True, None, False),
        ("linux", False, "2.12.0", False),
        ("darwin", False, None, False),
        ("win32", False, None, False),
    ],
)
def test_gigabytes_are_announced(
    installed, monkeypatch, capsys, ran, platform, cpu, present, warned
):
    monkeypatch.setattr(sys, "platform", platform)
    if present:
        add_torch(present)
    course.set_up("test", cpu)
    said = capsys.readouterr().out
    assert ("CUDA" in said, "--cpu" in said) == (warned, warned)
    assert any("--index-url" in command for command in ran) is cpu


def test_the_cpu_build_once_chosen_is_kept(installed, capsys, ran):
    add_torch("2.12.0+cpu")
    course.set_up("test")
    assert "--index-url" in ran[0]
    assert "CUDA" not in capsys.readouterr().out


def test_a_failed_set_up_is_one_sentence(trial, monkeypatch, capsys):
    def fail(command, **options):
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(environment, "running_python", lambda: "3.11 here")
    monkeypatch.setattr(subprocess, "run", fail)
    assert course.main(["test"]) == 1
    assert capsys.readouterr().out.endswith(f"{course.SET_UP_FAILED[1]}\n")


def test_an_older_python_gets_one_sentence(monkeypatch):
    with monkeypatch.context() as patch, pytest.raises(SystemExit) as stopped:
        patch.setattr(sys, "version_info", (3, 8, 10))
        runpy.run_path(str(SOURCE))
    assert "3.11" in stopped.value.code
    assert "\n" not in stopped.value.code
    ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 7))
