"""JupyterLab as a learner first meets it: course.py lab, no settings, a folder with brackets."""

import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError, expect

from tools.browser.lab import FOLDERS, PATIENCE, READY, ROOT

NOTEBOOK = "ko/03_lstm_gates.ipynb"
PARTS = ("course.py", "tools", "helpers", "constraints.txt", "pyproject.toml")
OPTIONS = (
    *("--here", "--allow-root", "--no-browser", "--ip=127.0.0.1", "--IdentityProvider.token="),
    "--LabApp.expose_app_in_browser=True",
)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A copy of the course, and in it a Python with what the tests' own holds."""
    folder = tmp_path_factory.mktemp("x y") / "[RNN] 강의"
    for name in (*PARTS, f"notebooks/{NOTEBOOK}"):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, target)
    venv = folder / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    shutil.copytree(Path(sys.prefix, "share/jupyter"), venv / "share/jupyter")
    packages = sysconfig.get_path("purelib", "venv", {"base": str(venv)})
    Path(packages, "all.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def port(course, chrome, tmp_path_factory):
    """The port of the lab, started for somebody who has never used Jupyter."""
    home = tmp_path_factory.mktemp("home")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    python = course / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    theirs = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "PYTHON"))}
    own = {variable: str(home / name) for variable, name in FOLDERS.items()}
    command = [python, course / "course.py", "lab", *OPTIONS, f"--port={port}"]
    running = subprocess.Popen(command, env=theirs | own, cwd=home, start_new_session=True)
    yield port if answers(port, running) else pytest.fail("the lab did not start")
    running.terminate()
    running.wait(PATIENCE)


def answers(port, running):
    end = time.monotonic() + 2 * PATIENCE
    while time.monotonic() < end and running.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/lab", timeout=5):
                return True
        except OSError:
            time.sleep(0.2)
    running.terminate()
    return False


def test_explorers_are_alive_and_nothing_pops_up(browser, port):
    with browser.new_page(viewport={"width": 1366, "height": 768}) as page:
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(f"http://127.0.0.1:{port}/lab/tree/{NOTEBOOK}?reset")
        page.wait_for_function(READY)
        explorer = page.locator("[data-explorer]").first
        page.mouse.move(800, 400)
        for _ in range(40):  # what is far below is drawn when it comes near, and not at once
            with suppress(TimeoutError):
                explorer.wait_for(state="attached", timeout=500)
                break
            page.mouse.wheel(0, 400)
        expect(explorer).to_be_attached()
        page.wait_for_timeout(3000)  # the question about news comes when all is there
        expect(page.locator(".Toastify__toast")).to_have_count(0)
