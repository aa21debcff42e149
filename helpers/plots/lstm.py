"""Figures of the LSTM cell."""

import math

import matplotlib.pyplot as plt

from helpers.lang import text
from helpers.plots.style import QUANTITIES

ROWS = {
    "$c_{t-1}$": "c",
    r"$f \cdot c_{t-1}$": "f",
    r"$i \cdot g$": "i",
    "$c_t$": "c",
    "$h_t$": "h",
}


def number(value: float) -> str:
    """Two decimals, a true minus, and no sign on what rounds to zero."""
    return f"{value:z.2f}".replace("-", "−")


def plot_actions(actions, axes=None):
    """Draw one LSTM step per action as bars: what comes in, is kept, is written, and results.

    `actions`: {name of a preset: its f, i, o, g and c_prev}. A negative bar is hatched. Returns
    the axes, one per action.
    """
    axes = plt.subplots(1, len(actions), sharex=True, sharey=True)[1] if axes is None else axes
    for ax, (name, action) in zip(axes, actions.items(), strict=True):
        _plot_step(ax, **action)
        ax.set_title(text(f"explore.gates.{name}"))
    axes[0].set_yticks(range(len(ROWS)), ROWS)
    axes[0].invert_yaxis()
    return axes


def _plot_step(ax, f, i, o, g, c_prev):
    kept, written = f * c_prev, i * g
    c = kept + written
    values = [c_prev, kept, written, c, o * math.tanh(c)]
    for row, (value, name) in enumerate(zip(values, ROWS.values(), strict=True)):
        hatch = "////" if value < 0 else None
        ax.barh(row, value, color=QUANTITIES[name].color, hatch=hatch, edgecolor="white")
        where = {"xytext": (4, 0), "textcoords": "offset points", "va": "center"}
        ax.annotate(number(value), (max(value, 0), row), fontsize=9, **where)
    ax.axvline(0, color="#666666", linewidth=0.8)
    ax.set_xlim(-1, 2.4)
    ax.set_xticks([-1, 0, 1])
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="y", visible=False)
