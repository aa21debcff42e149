"""Figures of the GRU and of cells that count."""

import math

import matplotlib.pyplot as plt

from helpers.lang import text
from helpers.plots.marks import DOTTED, ZERO, legend_beside, number
from helpers.plots.style import BLUE, INK, QUANTITIES, VERMILION

COUNTERS = ((BLUE, "-"), (VERMILION, "--"))


def plot_lever(actions, axes=None):
    """Draw one GRU step per action as a lever from the old state to the candidate.

    `actions`: {name of a preset: its z, r, h_prev, a and w_hn}, as in `helpers.explore.gru`; the
    candidate is tanh(a + r · w_hn · h_prev). Returns the axes, one per action.
    """
    size = {"figsize": (7.2, 2.9), "sharex": True, "sharey": True, "squeeze": False}
    axes = plt.subplots(1, len(actions), **size)[1][0] if axes is None else axes
    for ax, (name, action) in zip(axes, actions.items(), strict=True):
        _plot_step(ax, **action)
        ax.set_title(f"{text(f'explore_gru.{name}')}\n")
        gates = f"$z$={action['z']:g}   $r$={action['r']:g}"
        ax.text(0.5, 1.03, gates, transform=ax.transAxes, ha="center", fontsize=9)
    axes[0].set(xlim=(-0.35, 2.1), ylim=(-1.1, 1.1), yticks=[-1, 0, 1])
    axes[0].set_xticks([0, 1], ["$h_{t-1}$", "$n$"])
    return axes


def _plot_step(ax, z, r, h_prev, a, w_hn):
    n = math.tanh(a + r * w_hn * h_prev)
    h = z * h_prev + (1 - z) * n
    ax.axhline(0, **ZERO)
    ax.plot([0, 1], [h_prev, n], color=INK, linewidth=1.2)
    for x, value, look in ((0, h_prev, "h"), (1, n, "n")):
        style = QUANTITIES[look].line(linestyle="", markersize=8, markerfacecolor="white")
        ax.plot([x], [value], **style)
    ax.plot([1 - z], [h], **QUANTITIES["h"].line(linestyle="", markersize=11))
    beside = {"xytext": (8, 4), "textcoords": "offset points", "fontsize": 9}
    ax.annotate(f"$h_t$ = {number(h)}", (1 - z, h), **beside)
    ax.grid(axis="x", visible=False)


def plot_counting(counts, n, ax=None):
    """Draw the counts of cells that read a^n b^n, and mark where each is back at 0.

    `counts`: {label: its count after each step, (2n,)}. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 3.0))[1] if ax is None else ax
    for (label, count), (color, dash) in zip(counts.items(), COUNTERS, strict=False):
        values = [0.0, *(float(value) for value in count)]
        back = next(t for t in range(n + 1, len(values)) if values[t] <= 0)
        said = f"{label}\n{text('plots_gru.back', count=back - n)}"
        ax.plot(range(len(values)), values, color=color, linestyle=dash, label=said)
        ax.plot([back], [values[back]], color=color, marker="o", markersize=8, linestyle="")
    ax.axhline(0, **ZERO)
    ax.axvline(n, **DOTTED)
    ax.set(xlabel=text("plots_gru.read"), ylabel=text("plots_gru.count"), xticks=[0, n, 2 * n])
    legend_beside(ax)
    return ax


def plot_counted(reaches, trained, tested, mark=None, ax=None):
    """Draw how far each trained cell counts, a dot a seed and a row a setting.

    `reaches`: {setting: list of reaches}; a setting is a key of helpers/text/plots.toml. Cells
    were trained on strings up to `trained` and tested up to `tested`. Beside a row stands how many
    reach `mark`, where it is given. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 0.9 + 0.42 * len(reaches)))[1] if ax is None else ax
    for row, values in enumerate(reaches.values()):
        _dots(ax, row, values)
        if mark is not None:
            said = f"{sum(value >= mark for value in values)}/{len(values)}"
            ax.text(tested + 3, row, said, va="center", fontsize=10)
    for end in (trained, tested):
        ax.axvline(end, **DOTTED)
    names = [text(f"plots.settings.{name}") for name in reaches]
    ax.set_yticks(range(len(names)), names)
    if mark is not None:
        ax.axvline(mark, color=INK, linewidth=0.8)
        said = text("plots_gru.reached", mark=mark)
        ax.text(tested + 3, -0.7, said, va="bottom", fontsize=9)
    ax.set(xlabel=text("plots_gru.reach"), xlim=(0, tested + 2), xticks=[0, trained, 20, 40, 60])
    ax.set_ylim(len(reaches) - 0.4, -0.6)
    ax.grid(axis="y", visible=False)
    return ax


def _dots(ax, row, values):
    """A dot a value around a row, equal ones apart."""
    for value in sorted(set(values)):
        times = values.count(value)
        apart = min(0.14, 0.8 / times)
        places = [row + apart * (k - (times - 1) / 2) for k in range(times)]
        ax.plot([value] * times, places, color=BLUE, marker="o", linestyle="", alpha=0.8)
