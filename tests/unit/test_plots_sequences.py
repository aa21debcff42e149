"""The figures of lesson 01: their axes, their words in both languages, and what they show."""

from functools import partial

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from test_fonts import bare_computer, complaints  # noqa: F401 -- a fixture for every test here
from test_plots import HANGUL, figure_of, no_window, words  # noqa: F401 -- a fixture, too

from helpers import lang, plots
from helpers.explore import SHAPES as EXPLORED
from helpers.plots.sequences import MARKED
from helpers.plots.unrolled import SHAPES

PAIR = ["abXcdYba", "abYcdXba"]
STATES = torch.rand(2, 8, 5, generator=torch.Generator().manual_seed(0)) * 2 - 1
RESULTS = {
    "$a$": {5: [0.5, 1.0], 20: [1.0, 0.9], 1000: [0.4, 0.6]},
    "$b$": {5: [1.0, 1.0], 20: [1.0, 1.0], 1000: [1.0, 0.9]},
}

# What draws a figure, the shape of its axes (None: a single one), and the keys of its words.
FIGURES = {
    "bags": (partial(plots.plot_bags, PAIR, "abcdXY"), (2,), ["sequence", "bag"]),
    "apart": (partial(plots.plot_apart, PAIR, [*STATES]), (2,), ["units"]),
    "lengths": (partial(plots.plot_lengths, RESULTS), None, ["chance", "length", "accuracy"]),
    "shapes": (plots.plot_shapes, (5,), [*SHAPES]),
}
figures = pytest.mark.parametrize(("draw", "shape", "keys"), FIGURES.values(), ids=FIGURES)


@figures
def test_it_speaks_the_language_in_use_and_every_glyph_is_there(
    draw, shape, keys, language, caplog
):
    figure = figure_of(draw())
    assert complaints(figure, caplog) == []
    shown = words(figure)
    assert {lang.text(f"plots_sequences.{key}") for key in keys} <= shown
    assert not any("plots_sequences" in word for word in shown)
    assert language == "ko" or not any(map(HANGUL.search, shown))


@figures
@pytest.mark.filterwarnings("error")  # as of a layout that does not fit
def test_it_returns_the_axes_of_one_new_figure(draw, shape, keys):
    axes = draw()
    assert shape == (None if isinstance(axes, mpl.axes.Axes) else np.shape(axes))
    assert plt.get_fignums() == [figure_of(axes).number]
    assert set(np.ravel(axes)) <= set(figure_of(axes).axes)  # a colour bar has its own
    figure_of(axes).canvas.draw()
    assert all(ax.has_data() for ax in np.ravel(axes))


@figures
def test_it_draws_into_the_axes_that_it_is_given(draw, shape, keys):
    rows = 1 if shape is None else shape[0]
    figure, given = plt.subplots(rows + 1, 1)
    mine = given[0] if shape is None else given[:rows]
    returned = draw(ax=mine) if shape is None else draw(axes=mine)
    assert list(np.ravel(returned)) == list(given[:rows])
    assert plt.get_fignums() == [figure.number]
    assert all(ax.has_data() for ax in given[:rows])
    assert not given[rows].has_data()


def test_the_bag_counts_every_letter():
    axes = plots.plot_bags(["aXbYaa", "XYccdd"], "abcdXY")
    assert [text.get_text() for text in axes[0].texts] == [*"aXbYaa", *"XYccdd"]
    assert [text.get_text() for text in axes[1].texts] == [*"310011", *"002211"]


def test_x_and_y_stand_out_by_weight_too():
    for text in plots.plot_bags(PAIR, "abcdXY")[0].texts:
        assert (text.get_weight() == "bold") == (text.get_text() in MARKED)


def test_apart_is_the_absolute_difference():
    (image,) = plots.plot_apart(PAIR, [*STATES])[1].get_images()
    torch.testing.assert_close(torch.tensor(image.get_array()), (STATES[0] - STATES[1]).abs().T)


def test_there_is_a_dot_for_every_seed_at_every_length():
    lines = plots.plot_lengths(RESULTS).get_lines()
    drawn = [list(line.get_ydata()) for line in lines[:2]]
    assert drawn == [[value for seeds in r.values() for value in seeds] for r in RESULTS.values()]
    assert len({line.get_marker() for line in lines[:2]}) == 2


@pytest.mark.parametrize(("name", "columns"), SHAPES.items())
def test_a_shape_has_its_inputs_outputs_and_cells(name, columns):
    inputs, outputs, decoding = columns
    ax = plots.plot_shapes()[[*SHAPES].index(name)]
    shown = [text.get_text() for text in ax.texts if text.get_text()]
    counts = {label: shown.count(label) for label in ("$x$", "$y$", "$W$", "$W'$")}
    assert counts == {
        "$x$": inputs.count("x"),
        "$y$": outputs.count("y"),
        "$W$": decoding.count(" "),
        "$W'$": decoding.count("d"),
    }


def test_the_figure_and_the_explorer_show_the_same_shapes(language):
    figure = [lang.text(f"plots_sequences.{name}") for name in SHAPES]
    assert figure == [lang.text(f"explore.shapes.{name}") for name in EXPLORED]
