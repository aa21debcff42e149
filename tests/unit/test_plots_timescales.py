"""The figures of signals, forecasts and time constants: what is drawn is what was given."""

from datetime import date, timedelta
from functools import partial

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from matplotlib.dates import date2num

from helpers import plots
from helpers.plots.attention import GAP
from helpers.plots.style import PAPER

T = 60
WAVE = torch.sin(torch.arange(float(T)))
DAYS = [date(1960, 1, 2) + timedelta(weeks=k) for k in range(T)]
GAPS = WAVE.where(torch.arange(T) % 9 != 4, torch.nan)
PARTS = {"$a$": (0, 30), "$b$": (30, 40), "$c$": (40, T)}
SEEDS = torch.stack([WAVE, WAVE + 1, WAVE + 3])
ERRORS = {
    "$1$": {"$a$": {"$x$": [0.5], "$y$": [0.7]}, "$b$": {"$x$": [0.4, 0.6], "$y$": [0.5, 0.9]}},
    "$2$": {"$a$": {"$x$": [3.0], "$y$": [2.5]}, "$b$": {"$x$": [1.0, 2.0], "$y$": [1.5, 1.1]}},
}
TAUS = {"$a$": {"$x$": [1.0, 2.0], "$y$": [3.0, 9e9]}, "$b$": {"$x$": [0.1], "$y$": [50.0]}}
PERIODS = {"$P$": 13}
REACH = {"$a$": {"$x$": 0.5 ** torch.arange(40.0).expand(2, 40)}, "$b$": {"$x$": torch.ones(1, 9)}}
WEIGHTS = torch.tensor([0.5, 0.3, 0.2])

FIGURES = {
    "averages": (
        partial(plots.plot_averages, WAVE, {"$a$": WAVE / 2, "$b$": WAVE / 4}),
        (2,),
        ["step"],
    ),
    "weekly": (partial(plots.plot_weekly, DAYS, GAPS, PARTS), None, []),
    "forecast": (
        partial(plots.plot_forecast, DAYS, WAVE, {"$a$": WAVE, "$b$": SEEDS}),
        None,
        ["plots_timescales.actual"],
    ),
    "rivals": (partial(plots.plot_rivals, ERRORS, guide="$a$"), (2,), []),
    "time_constants": (
        partial(plots.plot_time_constants, TAUS, PERIODS),
        (2,),
        ["plots_timescales.units", "plots_timescales.tau"],
    ),
    "influence": (
        partial(plots.plot_influence, REACH, PERIODS),
        (2,),
        ["plots_timescales.weeks_ago", "plots_timescales.reach"],
    ),
    "units": (partial(plots.plot_units, DAYS, ("ppm", WAVE), {"$a$": WAVE}), (2,), []),
    "bottleneck": (
        partial(plots.plot_bottleneck, WEIGHTS),
        (2,),
        ["plots_timescales.one_state", "plots_timescales.attention"],
    ),
}


@pytest.fixture(autouse=True)
def no_window():
    plt.switch_backend("agg")
    yield
    plt.close("all")


def test_averages_draw_the_signal_behind_each_cell():
    for ax, share in zip(FIGURES["averages"][0](), (2, 4), strict=True):
        signal, kept = (line.get_ydata() for line in ax.get_lines())
        np.testing.assert_array_equal(signal, WAVE)
        np.testing.assert_array_equal(kept, WAVE / share)


def test_every_gap_has_its_mark_and_no_other_week():
    marks = FIGURES["weekly"][0]().get_lines()[1]
    assert list(marks.get_xdata()) == [DAYS[k] for k in range(T) if k % 9 == 4]


def test_the_parts_of_a_series_are_shaded_from_end_to_end():
    shades = FIGURES["weekly"][0]().patches
    ends = [(shade.get_x(), shade.get_x() + shade.get_width()) for shade in shades]
    assert ends == [
        (date2num(DAYS[first]), date2num(DAYS[past - 1])) for first, past in PARTS.values()
    ]


def test_seeds_are_a_band_around_their_median():
    ax = FIGURES["forecast"][0]()
    np.testing.assert_array_equal(ax.get_lines()[-1].get_ydata(), WAVE + 1)
    (band,) = ax.collections
    heights = band.get_paths()[0].vertices[:, 1]
    assert heights.min() == pytest.approx(WAVE.min().item())
    assert heights.max() == pytest.approx(WAVE.max().item() + 3)


def test_a_forecast_may_name_its_axes():
    ax = FIGURES["forecast"][0](ylabel="ppm", xlabel="$t$")
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("$t$", "ppm")


def marks(ax):
    return [line for line in ax.get_lines() if line.get_linestyle() == "None"]


def test_errors_are_a_mark_a_seed_and_a_row_a_model():
    axes = FIGURES["rivals"][0]()
    assert [label.get_text() for label in axes[0].get_yticklabels()] == ["$a$", "$b$"]
    for ax, rows in zip(axes, ERRORS.values(), strict=True):
        drawn = [list(line.get_xdata()) for line in marks(ax)]
        assert drawn == [errors for by_label in rows.values() for errors in by_label.values()]
        heights = [set(line.get_ydata()) for line in marks(ax)]
        assert [round(y) for (y,) in heights] == [0, 0, 1, 1]
        hollow = [line.get_markerfacecolor() == PAPER for line in marks(ax)]
        assert hollow == [False, True, False, True]
        low, high = ax.get_xlim()
        assert low < min(map(min, drawn)) and high > max(map(max, drawn))


def test_the_guide_goes_through_the_first_mark_of_its_model():
    for ax, rows in zip(plots.plot_rivals(ERRORS, guide="$b$"), ERRORS.values(), strict=True):
        (line,) = (line for line in ax.get_lines() if line not in marks(ax))
        assert [*line.get_xdata()] == [rows["$b$"]["$x$"][0]] * 2


def test_what_lies_beyond_the_edge_is_told_as_a_number():
    far = {"": {"$a$": {"": [1.0]}, "$b$": {"": [2.5, 1.9, 12.0, 1.5]}}}
    (ax,) = plots.plot_rivals(far, guide="$a$")
    assert not ax.figure.legends  # one label needs none
    assert [list(line.get_xdata()) for line in marks(ax)] == [[1.0], [1.9, 1.5]]
    assert ax.get_xlim()[1] == 2.0
    (said,) = ax.texts
    assert (said.get_text(), said.get_position()[1]) == ("2.5–12 →", 1)


def test_no_unit_falls_out_of_the_histogram():
    for ax, groups in zip(FIGURES["time_constants"][0](), TAUS.values(), strict=True):
        outline, filled = groups.values()
        assert sum(bar.get_height() for bar in ax.patches if bar.get_fill()) == len(filled)
        (step,) = (patch for patch in ax.patches if not patch.get_fill())
        heights = step.get_path().vertices[:, 1]
        assert heights.max() >= 1 and len(outline) >= heights.max()


def test_reach_draws_every_seed():
    for ax, curves in zip(FIGURES["influence"][0](), REACH.values(), strict=True):
        (seeds,) = curves.values()
        *lines, _period = ax.get_lines()
        assert [line.get_ydata().tolist() for line in lines] == seeds.tolist()
        assert {tuple(line.get_xdata()) for line in lines} == {tuple(range(seeds.shape[1]))}


def test_a_dotted_line_stands_at_each_period():
    for name in ("time_constants", "influence"):
        for ax in FIGURES[name][0]():
            lines = [list(line.get_xdata()) for line in ax.get_lines()]
            assert lines[-1] == [13, 13]


def test_units_are_drawn_below_the_signal():
    above, below = plots.plot_units(DAYS, ("ppm", WAVE), {"$a$": WAVE / 2})
    for ax, label, values in ((above, "ppm", WAVE), (below, "$a$", WAVE / 2)):
        (line,) = ax.get_lines()
        np.testing.assert_array_equal(line.get_ydata(), values)
        assert ax.get_ylabel() == label


def test_attention_is_as_wide_as_its_weights_and_the_bottleneck_is_one_way():
    one, every = FIGURES["bottleneck"][0]()
    widths = [[line.get_linewidth() for line in ax.get_lines()[-3:]] for ax in (one, every)]
    assert widths[0] == [0, 0, 9]
    np.testing.assert_allclose(widths[1], 9 * WEIGHTS, rtol=1e-6)
    shown = {text.get_text() for text in every.texts}
    assert {"0.50", "0.30", "0.20"} <= shown
    for ax in (one, every):
        at = {text.get_text(): text.get_position() for text in ax.texts}
        states = [at[f"$h_{{{k}}}$"] for k in (1, 2, 3)]
        assert states == [(GAP * k, 0) for k in range(3)]
        ways = [line.get_xydata().T[0].tolist() for line in ax.get_lines()[-3:]]
        assert ways == [[x, at["$s$"][0]] for x, _ in states]
    assert not {text.get_text() for text in one.texts} & {"0.00", "1.00"}
