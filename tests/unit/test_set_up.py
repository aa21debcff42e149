"""When .venv is left alone, filled, or remade, and what pip is told."""

import ast
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import course
from tools.start import environment, wheels

SOURCE = Path(course.__file__)


@pytest.fixture
def installed(trial, monkeypatch, ran):
    """A .venv that holds what "lab" needs, or so its stamp says."""
    monkeypatch.setattr(environment, "running_python", lambda: "3.11 here")
    monkeypatch.setattr(wheels, "missing", lambda: None)
    environment.write_stamp({"packages": ""})
    for name in ("pip-24.0", "numpy-2.4.6"):
        add(name)
    environment.install("lab", cpu=False)
    ran.clear()


def add(name):
    """Put a package into .venv: its folder, and the one by which pip knows it."""
    packages = environment.VENV / "lib/python3.11/site-packages"
    for folder in (name.partition("-")[0], f"{name}.dist-info"):
        (packages / folder).mkdir(parents=True)
    return packages


REMADE = [[sys.executable, "-m", "venv", "--clear"]]


def remade(ran):
    return [command[:-1] for command in ran] == REMADE


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
    assert remade(ran)


def test_a_venv_of_another_checkout_is_let_go_and_left_as_it_is(installed, ran, monkeypatch):
    monkeypatch.setattr(environment, "running_python", lambda: "3.11 there")
    theirs = environment.VENV.rename(environment.VENV.with_name("theirs"))
    environment.VENV.symlink_to(theirs, target_is_directory=True)
    before = sorted(theirs.rglob("*"))
    environment.make_sound()
    assert remade(ran) and not environment.VENV.is_symlink()
    assert sorted(theirs.rglob("*")) == before


def test_a_venv_in_which_an_install_broke_off_is_remade(installed, ran, monkeypatch):
    def fail(command, **options):
        raise subprocess.CalledProcessError(1, command)

    with monkeypatch.context() as patch, pytest.raises(subprocess.CalledProcessError):
        patch.setattr(subprocess, "run", fail)
        environment.install("lab", cpu=False)
    assert not environment.ready("lab")
    environment.make_sound()
    assert remade(ran)


@pytest.mark.parametrize("stamp", [None, "{"])
def test_a_venv_made_by_hand_is_adopted_and_never_remade(installed, ran, monkeypatch, stamp):
    environment.STAMP.unlink()
    if stamp:
        environment.STAMP.write_text(stamp, encoding="utf-8")
    assert not environment.ready("lab")
    environment.make_sound()
    environment.install("lab", cpu=False)
    assert environment.ready("lab")
    assert environment.read_stamp()["adopted"]
    ran.clear()
    environment.write_stamp({**environment.read_stamp(), "packages": ""})  # pip broke off
    monkeypatch.setattr(environment, "running_python", lambda: "3.11 there")
    environment.make_sound()
    assert ran == []


@pytest.mark.parametrize("stamp", [None, '{"adopted": true}'])
def test_a_broken_venv_that_others_made_is_left_alone(installed, ran, monkeypatch, capsys, stamp):
    environment.STAMP.unlink()
    if stamp:
        environment.STAMP.write_text(stamp, encoding="utf-8")
    monkeypatch.setattr(environment, "running_python", lambda: None)
    assert course.main(["lab"]) == 1
    assert capsys.readouterr().out.endswith(f"{environment.NOT_OURS[1]}\n")
    assert ran == []


@pytest.mark.parametrize("empty", [True, False])
def test_a_missing_or_empty_venv_is_made(trial, ran, monkeypatch, empty):
    monkeypatch.setattr(environment, "running_python", lambda: None)
    if empty:
        environment.VENV.mkdir()
    environment.make_sound()
    assert remade(ran)
    assert not environment.read_stamp().get("adopted")


def test_a_venv_without_pip_gets_it(installed, ran):
    packages = add("x-1")
    for name in ("pip", "pip-24.0.dist-info"):
        (packages / name).rmdir()
    environment.install("lab", cpu=False)
    assert ran[0] == [str(environment.PYTHON), "-m", "ensurepip", "--default-pip"]


def test_a_package_that_is_gone_comes_back(installed, ran):
    packages = add("x-1")
    assert environment.ready("lab"), "what else there is does not matter"
    for name in ("numpy", "numpy-2.4.6.dist-info"):
        (packages / name).rmdir()
    assert not environment.ready("lab")
    course.set_up("lab")
    assert not any("venv" in command for command in ran)
    assert any("numpy>=1.26" in command for command in ran)


def test_where_pip_would_not_notice_what_is_gone_the_venv_is_remade(installed, ran):
    (add("x-1") / "numpy").rmdir()
    assert not environment.ready("lab")
    environment.make_sound()
    assert remade(ran)


def test_what_may_not_be_written_is_used_wherever_it_is(installed, monkeypatch):
    monkeypatch.setattr(environment, "running_python", lambda: "3.11 mounted elsewhere")
    assert not environment.ready("lab")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert environment.ready("lab")


def test_a_path_in_which_no_venv_can_be_says_so(trial, ran, monkeypatch, capsys):
    monkeypatch.setattr(wheels, "missing", lambda: None)
    monkeypatch.setattr(environment, "running_python", lambda: None)
    monkeypatch.setattr(environment, "VENV", trial / f"a{os.pathsep}b" / ".venv")
    assert course.main(["lab"]) == 1
    assert capsys.readouterr().out.endswith(f"{environment.SEPARATOR[1]}\n")
    assert ran == []


@pytest.mark.parametrize("missing", [[], ["numpy", "torch"]])
def test_the_python_that_is_here_must_hold_all(monkeypatch, capsys, missing):
    held = environment.metadata.distributions

    def distributions(name):
        return [] if name in missing else held(name=name)

    monkeypatch.setattr(environment.metadata, "distributions", distributions)
    assert environment.lacking_here() == missing
    if missing:
        assert course.main(["lab", "--here"]) == 1
        assert f"({sys.executable}) lacks numpy, torch." in capsys.readouterr().out


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
        add(f"torch-{present}")
    course.set_up("test", cpu)
    said = capsys.readouterr().out
    assert ("CUDA" in said, "--cpu" in said) == (warned, warned)
    assert any("--index-url" in command for command in ran) is cpu


@pytest.mark.parametrize("python", ["3.11 here", "3.11 there"])
def test_the_cpu_build_once_chosen_is_kept(installed, capsys, monkeypatch, ran, python):
    add("torch-2.12.0+cpu")
    monkeypatch.setattr(environment, "running_python", lambda: python)
    course.set_up("test")
    assert any("--index-url" in command for command in ran)
    assert "CUDA" not in capsys.readouterr().out


def test_without_a_wheel_of_torch_nothing_is_begun(trial, ran, monkeypatch, capsys):
    monkeypatch.setattr(environment, "running_python", lambda: None)
    monkeypatch.setattr(wheels, "missing", lambda: ("없습니다", "There is none"))
    assert course.main(["lab"]) == 1
    assert capsys.readouterr().out.endswith("There is none\n")
    assert ran == []
    assert not environment.VENV.exists()


def test_a_failed_set_up_is_one_sentence(trial, monkeypatch, capsys):
    def fail(command, **options):
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(wheels, "missing", lambda: None)
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
