"""Exploding gradients: a cliff in the loss, and training with and without clipping."""

import math
from statistics import fmean

import matplotlib.pyplot as plt
from matplotlib.colors import LogNorm

from helpers.lang import text
from helpers.plots.marks import DOTTED
from helpers.plots.style import BLUE, INK, PAPER, VERMILION

LEAST = 1e-3  # loss that the map tells from 0
PATHS = ((VERMILION, "D"), (BLUE, "o"))  # one a path, in their order
FRAME = "#666666"


def plot_cliff(surface, cut, paths, axes=None):
    """Draw a loss over the weight and the bias, with the ways of gradient descent on it.

    `surface`: w (W,), b (B,) and the loss (B, W); `cut`: b and the loss along it, at the w where
    the paths begin; `paths`: {label: list of (w, b, loss)}, two at most. A star marks their
    common start; what is around the shortest path is shown enlarged. Returns two axes.
    """
    size = {"figsize": (7.2, 3.4), "width_ratios": [1.25, 1]}
    axes = plt.subplots(1, 2, **size)[1] if axes is None else axes
    scale = _map(axes[0], surface, paths)
    axes[0].figure.colorbar(scale, ax=axes[0], pad=0.02, aspect=30)
    _enlarged(axes[0], surface, paths)
    axes[0].set(xlabel="$w$", ylabel="$b$", title=text("plots_gradients.loss_map"))
    axes[0].legend(loc="lower right")
    axes[1].plot(*cut, color=INK, linestyle="-", linewidth=1.4)
    _ways(axes[1], {name: [(b, loss) for _, b, loss in path] for name, path in paths.items()})
    axes[1].set(xlabel="$b$", xlim=(min(cut[0]), max(cut[0])), ylabel=text("plots_gradients.loss"))
    w = next(iter(paths.values()))[0][0]
    axes[1].set_title(text("plots_gradients.loss_cut", w=f"{w:g}"))
    return axes


def _map(ax, surface, paths, shading="nearest"):
    """Draw the loss from above, and the ways on it; return what has the scale of greys."""
    w, b, loss = surface
    grey = {"norm": LogNorm(LEAST, 4), "cmap": "Greys", "shading": shading}
    scale = ax.pcolormesh(w, b, loss.clip(LEAST), rasterized=True, **grey)
    ax.grid(visible=False)
    _ways(ax, {name: [(w, b) for w, b, _ in path] for name, path in paths.items()})
    return scale


def _ways(ax, paths):
    """Draw each path, and the star where they begin; its rim parts it from black ground."""
    for (name, path), (color, marker) in zip(paths.items(), PATHS, strict=False):
        look = {"color": color, "marker": marker, "linestyle": "-", "linewidth": 1.2}
        ax.plot(*zip(*path, strict=True), label=name, markersize=4, **look)
    rim = {"markeredgecolor": PAPER, "markeredgewidth": 0.8}
    ax.plot(*path[0], marker="*", markersize=12, color=INK, linestyle="none", **rim)


def _length(path):
    return max(math.dist(path[0][:2], point[:2]) for point in path)


def _enlarged(ax, surface, paths):
    """Draw what is around the shortest path once more, on the scale of its length."""
    short = min(paths.values(), key=_length)
    room, ends = 0.9 * _length(short), []
    for values in ([point[k] for point in short] for k in (0, 1)):
        middle = (min(values) + max(values)) / 2
        ends.append((middle - room, middle + room))
    near = ax.inset_axes((0.03, 0.57, 0.4, 0.4), xticks=[], yticks=[])
    w, b, loss = surface
    columns, rows = (_reach(grid, *limits) for grid, limits in zip((w, b), ends, strict=True))
    _map(near, (w[columns], b[rows], loss[rows, columns]), paths, shading="gouraud")
    near.set(xlim=ends[0], ylim=ends[1])
    for spine in near.spines.values():
        spine.set(visible=True, color=FRAME)
    ax.indicate_inset_zoom(near, edgecolor=FRAME, alpha=1)


def _reach(grid, low, high):
    """The part of a rising grid between two values, and one point more at each end."""
    return slice(max(int((grid < low).sum()) - 1, 0), int((grid <= high).sum()) + 1)


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
