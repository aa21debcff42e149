"""Figures of nets that read words."""

import matplotlib.pyplot as plt

from helpers.lang import text
from helpers.plots.heat import plot_heat
from helpers.plots.style import BLUE, GREEN, INK, QUANTITIES, VERMILION

GROUPS = (
    {"color": BLUE, "marker": "o", "linestyle": ":"},
    {"color": GREEN, "marker": "^", "linestyle": "--"},
    {"color": VERMILION, "marker": "s", "linestyle": "-"},
)
DOTTED = {"color": INK, "linewidth": 0.8, "linestyle": (0, (1, 2))}


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
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
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

    `curves`: {label: {distance: list of accuracies, one a seed}}; `trained`: for each of them the
    shortest and the longest distance of its training sentences, marked at the top. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 3.0))[1] if ax is None else ax
    for row, ((label, by_distance), look) in enumerate(zip(curves.items(), GROUPS, strict=False)):
        seeds = [sorted(accuracies) for accuracies in by_distance.values()]
        middle = [values[len(values) // 2] for values in seeds]
        ax.plot(list(by_distance), middle, label=label, **look)
        ends = [values[0] for values in seeds], [values[-1] for values in seeds]
        ax.fill_between(list(by_distance), *ends, color=look["color"], alpha=0.15, linewidth=0)
        ax.plot(trained[row], [1.1 + 0.07 * row] * 2, **look)
    ax.axhline(0.5, **DOTTED)
    ax.set(xlabel=text("plots_text.distance"), ylabel=text("plots_text.accuracy"))
    ax.set(ylim=(-0.03, 1.3), yticks=[0, 0.5, 1])
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
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
        ax.set_xlabel(text("plots_text.clamped"))
    axes[0].set_ylabel(text("plots_text.accuracy"))
    axes[-1].legend(loc="center left", bbox_to_anchor=(1, 0.5))
    return axes


def plot_reading(tokens, probability, c, said, axes=None):
    """Draw what a net believes and holds after each token of a sentence.

    `probability`: (T,), of the verb `said`; `c`: (T, H). Returns two axes.
    """
    size = {"figsize": (7.2, 4.2), "sharex": True, "gridspec_kw": {"height_ratios": [1, 1.6]}}
    axes = plt.subplots(2, 1, **size)[1] if axes is None else axes
    steps = range(len(tokens))
    axes[0].plot(steps, list(probability), color=INK, marker="o")
    axes[0].axhline(0.5, **DOTTED)
    axes[0].set(ylim=(-0.05, 1.05), yticks=[0, 0.5, 1])
    axes[0].set_ylabel(text("plots_text.probability", verb=said))
    plot_heat(c, tokens, axes[1], limit=float(c.abs().max()))
    axes[1].tick_params(axis="x", rotation=60)
    axes[1].set_ylabel(f"{QUANTITIES['c'].symbol}  {text('plots_text.unit')}")
    return axes
