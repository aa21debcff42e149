"""Larger studies: how many runs succeed."""

from statistics import median

import matplotlib.pyplot as plt

from helpers.lang import text
from helpers.plots.marks import legend_beside
from helpers.plots.style import BLUE, VERMILION

LINES = ((BLUE, "-"), (VERMILION, "--"))  # one a setting
FAINT = "#e3e3e3"


def plot_success(runs, axes=None):
    """Draw how many runs succeed, a bar a setting and a panel a task, with the updates beside.

    `runs`: {title: {setting: list of updates it took, None for a run that failed}}; a setting is a
    key of helpers/text/plots.toml. Returns the axes.
    """
    rows = max(len(settings) for settings in runs.values())
    size = {"figsize": (7.2, 1.1 + 0.3 * rows), "sharey": True, "squeeze": False}
    axes = plt.subplots(1, len(runs), **size)[1][0] if axes is None else axes
    for ax, (title, settings) in zip(axes, runs.items(), strict=True):
        for row, updates in enumerate(settings.values()):
            _bar(ax, row, updates)
        ax.set(title=title, xlim=(0, 1.2 + 0.21 * len(runs)), xticks=[])
        ax.spines[["bottom", "left"]].set_visible(False)
        ax.tick_params(axis="y", length=0)
        ax.grid(visible=False)
    names = [text(f"plots.settings.{name}") for name in next(iter(runs.values()))]
    axes[0].set_yticks(range(len(names)), names)
    axes[0].invert_yaxis()
    axes[0].figure.supxlabel(text("plots.beside_bars"), x=0.99, ha="right", fontsize=9)
    return axes


def _bar(ax, row, updates):
    done = [count for count in updates if count is not None]
    ax.barh(row, 1, color=FAINT, height=0.62)
    ax.barh(row, len(done) / len(updates), color=BLUE, height=0.62)
    said = f"{len(done)}/{len(updates)}"
    if done:
        said += f"   {round(median(done))}"
    ax.text(1.04, row, said, va="center", fontsize=9)


def plot_drift(sizes, lag, every, ax=None):
    """Draw the gradient at one lag as training goes on, on a logarithmic axis, a line a seed.

    `sizes`: {setting: a list for each seed, one size every `every` updates}. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 2.5))[1] if ax is None else ax
    for (setting, seeds), (color, dash) in zip(sizes.items(), LINES, strict=False):
        for number, values in enumerate(seeds):
            label = text(f"plots.settings.{setting}") if number == 0 else None
            times = [every * k for k in range(len(values))]
            ax.plot(times, values, color=color, linestyle=dash, linewidth=1.4, label=label)
    ax.set(yscale="log", xlabel=text("plots.updates"), ylabel=text("plots.gradient_at", lag=lag))
    legend_beside(ax)
    return ax
