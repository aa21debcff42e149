"""What a notebook leaves behind when its cells run again: figures, widgets, observers, threads."""

import json
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell

# ipywidgets keep their widgets in a dictionary, under different names in versions 7 and 8.
COUNT = """
import gc as _gc, json as _json, threading as _threading
import ipywidgets as _ipywidgets, matplotlib.pyplot as _plt
_gc.collect()
_known = getattr(_ipywidgets.widgets.widget, "_instances", None) or _ipywidgets.Widget.widgets
_widgets = [widget for widget in _known.values() if widget is not None]
_heard = [by_kind for widget in _widgets for by_kind in widget._trait_notifiers.values()]
print(_json.dumps({
    "figures": len(_plt.get_fignums()),
    "widgets": len(_widgets),
    "observers": sum(len(one) for by_kind in _heard for one in by_kind.values()),
    "threads": _threading.active_count(),
}))
"""
AGAIN = {
    "all cells, twice": lambda cells: cells,
    "every cell, ten times": lambda cells: [cell for cell in cells for _ in range(10)],
}


def leaks(path: Path, again: str) -> dict[str, tuple[int, int]]:
    """What there is more of after the cells of a notebook ran again, one of AGAIN: {what: counts}.

    All in one kernel: the whole notebook once, counted, and then again. Raises nbclient's
    CellExecutionError where a cell fails.
    """
    nb = nbformat.read(path, as_version=4)
    cells = [cell for cell in nb.cells if cell.cell_type == "code"]
    rerun = [new_code_cell(cell.source, metadata=cell.metadata) for cell in AGAIN[again](cells)]
    nb.cells = [*cells, new_code_cell(COUNT), *rerun, new_code_cell(COUNT)]
    place = {"metadata": {"path": str(path.parent)}}
    NotebookClient(nb, kernel_name="python3", timeout=600, resources=place).execute()
    first, last = (_counts(nb.cells[at]) for at in (len(cells), -1))
    return {what: (count, last[what]) for what, count in first.items() if last[what] > count}


def _counts(cell):
    return json.loads("".join(out.text for out in cell.outputs if out.get("name") == "stdout"))
