"""The bottleneck of an encoder–decoder, and attention beside it."""

import matplotlib.pyplot as plt
from matplotlib.patches import FancyBboxPatch

from helpers.lang import text
from helpers.plots.style import INK, ORANGE, PAPER, QUANTITIES

GAP = 1.5  # between two states
TOP = 2.6  # the height of the state that writes


def plot_bottleneck(weights, axes=None):
    """Draw a decoder that sees the last state alone, beside one that weighs every state.

    `weights`: (T,), not negative, of sum 1; a line is as wide as its weight. Returns two axes.
    """
    axes = plt.subplots(1, 2, figsize=(7.2, 3.2))[1] if axes is None else axes
    last = [0.0] * (len(weights) - 1) + [1.0]
    for ax, name, ways in ((axes[0], "one_state", last), (axes[1], "attention", weights)):
        _encoder(ax, len(weights))
        _ways(ax, [float(way) for way in ways], digits=name == "attention")
        ax.set(xlim=(-0.7, GAP * (len(weights) - 1) + 0.7), ylim=(-0.9, TOP + 0.6))
        ax.set_title(text(f"plots_timescales.{name}"), pad=4, fontsize=11)
        ax.axis("off")
    return axes


def _encoder(ax, steps):
    """The states h_1 … h_T, each made of the one before."""
    for k in range(steps):
        if k:
            ends = [GAP * (k - 1) + 0.42, GAP * k - 0.42]
            ax.plot(ends, [0, 0], color=QUANTITIES["h"].color, linestyle="-")
        _box(ax, GAP * k, 0, f"$h_{{{k + 1}}}$")
        ax.text(GAP * k, -0.75, f"$x_{{{k + 1}}}$", ha="center", va="center")


def _ways(ax, weights, digits):
    """A line from each state to the one that writes."""
    middle = GAP * (len(weights) - 1) / 2
    for k, weight in enumerate(weights):
        ends = [GAP * k, middle], [0.34, TOP - 0.34]
        ax.plot(*ends, color=ORANGE, linewidth=9 * weight, linestyle="-", zorder=0)
        if digits:
            at = GAP * k + 0.35 * (middle - GAP * k), 0.35 * TOP  # on the line
            look = {"facecolor": PAPER, "edgecolor": "none", "pad": 1}
            ax.text(*at, f"{weight:.2f}", ha="center", va="center", fontsize=9, bbox=look)
    _box(ax, middle, TOP, "$s$")


def _box(ax, x, y, label):
    look = {"edgecolor": INK, "facecolor": PAPER, "linewidth": 1.6}
    box = FancyBboxPatch((x - 0.36, y - 0.28), 0.72, 0.56, boxstyle="round,pad=0.04", **look)
    ax.add_patch(box)
    ax.text(x, y, label, ha="center", va="center")
