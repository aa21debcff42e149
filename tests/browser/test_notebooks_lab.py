"""Every notebook with explorers, as the learner first opens it in JupyterLab."""

import platform

import pytest
from explorer_page import LETTERS
from notebook_page import committed

from tools.browser.lab import ROOT
from tools.notebooks.execute import WIDGET_STATE, WIDGET_VIEW

OTHER_END = """root => {
  const input = root.querySelector('input[type="range"]');
  return { [input.name]: Number(input.value === input.max ? input.min : input.max) };
}"""


def with_explorers() -> list[str]:
    """The exercise notebooks of both languages that hold stored explorers."""
    folder = ROOT / "notebooks"
    names = sorted(path.relative_to(folder).as_posix() for path in folder.glob("*/*.ipynb"))
    return [name for name in names if WIDGET_STATE in committed(name).metadata.get("widgets", {})]


def explorers(nb) -> dict[int, str]:
    """The cells with an explorer, and the text that stands for it where nothing can be drawn."""
    return {
        k: output.data["text/plain"]
        for k, cell in enumerate(nb.cells)
        for output in cell.get("outputs", [])
        if WIDGET_VIEW in output.get("data", {})
    }


@pytest.mark.parametrize("name", with_explorers())
def test_alive_before_a_cell_is_run(lab, name):
    nb = committed(name)
    nb.metadata.language_info.version = platform.python_version()  # with another it is changed
    notebook = lab.open(nb)
    notebook.settle()
    assert not notebook.dirty()
    for cell, text in explorers(nb).items():
        assert text not in notebook.text()
        explorer = notebook.explorer(cell)
        assert all(LETTERS[name[:2]].search(words) for words in explorer.names("slider"))
        before = explorer.picture()
        explorer.slide(**explorer.root.evaluate(OTHER_END))
        assert explorer.picture() != before
