"""Figures of lesson 01: sequences and their bags, what nets get right, two runs of one net."""

from collections import Counter

import matplotlib.pyplot as plt
import numpy as np

from helpers.lang import text
from helpers.plots.marks import legend_below, legend_beside
from helpers.plots.style import BLUE, INK, PAPER, VERMILION

MARKED = {"X": BLUE, "Y": VERMILION}
PLAIN = "#f0f0f0"
DIFFERENCE = "Blues"
LOOKS = ((VERMILION, "o"), (BLUE, "^"))  # one a training
CHANCE = {"color": "#666666", "linestyle": ":", "linewidth": 1.4}


def plot_bags(sequences, alphabet, axes=None):
    """Draw sequences of letters, and beside each its bag: how often each letter occurs.

    `sequences`: strings; `alphabet`: the letters to count. Returns two axes.
    """
    size = {"figsize": (7.2, 0.7 + 0.36 * len(sequences)), "width_ratios": [3, 1], "sharey": True}
    axes = plt.subplots(1, 2, **size)[1] if axes is None else axes
    for row, sequence in enumerate(sequences):
        _letters(axes[0], row, sequence)
        _counts(axes[1], row, [Counter(sequence)[letter] for letter in alphabet])
    axes[0].set(xlim=(-0.6, len(sequences[0]) - 0.4), title=text("plots_sequences.sequence"))
    axes[1].set(xlim=(-0.6, len(alphabet) - 0.4), title=text("plots_sequences.bag"))
    axes[1].set_xticks(range(len(alphabet)), alphabet)
    axes[0].set_xticks([0, len(sequences[0]) - 1], [1, len(sequences[0])])
    for ax in axes:
        ax.set(ylim=(len(sequences) - 0.4, -0.6), yticks=[])
        ax.spines[["bottom", "left"]].set_visible(False)
        ax.tick_params(length=0)
        ax.grid(visible=False)
    return axes


def _letters(ax, row, sequence):
    """One sequence as a row of boxes; X and Y stand out in colour and in weight."""
    colors = [MARKED.get(letter, PLAIN) for letter in sequence]
    ax.scatter(range(len(sequence)), [row] * len(sequence), s=190, marker="s", c=colors, lw=0)
    for step, letter in enumerate(sequence):
        look = {"color": PAPER, "weight": "bold"} if letter in MARKED else {"color": INK}
        ax.text(step, row, letter, ha="center", va="center", fontsize=10, **look)


def _counts(ax, row, counts):
    """One bag as a row of numbers, each in a ring."""
    ax.scatter(range(len(counts)), [row] * len(counts), s=230, c=PAPER, edgecolors="#999999")
    for column, count in enumerate(counts):
        ax.text(column, row, str(count), ha="center", va="center", fontsize=10)


def plot_order(panels, axes=None):
    """Draw what share of the order each net gets right, a dot a seed and a row a net.

    `panels`: {title: {net: shares}}, a panel each, with the same nets; the nets have their names
    in helpers/text/plots_sequences.toml. Returns the axes.
    """
    nets = list(next(iter(panels.values())))
    size = {"figsize": (7.2, 1.1 + 0.34 * len(nets)), "sharey": True, "squeeze": False}
    axes = plt.subplots(1, len(panels), **size)[1][0] if axes is None else axes
    for ax, (title, results) in zip(axes, panels.items(), strict=True):
        for row, shares in enumerate(results.values()):
            places = row + 0.4 * np.linspace(-0.5, 0.5, len(shares))
            ax.plot(shares, places, "o", color=BLUE, alpha=0.75, markersize=6, clip_on=False)
        ax.axvline(0.5, label=text("plots_sequences.chance"), **CHANCE)
        ax.set(title=title, xlim=(0.4, 1), xlabel=text("plots_sequences.accuracy"))
        ax.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes[0].set_yticks(range(len(nets)), [text(f"plots_sequences.nets.{net}") for net in nets])
    axes[0].set(ylim=(len(nets) - 0.5, -0.5))
    legend_below(axes, columns=1)
    return axes


def plot_apart(sequences, states, axes=None):
    """Draw how far apart two runs of a net are, step by step and unit by unit: |h − h'|.

    `sequences`: two strings; `states`: for each, (T, H). Returns two axes.
    """
    size = {"figsize": (7.2, 3.6), "sharex": True, "height_ratios": [1, 2.6]}
    axes = plt.subplots(2, 1, **size)[1] if axes is None else axes
    for row, sequence in enumerate(sequences):
        _letters(axes[0], row, sequence)
    axes[0].set(ylim=(1.6, -0.6), yticks=[])
    axes[0].spines[["bottom", "left"]].set_visible(False)
    apart = np.abs(np.asarray(states[0]) - np.asarray(states[1])).T  # (H, T)
    look = {"cmap": DIFFERENCE, "vmin": 0, "vmax": 2, "aspect": "auto"}
    image = axes[1].imshow(apart, **look)
    scale = {"cax": axes[1].inset_axes([1.03, 0, 0.02, 1]), "ticks": [0, 1, 2]}
    axes[1].figure.colorbar(image, label=r"$|h_t - h'_t|$", **scale)
    axes[1].set_xticks(range(len(sequences[0])), range(1, len(sequences[0]) + 1), fontsize=8)
    axes[1].set(xlabel=text("plots.step"), ylabel=text("plots_sequences.units"), yticks=[])
    for ax in axes:
        ax.tick_params(length=0)
        ax.grid(visible=False)
    return axes


def plot_lengths(trainings, ax=None):
    """Draw the accuracy at several lengths, a dot a seed side by side, for each training.

    `trainings`: {label: {length: accuracies}}, in the same lengths. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 2.9))[1] if ax is None else ax
    lengths = list(next(iter(trainings.values())))
    for number, (label, results) in enumerate(trainings.items()):
        color, marker = LOOKS[number]
        x = [k + at for k, seeds in enumerate(results.values()) for at in _beside(number, seeds)]
        y = [accuracy for seeds in results.values() for accuracy in seeds]
        look = {"color": color, "alpha": 0.75, "markersize": 6, "clip_on": False}
        ax.plot(x, y, marker, label=label, **look)
    ax.axhline(0.5, label=text("plots_sequences.chance"), **CHANCE)
    ax.set_xticks(range(len(lengths)), lengths)
    ax.set(ylim=(0, 1), xlabel=text("plots_sequences.length"))
    ax.set_ylabel(text("plots_sequences.accuracy"))
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    legend_beside(ax)
    return ax


def _beside(number, seeds):
    """Where the dots of one training stand around their length: side by side, none hidden."""
    return 0.44 * (number - 0.5) + 0.25 * np.linspace(-0.5, 0.5, len(seeds))
