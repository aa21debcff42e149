"""The two ways through time, drawn: what a state goes through from one step to the next."""

import matplotlib.pyplot as plt
from matplotlib.patches import FancyBboxPatch

from helpers.lang import text
from helpers.plots.style import INK, PAPER, QUANTITIES

STEPS = 3
WIDTH = 4.0  # of a step
# What stands on each way, by its place within a step: (x, sign, whose colour).
RNN = [(0.9, "$W$", "h"), (1.9, "+", "h"), (2.9, "tanh", "h")]
LSTM = [(0.9, "×", "f"), (1.9, "+", "c")]


def plot_two_paths(axes=None):
    """Draw three steps of the RNN's way (matrix, sum, squashing) over the LSTM's (gate, sum).

    Returns two axes.
    """
    axes = plt.subplots(2, 1, figsize=(7.2, 3.4))[1] if axes is None else axes
    for ax, name, stations in ((axes[0], "h", RNN), (axes[1], "c", LSTM)):
        for step in range(STEPS):
            _draw_step(ax, step, name, stations)
        _state(ax, STEPS * WIDTH, rf"${name}_{{t}}$", name)
        ax.set(xlim=(-0.6, STEPS * WIDTH + 0.6), ylim=(-1.35, 0.75), aspect="equal")
        ax.set_title(text(f"plots.path_{name}"), loc="left", pad=2)
        ax.axis("off")
    return axes


def _draw_step(ax, step, name, stations):
    left, back = step * WIDTH, STEPS - step
    _state(ax, left, rf"${name}_{{t-{back}}}$", name)
    ends = [left + 0.38, left + WIDTH - 0.38]
    ax.plot(ends, [0, 0], linestyle="-", color=QUANTITIES[name].color, zorder=0)
    for x, sign, quantity in stations:
        _station(ax, left + x, sign, quantity)
    if name == "c":
        _enter(ax, left + stations[0][0], "$f$", QUANTITIES["f"].color)
        _enter(ax, left + stations[1][0], r"$i \odot g$", QUANTITIES["i"].color)
    else:
        _enter(ax, left + stations[1][0], "$U x + b$", INK)


def _state(ax, x, label, name):
    look = {"edgecolor": QUANTITIES[name].color, "facecolor": PAPER, "linewidth": 2}
    box = FancyBboxPatch((x - 0.38, -0.3), 0.76, 0.6, boxstyle="round,pad=0.02", **look)
    ax.add_patch(box)
    ax.text(x, 0, label, ha="center", va="center", fontsize=10)


def _station(ax, x, sign, quantity):
    wide = sign == "tanh"
    style = "round,pad=0.25" if wide or sign == "$W$" else "circle,pad=0.12"
    look = {"boxstyle": style, "facecolor": PAPER, "edgecolor": QUANTITIES[quantity].color}
    ax.text(x, 0, sign, ha="center", va="center", fontsize=11, bbox=look | {"linewidth": 1.6})


def _enter(ax, x, label, color):
    arrow = {"arrowstyle": "-|>", "color": color, "shrinkB": 9}
    ax.annotate(label, (x, 0), (x, -1.05), arrowprops=arrow, ha="center", va="center", fontsize=10)
