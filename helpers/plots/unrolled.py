"""The five shapes of a recurrent net, unrolled: what goes in, what comes out, what is shared."""

import matplotlib.pyplot as plt
from matplotlib.patches import FancyBboxPatch

from helpers.lang import text
from helpers.plots.style import INK, ORANGE, PAPER, SKY

# Each shape: which of its columns take an input, give an output, and belong to the decoder.
SHAPES = {
    "one_to_one": ("x", "y", " "),
    "one_to_many": ("x  ", "yyy", "   "),
    "many_to_one": ("xxx", "  y", "   "),
    "many_to_many": ("xxx", "yyy", "   "),
    "encoder_decoder": ("xx   ", "  yyy", "  ddd"),
}
IN, CELL, OUT = 0, 1, 2  # heights
LOOK = {" ": (SKY, "$W$", ""), "d": (ORANGE, "$W'$", "////")}  # colour, name and hatch of a cell


def plot_shapes(axes=None):
    """Draw 1:1, 1:N, N:1, N:N and N:M side by side; boxes with the same name are one cell.

    Returns five axes.
    """
    widths = [len(inputs) + 0.2 for inputs, _, _ in SHAPES.values()]
    size = {"figsize": (7.2, 1.9), "width_ratios": widths}
    axes = plt.subplots(1, len(SHAPES), **size)[1] if axes is None else axes
    for ax, (name, columns) in zip(axes, SHAPES.items(), strict=True):
        _draw(ax, *columns)
        ax.set(xlim=(-0.6, len(columns[0]) - 0.4), ylim=(-0.55, 2.55), aspect="equal")
        ax.set_title(text(f"plots_sequences.{name}"), pad=2)
        ax.axis("off")
    return axes


def _draw(ax, inputs, outputs, decoding):
    for step, (x, y, part) in enumerate(zip(inputs, outputs, decoding, strict=True)):
        if x == "x":
            _node(ax, step, IN, "$x$")
            _arrow(ax, (step, IN), (step, CELL))
        if y == "y":
            _node(ax, step, OUT, "$y$")
            _arrow(ax, (step, CELL), (step, OUT))
        _cell(ax, step, part)
        if step:
            _arrow(ax, (step - 1, CELL), (step, CELL))
        if part == "d" and decoding[step - 1] == "d":
            _arrow(ax, (step - 1, OUT), (step, CELL), linestyle=(0, (2, 1.5)))


def _cell(ax, step, part):
    color, letter, hatch = LOOK[part]
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
