"""Figures of a GRU beside an LSTM: one lever for two valves, and how far apart the two get."""

import matplotlib.pyplot as plt
import torch
from matplotlib.patches import Polygon, Rectangle

from helpers.lang import text
from helpers.plots.marks import DOTTED, legend_below
from helpers.plots.style import BLUE, INK, PAPER, QUANTITIES, VERMILION

PIPE, WALL = "#eef1f7", "#b6bcc8"
PLATE, JOIN, END = 1.7, 3.2, 4.4  # where the plates stand, where the two pipes have met, the end
LOWEST = 1e-17  # what a difference of 0 is drawn as


def plot_valves(settings, axes=None):
    """Draw how two valves share one pipe: what is kept comes from above, what is new from below.

    `settings`: a list of {"z": …}, one plate that moves in both pipes, or of {"f": …, "i": …},
    a plate in each. Returns the axes, one per setting.
    """
    if axes is None:
        axes = plt.subplots(1, len(settings), figsize=(7.2, 1.9), squeeze=False)[1][0]
    for ax, gates in zip(axes, settings, strict=True):
        keep, write = gates.get("f", gates.get("z")), gates.get("i", 1 - gates.get("z", 0))
        old, new, now = ("c", "g", "$c_t$") if "f" in gates else ("h", "n", "$h_t$")
        _draw_streams(ax, keep, write, QUANTITIES[old].color, QUANTITIES[new].color)
        _draw_plates(ax, keep, write, tied="z" in gates)
        for y, sign in ((2.5, f"${old}_{{t-1}}$"), (0.5, f"${new}$")):
            ax.text(-0.15, y, sign, ha="right", va="center")
        ax.text(END + 0.4, 1 + (keep + write) / 2, now, ha="left", va="center")
        ax.set_title("LSTM" if "f" in gates else "GRU", fontsize=11)
        said = ",  ".join(f"${name}$ = {value:g}" for name, value in gates.items())
        ax.text(END / 2, -0.75, said, ha="center", va="center", fontsize=10)
        ax.set(xlim=(-1.35, END + 1.15), ylim=(-1.0, 3.15), aspect="equal")
        ax.axis("off")
    return axes


def _draw_streams(ax, keep, write, old, new):
    """Both pipes, full up to the plates; behind them what was let through, one on the other."""
    for bottom in (2, 0):
        ax.add_patch(Rectangle((0, bottom), PLATE + 0.6, 1, facecolor=PIPE, edgecolor=WALL))
    for wall in (1, 2):
        ax.plot([JOIN - 0.5, END + 0.3], [wall, wall], zorder=3, **DOTTED)
    split, top = 1 + write, 1 + write + keep
    for color, name, before, behind in (
        (old, "kept", (3 - keep, 3), (split, top)),
        (new, "written", (0, write), (1, split)),
    ):
        full = (2, 3) if name == "kept" else (0, 1)
        ax.add_patch(Rectangle((0, full[0]), PLATE, 1, facecolor=color, linewidth=0))
        ways = [(PLATE, before), (PLATE + 0.6, before), (JOIN, behind), (END, behind)]
        there = [(x, low) for x, (low, _) in ways]
        back = [(x, high) for x, (_, high) in reversed(ways)]
        ax.add_patch(Polygon([*there, *back], facecolor=color, linewidth=0, gid=name))


def _draw_plates(ax, keep, write, tied):
    """A plate shuts a pipe from the other pipe's side; where they are tied it is one for both."""
    if tied:
        plates = {"z": (write, 3 - keep, VERMILION)}
    else:
        plates = {"f": (1.95, 3 - keep, VERMILION), "i": (write, 1.05, BLUE)}
    for name, (bottom, top, color) in plates.items():
        look = {"facecolor": color, "edgecolor": PAPER, "zorder": 3, "gid": f"plate {name}"}
        ax.add_patch(Rectangle((PLATE - 0.15, bottom), 0.3, top - bottom, **look))
    for name, y in (("z", 1.5),) if tied else (("f", 1.62), ("i", 1.38)):
        x = PLATE - 0.35 if name != "i" else PLATE + 0.35
        ax.text(x, y, f"${name}$", ha="right" if name != "i" else "left", va="center")


def plot_gaps(gaps, ax=None):
    """Draw how far two cells are apart at each step, thin for a seed and thick for the median.

    `gaps`: {key of helpers/text/plots_beside.toml: (S, T)}. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 3.8))[1] if ax is None else ax
    looks = plt.rcParams["axes.prop_cycle"]
    for (key, seeds), look in zip(gaps.items(), looks, strict=False):
        seeds = seeds.clamp(min=LOWEST)
        steps = torch.arange(1, seeds.shape[1] + 1)
        for one in seeds:
            ax.plot(steps, one, color=look["color"], linestyle="-", linewidth=0.6, alpha=0.5)
        median = seeds.median(dim=0).values
        ax.plot(steps, median, **look, label=text(f"plots_beside.{key}"))
    ax.set(yscale="log", ylim=(LOWEST, 30), xlim=(1, seeds.shape[1]))
    ax.set(xlabel=text("plots_beside.step"), ylabel=text("plots_beside.gap"))
    ax.set_yticks([1e-16, 1e-12, 1e-8, 1e-4, 1])
    legend_below([ax], 2)
    return ax


def plot_imitated(pairs, ax=None):
    """Draw what each student misses of its teacher, hollow before and solid after training.

    `pairs`: {what is written beside the row: (shares before, shares after)}. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 0.9 + 0.5 * len(pairs)))[1] if ax is None else ax
    for row, (before, after) in enumerate(pairs.values()):
        for k, (old, new) in enumerate(zip(before, after, strict=True)):
            y = row + 0.1 * (k - (len(before) - 1) / 2)
            ax.plot([old, new], [y, y], color=INK, linestyle="-", linewidth=0.5, alpha=0.5)
            look = {"linestyle": "", "marker": "o", "color": BLUE, "markersize": 6}
            ax.plot([old], [y], **look, markerfacecolor=PAPER)
            ax.plot([new], [y], **look)
    ax.set_yticks(range(len(pairs)), list(pairs))
    ax.set(xscale="log", xlabel=text("plots_beside.missed"))
    ax.set_xticks([0.001, 0.01, 0.1, 1, 10], ["0.1%", "1%", "10%", "100%", "1000%"])
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    return ax
