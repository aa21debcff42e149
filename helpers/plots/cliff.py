"""Exploding gradients: a cliff in the loss, and training with and without clipping."""

import math

import matplotlib.pyplot as plt
from matplotlib.colors import LogNorm

from helpers.lang import text
from helpers.plots.style import BLUE, INK, VERMILION

PATHS = ((VERMILION, "D"), (BLUE, "o"))  # one a path, in their order


def plot_cliff(w, b, loss, paths, axes=None):
    """Draw a loss over the weight and the bias, with the ways of gradient descent on it.

    w (W,), b (B,), loss (B, W), all numpy-like; `paths`: {label: list of (w, b)}, two at most.
    Beside it the loss along b, at the w where the paths begin. Returns two axes.
    """
    axes = plt.subplots(1, 2, figsize=(7.2, 3.4))[1] if axes is None else axes
    levels = {"norm": LogNorm(1e-3, 4), "cmap": "Greys", "shading": "nearest"}
    axes[0].pcolormesh(w, b, loss.clip(1e-3), rasterized=True, **levels)
    for (name, points), (color, marker) in zip(paths.items(), PATHS, strict=False):
        look = {"color": color, "marker": marker, "linestyle": "-", "linewidth": 1.2}
        axes[0].plot(*zip(*points, strict=True), label=name, markersize=4, **look)
    start = next(iter(paths.values()))[0]
    axes[0].plot(*start, marker="*", markersize=13, color=INK, linestyle="none")
    axes[0].set(xlabel="$w$", ylabel="$b$", title=text("plots_gradients.loss_map"))
    axes[0].grid(visible=False)
    axes[0].legend(loc="upper left")
    _cut(axes[1], b, loss[:, abs(w - start[0]).argmin()], start)
    return axes


def _cut(ax, b, loss, start):
    ax.plot(b, loss, color=INK, linestyle="-")
    height = loss[abs(b - start[1]).argmin()]
    ax.plot(start[1], height, marker="*", markersize=13, color=INK)
    ax.set(xlabel="$b$", xlim=(-1.5, 1), title=text("plots_gradients.loss_cut", w=f"{start[0]:g}"))


def plot_losses(panels, axes=None):
    """Draw losses in the course of training, a panel for each kind of run and a line a seed.

    `panels`: {title: list of runs, each a list of losses}. A dotted line: the loss of a guess
    between two equally frequent answers, ln 2. Returns the axes.
    """
    size = {"figsize": (7.2, 2.8), "sharey": True, "squeeze": False}
    axes = plt.subplots(1, len(panels), **size)[1][0] if axes is None else axes
    for ax, (title, runs) in zip(axes, panels.items(), strict=True):
        for losses in runs:
            ax.plot(losses, linewidth=1)
        ax.axhline(math.log(2), color=INK, linewidth=0.8, linestyle=(0, (1, 2)))
        ax.set(title=title, xlabel=text("plots.updates"), ylim=(-0.05, 2.5))
    axes[0].set_ylabel(text("plots_gradients.loss"))
    return axes
