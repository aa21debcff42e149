"""Backpropagation through three steps: the paths from the loss back to every use of w."""

from collections.abc import Sequence

import matplotlib.pyplot as plt

from helpers.lang import text
from helpers.plots.style import BLUE, GREEN, INK, PAPER, QUANTITIES, VERMILION

STEPS = 3
WIDTH = 2.2  # of a step
STATE, WEIGHT = 1.5, 0.0  # heights
LANE = 0.13  # between two paths
LOOKS = {3: (BLUE, "-"), 2: (GREEN, "--"), 1: (VERMILION, "-.")}  # one a path, by its step
QUIET = "#666666"


def plot_three_paths(w: float, h: Sequence[float], y: float, ax=None):
    """Draw how the gradient of L = (h_3 − y)² runs back to the w of each step, h = tanh(w h + …).

    `h`: h_0 … h_3. On every arrow stands what it multiplies by; the path of step t ends at the w
    of that step, and has its color. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 2.7))[1] if ax is None else ax
    slopes = [1 - value**2 for value in h]
    for t, (color, dash) in LOOKS.items():
        height, at = STATE + LANE * (t - 2), t * WIDTH
        xs, ys = [(STEPS + 1) * WIDTH, at, at], [height, height, WEIGHT + 0.42]
        ax.plot(xs, ys, color=color, linestyle=dash, linewidth=2, zorder=1)
        tip = {"arrowstyle": "-|>", "color": color, "mutation_scale": 13, "shrinkA": 0}
        ax.annotate("", (at, WEIGHT + 0.24), (at, WEIGHT + 0.5), arrowprops=tip)
        _factor(ax, at + 0.1, (STATE + WEIGHT) / 2 - 0.02, h[t - 1] * slopes[t], "left")
        _box(ax, at, WEIGHT, "$w$", color)
        ax.text(at, WEIGHT - 0.42, f"$t = {t}$", ha="center", va="center", color=color)
    _factor(ax, (STEPS + 0.5) * WIDTH, STATE + 0.42, 2 * (h[STEPS] - y))
    for t in (3, 2):
        _factor(ax, (t - 0.5) * WIDTH, STATE + 0.42, w * slopes[t])
    _states(ax, h)
    ax.set(xlim=(-0.7, (STEPS + 1) * WIDTH + 0.7), ylim=(-0.65, 2.45), aspect="equal")
    ax.axis("off")
    return ax


def _states(ax, h):
    ax.plot([0, WIDTH], [STATE, STATE], color=QUIET, linewidth=0.8, linestyle="-", zorder=0)
    for t, value in enumerate(h):
        _box(ax, t * WIDTH, STATE, f"$h_{t}$", QUANTITIES["h"].color)
        shown = _signed(value, 2)
        ax.text(t * WIDTH, STATE + 0.42, shown, ha="center", va="center", color=QUIET, fontsize=9)
    _box(ax, (STEPS + 1) * WIDTH, STATE, "$L$", INK)
    said = text("plots_gradients.back_to_w")
    ax.text((STEPS + 1) * WIDTH, 2.3, said, ha="right", va="center", fontsize=9, color=QUIET)


def _box(ax, x, y, label, color):
    look = {"boxstyle": "round,pad=0.32", "facecolor": PAPER, "edgecolor": color, "linewidth": 1.8}
    ax.text(x, y, label, ha="center", va="center", bbox=look, zorder=3)


def _factor(ax, x, y, value, side="center"):
    ax.text(x, y, _signed(value, 3), ha=side, va="center", fontsize=11, fontweight="bold")


def _signed(value, digits):
    """The value with so many decimals and a true minus."""
    return f"{value:z.{digits}f}".replace("-", "−")
