"""The figures of lesson 02: what test_plots.py draws of them, and what they draw."""

from functools import partial
from math import inf, log

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from helpers import lang, plots
from helpers.plots.style import PAPER

NORMS = torch.logspace(0, -20, 100)
RUNS = {
    "rnn": {5: [30, 40, inf], 40: [inf, 1000, 100]},
    "rnn_identity": {5: [20, 22, 24], 40: [inf, inf, 30]},
}
PATHS = {"$a$": [(1.0, 0.0, 2.0), (2.0, 1.0, 0.5)], "$b$": [(1.0, 0.0, 2.0), (1.1, 0.2, 0.1)]}
SURFACE = (np.linspace(0, 3, 20), np.linspace(-1, 2, 30), np.linspace(0, 3, 600).reshape(30, 20))
CUT = (np.linspace(-0.5, 0.5, 40), np.linspace(1, 2, 40))
WALK = [0.5, 0.9, 0.1, 0.4]  # h_0 … h_3
GRADIENTS = {"torch_torch": [1e-10, 1e-9], "identity_zero": {0.5, 0.4}}
SOLVED = {
    0.01: {"torch_torch": (10, 10), "identity_zero": (1, 10)},
    0.001: {"torch_torch": (0, 5), "identity_zero": (5, 5)},
}
LOSSES = {"$x$": [[0.7] * 30, [0.1] * 30], "$y$": [[0.0] * 30]}

# What draws a figure, the shape of its axes (None: a single one), and the keys of its words.
FIGURES = {
    "slopes": (
        plots.plot_slopes,
        None,
        [f"plots_gradients.{key}" for key in ("grows", "pre_activation", "factor")],
    ),
    "powers": (
        partial(plots.plot_powers, {"$0.9^k$": 0.9, "$2^k$": 2.0}, steps=50),
        None,
        ["lag", "gradient", "float32_end"],
    ),
    "norms": (
        partial(
            plots.plot_norms, {"$x$": {"$a$": NORMS.repeat(3, 1)}, "$y$": {"$a$": NORMS[None]}}
        ),
        (2,),
        ["lag", "plots_gradients.norm"],
    ),
    "reach": (
        partial(plots.plot_reach, RUNS),
        (3,),
        ["plots_gradients.remember", "plots_gradients.updates_taken", "settings.rnn"],
    ),
    "cliff": (
        partial(plots.plot_cliff, SURFACE, CUT, PATHS),
        (2,),
        ["plots_gradients.loss_map"],
    ),
    "three_paths": (
        partial(plots.plot_three_paths, 0.8, WALK, 0.9),
        None,
        ["plots_gradients.back_to_w"],
    ),
    "starts": (
        partial(plots.plot_starts, GRADIENTS, SOLVED, 40),
        (3,),
        ["plots_gradients.untrained", "plots_gradients.starts.torch_torch"],
    ),
    "loss_curves": (partial(plots.plot_loss_curves, LOSSES), (2,), ["updates"]),
}


@pytest.fixture(autouse=True)
def no_window():
    """No figure is shown, and none is left open."""
    plt.switch_backend("agg")
    yield
    plt.close("all")


def test_slopes_are_highest_at_zero():
    curves = plots.plot_slopes().get_lines()[:4]
    tops = [max(curve.get_ydata()) for curve in curves]
    assert tops == pytest.approx([0.25, 1, 1, 2])
    assert all(abs(curve.get_xdata()[curve.get_ydata().argmax()]) < 1e-6 for curve in curves)


def test_powers_are_powers_and_reach_the_end_of_float32():
    ax = plots.plot_powers({"a": 0.5}, steps=150)
    line, end = ax.get_lines()
    assert line.get_ydata()[-1] == 0.5**150 < end.get_ydata()[0] < line.get_ydata()[-2] * 1.01
    assert list(line.get_ydata()) == [0.5**lag for lag in line.get_xdata()]


def test_norms_show_the_median_and_the_range():
    seeds = torch.tensor([[1.0, 0.1], [1.0, 10.0], [2.0, 0.5]])
    (ax,) = plots.plot_norms({"x": {"a": seeds}})
    assert list(ax.get_lines()[0].get_ydata()) == [1.0, 0.5]
    assert list(ax.get_lines()[1].get_ydata()) == [1, 1]  # above it a gradient has grown
    edges = ax.collections[0].get_paths()[0].vertices
    assert {(x, round(float(y), 3)) for x, y in edges} == {(1, 1), (1, 2), (2, 0.1), (2, 10)}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_reach_counts_by_budget(language):
    lang.use(language)
    quick, slow, updates = plots.plot_reach(RUNS, budgets=(100, 1000))
    assert [list(line.get_ydata()) for line in quick.get_lines()] == [[2 / 3, 1 / 3], [1, 1 / 3]]
    assert [list(line.get_ydata()) for line in slow.get_lines()] == [[2 / 3, 2 / 3], [1, 1 / 3]]
    assert [list(line.get_ydata()) for line in updates.get_lines()] == [[40, 1000], [22, inf]]
    assert quick.get_title() == lang.text("plots_gradients.within", budget=100)


def test_reach_draws_even_if_nothing_succeeds():
    axes = plots.plot_reach({"rnn": {5: [inf], 10: [inf]}})
    axes[0].figure.canvas.draw()


def test_both_paths_leave_from_the_star_over_the_map_and_in_the_cut():
    left, right = plots.plot_cliff(SURFACE, CUT, PATHS)
    (*ways, star), (cut, *falls, below) = ([*ax.get_lines()] for ax in (left, right))
    assert [way.get_xydata().tolist() for way in ways] == [
        [[w, b] for w, b, _ in path] for path in PATHS.values()
    ]
    assert [fall.get_xydata().tolist() for fall in falls] == [
        [[b, loss] for _, b, loss in path] for path in PATHS.values()
    ]
    assert (star.get_marker(), star.get_xydata().tolist()) == ("*", [[1.0, 0.0]])
    assert (below.get_marker(), below.get_xydata().tolist()) == ("*", [[0.0, 2.0]])
    np.testing.assert_array_equal(cut.get_xydata(), np.c_[CUT])
    assert [text.get_text() for text in left.get_legend().get_texts()] == [*PATHS]


def test_the_map_has_the_weight_to_the_right_and_the_bias_upwards():
    left, right = plots.plot_cliff(SURFACE, CUT, PATHS)
    (map_,) = left.collections
    w, b, loss = SURFACE
    np.testing.assert_array_equal(map_.get_array().reshape(30, 20), loss.clip(1e-3))
    corners = map_.get_coordinates()
    np.testing.assert_allclose(
        (corners[:-1, :-1] + corners[1:, 1:]) / 2, np.dstack(np.meshgrid(w, b))
    )
    assert [ax.get_xlabel() for ax in (left, right)] == ["$w$", "$b$"]
    assert left.get_ylabel() == "$b$"


def test_the_shortest_path_is_shown_enlarged_and_the_greys_have_a_scale():
    left, _ = plots.plot_cliff(SURFACE, CUT, PATHS)
    (near,) = left.child_axes
    for w, b, _ in PATHS["$b$"]:
        assert near.get_xlim()[0] < w < near.get_xlim()[1]
        assert near.get_ylim()[0] < b < near.get_ylim()[1]
    assert np.ptp(near.get_xlim()) < np.ptp(left.get_xlim()) / 4
    ways, stars = ([*ax.get_lines()] for ax in (near, left))
    assert ways[1].get_xydata().tolist() == [[w, b] for w, b, _ in PATHS["$b$"]]
    assert all(line.get_markeredgecolor() == PAPER for line in (ways[-1], stars[-1]))
    assert left.collections[0].colorbar is not None


def test_three_paths_lead_from_the_loss_to_the_w_of_each_step():
    ax = plots.plot_three_paths(0.8, WALK, 0.9)
    at = {text.get_text(): text.get_position() for text in ax.texts}
    paths = [line for line in ax.get_lines() if line.get_linewidth() == 2]
    for line, t in zip(paths, (3, 2, 1), strict=True):
        (start, *_), (high, _, low) = line.get_data()
        step = at[f"$t = {t}$"][0]
        assert start == at["$L$"][0] > step == line.get_xdata()[-1] == at[f"$h_{t}$"][0]
        assert high > low
        label = next(text for text in ax.texts if text.get_text() == f"$t = {t}$")
        assert label.get_color() == line.get_color()
    assert len({line.get_linestyle() for line in paths}) == 3


def test_what_an_arrow_multiplies_by_stands_beside_it():
    ax = plots.plot_three_paths(0.8, WALK, 0.9)
    at = {text.get_text(): text.get_position() for text in ax.texts}
    step = at["$h_1$"][0]
    back = {t: f"{0.8 * (1 - WALK[t] ** 2):.3f}" for t in (3, 2)}
    assert [at[back[t]][0] for t in (3, 2)] == pytest.approx([2.5 * step, 1.5 * step])
    assert at["−1.000"][0] == pytest.approx(3.5 * step)  # 2 (0.4 − 0.9)
    for t in (1, 2, 3):
        x, y = at[f"{WALK[t - 1] * (1 - WALK[t] ** 2):.3f}"]
        assert t * step < x < (t + 0.2) * step
        assert at["$w$"][1] < y < at["$h_1$"][1]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_starts_stand_in_rows_with_a_dot_a_net_and_a_bar_a_rate(language):
    lang.use(language)
    dots, *panels = plots.plot_starts(GRADIENTS, SOLVED, 40)
    for row, (points, sizes) in enumerate(zip(dots.collections, GRADIENTS.values(), strict=True)):
        assert {(float(x), float(y)) for x, y in points.get_offsets()} == {(s, row) for s in sizes}
    assert dots.get_xscale() == "log"
    assert "40" in dots.get_title()
    names = [lang.text(f"plots_gradients.starts.{start}") for start in GRADIENTS]
    assert [label.get_text() for label in dots.get_yticklabels()] == names
    for ax, (rate, starts) in zip(panels, SOLVED.items(), strict=True):
        assert f"{rate:g}" in ax.get_title()
        shares = [bar.get_width() for bar in ax.patches[1::2]]
        assert shares == [done / runs for done, runs in starts.values()]
        assert [text.get_text() for text in ax.texts] == [f"{a}/{b}" for a, b in starts.values()]


def test_losses_are_means_of_a_few():
    ax = plots.plot_loss_curves({"x": [[0.0] * 5 + [1.0] * 5]}, mean_of=5)[0]
    means, guess = ax.get_lines()
    assert list(means.get_ydata()) == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1])
    assert list(means.get_xdata()) == [5, 6, 7, 8, 9, 10]  # each at the last of its losses
    assert list(guess.get_ydata()) == [pytest.approx(log(2))] * 2
