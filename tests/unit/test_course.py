"""The commands of course.py: what they hand over, to whom, and what they say."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import course
from tools.browser.chrome import find_chrome
from tools.start import work

ROOT = Path(course.__file__).parent
EN, KO, KO_SOLUTION = (
    "en/03_lstm_gates.ipynb",
    "ko/03_lstm_gates.ipynb",
    "ko/solutions/03_lstm_gates.ipynb",
)
NO_NOTEBOOK = (["ko/99"], ["--hard"], [])


def test_all_notebooks_are_trusted_in_one_go(trial, ran):
    course.trust("python", trial, [KO, EN])
    course.trust("python", trial, [])
    assert ran == [["python", "-P", "-m", "nbformat.sign", KO, EN]]


def test_test_hands_over_to_pytest(handed):
    assert course.main(["test", "-k", "a or b", "tests/unit", "--cpu", "-x"]) == 5
    set_up, (_, command, environ) = handed
    assert set_up == ("set_up", "test", True)
    pytest_options = [*course.SIDE_BY_SIDE, "-k", "a or b", "tests/unit", "-x"]
    assert command == ["python", "-m", "pytest", *pytest_options]
    assert environ["PYTHONWARNDEFAULTENCODING"] == "1"


@pytest.mark.parametrize("command", ["lab", "test", "build"])
def test_a_backend_without_figures_is_not_handed_on(handed, monkeypatch, command):
    monkeypatch.setenv("MPLBACKEND", "Agg")
    course.main([command])
    assert "MPLBACKEND" not in handed[-1][2]


@pytest.mark.parametrize(("chrome", "said"), [(None, True), ("/usr/bin/chromium", False)])
def test_test_says_that_the_browser_is_missing(handed, monkeypatch, capsys, chrome, said):
    monkeypatch.setattr(course, "find_chrome", lambda: chrome)
    course.main(["test"])
    assert ("browser tests are skipped" in capsys.readouterr().out) is said


def test_reset_says_what_it_did_and_needs_no_venv(trial, ran, capsys, monkeypatch):
    monkeypatch.setattr(course, "find_spec", lambda name: None)
    assert course.main(["reset", "ko/03", "en/03"]) == 0
    assert "beside" not in capsys.readouterr().out
    work.write(trial / "work" / KO, b"mine")
    assert course.main(["reset", "ko/03"]) == 0
    assert "Yours is beside it: 03_lstm_gates.mine-1.ipynb" in capsys.readouterr().out
    assert (trial / "work" / KO).read_bytes() == b"first"
    assert ran == []


@pytest.mark.parametrize(
    ("arguments", "listed"),
    [
        (["ko/0"], [KO, "ko/04_gru.ipynb"]),
        (["03"], [EN, KO, KO_SOLUTION]),
        *((arguments, [EN, KO, "ko/04_gru.ipynb", KO_SOLUTION]) for arguments in NO_NOTEBOOK),
    ],
)
def test_reset_lists_the_candidates_and_resets_nothing(trial, capsys, arguments, listed):
    work.write(trial / "notebooks/ko/04_gru.ipynb", b"first")
    assert course.main(["reset", *arguments]) == 1
    assert capsys.readouterr().out.splitlines()[2:] == [name[: -len(".ipynb")] for name in listed]
    assert not (trial / "work").exists()


def test_reset_trusts_with_the_python_that_is_here(trial, ran):
    assert course.main(["reset", "ko/03"]) == 0
    assert ran == [[sys.executable, "-P", "-m", "nbformat.sign", KO]]


@pytest.mark.parametrize("name", ["build", "look", "colab", "bench", "soak"])
def test_tools_take_cpu_and_get_the_rest(handed, name):
    assert course.main([name, "--check", "--cpu", "03"]) == 5
    assert handed[0] == ("set_up", "test", True)
    assert handed[1][1] == ["python", f"tools/{name}.py", "--check", "03"]
    assert (ROOT / "tools" / f"{name}.py").is_file()


def test_without_a_command_all_are_listed(handed, capsys):
    with pytest.raises(SystemExit) as stopped:
        course.main([])
    assert stopped.value.code == 0
    usage = capsys.readouterr().out
    assert all(f"  {name} " in usage for name in course.COMMANDS)


@pytest.mark.parametrize(
    ("variables", "locale", "expected"),
    [
        ({"LANG": "ko_KR.UTF-8"}, "C", "ko"),
        ({"LANG": "en_US.UTF-8"}, "ko_KR.UTF-8", "en"),
        ({"LC_ALL": "ko_KR.UTF-8", "LANG": "C"}, "C", "ko"),
        ({"LC_MESSAGES": "de_DE", "LANG": "ko_KR"}, "C", "en"),
        ({}, "Korean_Korea.949", "ko"),
        ({}, "C", "en"),
    ],
)
def test_the_language_is_the_systems(monkeypatch, variables, locale, expected):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(course.locale, "setlocale", lambda category: locale)
    assert course.language() == expected


def test_a_console_without_hangul_does_not_stop_the_course():
    variables = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "course.py", "--help"]
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, encoding="cp1252")
    assert done.returncode == 0
    assert "? / run the tests" in done.stdout


def test_the_course_finds_its_tools_under_a_safe_path(tmp_path):
    command = [sys.executable, "-P", ROOT / "course.py", "--help"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="sends POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_reach_the_program_in_front_and_nothing_else(number):
    """It ends as it likes, without a traceback from course.py and without outliving it."""
    waiting = (
        "import signal; signal.pthread_sigmask(0, [2, 15]);"
        "print('up', flush=True); raise SystemExit(signal.sigwait([2, 15]))"
    )
    code = (
        "import os, sys, course;"
        f"sys.exit(course.hand_over([sys.executable, '-c', {waiting!r}], os.environ))"
    )
    command = [sys.executable, "-c", code]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True, **pipes) as running:
        assert running.stdout.readline() == "up\n"
        send = os.killpg if number == signal.SIGINT else os.kill  # a terminal's Ctrl-C: to all
        send(running.pid, number)
        assert running.communicate(timeout=20) == ("", "")
    assert running.returncode == number


def test_a_browser_is_found_on_the_path_or_named(tmp_path, monkeypatch):
    monkeypatch.delenv("CHROME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    name = "google-chrome.exe" if os.name == "nt" else "google-chrome"
    (tmp_path / name).touch(mode=0o755)
    assert Path(find_chrome()) == tmp_path / name
    monkeypatch.setenv("CHROME", str(tmp_path / "nowhere"))
    assert find_chrome() is None
    monkeypatch.setenv("CHROME", str(tmp_path / name))
    assert Path(find_chrome()) == tmp_path / name
