"""Each figure: its axes, its own or those it is given, and its words in both languages."""

import re
from functools import partial
from itertools import pairwise

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
import test_plots_beside
import test_plots_brackets
import test_plots_gradients
import test_plots_gru
import test_plots_lstm
import test_plots_sequences
import test_plots_text
import test_plots_timescales
import test_plots_today
import test_plots_words
import torch
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation, Text
from test_fonts import bare_computer, complaints  # noqa: F401 -- a fixture for every test here

from helpers import lang, plots
from helpers.explore.shared.bundle import stylesheet
from helpers.plots.decay import LOOKS
from helpers.plots.reber import PLACES
from helpers.plots.style import BLUE, QUANTITIES, VERMILION
from helpers.tasks.reber import REBER
from studies import one_bit
from studies.starts import SETTINGS

HANGUL = re.compile("[가-힣]")
CSS = stylesheet("shared/style.css")
NAMED = [*LOOKS]  # settings
RISE = torch.linspace(0.01, 1, 60)
WAVE = torch.sin(torch.arange(60.0))
CURVES = {"$a$": WAVE, "$b$": RISE}
MARKERS = torch.arange(60) % 20 == 0
PANELS = {"$x$": {name: RISE * 10.0**-k for k, name in enumerate(NAMED)}, "$f$": {"lstm": RISE}}
RUNS = {"$T$": {"rnn": [9, None, 4], "lstm": [None]}, "$2T$": {"rnn": [7], "lstm": [None, 3, 8]}}
DRIFT = {"rnn": [[1.0, 0.1], [2.0, 0.01]], "lstm": [[0.1, 1e-9]]}
ERRORS = {"$x$": {"$a$": [0.02, 0.5], "$b$": [1.2]}, "$y$": {"$a$": [0.04], "$b$": [0.3, 0.9]}}
GATE = torch.rand(60, 2, 8, generator=torch.Generator().manual_seed(0))
KEPT = {"c": 2 * GATE, "h": -GATE}

# What draws a figure, the shape of its axes (None: a single one), and the keys of its words.
FIGURES = {
    "two_paths": (plots.plot_two_paths, (2,), ["path_h", "path_c"]),
    "gradients": (
        partial(plots.plot_gradients, PANELS),
        (2,),
        ["lag", "gradient", "float32_end", *(f"settings.{name}" for name in NAMED)],
    ),
    "left": (
        partial(plots.plot_left, {k: {"lstm": RISE[None], "rnn": RISE[None]} for k in ("", " ")}),
        (2,),
        ["lag", "gradient_left", "settings.lstm", "settings.rnn"],
    ),
    "keeping": (partial(plots.plot_keeping, [-1, 2.5]), None, ["steps_later", "share_left"]),
    "success": (
        partial(plots.plot_success, RUNS),
        (2,),
        ["beside_bars", "settings.rnn", "settings.lstm"],
    ),
    "drift": (
        partial(plots.plot_drift, DRIFT, lag=50, every=40),
        None,
        ["updates", "settings.rnn", "settings.lstm"],
    ),
    "stream": (partial(plots.plot_stream, WAVE, MARKERS, CURVES), (2,), ["step"]),
    "over_time": (partial(plots.plot_over_time, {"$c$": CURVES, "$e$": CURVES}), (2,), ["step"]),
    "seed_errors": (partial(plots.plot_seed_errors, ERRORS), (2,), ["error_by_seed"]),
    "gate_at": (
        partial(plots.plot_gate_at, GATE, MARKERS[:, None].expand(60, 2)),
        None,
        ["elsewhere", "at_boundary", "unit"],
    ),
    "kept": (
        partial(plots.plot_kept, {"": KEPT, "$W_{hh} = 0$": KEPT}, unit=torch.tensor(3)),
        (2,),
        ["step"],
    ),
    "reber": (plots.plot_reber, None, []),
    **test_plots_beside.FIGURES,
    **test_plots_brackets.FIGURES,
    **test_plots_gru.FIGURES,
    **test_plots_lstm.FIGURES,
    **test_plots_sequences.FIGURES,
    **test_plots_gradients.FIGURES,
    **test_plots_text.FIGURES,
    **test_plots_timescales.FIGURES,
    **test_plots_today.FIGURES,
    **test_plots_words.FIGURES,
}
figures = pytest.mark.parametrize(
    ("name", "draw", "shape", "keys"), [(k, *v) for k, v in FIGURES.items()], ids=FIGURES
)
ALL = range(12)
# Axes that are logarithmic or run downwards, by figure: all of them, or those of these numbers.
WAYS = {
    "x log": dict.fromkeys(["keeping", "over_time", "time_constants", "reach", "imitated"], ALL)
    | {"seed_errors": ALL, "brackets": [0], "starts": [0]},
    "y log": dict.fromkeys(["gradients", "left", "drift", "powers", "norms", "losses"], ALL)
    | {"influence": ALL, "gaps": ALL, "reach": [2]},
    "down": dict.fromkeys(
        ["success", "actions", "counted", "bags", "apart", "rivals", "told"], ALL
    )
    | dict.fromkeys(["heat", "order", "seed_errors", "starts", "states", "word_gates"], ALL)
    | {"imitated": ALL, "looks": ALL, "right": ALL, "reading": [1, 2]},
}


@pytest.fixture(autouse=True)
def no_window():
    """No figure is open before a test, none is left open, and none is shown."""
    plt.switch_backend("agg")
    plt.close("all")
    yield
    plt.close("all")


def words(figure):
    """Every text in the figure that is shown."""
    return {text.get_text() for text in figure.findobj(Text) if text.get_text().strip()}


def figure_of(axes):
    return np.ravel(axes)[0].figure


def own_axes(figure):
    """The axes of a figure, without those that a colour bar has made for itself."""
    return [ax for ax in figure.axes if ax.get_label() != "<colorbar>"]


def missing(figure, keys):
    """The words that a figure should say and does not, and those that are keys or foreign."""
    shown = words(figure)
    names = [key if key.startswith("plots_") else f"plots.{key}" for key in keys]
    strange = re.compile(r"plots\w*\.|settings\.|lstm_|rnn_|gru_")
    foreign = HANGUL.search if lang.current() == "en" else re.compile("$^").search
    return {lang.text(name, lag=50) for name in names} - shown, [
        word for word in shown if strange.search(word) or foreign(word)
    ]


def ways(axes):
    """Which of the axes run in which way, as in WAYS."""
    ask = {
        "x log": lambda ax: ax.get_xscale() == "log",
        "y log": lambda ax: ax.get_yscale() == "log",
        "down": mpl.axes.Axes.yaxis_inverted,
    }
    axes = np.ravel(axes)
    return {way: [k for k, ax in enumerate(axes) if so(ax)] for way, so in ask.items()}


def unhatched(figure):
    """The negative bars of a figure that are not hatched, and the hatched ones that are not."""
    bars = [bar for ax in figure.axes for bar in ax.patches if isinstance(bar, Rectangle)]
    signs = [(min(bar.get_width(), bar.get_height()), bool(bar.get_hatch())) for bar in bars]
    return [(size, hatched) for size, hatched in signs if hatched != (size < 0)]


@figures
def test_it_is_one_new_figure_in_the_language_in_use(name, draw, shape, keys, language, caplog):
    axes = draw()
    figure = figure_of(axes)
    assert shape == (None if isinstance(axes, mpl.axes.Axes) else np.shape(axes))
    assert plt.get_fignums() == [figure.number]
    assert list(np.ravel(axes)) == own_axes(figure)
    assert complaints(figure, caplog) == []  # every glyph is there, and the layout fits
    assert all(ax.has_data() for ax in figure.axes)
    assert all(min(ax.get_window_extent().size) > 25 for ax in own_axes(figure))
    assert missing(figure, keys) == (set(), [])
    run = {way: [*those.get(name, [])][: np.size(axes)] for way, those in WAYS.items()}
    assert ways(axes) == run
    assert unhatched(figure) == []


@figures
def test_it_draws_into_the_axes_that_it_is_given(name, draw, shape, keys):
    count = int(np.prod(shape or 1))
    figure, given = plt.subplots(count + 1, 1)
    mine = given[0] if shape is None else given[:count].reshape(shape)
    returned = draw(ax=mine) if shape is None else draw(axes=mine)
    assert list(np.ravel(returned)) == list(given[:count])
    assert plt.get_fignums() == [figure.number]
    assert own_axes(figure) == list(given)
    assert all(ax.has_data() for ax in given[:count])
    assert not given[count].has_data()


def test_every_figure_is_here():
    public = {name for name in plots.__all__ if name.startswith("plot_")}
    assert {f"plot_{name}" for name in FIGURES} == public


def test_every_setting_has_a_look_or_stands_in_bars():
    assert set(LOOKS) <= set(SETTINGS)
    assert set(one_bit.SHORT) == set(LOOKS)
    looks = [tuple(sorted(look.items())) for look in LOOKS.values()]
    assert len(set(looks)) == len(looks)


def bars(runs):
    """What stands beside the bars, from above, and how long the blue ones are."""
    ax = plots.plot_success({"": runs})[0]
    said = [text.get_text() for text in ax.texts]
    return said, [bar.get_width() for bar in ax.patches[1::2]]


@pytest.mark.parametrize(
    ("updates", "said"),
    [
        ([None, None], "0/2"),
        ([30, None, None], "1/3   30"),
        ([40, 10, None, 30], "3/4   30"),
        ([10, 20], "2/2   15"),
        ([100, 10, 30, 20], "4/4   25"),
    ],
)
def test_success_says_how_many_and_their_median(updates, said):
    done, runs = map(int, said.split()[0].split("/"))
    assert bars({"lstm_7": updates}) == ([said], [done / runs])


@pytest.mark.parametrize("panels", [1, 2, 3])
def test_what_stands_beside_a_bar_stays_away_from_the_next_panel(panels):
    axes = plots.plot_success({str(k): {"rnn_identity": [1000] * 20} for k in range(panels)})
    axes[0].figure.canvas.draw()
    for left, right in pairwise(axes):
        gap = right.patches[0].get_window_extent().x0 - left.texts[0].get_window_extent().x1
        assert gap > 20  # pixels
    assert axes[-1].texts[0].get_window_extent().x1 <= axes[0].figure.bbox.x1


@pytest.mark.parametrize("lag", [50, 1000])
def test_gradients_fit_whatever_the_lag(lag):
    axes = plots.plot_gradients({"": {"rnn": torch.ones(lag)}})
    axes[0].figure.canvas.draw()
    (said,) = axes[0].texts
    frame, box = axes[0].get_window_extent(), said.get_window_extent()
    assert frame.x0 <= box.x0 < box.x1 <= frame.x1


def test_gradients_are_drawn_at_their_lags():
    axes = plots.plot_gradients({"$x$": {"rnn": torch.arange(1.0, 31), "lstm": RISE}, "$y$": {}})
    *curves, end = axes[0].get_lines()
    assert list(curves[0].get_ydata()) == list(curves[0].get_xdata()) == [1, 10, 19, 28]
    assert list(curves[1].get_ydata()) == RISE[::9].tolist()
    assert list(end.get_ydata()) == [pytest.approx(2.0**-149, rel=0.01)] * 2
    assert [ax.get_title() for ax in axes] == ["$x$", "$y$"]


def test_success_and_drift_are_drawn_in_the_order_of_their_settings(language):
    names = [lang.text(f"plots.settings.{name}") for name in ("rnn", "lstm")]
    success, drift = plots.plot_success(RUNS)[0], plots.plot_drift(DRIFT, lag=50, every=40)
    assert [label.get_text() for label in success.get_yticklabels()] == names
    assert [entry.get_text() for entry in drift.get_legend().get_texts()] == names
    lines = [line.get_xydata().T.tolist() for line in drift.get_lines()]
    assert lines == [[[0, 40], values] for seeds in DRIFT.values() for values in seeds]


def test_a_stream_is_marked_where_something_new_begins():
    above, below = plots.plot_stream(WAVE, MARKERS, CURVES)
    assert [bar.get_height() for bar in above.patches] == WAVE.tolist()
    assert [line.get_ydata().tolist() for line in below.get_lines()[:2]] == [
        curve.tolist() for curve in CURVES.values()
    ]
    for ax in (above, below):
        marks = [line.get_xdata() for line in ax.get_lines() if line.get_color() == VERMILION]
        marks = [x for x in marks if len(x) == 2 and x[0] == x[1]]
        assert [list(x) for x in marks] == [[0.5] * 2, [20.5] * 2, [40.5] * 2]  # before its step


def test_over_time_has_a_row_a_name_and_starts_at_step_1():
    axes = plots.plot_over_time({"$c$": CURVES, "$e$": {"$a$": RISE}})
    assert [ax.get_ylabel() for ax in axes] == ["$c$", "$e$"]
    drawn = [[line.get_xydata().T.tolist() for line in ax.get_lines()] for ax in axes]
    steps = [float(t) for t in range(1, 61)]
    assert drawn == [
        [[steps, curve.tolist()] for curve in curves] for curves in (CURVES.values(), [RISE])
    ]


def test_every_seed_stands_at_its_error_in_the_row_of_its_cell():
    axes = plots.plot_seed_errors(ERRORS)
    assert [label.get_text() for label in axes[0].get_yticklabels()] == ["$a$", "$b$"]
    for ax, (title, cells) in zip(axes, ERRORS.items(), strict=True):
        assert ax.get_title() == title
        *dots, mean = [line.get_xydata().tolist() for line in ax.get_lines()]
        assert dots == [[[e, row] for e in errors] for row, errors in enumerate(cells.values())]
        assert [x for x, _ in mean] == [1, 1]


def test_keeping_is_the_power_of_the_sigmoid():
    (line,) = plots.plot_keeping([2], steps=10).get_lines()[:1]
    expected = torch.sigmoid(torch.tensor(2.0)) ** torch.arange(1, 11)
    torch.testing.assert_close(torch.tensor(line.get_ydata(), dtype=torch.float32), expected)


def test_a_gate_is_averaged_apart_at_boundaries():
    f, markers = torch.full((4, 2, 3), 0.75), torch.zeros(4, 2, dtype=torch.bool)
    f[1, 0], markers[1, 0] = torch.tensor([0.25, 0.5, 0.0]), True
    elsewhere, there = lines = plots.plot_gate_at(f, markers).get_lines()
    said = [lang.text(f"plots.{key}") for key in ("elsewhere", "at_boundary")]
    assert [line.get_label() for line in lines] == said
    assert list(there.get_ydata()) == [0.25, 0.5, 0.0]
    assert list(elsewhere.get_ydata()) == [0.75] * 3


def test_what_is_kept_is_that_of_one_unit():
    for ax, name in zip(plots.plot_kept({"": KEPT, "$a$": KEPT}, unit=3), "ch", strict=True):
        drawn = [line.get_ydata() for line in ax.get_lines()[:4]]
        np.testing.assert_array_equal(drawn, [*KEPT[name][:, :, 3].T] * 2)
        said = [(line.get_label(), line.get_color()) for line in ax.get_lines()[2:4]]
        assert said == [("+1, $a$", BLUE), ("−1, $a$", VERMILION)]  # the first sample is the +1


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_label_is_plain_text(language, setting):
    assert plots.label(setting)
    assert "$" not in plots.label(setting)


def test_the_graph_names_every_way():
    shown = [text.get_text() for text in plots.plot_reber().texts if text.get_text()]
    symbols = [symbol for ways in REBER.values() for symbol in ways]
    assert sorted(shown) == sorted([*symbols, *map(str, range(8))])


def test_the_arrows_of_the_graph_lead_where_the_grammar_does():
    ax = plots.plot_reber()
    at = {text.get_position(): text.get_text() for text in ax.texts if text.get_text()}
    arrows = [text for text in ax.texts if isinstance(text, Annotation)]
    drawn = {(arrow.xyann, arrow.xy) for arrow in arrows}
    for state, ways in REBER.items():
        assert at[PLACES[state]] == str(state)
        for symbol, target in ways.items():
            (x0, y0), (x1, y1) = PLACES[state], PLACES[target]
            if target != state:
                assert ((x0, y0), (x1, y1)) in drawn
                assert at[(x0 + x1) / 2, (y0 + y1) / 2] == symbol
    assert len(arrows) == sum(map(len, REBER.values()))


@pytest.mark.parametrize(
    ("number", "stations", "entries"),
    [
        (0, ["$W$", "+", "tanh"], {"+": "$U x + b$"}),
        (1, ["×", "+"], {"×": "$f$", "+": r"$i \odot g$"}),
    ],
)
def test_a_way_through_time_has_its_stations_in_order(number, stations, entries):
    ax = plots.plot_two_paths()[number]
    signs = sorted(
        (t.get_position()[0], t.get_text()) for t in ax.texts if t.get_position()[1] == 0
    )
    state = "hc"[number]
    steps = [f"${state}_{{t-{back}}}$" for back in (3, 2, 1)]
    row = [sign for step in steps for sign in (step, *stations)] + [f"${state}_{{t}}$"]
    assert [sign for _, sign in signs] == row
    arrows = [text for text in ax.texts if isinstance(text, Annotation)]
    entered = {(dict(signs)[arrow.xy[0]], arrow.get_text()) for arrow in arrows}
    assert entered == {*entries.items()} and len(arrows) == 3 * len(entries)


def test_what_is_left_is_a_line_a_seed_and_the_median_from_one_on():
    seeds = torch.tensor([[0.5], [0.9], [0.99]]) ** torch.arange(30)
    left, right = plots.plot_left({"$x$": {"lstm_5": seeds, "rnn": seeds**2}, "$y$": {}})
    *lines, one = left.get_lines()
    drawn = [line.get_ydata().tolist() for line in lines]
    middle = seeds[1, ::9].tolist()
    assert drawn[:4] == [*seeds[:, ::9].tolist(), middle]
    assert drawn[7] == (seeds[1] ** 2)[::9].tolist()
    assert [line.get_xdata()[0] for line in lines] == [1] * 8  # the first lag
    assert lines[3].get_linewidth() > 3 * lines[0].get_linewidth()
    assert list(one.get_ydata()) == [1, 1]
    assert left.get_ylim() == right.get_ylim()
    names = [lang.text(f"plots.settings.{name}") for name in ("lstm_5", "rnn")]
    assert left.get_legend_handles_labels()[1] == names


def test_a_quantity_has_one_colour_in_figures_and_explorers():
    rules = re.findall(r"\n\.gatebook ([^{]+) \{ --gb-colour: (?:light-dark\()?(#\w+)", CSS)
    shown = {name: colour for names, colour in rules for name in re.findall(r"gb-(\w+)", names)}
    drawn = {name: quantity.color.lower() for name, quantity in QUANTITIES.items()}
    assert shown | {"c": "#1a1a1a"} == drawn and "--gb-text: light-dark(#1a1a1a," in CSS
