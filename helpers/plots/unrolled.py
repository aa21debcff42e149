"""The five shapes of a recurrent net, unrolled: what goes in, what comes out, what is shared."""

from typing import NamedTuple

import matplotlib.pyplot as plt
from matplotlib.patches import FancyBboxPatch

from helpers.lang import text
from helpers.plots.style import INK, ORANGE, PAPER, SKY


class Column(NamedTuple):
    """What a cell does at one step: reads an input, writes an output, belongs to the decoder."""

    reads: bool = False
    writes: bool = False
    decodes: bool = False


READS, WRITES, BOTH = Column(reads=True), Column(writes=True), Column(reads=True, writes=True)
DECODES = Column(writes=True, decodes=True)
SHAPES = {
    "one_to_one": [BOTH],
    "one_to_many": [BOTH, WRITES, WRITES],
    "many_to_one": [READS, READS, BOTH],
    "many_to_many": [BOTH, BOTH, BOTH],
    "encoder_decoder": [READS, READS, DECODES, DECODES, DECODES],
}
IN, CELL, OUT = 0, 1, 2  # heights


def plot_shapes(axes=None):
    """Draw 1:1, 1:N, N:1, N:N and N:M side by side; boxes with the same name are one cell.

    Returns five axes.
    """
    widths = [len(columns) + 0.2 for columns in SHAPES.values()]
    size = {"figsize": (7.2, 1.9), "width_ratios": widths}
    axes = plt.subplots(1, len(SHAPES), **size)[1] if axes is None else axes
    for ax, (name, columns) in zip(axes, SHAPES.items(), strict=True):
        _draw(ax, columns)
        ax.set(xlim=(-0.6, len(columns) - 0.4), ylim=(-0.55, 2.55), aspect="equal")
        ax.set_title(text(f"plots_sequences.{name}"), pad=2)
        ax.axis("off")
    return axes


def _draw(ax, columns):
    for step, column in enumerate(columns):
        if column.reads:
            _node(ax, step, IN, "$x$")
            _arrow(ax, (step, IN), (step, CELL))
        if column.writes:
            _node(ax, step, OUT, "$y$")
            _arrow(ax, (step, CELL), (step, OUT))
        _cell(ax, step, column.decodes)
        if step:
            _arrow(ax, (step - 1, CELL), (step, CELL))
        if column.decodes and columns[step - 1].decodes:
            _arrow(ax, (step - 1, OUT), (step, CELL), linestyle=(0, (2, 1.5)))


def _cell(ax, step, decodes):
    color, letter, hatch = (ORANGE, "$W'$", "////") if decodes else (SKY, "$W$", "")
    edge = {"facecolor": PAPER, "edgecolor": color, "linewidth": 2.2, "hatch": hatch}
    corner = (step - 0.27, CELL - 0.27)
    ax.add_patch(FancyBboxPatch(corner, 0.54, 0.54, boxstyle="round,pad=0.02", zorder=3, **edge))
    halo = {"boxstyle": "circle,pad=0.05", "facecolor": PAPER, "edgecolor": "none"}
    ax.text(step, CELL, letter, ha="center", va="center", zorder=4, bbox=halo)


def _node(ax, x, y, label):
    ax.plot(x, y, "o", markersize=19, color=PAPER, markeredgecolor=INK, zorder=3)
    ax.text(x, y, label, ha="center", va="center", zorder=4)


def _arrow(ax, start, end, **style):
    look = {"arrowstyle": "-|>", "color": INK, "shrinkA": 9, "shrinkB": 10} | style
    ax.annotate("", end, start, arrowprops=look)
