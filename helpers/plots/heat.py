"""Values by unit and step as a grid of colours."""

import matplotlib.pyplot as plt
from matplotlib.colors import LinearSegmentedColormap

from helpers.lang import text
from helpers.plots.lstm import number
from helpers.plots.style import BLUE, INK, PAPER, VERMILION

SIGNED = LinearSegmentedColormap.from_list("signed", [VERMILION, PAPER, BLUE])
SHARE = LinearSegmentedColormap.from_list("share", [PAPER, BLUE])  # of gates: from 0 to 1
MARKED = 0.25  # of the largest: what is less negative than this is nearly white, and has no sign


def plot_heat(values, ticks, ax=None, limit=1.0, digits=False):
    """Draw values (T, H) as a grid, a column a step and a row a unit, from −limit to limit.

    `ticks`: what stands under each step. Negative values carry a minus, or with `digits` every
    value is written out. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 2.8))[1] if ax is None else ax
    ax.imshow(values.T, cmap=SIGNED, vmin=-limit, vmax=limit, aspect="auto")
    for (step, unit), value in zip(_places(values), values.flatten().tolist(), strict=True):
        if digits or value < -MARKED * limit:
            said = number(value) if digits else "−"
            color = PAPER if abs(value) > 0.7 * limit else INK
            ax.text(step, unit, said, ha="center", va="center", fontsize=9, color=color)
    _frame(ax, values, ticks)
    return ax


def plot_gates_heat(gates, ticks, axes=None):
    """Draw gates as grids beside each other, from 0 (white) to 1 (full).

    `gates`: {title: (T, H)}; `ticks`: what stands under each step. Returns the axes.
    """
    size = {"figsize": (7.2, 3.0), "sharey": True, "squeeze": False}
    axes = plt.subplots(1, len(gates), **size)[1][0] if axes is None else axes
    for ax, (title, values) in zip(axes, gates.items(), strict=True):
        drawn = ax.imshow(values.T, cmap=SHARE, vmin=0, vmax=1, aspect="auto")
        _frame(ax, values, ticks)
        ax.set(title=title, ylabel=text("plots_text.unit") if ax is axes[0] else "")
    axes[0].figure.colorbar(drawn, ax=list(axes), shrink=0.8)
    return axes


def _places(values):
    steps, units = values.shape
    return [(step, unit) for step in range(steps) for unit in range(units)]


def _frame(ax, values, ticks):
    steps, units = values.shape
    ax.set_xticks(range(steps), ticks)
    ax.set_yticks([0, units - 1], [1, units])
    ax.set_ylabel(text("plots_text.unit"))
    ax.tick_params(length=0)
    ax.grid(visible=False)
