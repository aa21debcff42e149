"""Exploding gradients: a cliff in the loss, and training with and without clipping."""

import math
from statistics import fmean

import matplotlib.pyplot as plt
from matplotlib.colors import LogNorm

from helpers.lang import text
from helpers.plots.marks import DOTTED
from helpers.plots.style import BLUE, INK, VERMILION

LEAST = 1e-3  # loss that the map tells from 0
PATHS = ((VERMILION, "D"), (BLUE, "o"))  # one a path, in their order


def plot_cliff(surface, cut, paths, axes=None):
    """Draw a loss over the weight and the bias, with the ways of gradient descent on it.

    `surface`: w (W,), b (B,) and the loss (B, W); `cut`: b and the loss along it, at the w where
    the paths begin; `paths`: {label: list of (w, b, loss)}, two at most. A star marks their
    common start. Returns two axes.
    """
    axes = plt.subplots(1, 2, figsize=(7.2, 3.4))[1] if axes is None else axes
    w, b, loss = surface
    grey = {"norm": LogNorm(LEAST, 4), "cmap": "Greys", "shading": "nearest"}
    axes[0].pcolormesh(w, b, loss.clip(LEAST), rasterized=True, **grey)
    axes[1].plot(*cut, color=INK, linestyle="-", linewidth=1.4)
    for (name, path), (color, marker) in zip(paths.items(), PATHS, strict=False):
        look = {"color": color, "marker": marker, "linestyle": "-", "linewidth": 1.2}
        ws, bs, losses = zip(*path, strict=True)
        axes[0].plot(ws, bs, label=name, markersize=4, **look)
        axes[1].plot(bs, losses, markersize=4, **look)
    for ax, at in zip(axes, ((0, 1), (1, 2)), strict=True):
        ax.plot(*(path[0][k] for k in at), marker="*", markersize=13, color=INK, linestyle="none")
    axes[0].set(xlabel="$w$", ylabel="$b$", title=text("plots_gradients.loss_map"))
    axes[0].grid(visible=False)
    axes[0].legend(loc="upper left")
    near = {"xlabel": "$b$", "xlim": (min(cut[0]), max(cut[0]))}
    near["ylabel"] = text("plots_gradients.loss")
    axes[1].set(title=text("plots_gradients.loss_cut", w=f"{path[0][0]:g}"), **near)
    return axes


def plot_loss_curves(panels, mean_of=10, axes=None):
    """Draw losses in the course of training, a panel for each kind of run and a line a seed.

    `panels`: {title: list of runs, each a list of losses}; a point is the mean of `mean_of` of
    them in a row. Dotted: the loss of a guess between two equally frequent answers, ln 2. Returns
    the axes.
    """
    size = {"figsize": (7.2, 2.8), "sharey": True, "squeeze": False}
    axes = plt.subplots(1, len(panels), **size)[1][0] if axes is None else axes
    for ax, (title, runs) in zip(axes, panels.items(), strict=True):
        for losses in runs:
            ends = range(mean_of, len(losses) + 1)
            ax.plot(ends, [fmean(losses[end - mean_of : end]) for end in ends], linewidth=1.2)
        ax.axhline(math.log(2), **DOTTED)
        ax.set(title=title, xlabel=text("plots.updates"), ylim=(-0.05, 3))
    axes[0].set_ylabel(text("plots_gradients.mean_loss", count=mean_of))
    return axes
