"""The lessons' tables and formulas on a page of 768 pixels, beside JupyterLab's file browser."""

import pytest
from notebook_page import committed, until

from helpers.lang import LANGUAGES
from tools.browser.lab import ROOT

# All is drawn, though not on the screen, and what is folded is open.
SHOW_ALL = """
  notebook.notebookConfig = { ...notebook.notebookConfig, windowingMode: "none" };
  notebook.node.querySelectorAll("details").forEach((card) => { card.open = true; });
"""
# Every cell is there, and none still shows a formula as TeX.
DRAWN = """
  const cells = [...notebook.node.querySelectorAll(".jp-RenderedMarkdown")];
  return cells.length === notebook.widgets.length && cells.every((cell) => {
    const words = cell.cloneNode(true);
    words.querySelectorAll("code").forEach((code) => code.remove());
    return !words.textContent.includes("$");
  });
"""
TOO_WIDE = """
  return [...notebook.node.querySelectorAll(".jp-RenderedMarkdown")].flatMap((cell) => {
    const { right } = cell.getBoundingClientRect();
    const parts = [...cell.querySelectorAll("table, mjx-container:not([display]), "
      + "mjx-container[display] > mjx-math")];
    const wide = parts.filter((part) => part.getBoundingClientRect().right > right + 1);
    return wide.map((part) => `${part.tagName} in: ${cell.textContent.slice(0, 60)}`);
  });
"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_cut_off(lab, lang):
    folder = ROOT / "notebooks" / lang
    paths = sorted({*folder.glob("*.ipynb"), *folder.glob("deeper/*.ipynb")})
    lessons = [committed(path.relative_to(ROOT / "notebooks").as_posix()) for path in paths]
    nb = lessons[0].copy()
    nb.cells = [
        cell for lesson in lessons for cell in lesson.cells if cell.cell_type == "markdown"
    ]
    notebook = lab.open(nb)
    notebook.page.set_viewport_size({"width": 768, "height": 1024})
    notebook.ask(SHOW_ALL)
    until(lambda: notebook.ask(DRAWN), True)
    assert not notebook.ask(TOO_WIDE)
