"""What is left of a value or a gradient after many steps."""

import math

import matplotlib.pyplot as plt

from helpers.lang import text
from helpers.plots.marks import DOTTED, legend_below, legend_beside
from helpers.plots.style import BLUE, GREEN, INK, VERMILION

FLOOR = 1e-60  # of the axis of gradients
EVERY = 9  # lags: as many as can be told apart
LEFT = (1e-10, 1e4)  # of the axis of what is left of a gradient
FLOAT32 = 1.4e-45  # the smallest number above 0
# One colour a family; within it, what is made to last has dashes, and a larger bias more ink.
LOOKS = {
    "rnn": {"color": BLUE},
    "rnn_identity": {"color": BLUE, "linestyle": "--"},
    "gru": {"color": GREEN},
    "gru_chrono": {"color": GREEN, "linestyle": "--"},
    "lstm": {"color": VERMILION, "alpha": 0.35},
    "lstm_1": {"color": VERMILION, "alpha": 0.55},
    "lstm_2": {"color": VERMILION, "alpha": 0.75},
    "lstm_5": {"color": VERMILION},
    "lstm_chrono": {"color": VERMILION, "linestyle": "--"},
    "lstm_1997": {"color": INK, "linestyle": ":"},
}


def label(setting):
    """Name a cell with its start, a key below plots.settings in helpers/text, as plain text."""
    return text(f"plots.settings.{setting}").replace("$", "")


def plot_gradients(panels, axes=None):
    """Draw gradients against the lag on one logarithmic scale, a panel each.

    `panels`: {title: {setting: (T,) tensor, the gradient at lags 1, 2, …}}; a setting is a key of
    LOOKS. What falls below 1e-60 leaves the drawing. Returns the axes.
    """
    size = {"figsize": (7.2, 4.0), "sharey": True, "squeeze": False}
    axes = plt.subplots(1, len(panels), **size)[1][0] if axes is None else axes
    for ax, (title, curves) in zip(axes, panels.items(), strict=True):
        for name, curve in curves.items():
            look = {"linestyle": "-"} | LOOKS[name]
            lags = range(1, len(curve) + 1)[::EVERY]
            ax.plot(lags, curve[::EVERY], label=text(f"plots.settings.{name}"), **look)
        ax.axhline(FLOAT32, **DOTTED)
        ax.set(yscale="log", ylim=(FLOOR, 1e6), title=title, xlabel=text("plots.lag"))
    axes[0].set_ylabel(text("plots.gradient"))
    end = {"transform": axes[-1].get_yaxis_transform(), "ha": "right", "va": "top", "fontsize": 9}
    axes[-1].text(0.95, FLOAT32 / 30, text("plots.float32_end"), **end)
    legend_below(axes, columns=4)
    return axes


def plot_keeping(biases, steps=1000, ax=None):
    """Draw the share σ(b)^t of a value that is left after t steps, a curve for each bias.

    Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 2.6))[1] if ax is None else ax
    times = range(1, steps + 1)
    for bias in biases:
        keep = 1 / (1 + math.exp(-bias))
        ax.plot(times, [keep**t for t in times], label=rf"$b_f = {bias:g}$")
    ax.axhline(0.5, **DOTTED)
    ax.set(xscale="log", xlabel=text("plots.steps_later"), ylabel=text("plots.share_left"))
    ax.set(xlim=(1, steps), ylim=(-0.03, 1.03))
    ax.xaxis.set_major_formatter("{x:g}")
    legend_beside(ax)
    return ax


def plot_left(panels, axes=None):
    """Draw what is left of a gradient, 1 at lag 1, a thin line a seed and a thick one for all.

    `panels`: {title: {setting: (seeds, T) tensor, the gradient at lags 1, 2, …}}; a setting is a
    key of LOOKS, its thick line the median. What leaves 1e-10 … 1e4 is not drawn. Returns the
    axes.
    """
    size = {"figsize": (7.2, 3.6), "sharey": True, "squeeze": False}
    axes = plt.subplots(1, len(panels), **size)[1][0] if axes is None else axes
    for ax, (title, settings) in zip(axes, panels.items(), strict=True):
        for name, seeds in settings.items():
            look, lags = {"linestyle": "-"} | LOOKS[name], range(1, seeds.shape[1] + 1)[::EVERY]
            for one in seeds:
                ax.plot(lags, one[::EVERY], **look | {"linestyle": "-", "linewidth": 0.6})
            middle, label = seeds.median(dim=0).values, text(f"plots.settings.{name}")
            ax.plot(lags, middle[::EVERY], label=label, **look | {"linewidth": 2.6})
        ax.axhline(1, **DOTTED)
        ax.set(yscale="log", ylim=LEFT, title=title, xlabel=text("plots.lag"))
    axes[0].set_ylabel(text("plots.gradient_left"))
    legend_below(axes, columns=4)
    return axes
