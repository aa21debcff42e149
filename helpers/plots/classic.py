"""The two classic drawings of an LSTM cell, redrawn side by side."""

from itertools import pairwise

import matplotlib.pyplot as plt

from helpers.lang import text
from helpers.plots.style import BLUE, INK, PAPER, QUANTITIES

# The line from the input up to the output, and the gates beside it, in units of the drawing.
LINE = {"g": (0, 0), "written": (0, 2), "c": (0, 4.2), "squashed": (0, 6.4), "h": (0, 8.2)}
GATES = {"i": (-2.8, 2), "f": (3.9, 4.2), "o": (-2.8, 8.2)}
LOOP = (2.1, 4.2)
DASHED = (0, (3, 1.6))  # from the step before
GERS = {
    "name": "gers",
    "inside": {"g": "$g$", "c": "$s_c$", "squashed": "$h$"},
    "gates": {"i": "$y^{in}$", "f": r"$y^{\varphi}$", "o": "$y^{out}$"},
    "flows": {
        "g": "$g(net_c)$",
        "written": "$y^{in} g(net_c)$",
        "squashed": "$h(s_c)$",
        "h": "$y^c$",
    },
}
GREFF = {
    "name": "greff",
    "inside": {"g": "$g$", "c": "$c^t$", "squashed": "$h$"},
    "gates": {"i": "$i$", "f": "$f$", "o": "$o$"},
    "flows": {"g": "$z$", "written": r"$i \odot z$", "squashed": "$h(c^t)$", "h": "$y^t$"},
}


def plot_classic(axes=None):
    """Redraw the unit of Gers et al. (2000) and the block of Greff et al. (2017), side by side.

    Both hold the same cell under different names; in the second, the blue lines are peepholes and
    what comes from the step before is dashed.
    Returns two axes.
    """
    axes = plt.subplots(1, 2, figsize=(7.2, 4.6))[1] if axes is None else axes
    for ax, names in zip(axes, (GERS, GREFF), strict=True):
        _draw(ax, names, boxes=names is GERS)
        ax.set(xlim=(-4.6, 5.4), ylim=(-2, 10.2), aspect="equal")
        ax.set_title(text(f"explore_gates.{names['name']}"))  # as the explorer's buttons say
        ax.axis("off")
    for start, gate, bend in (
        ((-0.6, 3.8), "i", 0),
        ((0.4, 3.65), "f", 0.55),
        ((-0.5, 4.7), "o", 0),
    ):
        dashes = "-" if gate == "o" else DASHED  # i and f look at the state of the step before
        look = {"linestyle": dashes, "shrinkB": 14, "connectionstyle": f"arc3,rad={bend}"}
        _arrow(axes[1], start, GATES[gate], BLUE, **look)
    return axes


def _draw(ax, names, boxes):
    _draw_ways(ax, delay="-" if boxes else DASHED)
    for name, label in names["inside"].items():
        _node(ax, LINE[name], label, "g" if name == "g" else "c", boxes and name != "c")
    for gate, label in names["gates"].items():
        _node(ax, GATES[gate], label, gate)
    for where in (LINE["written"], LOOP, LINE["h"]):
        ax.plot(*where, "o", markersize=15, color=PAPER, markeredgecolor=INK)
        ax.text(*where, "×", ha="center", va="center")
    for name, label in names["flows"].items():
        x, y = LINE[name]
        ax.text(x + 0.3, y + (0.8 if name == "written" else 1.05), label, va="center", fontsize=10)


def _draw_ways(ax, delay):
    points = [(0, -1.9), *LINE.values(), (0, 10.1)]
    for start, end in pairwise(points):
        _arrow(ax, start, end, shrinkA=11, shrinkB=11)
    for gate, target in (("i", LINE["written"]), ("f", LOOP), ("o", LINE["h"])):
        _arrow(ax, GATES[gate], target, shrinkA=13, shrinkB=9)
        side = 1.4 if gate == "f" else -1.4
        _arrow(ax, (GATES[gate][0] + side, GATES[gate][1]), GATES[gate], shrinkB=13)
    loop = {"connectionstyle": "arc3,rad=0.8", "shrinkA": 13, "shrinkB": 11}
    _arrow(ax, LINE["c"], LOOP, linestyle=delay, **loop)
    _arrow(ax, LOOP, LINE["c"], **loop)


def _node(ax, where, label, quantity, box=False):
    shape = {"marker": "s" if box else "o", "markersize": 24, "markeredgewidth": 2}
    ax.plot(*where, color=PAPER, markeredgecolor=QUANTITIES[quantity].color, **shape)
    size = 9 if "^{" in label else 11  # words above a letter are wide
    ax.text(*where, label, ha="center", va="center", fontsize=size)


def _arrow(ax, start, end, color=INK, **style):
    look = {"arrowstyle": "-|>", "color": color, "shrinkA": 0, "shrinkB": 0} | style
    ax.annotate("", end, start, arrowprops=look)
