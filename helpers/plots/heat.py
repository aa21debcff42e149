"""Values by unit and step as a grid of colours."""

import matplotlib.pyplot as plt
from matplotlib.colors import LinearSegmentedColormap

from helpers.lang import text
from helpers.plots.marks import number
from helpers.plots.style import BLUE, INK, PAPER, VERMILION

SIGNED = LinearSegmentedColormap.from_list("signed", [VERMILION, PAPER, BLUE])
MARKED = 0.25  # of the largest: what is less negative than this is nearly white, and has no sign


def plot_heat(values, ticks, ax=None, limit=1.0, digits=False):
    """Draw values (T, H) as a grid, a column a step and a row a unit, from −limit to limit.

    `ticks`: what stands under each step. Negative values carry a minus, or with `digits` every
    value is written out. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 2.8))[1] if ax is None else ax
    ax.imshow(values.T.numpy(), cmap=SIGNED, vmin=-limit, vmax=limit, aspect="auto")
    for (step, unit), value in zip(_places(values), values.flatten().tolist(), strict=True):
        if digits or value < -MARKED * limit:
            said = number(value) if digits else "−"
            color = PAPER if abs(value) > 0.7 * limit else INK
            ax.text(step, unit, said, ha="center", va="center", fontsize=9, color=color)
    _frame(ax, values, ticks)
    return ax


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
