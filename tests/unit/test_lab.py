"""course.py lab: what it starts, where work/ is, and what it says when that cannot be."""

import errno
import os

import pytest

import course
from tools.start import work

EN, KO, KO_SOLUTION = (
    "en/03_lstm_gates.ipynb",
    "ko/03_lstm_gates.ipynb",
    "ko/solutions/03_lstm_gates.ipynb",
)


def test_lab_hands_over_to_jupyter(handed, trial):
    work.write(trial / "work" / KO, b"mine")
    assert course.main(["lab", "--cpu", "--lang", "ko", "--no-browser", "--port", "9000"]) == 5
    set_up, trust, (_, command, environ) = handed
    assert set_up == ("set_up", "lab", True)
    assert trust == ("trust", "python", trial / "work", [EN, KO_SOLUTION])
    assert environ["GATEBOOK"] == str(trial)
    assert command == [
        *("python", "-m", "tools.start.serve"),
        f"--ServerApp.root_dir={trial / 'work'}",
        f"--LabApp.default_url=/lab/tree/{KO}",
        "--LabApp.news_url=None",
        "--MappingKernelManager.cull_idle_timeout=7200",
        "--MappingKernelManager.cull_connected=True",
        *("--no-browser", "--port", "9000"),
    ]


def test_an_option_of_jupyters_goes_before_ours(handed):
    mine = ["--MappingKernelManager.cull_idle_timeout=0", "--LabApp.default_url=/tree"]
    course.main(["lab", *mine])
    command = handed[-1][1]
    assert command[-2:] == mine
    assert [part for part in command if "cull_idle" in part or "default_url" in part] == mine


def test_the_work_folder_may_be_elsewhere(handed, trial, tmp_path_factory, capsys):
    elsewhere = tmp_path_factory.mktemp("home dir") / "work"
    course.main(["lab", "--work", str(elsewhere)])
    assert handed[1][2] == elsewhere
    assert f"--ServerApp.root_dir={elsewhere}" in handed[-1][1]
    assert (elsewhere / KO).read_bytes() == b"first"
    work.write(elsewhere / KO, b"mine")
    work.write(trial / "notebooks" / KO, b"second")
    course.main(["lab", "--work", str(elsewhere)])
    assert capsys.readouterr().out.endswith(f'course.py reset --work "{elsewhere}" ko/03\n')
    assert course.main(["reset", "--work", str(elsewhere), "ko/03"]) == 0
    assert f"Fresh again: {elsewhere.as_posix()}/{KO}" in capsys.readouterr().out
    assert (elsewhere / KO).read_bytes() == b"second"
    assert not (trial / "work").exists()


@pytest.mark.parametrize("folder", ["notebooks", "notebooks/ko", "work/../notebooks"])
@pytest.mark.parametrize("command", ["lab", "reset"])
def test_the_originals_are_no_work_folder(handed, trial, capsys, folder, command):
    assert course.main([command, "--work", str(trial / folder), "ko/03"]) == 1
    assert "notebooks/ holds the originals" in capsys.readouterr().out
    assert handed == []
    assert sorted(path.suffix for path in (trial / "notebooks").rglob("*.*")) == [".ipynb"] * 3


def test_lab_may_run_in_the_python_that_is_here(handed, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "theirs")
    course.main(["lab", "--here"])
    assert [handed[0], handed[1][:2]] == [("set_up_here",), ("trust", "this python")]
    assert handed[-1][1][:3] == ["this python", "-m", "tools.start.serve"]
    assert handed[-1][2]["PYTHONPATH"] == "theirs"


@pytest.mark.parametrize(
    ("number", "name", "said"),
    [
        (errno.ENOSPC, "work/x", "The disk is full"),
        (errno.EROFS, "work/x", "add --work"),
        (errno.EACCES, "work", "add --work"),
        (errno.EACCES, ".venv", "Copy the course"),
        (errno.EROFS, ".venv/gatebook.json", "Copy the course"),
    ],
)
def test_what_cannot_be_written_is_a_sentence(
    handed, trial, monkeypatch, capsys, number, name, said
):
    def fail(*_):
        raise OSError(number, os.strerror(number), str(trial / name))

    monkeypatch.setattr(work, "refresh", fail)
    assert course.main(["lab"]) == 1
    korean, english = capsys.readouterr().out.splitlines()
    assert said in english
    assert all(str(trial / name) in sentence for sentence in (korean, english))
    number = errno.EBADF
    with pytest.raises(OSError):
        course.main(["lab"])


@pytest.mark.parametrize(
    ("added", "opened"),
    [("en/00_start.ipynb", "en/00_start.ipynb"), ("ko/00_start.ipynb", EN), (None, EN)],
)
def test_lab_opens_the_first_notebook_of_the_language(handed, trial, added, opened):
    if added:
        work.write(trial / "notebooks" / added, b"start")
    course.main(["lab", "--lang", "en"])
    assert f"--LabApp.default_url=/lab/tree/{opened}" in handed[-1][1]


def test_lab_names_the_command_for_a_newer_version(handed, trial, capsys):
    course.main(["lab"])
    work.write(trial / "work" / KO, b"mine")
    work.write(trial / "notebooks" / KO, b"second")
    capsys.readouterr()
    course.main(["lab"])
    korean, english = capsys.readouterr().out.splitlines()
    assert KO in korean
    assert korean.endswith("python3 course.py reset ko/03")
    assert english.endswith("python3 course.py reset ko/03")
