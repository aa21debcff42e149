"""The five shapes of a recurrent net, unrolled: what goes in, what comes out, what is shared.

Drawn as the explorer `shapes` draws them: what is the same there looks the same here.
"""

from typing import NamedTuple

import matplotlib.pyplot as plt
from matplotlib.patches import FancyBboxPatch

from helpers.lang import text
from helpers.plots.style import INK, PAPER, QUANTITIES


class Column(NamedTuple):
    """What a cell does at one step: reads an input, writes an output, belongs to the decoder.

    It may be fed the output of the step before; where it is not there yet, a start stands for it.
    """

    reads: bool = False
    writes: bool = False
    decodes: bool = False
    fed: bool = False
    starts: bool = False


READS, WRITES, BOTH = Column(reads=True), Column(writes=True), Column(reads=True, writes=True)
GOES_ON = Column(writes=True, fed=True)
FIRST = Column(writes=True, decodes=True, starts=True)
DECODES = Column(writes=True, decodes=True, fed=True)
SHAPES = {
    "one_to_one": [BOTH],
    "one_to_many": [BOTH, GOES_ON, GOES_ON],
    "many_to_one": [READS, READS, BOTH],
    "many_to_many": [BOTH, BOTH, BOTH],
    "encoder_decoder": [READS, READS, FIRST, DECODES, DECODES],
}
IN, CELL, OUT = -0.3, 1, 2.4  # heights
HALF = 0.27  # of a cell
LEAD = 0.8  # from the first hidden state to the first cell
ASIDE = 0.17  # from a cell's middle to where a fed output enters it
QUIET = "#595959"


def plot_shapes(axes=None):
    """Draw 1:1, 1:N, N:1, N:N and N:M side by side; boxes with the same name are one cell.

    Returns five axes.
    """
    widths = [len(columns) + 0.3 for columns in SHAPES.values()]
    size = {"figsize": (7.2, 2.4), "width_ratios": widths}
    axes = plt.subplots(1, len(SHAPES), **size)[1] if axes is None else axes
    for ax, (name, columns) in zip(axes, SHAPES.items(), strict=True):
        _draw(ax, columns)
        ax.set(xlim=(-0.85, len(columns) - 0.55), ylim=(-1.2, 2.85), aspect="equal")
        middle = ((len(columns) - 1) / 2 + 0.85) / (len(columns) + 0.3)  # of the cells
        ax.set_title(text(f"plots_sequences.{name}"), pad=2, x=middle)
        ax.axis("off")
    return axes


def _draw(ax, columns):
    inputs, outputs = (_numbers(columns, what) for what in ("reads", "writes"))
    for step, column in enumerate(columns):
        _arrow(ax, (step - (1 if step else LEAD), CELL), (step, CELL), **HIDDEN)
        if column.reads:
            _node(ax, step, IN, f"$x{inputs[step]}$", edge=QUIET)
            _arrow(ax, (step, IN), (step, CELL))
        if column.writes:
            _node(ax, step, OUT, f"$y{outputs[step]}$", edge=INK)
            _arrow(ax, (step, CELL), (step, OUT))
        if column.fed:
            _arrow(ax, (step - 1, OUT), (step - ASIDE, CELL), **FED)
        if column.starts:
            _arrow(ax, (step, IN), (step, CELL), linestyle=DASHES)
            ax.text(step, IN, text("explore_shapes.start"), ha="center", va="center", fontsize=9)
        _cell(ax, step, column.decodes)
    _names(ax, columns)


def _numbers(columns, what):
    """The index of the input or output at each step, from 1; none where it is the only one."""
    there = [step for step, column in enumerate(columns) if getattr(column, what)]
    return {step: f"_{k}" if len(there) > 1 else "" for k, step in enumerate(there, start=1)}


def _names(ax, columns):
    """Write which cell is the encoder and which the decoder, where there are two."""
    decoder = [step for step, column in enumerate(columns) if column.decodes]
    parts = {"encoder": range(decoder[0]), "decoder": decoder} if decoder else {}
    for name, steps in parts.items():
        at = {"x": (steps[0] + steps[-1]) / 2, "y": IN - 0.7, "ha": "center", "va": "center"}
        ax.text(s=text(f"explore_shapes.{name}"), fontsize=9, color=QUIET, **at)


def _cell(ax, step, decodes):
    """The encoder's cell is solid, the decoder's an outline."""
    fill, ink, letter = (PAPER, INK, "$W'$") if decodes else (INK, PAPER, "$W$")
    look = {"facecolor": fill, "edgecolor": INK, "linewidth": 1.6, "zorder": 3}
    corner = (step - HALF, CELL - HALF)
    ax.add_patch(FancyBboxPatch(corner, 2 * HALF, 2 * HALF, boxstyle="round,pad=0.02", **look))
    ax.text(step, CELL, letter, ha="center", va="center", color=ink, zorder=4)


def _node(ax, x, y, label, edge):
    ax.plot(x, y, "o", markersize=15.5, color=PAPER, markeredgecolor=edge, zorder=3)
    ax.text(x, y, label, ha="center", va="center", fontsize=9, zorder=4)


DASHES = (0, (2.5, 1.5))
HIDDEN = {"color": QUANTITIES["h"].color, "linewidth": 1.8}
FED = {"linestyle": DASHES, "connectionstyle": "angle3,angleA=0,angleB=90"}


def _arrow(ax, start, end, **style):
    look = {"arrowstyle": "-|>,head_width=0.15,head_length=0.3", "color": QUIET} | style
    ax.annotate("", end, start, arrowprops=look | {"shrinkA": 9, "shrinkB": 9})
