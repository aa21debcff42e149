"""The figure of brackets: how often a reader closes them by their kind."""

from statistics import median

import matplotlib.pyplot as plt

from helpers.lang import text
from helpers.plots.marks import DOTTED, legend_below
from helpers.plots.style import BLUE, INK, SKY, VERMILION

LOOKS = {  # how each reader is drawn
    "table": {"color": VERMILION, "marker": "s", "linestyle": "--"},
    "last": {"color": "#666666", "marker": "D", "linestyle": ":"},
    "window": {"color": SKY, "marker": "^", "linestyle": "-."},
    "told": {"color": INK, "marker": "x", "linestyle": ":"},
    "lstm": {"color": BLUE, "marker": "o", "linestyle": "-"},
}


def plot_brackets(by_look, by_distance, chance=1 / 3, axes=None):
    """Draw how often brackets are closed by the right kind, a dot a seed, a line the medians.

    `by_look`: {reader: {how many symbols back it looks: shares}}, on the left; `by_distance`:
    {reader: {how far back the bracket was opened, in words: shares}}, on the right. A reader is a
    key of LOOKS; "lstm" looks back as far as it likes, so on the left it is a level line. Returns
    both axes.
    """
    size = {"figsize": (7.2, 3.4), "sharey": True}
    axes = plt.subplots(1, 2, **size)[1] if axes is None else axes
    for reader, shares in by_look.items():
        _line(axes[0], reader, [*shares], shares)
    bins = [*next(iter(by_distance.values()))]
    for reader, shares in by_distance.items():
        _line(axes[1], reader, range(len(bins)), shares)
    axes[0].set_xscale("log", base=2)
    looks = sorted({look for shares in by_look.values() for look in shares if look})
    axes[0].set_xticks(looks, map(str, looks))
    axes[0].minorticks_off()
    axes[1].set(xticks=range(len(bins)), xticklabels=bins, xlim=(-0.4, len(bins) - 0.6))
    _frame(axes, chance)
    return axes


def _frame(axes, chance):
    """What both panels say, the level of chance, and one legend."""
    for ax, key in zip(axes, ("look", "distance"), strict=True):
        ax.axhline(chance, **DOTTED)
        ax.set(xlabel=text(f"plots_brackets.{key}"), ylim=(0, 1.05))
    axes[0].set_ylabel(text("plots_brackets.closes"))
    at = {"transform": axes[0].get_yaxis_transform(), "ha": "right", "va": "top"}
    axes[0].text(0.99, chance - 0.01, text("plots_brackets.chance"), **at)
    legend_below(axes[::-1], 3)


def _line(ax, reader, places, shares):
    """The medians as a line, the seeds as faint dots; one level line where the place is None."""
    look = LOOKS[reader]
    label = text(f"plots_brackets.{reader}")
    middle = [median(values) for values in shares.values()]
    if places == [None]:
        ax.axhline(*middle, color=look["color"], linestyle=look["linestyle"], label=label)
        return
    for place, values in zip(places, shares.values(), strict=True):
        dots = {"color": look["color"], "marker": look["marker"], "alpha": 0.35}
        ax.plot([place] * len(values), values, linestyle="none", markersize=4, **dots)
    ax.plot(places, middle, label=label, linewidth=1.6, markersize=6, **look)
