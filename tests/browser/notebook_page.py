"""A notebook open in JupyterLab. Methods wait for what they ask for, never for a time."""

import itertools
import time

import nbformat
from explorer_page import Explorer
from playwright.sync_api import expect

from tools.browser.lab import PATIENCE, READY, ROOT, open_notebook

# A script sees the notebook in front, and fails in words where JupyterLab never answers.
IN_LAB = """(argument) => {{
  const app = window.jupyterapp, panel = app.shell.currentWidget, notebook = panel.content;
  const session = panel.sessionContext;
  const late = new Promise((_, no) => setTimeout(() => no(new Error("no answer")), {patience}));
  return Promise.race([late, (async () => {{ {script} }})()]);
}}"""
PYTHON = """
  const future = session.session.kernel.requestExecute({ code: argument, store_history: false });
  let printed = "";
  future.onIOPub = ({ header, content }) => {
    if (header.msg_type === "stream") printed += content.text;
  };
  const { content } = await future.done;
  if (content.status !== "ok") throw new Error(`${content.ename}: ${content.evalue}`);
  return printed.trim();
"""
MARK_OLD = """
  notebook.activeCellIndex = argument;
  const pictures = notebook.activeCell.node.querySelectorAll("[data-explorer]");
  pictures.forEach((picture) => picture.setAttribute("data-old", ""));
"""
ERRORS = """
  return notebook.model.sharedModel.toJSON().cells.flatMap((cell) => cell.outputs ?? [])
    .filter((output) => output.output_type === "error").map((output) => output.evalue);
"""
POSITION = """return {
  cells: notebook.widgets.map((cell) => [cell.model.id, cell.model.sharedModel.getSource()]),
  active: notebook.activeCellIndex,
  mode: notebook.mode,
};"""


class Notebook:
    """A notebook in JupyterLab, in a page that keeps what the console complains about."""

    def __init__(self, context, lab, name: str):
        self.context, self.lab, self.name = context, lab, name
        self.complaints = []
        self.open()

    def open(self) -> None:
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self._complain(str(error)))
        self.page.on("console", lambda said: said.type == "error" and self._complain(said.text))
        self.leaving = False
        open_notebook(self.page, self.lab, self.name)

    def close(self) -> None:
        """Stop the kernel and close the page."""
        self.page.evaluate("0")  # what the page has complained about by now is heard
        self.leaving = True
        self.ask("await session.shutdown();")
        self.page.close()

    def _complain(self, text):
        # JupyterLab is loud when a kernel goes that it is talking to; for the other see LOST.
        if not (self.leaving or "widget model not found" in text):
            self.complaints.append(text)

    def ask(self, script: str, argument=None):
        """What the body of an async function returns; it sees app, panel, notebook, session."""
        wrapped = IN_LAB.format(patience=PATIENCE * 1000, script=script)
        return self.page.evaluate(wrapped, argument)

    def python(self, code: str) -> str:
        """Run `code` in the kernel, beside the notebook, and return what it printed."""
        return self.ask(PYTHON, code)

    def run(self, *cells: int) -> None:
        """Run cells one after the other, until their new explorers are there; none may raise."""
        for cell in cells:
            self.ask(MARK_OLD, cell)
            self.ask('await app.commands.execute("notebook:run-cell");')
            expect(self.page.locator("[data-old]")).to_have_count(0)
            self.page.wait_for_function(READY)
        errors = self.ask(ERRORS)
        assert not errors, errors

    def find(self, code: str) -> int:
        """The first cell whose source contains `code`."""
        sources = [source for _, source in self.position()["cells"]]
        return next(k for k, source in enumerate(sources) if code in source)

    def code_cells(self) -> list[int]:
        return self.ask(
            "return notebook.widgets.flatMap((cell, k) => cell.model.type === 'code' ? k : [])"
        )

    def position(self) -> dict:
        """The cells with their sources, which one is active, and whether it is being edited."""
        return self.ask(POSITION)

    def dirty(self) -> bool:
        return self.ask("return notebook.model.dirty")

    def save(self) -> None:
        self.ask('await app.commands.execute("docmanager:save");')
        assert not self.dirty(), "changed as soon as it was saved"

    def settle(self) -> None:
        """Wait until the kernel has introduced itself and has nothing to do."""
        self.ask("await session.session.kernel.info;")
        self.python("")

    def text(self) -> str:
        """All that can be read in the notebook."""
        return self.ask("return notebook.node.textContent")

    def explorer(self, cell: int | str) -> Explorer:
        """The explorer below a cell, given by its number or by a part of its code."""
        if isinstance(cell, str):
            cell = self.find(cell)
        return Explorer(self.page.locator(f'[data-windowed-list-index="{cell}"]'))


class Desk:
    """Opens notebooks in JupyterLab, each a fresh and trusted copy; a context manager."""

    numbers = itertools.count(1)

    def __init__(self, context, lab):
        self.context, self.lab, self.opened = context, lab, []

    def open(self, nb) -> Notebook:
        name = f"notebooks/{next(self.numbers)}.ipynb"
        self.lab.put(nb, name)
        self.opened.append(Notebook(self.context, self.lab, name))
        return self.opened[-1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """Close all; none may have had an error in its console."""
        for notebook in self.opened:
            notebook.close()
        errors = [error for notebook in self.opened for error in notebook.complaints]
        assert not errors, errors


def committed(name: str):
    """The notebook of the repository at notebooks/`name`."""
    return nbformat.read(ROOT / "notebooks" / name, as_version=4)


def until(ask, expected) -> None:
    """Ask until the answer is the expected one, for what goes through a kernel and back."""
    end = time.monotonic() + PATIENCE
    while (answer := ask()) != expected:
        assert time.monotonic() < end, f"{answer!r} instead of {expected!r}"
