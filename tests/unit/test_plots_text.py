"""The figures of nets that read words: what is drawn is what was given."""

from functools import partial

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from matplotlib.colors import to_hex

from helpers import plots
from helpers.plots.style import BLUE, QUANTITIES, VERMILION

STATE = torch.tensor([[0.5, -0.9], [0.1, -0.1], [1.0, -1.0]])  # (T, H)
TICKS = ["a", "b", "c"]
LOSSES = {"$a$": [2.0, 0.1, 0.001], "$b$": [2.0, 0.5]}
ACCURACY = {"$a$": {5: [0.0, 0.5, 1.0], 20: [0.9, 1.0, 0.8]}, "$b$": {5: [1.0], 20: [1.0]}}
CLAMPED = {"$x$": {"i": {0.0: 0.5, 1.0: 0.9}, "f": {0.0: 0.4, 1.0: 1.0}, "o": {0.0: 0.5}}}
HELD = {"f": {0.0: [0.5, 0.4], 1.0: [0.9, 1.0]}, "o": {0.0: [0.5, 0.5], 0.5: [0.6, 0.7]}}
READ = {"$a$": (TICKS, STATE[:, 0], STATE), "$b$": (TICKS, STATE[:, 1], 3 * STATE)}

FIGURES = {
    "heat": (partial(plots.plot_heat, STATE, TICKS), None, ["plots_text.unit"]),
    "losses": (partial(plots.plot_losses, LOSSES, 0.002), None, ["updates", "plots_text.loss"]),
    "states": (
        partial(plots.plot_states, {"$a$": (TICKS, STATE), "$b$": (TICKS, -STATE)}),
        (2,),
        ["plots_text.unit"],
    ),
    "by_distance": (
        partial(plots.plot_by_distance, ACCURACY, 20),
        None,
        ["plots_text.distance", "plots_text.accuracy", "plots_text.trained"],
    ),
    "clamped": (
        partial(plots.plot_clamped, CLAMPED),
        (1,),
        ["plots_text.clamped", "plots_text.accuracy"],
    ),
    "held": (
        partial(plots.plot_held, HELD),
        (2,),
        ["plots_text.clamped", "plots_text.accuracy"],
    ),
    "reading": (partial(plots.plot_reading, READ, "$v$"), (3,), []),
}


@pytest.fixture(autouse=True)
def no_window():
    plt.switch_backend("agg")
    yield
    plt.close("all")


def written(ax):
    """The texts inside a grid by their place: {(step, unit): text}."""
    return {text.get_position(): text.get_text() for text in ax.texts}


def test_a_grid_marks_what_is_negative_unless_it_is_nearly_nothing():
    assert written(plots.plot_heat(STATE, TICKS)) == {(0, 1): "−", (2, 1): "−"}


def test_a_grid_can_say_every_number():
    said = written(plots.plot_heat(STATE, TICKS, digits=True))
    assert len(said) == 6
    assert (said[0, 0], said[1, 1]) == ("0.50", "−0.10")


def test_a_grid_shows_a_column_a_step():
    (image,) = plots.plot_heat(STATE, TICKS, limit=2.0).get_images()
    np.testing.assert_allclose(image.get_array(), STATE.T)
    assert image.get_clim() == (-2, 2)
    ends = [to_hex(image.cmap(image.norm(value))) for value in (-2, 2)]
    assert ends == [VERMILION.lower(), BLUE.lower()]


def test_losses_are_drawn_at_their_updates_over_the_goal():
    ax = plots.plot_losses(LOSSES, 0.002)
    *runs, goal = ax.get_lines()
    assert [list(run.get_ydata()) for run in runs] == list(LOSSES.values())
    assert [list(run.get_xdata()) for run in runs] == [[1, 2, 3], [1, 2]]
    assert list(goal.get_ydata()) == [0.002] * 2
    assert [text.get_text() for text in ax.texts] == ["0.0020"]


def test_states_are_written_out_under_their_words():
    first, second = FIGURES["states"][0]()
    for ax, state, title in ((first, STATE, "$a$"), (second, -STATE, "$b$")):
        assert written(ax)[2, 0] == plots.number(state[2, 0].item())
        assert [tick.get_text() for tick in ax.get_xticklabels()] == TICKS
        assert ax.get_title() == title


def test_by_distance_draws_the_median_and_the_range():
    ax = plots.plot_by_distance(ACCURACY, 20)
    line = ax.get_lines()[0]
    assert (list(line.get_xdata()), list(line.get_ydata())) == ([5, 20], [0.5, 0.9])
    corners = ax.collections[0].get_paths()[0].vertices
    assert {tuple(corner) for corner in corners.round(3)} == {(5, 0), (5, 1), (20, 0.8), (20, 1)}


def test_by_distance_marks_the_distance_of_training():
    lines = plots.plot_by_distance(ACCURACY, 20).get_lines()
    assert [20, 20] in [list(line.get_xdata()) for line in lines]


def test_clamped_draws_a_line_a_gate():
    (ax,) = plots.plot_clamped(CLAMPED)
    drawn = [dict(zip(*line.get_data(), strict=True)) for line in ax.get_lines()[:3]]
    assert drawn == list(CLAMPED["$x$"].values())
    looks = [(line.get_color(), line.get_marker()) for line in ax.get_lines()[:3]]
    assert looks == [(QUANTITIES[gate].color, QUANTITIES[gate].marker) for gate in "ifo"]


def test_held_draws_a_panel_a_gate_and_a_thin_line_a_net():
    for ax, (gate, by_value) in zip(plots.plot_held(HELD), HELD.items(), strict=True):
        *nets, chance = ax.get_lines()
        assert list(chance.get_ydata()) == [0.5] * 2
        drawn = [list(net.get_ydata()) for net in nets]
        assert drawn == [list(values) for values in zip(*by_value.values(), strict=True)]
        for net in nets:
            assert list(net.get_xdata()) == list(by_value)
            assert net.get_color() == QUANTITIES[gate].color and net.get_linewidth() == 1
        assert ax.get_title().startswith(QUANTITIES[gate].symbol)


def test_reading_scales_all_sentences_alike():
    above, *below = plots.plot_reading(READ, "$v$")
    beliefs = {line.get_label(): list(line.get_ydata()) for line in above.get_lines()[:2]}
    assert beliefs == {label: list(p) for label, (_, p, _) in READ.items()}
    images = [ax.get_images()[0] for ax in below]
    assert [image.get_clim() for image in images] == [(-3, 3)] * 2
    for image, (_, _, c) in zip(images, READ.values(), strict=True):
        np.testing.assert_array_equal(image.get_array(), c.T)


def test_reading_names_both_words_where_the_sentences_differ():
    other = {"$a$": READ["$a$"], "$b$": (["a", "x", "c"], *READ["$b$"][1:])}
    ticks = plots.plot_reading(other, "$v$")[-1].get_xticklabels()
    assert [tick.get_text() for tick in ticks] == ["a", "b / x", "c"]
