"""Figures of streams: what arrives, where something new begins, and what a cell makes of it."""

import matplotlib.pyplot as plt

from helpers.lang import text
from helpers.plots.marks import DOTTED, ZERO, bars, legend_beside
from helpers.plots.style import BLUE, INK, QUANTITIES, VERMILION

MARK = {"color": VERMILION, "linestyle": (0, (1, 1.5)), "linewidth": 1.2}


def plot_stream(values, markers, sums, axes=None):
    """Draw the values of a stream with its markers, and sums of them below.

    `values`, `markers`: (T,); `sums`: {label: (T,)}. Returns two axes.
    """
    size = {"figsize": (7.2, 3.4), "sharex": True, "gridspec_kw": {"height_ratios": [1, 2]}}
    axes = plt.subplots(2, 1, **size)[1] if axes is None else axes
    steps = range(1, len(values) + 1)
    bars(axes[0].bar, steps, [float(v) for v in values], "g")
    axes[0].set_ylabel("$x$", rotation=0, va="center")
    for (label, line), dash in zip(sums.items(), ("-", "--", "-.", ":"), strict=False):
        axes[1].plot(steps, line, label=label, linestyle=dash)
    legend_beside(axes[1])
    axes[1].set_xlabel(text("plots.step"))
    for ax in axes:
        ax.axhline(0, **ZERO)
        mark(ax, markers)
    return axes


def mark(ax, markers):
    """Draw a dotted line at each step whose marker, of (T,), is not 0."""
    for step, here in enumerate(markers, start=1):
        if here:
            ax.axvline(step - 0.5, **MARK)


def plot_over_time(rows, axes=None):
    """Draw curves over a long stream, a panel a row, on a logarithmic time axis.

    `rows`: {name of the row: {label: (T,)}}. Returns the axes.
    """
    size = {"figsize": (7.2, 0.6 + 1.5 * len(rows)), "sharex": True, "squeeze": False}
    axes = plt.subplots(len(rows), 1, **size)[1][:, 0] if axes is None else axes
    for ax, (name, curves) in zip(axes, rows.items(), strict=True):
        for label, curve in curves.items():
            ax.plot(range(1, len(curve) + 1), curve, label=label)
        ax.set_ylabel(name)
    legend_beside(axes[0])
    axes[-1].set(xscale="log", xlabel=text("plots.step"))
    axes[-1].xaxis.set_major_formatter("{x:g}")
    return axes


def plot_seed_errors(panels, axes=None):
    """Draw the error of each seed as a dot, a row a cell and a panel a condition, on a log axis.

    `panels`: {title: {name of the cell: list of errors, over the variance}}; the dotted line is
    the error of always answering the mean. Returns the axes.
    """
    rows = max(len(cells) for cells in panels.values())
    size = {"figsize": (7.2, 1.0 + 0.4 * rows), "sharex": True, "sharey": True, "squeeze": False}
    axes = plt.subplots(1, len(panels), **size)[1][0] if axes is None else axes
    for ax, (title, cells) in zip(axes, panels.items(), strict=True):
        for row, errors in enumerate(cells.values()):
            ax.plot(errors, [row] * len(errors), "o", color=BLUE, alpha=0.55, markersize=7)
        ax.axvline(1, **DOTTED)
        ax.set(title=title, xscale="log", xlabel=text("plots.error_by_seed"))
        ax.xaxis.set_major_formatter("{x:g}")
    axes[0].set_yticks(range(rows), [*next(iter(panels.values()))])
    axes[0].set_ylim(rows - 0.5, -0.5)
    return axes


def plot_gate_at(f, markers, ax=None):
    """Draw the forget gate of each unit, at markers and elsewhere, as two dots joined by a line.

    `f`: (T, B, H); `markers`: (T, B), True where something new begins. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 2.6))[1] if ax is None else ax
    there, elsewhere = f[markers].mean(dim=0), f[~markers].mean(dim=0)  # each (H,)
    look = QUANTITIES["f"]
    units = range(len(there))
    ax.vlines(units, there, elsewhere, color=look.color, linewidth=1.2)
    ax.plot(units, elsewhere, "o", color=INK, label=text("plots.elsewhere"))
    ax.plot(units, there, look.marker, color=look.color, label=text("plots.at_boundary"))
    ax.set(ylim=(-0.03, 1.03), xticks=units, xlabel=text("plots.unit"), ylabel=look.symbol)
    legend_beside(ax)
    return ax
