"""An RNN of one unit: folded, as one cell with a loop, and unrolled over the steps."""

import math

import matplotlib.pyplot as plt
from matplotlib.patches import Circle, FancyArrowPatch
from matplotlib.path import Path

from helpers.lang import text
from helpers.plots.marks import number
from helpers.plots.style import INK, PAPER, QUANTITIES

IN, CELL = 0, 1.15  # heights
RADIUS = {IN: 0.24, CELL: 0.32}
FOLDED = -2.6  # where the one cell stands; the steps stand at 1, 2, …
TURN = 0.15  # of the loop
ARROW = {"arrowstyle": "-|>", "color": INK, "mutation_scale": 11}
EDGE = {"edgecolor": INK, "linewidth": 1.4}


def plot_loop(w, u, x, ax=None):
    """Draw h_t = tanh(u x_t + w h_{t-1}) from h_0 = 0, for a list of inputs x, and every h_t.

    Discs are as large as h_t, on a ring that is the size of 1; negative ones are hatched. Returns
    the ax.
    """
    width = len(x) - FOLDED + 1.2
    ax = plt.subplots(figsize=(7.2, 7.2 * 3.3 / width))[1] if ax is None else ax
    _cell(ax, FOLDED, "$x_t$", None)
    ax.text(FOLDED, CELL + 0.5, "$h_t$", ha="center", va="bottom")
    _loop(ax)
    ax.text(-0.75, CELL, "=", ha="center", va="center", fontsize=16)
    ax.text(0, CELL, "$h_0$", ha="center", va="center")
    for step, (value, h) in enumerate(zip(x, _states(w, u, x), strict=True), start=1):
        _cell(ax, step, f"{value:g}".replace("-", "−"), h)
        _arrow(ax, (step - 1, CELL), (step, CELL))
        ax.text(step - 0.5, CELL + 0.12, "$w$", ha="center", va="bottom")
        ax.text(step, CELL + 0.5, number(h), ha="center", va="bottom", fontsize=9)
    ax.set(xlim=(FOLDED - 0.7, len(x) + 0.5), ylim=(-0.45, 2.6), aspect="equal")
    _title(ax, FOLDED, "folded")
    _title(ax, (1 + len(x)) / 2, "unrolled")
    ax.axis("off")
    return ax


def _states(w, u, x):
    h = 0.0
    for value in x:
        h = math.tanh(u * value + w * h)
        yield h


def _cell(ax, at, label, h):
    """Draw an input, u on its way to the cell, and the cell with its h, None where it has none."""
    _arrow(ax, (at, IN), (at, CELL))
    ax.text(at + 0.12, (IN + CELL) / 2 - 0.03, "$u$", ha="left", va="center")
    for y in (IN, CELL):
        ax.add_patch(Circle((at, y), RADIUS[y], facecolor=PAPER, zorder=3, **EDGE))
    ax.text(at, IN, label, ha="center", va="center", fontsize=9, zorder=4)
    if h is not None:
        look = {"facecolor": QUANTITIES["h"].color, "edgecolor": PAPER, "linewidth": 0}
        hatch = "////" if h < 0 else None
        ax.add_patch(Circle((at, CELL), RADIUS[CELL] * abs(h), hatch=hatch, zorder=4, **look))


def _loop(ax):
    """The way of h back into the one cell."""
    edge, far = FOLDED + RADIUS[CELL] - 0.04, FOLDED + RADIUS[CELL] + 0.2
    above, below = CELL + TURN, CELL - TURN
    out = [(edge, above), (far, above)]
    back = [(far + 4 / 3 * TURN, above), (far + 4 / 3 * TURN, below), (far, below), (edge, below)]
    codes = [Path.MOVETO, Path.LINETO, *[Path.CURVE4] * 3, Path.LINETO]
    ax.add_patch(FancyArrowPatch(path=Path(out + back, codes), **ARROW))
    ax.text(far + TURN + 0.1, CELL, "$w$", ha="left", va="center")


def _arrow(ax, start, end):
    ax.annotate("", end, start, arrowprops=ARROW | {"shrinkA": 11, "shrinkB": 13})


def _title(ax, x, name):
    title = text(f"plots_sequences.{name}")
    ax.text(x, 2.2, title, ha="center", va="bottom", fontsize=12, weight="bold")
