"""What a notebook leaves behind is seen, and what it clears away is none."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tools.measure.leaks import AGAIN, leaks

IMPORTS = """
%config InlineBackend.close_figures = False
import threading, ipywidgets, matplotlib.pyplot as plt"""
KEPT = "kept = globals().get('kept') or ipywidgets.Layout()"
# What a cell may leave: more of it at each run.
LEFT = {
    "figures": "plt.figure(); None",
    "widgets": "ipywidgets.Layout(); None",
    "observers": "kept.observe(lambda change: None)",
    "threads": "threading.Thread(target=threading.Event().wait, daemon=True).start()",
}
ONCE = "ipywidgets.Layout().close(); plt.close(plt.figure())"
EXTRA = {"all cells, twice": 1, "every cell, ten times": 10}


def written(folder, *cells):
    nb = new_notebook(cells=[new_code_cell(cell) for cell in (IMPORTS, *cells)])
    nbformat.write(nb, folder / "one.ipynb")
    return folder / "one.ipynb"


@pytest.mark.parametrize("again", AGAIN)
def test_what_grows_is_counted(tmp_path, again):
    path = written(tmp_path, KEPT, *LEFT.values())
    grown = {what: last - first for what, (first, last) in leaks(path, again).items()}
    own = grown.pop("observers") - EXTRA[again]  # widgets have some of their own
    assert grown == dict.fromkeys(LEFT.keys() - {"observers"}, EXTRA[again]) and own >= 0


def test_what_is_cleared_away_is_no_leak(tmp_path):
    assert [leaks(written(tmp_path, ONCE), again) for again in AGAIN] == [{}, {}]
