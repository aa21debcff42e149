"""Figures of nets that read words."""

import matplotlib.pyplot as plt

from helpers.lang import text
from helpers.plots.heat import plot_heat
from helpers.plots.marks import DOTTED, legend_beside
from helpers.plots.style import BLUE, GREEN, QUANTITIES, VERMILION

GROUPS = (
    {"color": BLUE, "marker": "o", "linestyle": ":"},
    {"color": GREEN, "marker": "^", "linestyle": "--"},
    {"color": VERMILION, "marker": "s", "linestyle": "-"},
)


def plot_losses(curves, goal, ax=None):
    """Draw the loss at every update on a logarithmic axis, a line a run, and the goal.

    `curves`: {label: list of losses}. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 2.6))[1] if ax is None else ax
    for label, losses in curves.items():
        ax.plot(range(1, len(losses) + 1), losses, label=label, linewidth=1.5)
    ax.axhline(goal, **DOTTED)
    ax.text(0.99, goal * 1.2, f"{goal:.4f}", transform=ax.get_yaxis_transform(), ha="right")
    ax.set(yscale="log", xlabel=text("plots.updates"), ylabel=text("plots_text.loss"))
    legend_beside(ax)
    return ax


def plot_states(states, axes=None):
    """Draw the hidden state after each word, a panel a sentence, with its numbers.

    `states`: {sentence: (words read, h (T, H))}. Returns the axes.
    """
    size = {"figsize": (7.2, 2.6), "sharey": True, "squeeze": False}
    axes = plt.subplots(1, len(states), **size)[1][0] if axes is None else axes
    for ax, (sentence, (words, h)) in zip(axes, states.items(), strict=True):
        plot_heat(h, words, ax, digits=True)
        ax.set_title(sentence, fontsize=11)
        if ax is not axes[0]:
            ax.set_ylabel("")
    return axes


def plot_by_distance(curves, trained, ax=None):
    """Draw accuracy against distance: the median of the seeds, and their range as a band.

    `curves`: {label: {distance: list of accuracies, one a seed}}; `trained`: the distance of the
    training sentences, a vertical line. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 2.8))[1] if ax is None else ax
    for (label, by_distance), look in zip(curves.items(), GROUPS, strict=False):
        seeds = [sorted(accuracies) for accuracies in by_distance.values()]
        middle = [values[len(values) // 2] for values in seeds]
        ax.plot(list(by_distance), middle, label=label, **look)
        ends = [values[0] for values in seeds], [values[-1] for values in seeds]
        ax.fill_between(list(by_distance), *ends, color=look["color"], alpha=0.15, linewidth=0)
    ax.axhline(0.5, **DOTTED)
    ax.axvline(trained, **DOTTED)
    ax.text(trained + 0.5, 0.03, text("plots_text.trained"), fontsize=9)
    ax.set(xlabel=text("plots_text.distance"), ylabel=text("plots_text.accuracy"))
    ax.set(ylim=(-0.03, 1.05), yticks=[0, 0.5, 1])
    legend_beside(ax)
    return ax


def plot_clamped(panels, axes=None):
    """Draw the accuracy that is left when one gate is held at a value.

    `panels`: {title: {gate: {value: accuracy}}}, gates "i", "f", "o". Returns the axes.
    """
    size = {"figsize": (7.2, 2.8), "sharey": True, "squeeze": False}
    axes = plt.subplots(1, len(panels), **size)[1][0] if axes is None else axes
    for ax, (title, gates) in zip(axes, panels.items(), strict=True):
        for gate, by_value in gates.items():
            look = QUANTITIES[gate]
            name = f"{look.symbol}  {text(look.label)}"
            ax.plot(list(by_value), list(by_value.values()), **look.line(label=name))
        ax.axhline(0.5, **DOTTED)
        ax.set(title=title, ylim=(-0.03, 1.05), yticks=[0, 0.5, 1])
        ax.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
        ax.set_xlabel(text("plots_text.clamped"))
    axes[0].set_ylabel(text("plots_text.accuracy"))
    legend_beside(axes[-1])
    return axes


def plot_held(gates, axes=None):
    """Draw the accuracy that is left when a gate is held, a panel a gate and a thin line a net.

    `gates`: {gate: {value: list of accuracies, one a net}}, gates "i", "f", "o". Returns the axes.
    """
    size = {"figsize": (7.2, 2.6), "sharey": True, "squeeze": False}
    axes = plt.subplots(1, len(gates), **size)[1][0] if axes is None else axes
    for ax, (gate, by_value) in zip(axes, gates.items(), strict=True):
        look = QUANTITIES[gate]
        for accuracies in zip(*by_value.values(), strict=True):
            ax.plot(list(by_value), accuracies, **look.line(linewidth=1, markersize=3))
        ax.axhline(0.5, **DOTTED)
        ax.set(title=f"{look.symbol}  {text(look.label)}", ylim=(-0.03, 1.05), yticks=[0, 0.5, 1])
        ax.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
        ax.set_xlabel(text("plots_text.clamped"))
    axes[0].set_ylabel(text("plots_text.accuracy"))
    return axes


def plot_reading(read, said, axes=None):
    """Draw what a net believes and holds after each token, for sentences of equal length.

    `read`: {label: (tokens, probability (T,) of the verb `said`, c (T, H))}. Returns the axes: one
    for the probabilities, and one a sentence for c.
    """
    size = {"figsize": (7.2, 2.0 + 2.1 * len(read)), "sharex": True}
    axes = plt.subplots(1 + len(read), 1, **size)[1] if axes is None else axes
    limit = max(float(c.abs().max()) for _, _, c in read.values())
    columns = zip(*(tokens for tokens, _, _ in read.values()), strict=True)
    ticks = [" / ".join(dict.fromkeys(column)) for column in columns]
    for (label, (tokens, probability, c)), ax, look in zip(
        read.items(), axes[1:], GROUPS, strict=False
    ):
        axes[0].plot(range(len(tokens)), list(probability), label=label, **look)
        plot_heat(c, ticks, ax, limit=limit)
        ax.set_ylabel(f"{QUANTITIES['c'].symbol}, {label}")
    axes[-1].tick_params(axis="x", rotation=60)
    axes[0].axhline(0.5, **DOTTED)
    axes[0].set(ylim=(-0.05, 1.05), yticks=[0, 0.5, 1])
    axes[0].set_ylabel(text("plots_text.probability", verb=said))
    legend_beside(axes[0])
    return axes
