"""JupyterLab and Chromium for the browser tests and for screenshots.

The server has its own folders for settings, trust and workspaces: nothing of the user's is read or
written. It serves a copy of the course, so that notebooks/ stays as it is.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbformat.sign import NotebookNotary
from playwright.sync_api import sync_playwright

from tools.browser.chrome import find_chrome

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds for anything: a loaded machine is slow, a broken page never gets there
OPTIONS = (
    "--allow-root",
    "--no-browser",
    "--ip=127.0.0.1",
    "--ServerApp.port_retries=0",
    "--ServerApp.answer_yes=True",
    "--IdentityProvider.token=",
    "--LabApp.news_url=None",
    "--LabApp.expose_app_in_browser=True",  # window.jupyterapp, through which pages are driven
)
FOLDERS = {
    "JUPYTER_CONFIG_DIR": "config",
    "JUPYTER_DATA_DIR": "data",
    "JUPYTER_RUNTIME_DIR": "runtime",
    "IPYTHONDIR": "ipython",
}
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
QUIET = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}
}
# The notebook in front is whole: connected, every cell there, no explorer still on its way.
READY = """() => {
  const panel = window.jupyterapp?.shell.currentWidget;
  const cells = panel?.content?.widgets;
  return panel?.context?.isReady && panel.sessionContext.isReady && cells.length > 0
    && cells.length === panel.content.model.cells.length
    && cells.every((cell) => cell.isDisposed || !cell.node.textContent.includes("Loading widget"))
    && cells.every((cell) => cell.model.type !== "markdown" || cell.node.querySelector(
      ".jp-RenderedMarkdown > *"));
}"""

# On a slow machine JupyterLab's widget manager now and then looks for an explorer before it has
# read the stored state: when the connection is up it calls itself restored (restoreWidgets with
# loadNotebook: false). Opening the notebook again settles it, unless there really is no state.
LOST = "Error displaying widget: model not found"


@contextmanager
def chromium():
    """A running Chromium, as Playwright's browser. While it runs, so does its event loop."""
    with sync_playwright() as playwright:
        flags = ["--font-render-hinting=none"]  # the same widths of text on every machine
        with playwright.chromium.launch(executable_path=find_chrome(), args=flags) as browser:
            yield browser


def open_notebook(page, lab: "Lab", name: str) -> None:
    """Open a notebook of `lab` in JupyterLab, and wait until it is whole."""
    page.set_default_timeout(PATIENCE * 1000)
    for _ in range(3):
        page.goto(f"{lab.url}/lab/tree/{name}?reset", wait_until="domcontentloaded")
        page.wait_for_function(READY)
        if not page.get_by_text(LOST).count():
            return
    raise RuntimeError(f"{name}, opened three times: {LOST}")


def change_theme(page, scheme: str) -> None:
    """Make JupyterLab light or dark."""
    change = 'theme => window.jupyterapp.commands.execute("apputils:change-theme", { theme })'
    page.evaluate(change, THEMES[scheme])
    body = page.locator(f'body[data-jp-theme-name="{THEMES[scheme]}"]')
    body.wait_for(state="attached")


class Lab:
    """A JupyterLab server over a copy of the course in `folder`; a context manager."""

    def __init__(self, folder: Path, settings: dict | None = None):
        self.course, self._log = folder / "course", folder / "log.txt"
        self._own = {variable: folder / name for variable, name in FOLDERS.items()}
        for path in self._own.values():
            path.mkdir()
        for name in ("helpers", "data"):
            if (ROOT / name).is_dir():
                ignore = shutil.ignore_patterns("__pycache__")
                shutil.copytree(ROOT / name, self.course / name, ignore=ignore)
        shutil.copy(ROOT / "pyproject.toml", self.course)
        overrides = self._own["JUPYTER_CONFIG_DIR"] / "labconfig/default_setting_overrides.json"
        overrides.parent.mkdir()
        overrides.write_text(json.dumps(QUIET | (settings or {})), encoding="utf-8")
        self._notary = NotebookNotary(data_dir=str(self._own["JUPYTER_DATA_DIR"]))
        self.url = f"http://127.0.0.1:{_free_port()}"

    def put(self, nb, name: str) -> Path:
        """Write a notebook as `name` ("ko/03.ipynb") and trust it, as `course.py lab` does."""
        path = self.course / name
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(nb, path)
        self._notary.sign(nbformat.read(path, as_version=4))
        return path

    def __enter__(self):
        command = [sys.executable, "-m", "jupyterlab", *OPTIONS]
        command += [f"--port={self.url.rpartition(':')[2]}", f"--ServerApp.root_dir={self.course}"]
        theirs = {k: v for k, v in os.environ.items() if not k.startswith("JUPYTER")}
        with self._log.open("wb") as log:
            self._server = subprocess.Popen(
                command,
                cwd=self.course,
                env=theirs | {variable: str(path) for variable, path in self._own.items()},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C reaches the tests alone; they end the server
            )
        self._wait()
        return self

    def __exit__(self, *_):
        self._server.terminate()  # it shuts its kernels down before it ends
        try:
            self._server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._server.kill()  # its kernels notice and end by themselves

    def _wait(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self._server.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/lab", timeout=5):
                    return
            except OSError:
                time.sleep(0.1)  # not there yet
        self.__exit__()
        log = self._log.read_text(encoding="utf-8", errors="replace")
        raise RuntimeError(f"JupyterLab did not start:\n{log[-2000:]}")


def _free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]
