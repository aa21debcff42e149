"""Figures of words: when to stop training, and what gates and cells do letter by letter."""

import matplotlib.pyplot as plt
from matplotlib.colors import LinearSegmentedColormap

from helpers.lang import text
from helpers.plots.style import BLUE, INK, PAPER, QUANTITIES, VERMILION


def plot_stopping(histories, tables=None, axes=None):
    """Draw the loss on training and on validation data as training goes on, a panel a net.

    `histories`: {title: a `helpers.stopping.History`}; `tables`: {title: the validation loss of a
    table, a level line}. The update with the smallest validation loss is marked. Returns the axes.
    """
    size = {"figsize": (7.2, 3.0), "squeeze": False}
    axes = plt.subplots(1, len(histories), **size)[1][0] if axes is None else axes
    for ax, (title, history) in zip(axes, histories.items(), strict=True):
        lines = (("train", BLUE, "-"), ("validation", VERMILION, "--"))
        for part, color, dash in lines:
            label = text(f"plots_words.{part}")
            ax.plot(history.updates, getattr(history, part), dash, color=color, label=label)
        if tables:
            ax.axhline(tables[title], color=INK, linestyle=":", label=text("plots_words.table"))
        low = min(history.validation)
        stop = text("plots_words.stop")
        ax.plot([history.best], [low], "o", color=VERMILION, markersize=8, label=stop)
        ax.set(title=title, xlabel=text("plots.updates"), ylim=(0, None))
    axes[0].set_ylabel(text("plots_words.loss"))
    lines = axes[0].get_legend_handles_labels()
    axes[0].figure.legend(*lines, loc="outside lower center", ncols=4)
    return axes


def plot_word_gates(record, symbols, units, axes=None):
    """Draw the gates i, f, o of some units as heat maps, a row a symbol and a column a unit.

    `record`: what `helpers.nets.trace.trace` returns for one word, its values (T, 1, H);
    `symbols`: T of them; `units`: their numbers. White is 0, full colour is 1. Returns the three
    axes.
    """
    if axes is None:
        size = {"figsize": (7.2, 1.2 + 0.26 * len(symbols)), "sharey": True}
        axes = plt.subplots(1, 3, **size)[1]
    for ax, name in zip(axes, "ifo", strict=True):
        look = QUANTITIES[name]
        shades = LinearSegmentedColormap.from_list(name, [PAPER, look.color, INK])
        values = record[name][:, 0, units]
        drawn = ax.pcolormesh(values, cmap=shades, vmin=0, vmax=1, edgecolor=PAPER, linewidth=0.5)
        scale = ax.figure.colorbar(drawn, ax=ax, location="bottom", pad=0.04, aspect=30)
        scale.set_ticks([0, 0.5, 1], labels=["0", "0.5", "1"])  # short: the next scale is near
        ax.set(title=f"{look.symbol}  {text(look.label)}", xticks=[])
        ax.set_xlabel(text("plots_words.units", count=len(units)), fontsize=9)
        ax.grid(visible=False)
        ax.tick_params(axis="y", length=0)
        ax.spines[["left", "bottom"]].set_visible(False)
    axes[0].set_yticks([k + 0.5 for k in range(len(symbols))], symbols)
    axes[0].invert_yaxis()
    return axes


def plot_unit(words, counted, axes=None):
    """Draw the cell state of one unit while it reads words, a panel a word, its symbols below.

    `words`: {word: (symbols, values)}, both T; dots are filled at the symbols in `counted`, as the
    legend says. Returns the axes.
    """
    if axes is None:
        widths = [len(symbols) for symbols, _ in words.values()]
        size = {"figsize": (7.2, 2.9), "sharey": True, "gridspec_kw": {"width_ratios": widths}}
        axes = plt.subplots(1, len(words), squeeze=False, **size)[1][0]
    look = QUANTITIES["c"]
    for ax, (word, (symbols, values)) in zip(axes, words.items(), strict=True):
        ax.plot(values, color=look.color, linewidth=1.4)
        for step, (symbol, value) in enumerate(zip(symbols, values, strict=True)):
            _dot(ax, step, value, symbol in counted)
        ax.set(title=word, xlim=(-0.5, len(symbols) - 0.5))
        ax.set_xticks(range(len(symbols)), symbols)
    axes[0].set_ylabel(look.symbol, rotation=0, va="center")
    names = {text("plots_words.counted"): True, text("plots_words.uncounted"): False}
    dots = [_dot(axes[0], [], [], filled) for filled in names.values()]
    axes[0].figure.legend(dots, names, loc="outside lower center", ncols=2)
    return axes


def _dot(ax, step, value, filled):
    """A dot of the cell state; an empty one is that of a symbol that does not count."""
    look = QUANTITIES["c"]
    face = look.color if filled else PAPER
    return ax.plot(step, value, look.marker, color=look.color, mfc=face, markersize=7)[0]


def plot_told(found, axes=None, measure="right"):
    """Draw what readers of held-out words find, told that no word comes twice or not.

    `found`: {title: {reader: for each split a list of dicts of `measure` and `measure`_told}}, a
    panel a title; a reader is a key of helpers/text/plots_words.toml. Each reader has a row for
    each split, from the first at the top, each run a mark in it. Returns the axes.
    """
    if axes is None:
        size = {"figsize": (7.2, 3.4), "sharey": True, "squeeze": False}
        axes = plt.subplots(1, len(found), **size)[1][0]
    for ax, (title, readers) in zip(axes, found.items(), strict=True):
        for row, splits in enumerate(readers.values()):
            for split, runs in enumerate(splits):
                _told_runs(ax, row + (split - (len(splits) - 1) / 2) * 0.24, runs, measure)
        for border in range(1, len(readers)):
            ax.axhline(border - 0.5, color="#cccccc", linewidth=0.8)
        ax.set(title=title, xlabel=text(f"plots_words.{measure}"))
        ax.grid(visible=False, axis="y")
        ax.tick_params(axis="y", length=0)
    names = [text(f"plots_words.{reader}") for reader in next(iter(found.values()))]
    axes[0].set_yticks(range(len(names)), names)
    axes[0].invert_yaxis()
    looks = {text(f"plots_words.{key}"): _told_mark(axes[0], [], [], key) for key in TOLD}
    axes[0].figure.legend(looks.values(), looks, loc="outside lower center", ncols=2)
    return axes


TOLD = {"as_it_is": (BLUE, "o", PAPER), "told": (VERMILION, "s", VERMILION)}  # colour, mark, face


def _told_runs(ax, y, runs, measure):
    """A row: a line from the mean of the one to that of the other, and a mark for each run."""
    columns = {"as_it_is": measure, "told": f"{measure}_told"}
    values = {key: [run[column] for run in runs] for key, column in columns.items()}
    means = [sum(some) / len(some) for some in values.values()]
    ax.plot(means, [y, y], color="#bbbbbb", linestyle="-", linewidth=1, zorder=1)
    for key, some in values.items():
        _told_mark(ax, some, [y] * len(some), key)


def _told_mark(ax, x, y, key):
    color, mark, face = TOLD[key]
    return ax.plot(x, y, mark, color=color, mfc=face, markersize=5, linestyle="none")[0]
