"""Starts of an RNN compared: the gradient before training, and how many of its runs succeed."""

import matplotlib.pyplot as plt

from helpers.lang import text
from helpers.plots.style import BLUE, VERMILION

FAINT = "#e3e3e3"


def plot_starts(gradients, solved, lag, axes=None):
    """Draw the gradient before training, a dot a net, and the runs that succeed at each rate.

    `gradients`: {start: sizes at this lag}; `solved`: {learning rate: {start: (how many,
    of how many)}}, a panel each. A start is a key of plots_gradients.starts in helpers/text.
    Returns the axes.
    """
    ratios = [1.5, *[0.8] * len(solved)]
    size = {"figsize": (7.2, 2.8), "sharey": True, "width_ratios": ratios}
    axes = plt.subplots(1, 1 + len(solved), **size)[1] if axes is None else axes
    for row, sizes in enumerate(gradients.values()):
        axes[0].scatter([*sizes], [row] * len(sizes), color=VERMILION, alpha=0.5, s=22, zorder=2)
    axes[0].set(xscale="log", xlabel=text("plots_gradients.untrained"))
    axes[0].set_title(text("plots_gradients.start_gradient", lag=lag))
    for ax, (rate, starts) in zip(axes[1:], solved.items(), strict=True):
        ax.set_title(text("plots_gradients.at_rate", rate=f"{rate:g}"))
        _bars(ax, starts.values())
    axes[0].grid(visible=False, axis="y")
    names = [text(f"plots_gradients.starts.{start}") for start in gradients]
    axes[0].set_yticks(range(len(gradients)), names)
    axes[0].invert_yaxis()
    return axes


def _bars(ax, counts):
    for row, (done, runs) in enumerate(counts):
        ax.barh(row, 1, color=FAINT, height=0.5)
        ax.barh(row, done / runs, color=BLUE, height=0.5)
        ax.text(1.06, row, f"{done}/{runs}", va="center", fontsize=9)
    ax.set(xlim=(0, 1.5), xticks=[])
    ax.spines[["bottom", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.grid(visible=False)
