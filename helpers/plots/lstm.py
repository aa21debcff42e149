"""Figures of the LSTM cell."""

import math

import matplotlib.pyplot as plt

from helpers.lang import text
from helpers.plots.marks import ZERO, bars, legend_beside, number
from helpers.plots.style import BLUE, QUANTITIES, VERMILION

ACTION_ROWS = {
    "$c_{t-1}$": "c",
    r"$f \cdot c_{t-1}$": "c",
    r"$i \cdot g$": "g",
    "$c_t$": "c",
    "$h_t$": "h",
}
UNMARKED = "#bdbdbd"
ROLL_ROWS = {"g": 1.2, "i": 0.8, "f": 0.8, "o": 0.8, "c": 1.6, "h": 1.4}  # heights


def plot_actions(actions, axes=None):
    """Draw one LSTM step per action as bars: what comes in, is kept, is written, and results.

    `actions`: {name of a preset: its f, i, o, g and c_prev}. A negative bar is hatched. Returns
    the axes, one per action.
    """
    axes = plt.subplots(1, len(actions), sharex=True, sharey=True)[1] if axes is None else axes
    for ax, (name, action) in zip(axes, actions.items(), strict=True):
        _plot_step(ax, **action)
        gates = "   ".join(f"${gate}$={action[gate]:g}" for gate in "ifo")
        ax.set_title(f"{text(f'explore_gates.{name}')}\n")
        ax.text(0.5, 1.03, gates, transform=ax.transAxes, ha="center", fontsize=9)
    axes[0].set_yticks(range(len(ACTION_ROWS)), ACTION_ROWS)
    axes[0].invert_yaxis()
    return axes


def _plot_step(ax, f, i, o, g, c_prev):
    kept, written = f * c_prev, i * g
    c = kept + written
    values = [c_prev, kept, written, c, o * math.tanh(c)]
    for row, (value, name) in enumerate(zip(values, ACTION_ROWS.values(), strict=True)):
        bars(ax.barh, [row], [value], name)
        where = {"xytext": (4, 0), "textcoords": "offset points", "va": "center"}
        ax.annotate(number(value), (max(value, 0), row), fontsize=9, **where)
    ax.axvline(0, **ZERO)
    ax.set_xlim(-1, 2.4)
    ax.set_xticks([-1, 0, 1])
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="y", visible=False)


def plot_roll(traces, axes=None):
    """Draw sequences as piano rolls: g, the gates i, f, o, and below them c and h.

    `traces`: {title: {"g", "i", "f", "o", "c", "h": one value a step}}, a column each; a title may
    be empty. Returns the axes, (6, columns).
    """
    grid = {"height_ratios": [*ROLL_ROWS.values()]}
    size = {"figsize": (7.2, 4.2), "squeeze": False}
    if axes is None:
        new = plt.subplots(6, len(traces), sharex=True, sharey="row", gridspec_kw=grid, **size)
        axes = new[1]
    for column, (title, trace) in zip(axes.T, traces.items(), strict=True):
        for ax, name in zip(column, ROLL_ROWS, strict=True):
            _plot_row(ax, name, [float(v) for v in trace[name]])
        column[0].set_title(title)
        column[-1].set_xlabel(text("plots.step"))
    for ax, name in zip(axes[:, 0], ROLL_ROWS, strict=True):
        label = f"{QUANTITIES[name].symbol}  {text(QUANTITIES[name].label)}"
        ax.set_ylabel(label, rotation=0, ha="right", va="center")
    return axes


def _plot_row(ax, name, values):
    steps = range(1, len(values) + 1)
    ax.grid(axis="x", visible=False)
    if name in "ch":
        ax.plot(steps, values, **QUANTITIES[name].line())
        low, high = min(-1, *values), max(1, *values)
    else:
        bars(ax.bar, steps, values, name, width=0.85)
        low, high = (-1, 1) if name == "g" else (0, 1)
    ax.axhline(0, **ZERO)
    ax.set_ylim(low - 0.12 * (high - low), high + 0.12 * (high - low))
    ax.set_yticks([low, high] if name not in "ch" else [-1, 0, 1])
    ax.set_xticks(steps)


def plot_carriers(x, records, axes=None):
    """Draw g, i and f at every step, and h at the last, against the value that arrived.

    `x`: (T, N, 2), values and markers; `records`: {number of the seed: its trace of x}, a row
    each. Unmarked steps are grey. h stands over the marked value. Returns the axes, (rows, 4).
    """
    value, marked = x[..., 0], x[..., 1] == 1
    size = {"figsize": (7.2, 1.2 + 1.4 * len(records)), "squeeze": False}
    if axes is None:
        axes = plt.subplots(len(records), 4, sharex=True, sharey=True, **size)[1]
    for row, (seed, record) in zip(axes, records.items(), strict=True):
        for ax, name in zip(row, "gif", strict=False):
            ax.scatter(value[~marked], record[name][~marked], s=2, color=UNMARKED)
            _dots(ax, value[marked], record[name][marked], name)
        _dots(row[3], (value * marked).sum(0), record["h"][-1], "h")
        row[0].set(ylabel=text("plots.seed", number=seed), ylim=(-1.1, 1.1), yticks=[-1, 0, 1])
    for ax, name in zip(axes[0], ("$g$", "$i$", "$f$", "$h_T$"), strict=True):
        ax.set_title(f"{name}  {text(QUANTITIES[name[1]].label)}", fontsize=10)
    axes[0, 0].figure.supxlabel(text("plots.arrived"), fontsize=11)
    return axes


def _dots(ax, value, amount, name):
    ax.scatter(value, amount, s=5, color=QUANTITIES[name].color, marker=QUANTITIES[name].marker)


def plot_kept(records, unit, axes=None):
    """Draw c and h of one unit through two long sequences, the bit +1 and the bit −1.

    `records`: {label: what `helpers.nets.trace.trace` returns for the two}. Returns two axes.
    """
    size = {"figsize": (7.2, 3.0), "sharex": True}
    axes = plt.subplots(2, 1, **size)[1] if axes is None else axes
    for ax, name in zip(axes, "ch", strict=True):
        for (label, record), dash in zip(records.items(), ("-", (0, (4, 2))), strict=True):
            for sample, (sign, color) in enumerate((("+1", BLUE), ("−1", VERMILION))):
                line = record[name][:, sample, unit]
                look = {"color": color, "linestyle": dash, "linewidth": 1.6}
                said = f"{sign}, {label}" if label else sign
                ax.plot(range(1, len(line) + 1), line, label=said, **look)
        ax.axhline(0, **ZERO)
        ax.set_ylabel(QUANTITIES[name].symbol, rotation=0, va="center")
    axes[-1].set_xlabel(text("plots.step"))
    legend_beside(axes[0])
    return axes
