"""The figures of lessons 08 and 09: what test_plots.py draws of them, and what they draw."""

from functools import partial

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from helpers import lang, plots
from helpers.training.stopping import History

COURSE = History([20, 40, 60], [3.0, 2.0, 1.0], [3.0, 2.5, 2.8])
COURSES = {"$a$": COURSE, "$b$": COURSE}
GATE = torch.rand(5, 1, 8, generator=torch.Generator().manual_seed(0))
RECORD = {"i": GATE, "f": 1 - GATE, "o": GATE**2}
WORDS = {"love": ("·love", [0.0, 1.0, 2.0, 3.0, 4.0]), "a": ("·a", [0.0, -1.0])}

RUN = {"right": 0.3, "right_told": 0.4}
OTHER = {"right": 0.2, "right_told": 0.5}
FOUND = {
    "$a$": {"table_reader": [[RUN], [OTHER]], "three": [[RUN, OTHER], [OTHER]]},
    "$b$": {"table_reader": [[OTHER]], "three": [[RUN]]},
}

FIGURES = {
    "told": (
        partial(plots.plot_told, FOUND),
        (2,),
        [f"plots_words.{key}" for key in ("table_reader", "three", "as_it_is", "told", "right")],
    ),
    "stopping": (
        partial(plots.plot_stopping, COURSES, {"$a$": 2.2, "$b$": 2}),
        (2,),
        [f"plots_words.{key}" for key in ("train", "validation", "stop", "loss", "table")],
    ),
    "word_gates": (partial(plots.plot_word_gates, RECORD, "·need", [1, 3, 5]), (3,), []),
    "unit": (
        partial(plots.plot_unit, WORDS, "love"),
        (2,),
        ["plots_words.counted", "plots_words.uncounted"],
    ),
}


@pytest.fixture(autouse=True)
def no_window():
    """No figure is open before a test, none is left open, and none is shown."""
    plt.switch_backend("agg")
    plt.close("all")
    yield
    plt.close("all")


def shown(figure):
    found = figure.findobj(plt.Text)
    return {text.get_text() for text in found if text.get_text().strip()}


def test_the_update_to_stop_at_is_marked(language):
    ax = plots.plot_stopping(COURSES)[0]
    train, validation, stop = ax.lines
    assert list(train.get_ydata()) == COURSE.train
    assert list(validation.get_ydata()) == COURSE.validation
    assert (stop.get_xdata()[0], stop.get_ydata()[0]) == (40, 2.5)
    keys = ("train", "validation", "stop", "loss")
    assert {lang.text(f"plots_words.{key}") for key in keys} <= shown(ax.figure)
    assert lang.text("plots_words.table") not in shown(ax.figure)


def test_the_loss_of_a_table_is_a_level_line_in_the_panel_of_its_net():
    for ax, level in zip(FIGURES["stopping"][0](), (2.2, 2), strict=True):
        lines = {line.get_label(): line for line in ax.lines}
        assert list(lines[lang.text("plots_words.table")].get_ydata()) == [level] * 2
        assert list(lines[lang.text("plots_words.train")].get_xdata()) == COURSE.updates


def test_the_gates_of_the_units_asked_for_are_drawn():
    axes = plots.plot_word_gates(RECORD, "·need", [5, 1])
    for ax, name in zip(axes, "ifo", strict=True):
        drawn = ax.collections[0].get_array().reshape(5, 2)
        np.testing.assert_allclose(drawn, RECORD[name][:, 0, [5, 1]])
        assert ax.collections[0].get_clim() == (0, 1)
        assert ax.get_title().startswith(f"${name}$ ")
    assert [label.get_text() for label in axes[0].get_yticklabels()] == list("·need")
    assert axes[0].yaxis_inverted()


def test_the_symbols_that_count_are_filled():
    first, second = plots.plot_unit(WORDS, "ov")
    faces = [line.get_markerfacecolor() for line in first.lines[1:6]]
    filled = [face != "white" for face in faces]
    assert filled == [False, False, True, True, False]
    assert [label.get_text() for label in second.get_xticklabels()] == list("·a")
    assert list(second.lines[0].get_ydata()) == [0.0, -1.0]
    assert {lang.text(f"plots_words.{key}") for key in ("counted", "uncounted")} <= shown(
        first.figure
    )


def test_what_is_told_stands_beside_what_is_not_in_the_row_of_reader_and_split():
    ax, _ = plots.plot_told(FOUND)
    marks = {}
    for line in ax.lines:
        if line.get_marker() in ("o", "s"):
            kept = marks.setdefault(line.get_marker(), [])
            kept += zip(line.get_xdata(), line.get_ydata(), strict=True)
    rows = [-0.12, 0.12, 0.88, 0.88, 1.12]
    for mark, column in (("o", "right"), ("s", "right_told")):
        xs, ys = zip(*marks[mark], strict=True)
        assert xs == tuple(run[column] for run in (RUN, OTHER, RUN, OTHER, OTHER))
        np.testing.assert_allclose(ys, rows)
    assert ax.yaxis_inverted()  # the first split at the top


def test_another_measure_can_be_drawn(language):
    run = {"perplexity": 9.0, "perplexity_told": 7.0}
    ax = plots.plot_told({"": {"third": [[run]]}}, measure="perplexity")[0]
    assert ax.get_xlabel() == lang.text("plots_words.perplexity")
    assert sorted(x for line in ax.lines[1:] for x in line.get_xdata()) == [7.0, 9.0]
