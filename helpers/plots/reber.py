"""Reber's grammar as a graph."""

import matplotlib.pyplot as plt

from helpers.plots.style import INK, PAPER
from helpers.tasks.reber import REBER

PLACES = {
    0: (0, 0),
    1: (1.6, 0),
    2: (3.2, 1.2),
    3: (3.2, -1.2),
    4: (5.2, 1.2),
    5: (5.2, -1.2),
    6: (6.8, 0),
    7: (8.4, 0),
}


def plot_reber(ax=None):
    """Draw Reber's grammar: from each state, the symbols that may follow. Returns the ax."""
    ax = plt.subplots(figsize=(7.2, 2.9))[1] if ax is None else ax
    for state, ways in REBER.items():
        for symbol, target in ways.items():
            _loop(ax, state, symbol) if state == target else _way(ax, state, target, symbol)
    for state, place in PLACES.items():
        edge = 2.4 if state == 7 else 1.4
        ax.plot(*place, "o", markersize=17, color=PAPER, markeredgecolor=INK, markeredgewidth=edge)
        ax.text(*place, state, ha="center", va="center", fontsize=10)
    ax.set(xlim=(-0.5, 8.9), ylim=(-2.3, 2.3), aspect="equal")
    ax.axis("off")
    return ax


def _way(ax, state, target, symbol):
    start, end = PLACES[state], PLACES[target]
    arrow = {"arrowstyle": "-|>", "color": INK, "shrinkA": 9, "shrinkB": 9}
    ax.annotate("", end, start, arrowprops=arrow)
    _name(ax, [(a + b) / 2 for a, b in zip(start, end, strict=True)], symbol)


def _loop(ax, state, symbol):
    x, y = PLACES[state]
    side = 1 if y > 0 else -1
    arrow = {"arrowstyle": "-|>", "color": INK, "shrinkA": 0, "shrinkB": 0}
    arrow["connectionstyle"] = f"arc3,rad={-1.7 * side}"
    ax.annotate("", (x + 0.2, y + 0.2 * side), (x - 0.2, y + 0.2 * side), arrowprops=arrow)
    _name(ax, (x, y + 0.95 * side), symbol)


def _name(ax, place, symbol):
    box = {"boxstyle": "circle,pad=0.08", "facecolor": PAPER, "edgecolor": "none"}
    ax.text(*place, symbol, ha="center", va="center", fontsize=12, fontweight="bold", bbox=box)
