"""Figures of signals with several time scales, of forecasts, and of what units remember."""

import matplotlib.pyplot as plt
from matplotlib.ticker import MaxNLocator

from helpers.lang import text
from helpers.plots.marks import DOTTED, legend_below, legend_beside
from helpers.plots.style import BLUE, GREEN, INK, PAPER, QUANTITIES, VERMILION

PALE = "#999999"
SHADES = ("#f0f0f0", "white", "#e6f0f6")  # of the parts of a series, in order of time
LOOKS = (
    {"color": BLUE, "linestyle": "-"},
    {"color": VERMILION, "linestyle": "--"},
    {"color": GREEN, "linestyle": "-."},
)
RIVALS = (  # how a label of errors is drawn, and how far above its row
    ({"color": BLUE, "marker": "o", "markersize": 5}, -0.2),
    ({"color": "#666666", "marker": "o", "markersize": 5, "markerfacecolor": PAPER}, 0.2),
)


def plot_averages(x, kept, axes=None):
    """Draw a signal, and what cells of several time constants keep of it, a panel each.

    `x`: (T,); `kept`: {label: (T,)}. Returns the axes.
    """
    size = {"figsize": (7.2, 0.9 + 1.1 * len(kept)), "sharex": True, "sharey": True}
    axes = plt.subplots(len(kept), 1, squeeze=False, **size)[1][:, 0] if axes is None else axes
    for ax, (label, c) in zip(axes, kept.items(), strict=True):
        ax.plot(range(1, len(x) + 1), x, color=QUANTITIES["g"].color, linestyle="-", linewidth=0.8)
        ax.plot(range(1, len(c) + 1), c, color=QUANTITIES["c"].color, linestyle="-")
        ax.set_ylabel(label)
    axes[-1].set_xlabel(text("plots.step"))
    return axes


def plot_weekly(days, ppm, parts, ax=None):
    """Draw weekly CO₂ with its parts shaded, and a short mark below each week without a value.

    `days`: (T,) dates; `ppm`: (T,), NaN where nothing was measured; `parts`: {name: (first, past
    the last)}, in order of time. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 3.2))[1] if ax is None else ax
    for (name, (start, stop)), shade in zip(parts.items(), SHADES, strict=False):
        ax.axvspan(days[start], days[stop - 1], color=shade, linewidth=0)
        middle = days[(start + stop) // 2]
        at_head = {"transform": ax.get_xaxis_transform(), "ha": "center", "va": "top"}
        ax.text(middle, 0.97, name, fontsize=10, **at_head)  # no wider than five years
    ax.plot(days, ppm, color=INK, linestyle="-", linewidth=0.9)
    gaps = [day for day, missing in zip(days, ppm.isnan(), strict=True) if missing]
    at_foot = {"transform": ax.get_xaxis_transform(), "clip_on": False}
    ax.plot(gaps, [0.03] * len(gaps), "|", color=VERMILION, markersize=9, **at_foot)
    ax.set_ylabel("ppm")
    ax.margins(x=0)
    return ax


def plot_forecast(times, actual, forecasts, ax=None, **labels):
    """Draw what came, as a broad grey line, and what was forecast for the same times.

    `times`, `actual`: (T,); `forecasts`: {label: (T,), or (S, T) for S seeds, drawn as a band from
    the lowest to the highest}; `labels`: xlabel, ylabel. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 3.0))[1] if ax is None else ax
    name = text("plots_timescales.actual")
    ax.plot(times, actual, color=PALE, linestyle="-", linewidth=3.5, label=name)
    for (label, values), look in zip(forecasts.items(), LOOKS, strict=False):
        if values.dim() == 2:
            ends = values.amin(dim=0), values.amax(dim=0)
            ax.fill_between(times, *ends, color=look["color"], alpha=0.35, linewidth=0)
            values = values.median(dim=0).values
        ax.plot(times, values, label=label, linewidth=1.4, **look)
    legend_beside(ax)
    ax.margins(x=0)
    ax.set(**labels)
    return ax


def plot_rivals(errors, guide, axes=None):
    """Draw the errors of forecasts, a panel a title, a row a model, a mark a seed.

    `errors`: {title: {model: {label: list of errors in ppm}}}, the same models in each and at most
    two labels, the second drawn hollow and above; `guide`: the model through whose first mark a
    dotted line goes. Errors of more than twice that stand as numbers at the edge. Returns the
    axes.
    """
    models = list(next(iter(errors.values())))
    size = {"figsize": (7.2, 1.5 + 0.3 * len(models)), "sharey": True, "squeeze": False}
    axes = plt.subplots(1, len(errors), **size)[1][0] if axes is None else axes
    for ax, (title, rows) in zip(axes, errors.items(), strict=True):
        middle = next(iter(rows[guide].values()))[0]
        ax.axvline(middle, **DOTTED)
        for row, by_label in enumerate(rows.values()):
            _mark_row(ax, row, by_label, 2 * middle)
        ax.set(title=title, xlabel="ppm", xlim=(_lowest(rows), 2 * middle))
        ax.xaxis.set_major_locator(MaxNLocator(4))
    axes[0].set_yticks(range(len(models)), models)
    axes[0].set_ylim(len(models) - 0.5, -0.5)
    if len(next(iter(next(iter(errors.values())).values()))) > 1:
        legend_below(axes, columns=2)
    return axes


def _mark_row(ax, row, by_label, edge):
    """The marks of one model; what lies beyond the edge is told as a number."""
    for (label, values), (look, up) in zip(by_label.items(), RIVALS, strict=False):
        height = row - up * (len(by_label) > 1)
        seen = [value for value in values if value <= edge]
        name = label if row == 0 else None
        ax.plot(seen, [height] * len(seen), label=name, linestyle="none", **look)
        _tell_far(ax, set(values) - set(seen), height, look["color"])


def _lowest(rows):
    return 0.9 * min(
        error for by_label in rows.values() for es in by_label.values() for error in es
    )


def _tell_far(ax, values, height, color):
    """The errors that lie beyond the edge, from the smallest to the largest."""
    if values:
        ends = sorted({f"{value:.2g}" for value in (min(values), max(values))}, key=float)
        paper = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.5}  # over marks near the edge
        aside = {"ha": "right", "va": "center", "fontsize": 8, "color": color, "bbox": paper}
        ax.text(0.98, height, "–".join(ends) + " →", transform=ax.get_yaxis_transform(), **aside)


def plot_time_constants(groups, periods, axes=None):
    """Draw how many units have which time constant, on a logarithmic axis, a panel a group.

    `groups`: {title: {label: list of τ in weeks}}, at most two labels, the first in outline; what
    lies beyond 0.5 or 1440 weeks is counted there. `periods`: {label: weeks}, drawn as dotted
    lines. Returns the axes.
    """
    size = {"figsize": (7.2, 0.8 + 1.5 * len(groups)), "sharex": True, "squeeze": False}
    axes = plt.subplots(len(groups), 1, **size)[1][:, 0] if axes is None else axes
    edges = [0.5 * 2 ** (k / 2) for k in range(24)]  # 0.5 to 1448 weeks
    looks = ({"histtype": "step", "color": INK}, {"color": VERMILION, "alpha": 0.55})
    for ax, (title, by_label) in zip(axes, groups.items(), strict=True):
        for (label, taus), look in zip(by_label.items(), looks, strict=True):
            ax.hist([min(max(tau, 0.5), 1440) for tau in taus], edges, label=label, **look)
        _mark_periods(ax, periods, named=ax is axes[0])
        ax.set(title=title, xscale="log", ylabel=text("plots_timescales.units"))
    legend_beside(axes[0])
    axes[-1].set_xlabel(text("plots_timescales.tau"))
    axes[-1].xaxis.set_major_formatter("{x:g}")
    return axes


def plot_units(days, signal, units, axes=None):
    """Draw a signal over the cell states of a few units, a panel each.

    `days`: (T,) dates; `signal`: (label, (T,)); `units`: {label: (T,)}. Returns the axes.
    """
    rows = 1 + len(units)
    size = {"figsize": (7.2, 0.7 + 1.05 * rows), "sharex": True, "squeeze": False}
    axes = plt.subplots(rows, 1, **size)[1][:, 0] if axes is None else axes
    axes[0].plot(days, signal[1], color=QUANTITIES["g"].color, linestyle="-", linewidth=1.2)
    axes[0].set_ylabel(signal[0])
    for ax, (label, c) in zip(axes[1:], units.items(), strict=True):
        ax.plot(days, c, color=QUANTITIES["c"].color, linestyle="-", linewidth=1.2)
        ax.set_ylabel(label)
    axes[-1].margins(x=0)
    return axes


def plot_influence(panels, periods, axes=None):
    """Draw how much a forecast hangs on what came before, against the lag, a line a seed.

    `panels`: {title: {label: (S, T), the size of the gradient at lags 0, 1, …}}; `periods`:
    {label: steps}, drawn as dotted lines. What falls below 1e-5 leaves the drawing. Returns the
    axes.
    """
    size = {"figsize": (7.2, 3.2), "sharey": True, "squeeze": False}
    axes = plt.subplots(1, len(panels), **size)[1][0] if axes is None else axes
    for ax, (title, reach) in zip(axes, panels.items(), strict=True):
        for (label, seeds), look in zip(reach.items(), LOOKS, strict=False):
            for number, sizes in enumerate(seeds):
                name = label if number == 0 else None
                ax.plot(range(len(sizes)), sizes, label=name, linewidth=1.2, **look)
        _mark_periods(ax, periods)
        ax.set(yscale="log", ylim=(1e-5, 1), title=title)
        ax.set_xlabel(text("plots_timescales.weeks_ago"))
    axes[0].set_ylabel(text("plots_timescales.reach"))
    legend_below(axes, columns=2)
    return axes


def _mark_periods(ax, periods, named=True):
    """A dotted line at each period, named at its top."""
    aside = {"xytext": (4, 0), "textcoords": "offset points", "va": "top", "fontsize": 9}
    for label, steps in periods.items():
        ax.axvline(steps, **DOTTED)
        if named:
            ax.annotate(label, (steps, 0.98), xycoords=ax.get_xaxis_transform(), **aside)
