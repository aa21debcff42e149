"""Figures of lesson 12: what nets learned whose gates do not see h, and who looks at what."""

import matplotlib.pyplot as plt

from helpers.lang import text
from helpers.plots.marks import DOTTED
from helpers.plots.style import BLUE

RIGHT = 0.99


def plot_right(panels, chance=0.5, axes=None):
    """Draw the share of right answers, a row a net and a dot a seed, and count those above 99%.

    `panels`: {title: {net: list of shares}}; a net is a key of the settings in
    helpers/text/plots.toml, and each panel has rows of its own. Returns the axes.
    """
    if axes is None:
        rows = max(len(nets) for nets in panels.values())
        size = {"figsize": (7.2, 1.1 + 0.34 * rows), "squeeze": False}
        axes = plt.subplots(1, len(panels), sharey=_alike(panels), **size)[1][0]
    for ax, (title, nets) in zip(axes, panels.items(), strict=True):
        for row, shares in enumerate(nets.values()):
            step = min(0.09, 0.5 / len(shares))  # rows stay apart
            apart = [row + step * (k - (len(shares) - 1) / 2) for k in range(len(shares))]
            ax.plot(shares, apart, linestyle="", marker="o", color=BLUE, alpha=0.75)
            good = sum(share > RIGHT for share in shares)
            ax.text(1.06, row, f"{good}/{len(shares)}", va="center", fontsize=10)
        ax.axvline(chance, **DOTTED)
        ax.set(title=title, xlim=(0.4, 1.2), xlabel=text("plots_today.right"))
        ax.set_xticks([0.5, 0.75, 1], ["50%", "75%", "100%"])
        ax.set_yticks(range(len(nets)), [text(f"plots.settings.{net}") for net in nets])
        ax.set_ylim(len(nets) - 0.4, -0.6)
        ax.grid(axis="y", visible=False)
    return axes


def _alike(panels):
    """Whether all panels have the same rows."""
    return len({tuple(nets) for nets in panels.values()}) == 1


def plot_looks(weights, axes=None):
    """Draw how much each step reads of each step before it, darker for more, a panel a mechanism.

    `weights`: {title: (T, T), row t for what is read at step t}. Returns the axes.
    """
    if axes is None:
        size = {"figsize": (7.2, 3.1), "squeeze": False}
        axes = plt.subplots(1, len(weights), **size)[1][0]
    for ax, (title, shares) in zip(axes, weights.items(), strict=True):
        ax.imshow(shares.tolist(), cmap="Blues", vmin=0, vmax=1, origin="upper")
        ax.set(title=title, xlabel=text("plots_today.from_step"))
        steps = range(0, len(shares), 4)
        ax.set_xticks(steps, [step + 1 for step in steps])
        ax.set_yticks(steps, [step + 1 for step in steps])
        ax.grid(visible=False)
    axes[0].set_ylabel(text("plots_today.at_step"))
    return axes
