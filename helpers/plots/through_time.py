"""Gradients on their way back through time: factors, powers, nets, and how far one can learn."""

from math import isfinite
from statistics import fmean, median

import matplotlib.pyplot as plt
import torch

from helpers.lang import text
from helpers.plots.decay import FLOAT32, LOOKS
from helpers.plots.marks import DOTTED, legend_below, legend_beside
from helpers.plots.style import BLUE, INK, VERMILION

WIDE = {"figsize": (7.2, 3.2)}
LIMITS = (1e-30, 1e30)  # of the norms in a net


def plot_slopes(ax=None):
    """Draw the factor |w φ′(a)| of one step against the pre-activation a. Returns the ax.

    φ is the sigmoid, with w = 1 and 4, and tanh, with w = 1 and 2.
    """
    ax = plt.subplots(figsize=(7.2, 2.8))[1] if ax is None else ax
    a = torch.linspace(-5, 5, 401)
    slopes = {
        r"\sigma": (torch.sigmoid(a) * (1 - torch.sigmoid(a)), 4, VERMILION),
        r"\tanh": (1 - torch.tanh(a) ** 2, 2, BLUE),
    }
    for name, (slope, w, color) in slopes.items():
        ax.plot(a, slope, color=color, linestyle="-", label=rf"${name}'(a)$")
        ax.plot(a, w * slope, color=color, linestyle="--", label=rf"${w} \cdot {name}'(a)$")
    ax.axhline(1, **DOTTED)
    ax.text(-4.9, 1.03, text("plots_gradients.grows"), va="bottom", fontsize=9)
    ax.set(xlabel=text("plots_gradients.pre_activation"), ylabel=text("plots_gradients.factor"))
    legend_beside(ax)
    return ax


def plot_powers(factors, steps, ax=None):
    """Draw factor ** k against the lag k = 0 … steps, on a logarithmic axis. Returns the ax.

    `factors`: {label: factor of one step, above 0}. What float32 cannot hold is marked.
    """
    ax = plt.subplots(**WIDE)[1] if ax is None else ax
    lags = torch.arange(steps + 1, dtype=torch.float64)
    for name, factor in factors.items():
        ax.plot(lags, factor**lags, label=name)
    ax.axhline(FLOAT32, **DOTTED)
    right = {"transform": ax.get_yaxis_transform(), "ha": "right", "va": "top", "fontsize": 9}
    ax.text(0.98, FLOAT32 / 30, text("plots.float32_end"), **right)
    ax.set(yscale="log", ylim=(1e-60, 1e20), xlim=(0, steps))
    ax.set(xlabel=text("plots.lag"), ylabel=text("plots.gradient"))
    legend_beside(ax)
    return ax


def plot_norms(panels, axes=None):
    """Draw norms of gradients against the lag: the median of the seeds, and their range as a band.

    `panels`: {title: {label: (seeds, T) tensor, lags 1, 2, …}}, on one logarithmic scale; what
    exceeds LIMITS leaves the drawing. Returns the axes.
    """
    size = {"figsize": (7.2, 3.8), "sharey": True, "squeeze": False}
    axes = plt.subplots(1, len(panels), **size)[1][0] if axes is None else axes
    for ax, (title, curves) in zip(axes, panels.items(), strict=True):
        for name, norms in curves.items():
            lags = range(1, norms.shape[1] + 1)
            (line,) = ax.plot(lags, norms.median(dim=0).values, label=name)
            low, high = norms.aminmax(dim=0)
            ax.fill_between(lags, low, high, color=line.get_color(), alpha=0.2, linewidth=0)
        ax.axhline(1, **DOTTED)
        ax.set(yscale="log", ylim=LIMITS, title=title, xlabel=text("plots.lag"))
    axes[0].set_ylabel(text("plots_gradients.norm"))
    legend_below(axes, columns=4)
    return axes


def plot_reach(runs, budgets=(100, 1000), axes=None):
    """Draw what share of runs succeeds against the lag, and how many updates it took.

    `runs`: {setting: {lag: list of updates, inf for a run that failed}}; a setting is a key of
    LOOKS. A panel for each budget of updates; in the last one a dot is a run that succeeded, and
    the line the median of all runs, where it is finite. Returns the axes.
    """
    size = {"figsize": (7.2, 3.2), "squeeze": False}
    axes = plt.subplots(1, len(budgets) + 1, **size)[1][0] if axes is None else axes
    for (setting, by_lag), marker in zip(runs.items(), "os", strict=False):
        look = {"linestyle": "-", "marker": marker} | LOOKS[setting]
        for ax, budget in zip(axes, budgets, strict=False):
            shares = [fmean(n <= budget for n in updates) for updates in by_lag.values()]
            ax.plot([*by_lag], shares, label=text(f"plots.settings.{setting}"), **look)
            ax.set(title=text("plots_gradients.within", budget=budget), ylim=(-0.04, 1.04))
        _updates(axes[-1], by_lag, look)
    for ax in axes:
        ax.set(xscale="log", xlabel=text("plots_gradients.remember"))
        ax.set_xticks([*by_lag], [*by_lag], minor=False)
        ax.minorticks_off()
    axes[0].set_ylabel(text("plots_gradients.solved"))
    legend_below(axes, columns=2)
    return axes


def _updates(ax, by_lag, look):
    ax.plot([*by_lag], [median(updates) for updates in by_lag.values()], **look)  # inf: no line
    aside = 1.06 if look["marker"] == "o" else 0.94  # two settings side by side
    dots = [(lag * aside, n) for lag, updates in by_lag.items() for n in updates if isfinite(n)]
    if dots:
        faint = {"s": 9, "marker": look["marker"], "alpha": 0.3, "color": INK}
        ax.scatter(*zip(*dots, strict=True), **faint)
    ax.set(yscale="log", title=text("plots_gradients.updates_taken"))
    ax.yaxis.set_major_formatter("{x:g}")
