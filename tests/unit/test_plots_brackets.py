"""The figure of lesson 09: every share stands at its place."""

from functools import partial
from statistics import median

import matplotlib.pyplot as plt
import pytest

from helpers import lang, plots

BY_LOOK = {
    "table": {1: [0.3, 0.4, 0.32], 4: [0.5, 0.6, 0.55], 16: [0.6, 0.62, 0.61]},
    "window": {4: [0.7, 0.75, 0.72]},
    "lstm": {None: [0.99, 1.0, 0.98]},
}
BY_DISTANCE = {
    "table": {"a": [0.8, 0.7, 0.75], "b": [0.3, 0.35, 0.33]},
    "lstm": {"a": [1.0, 1.0, 1.0], "b": [0.9, 0.95, 1.0]},
}
KEYS = ("table", "lstm", "look", "distance", "closes", "chance")
FIGURES = {
    "brackets": (
        partial(plots.plot_brackets, BY_LOOK, BY_DISTANCE),
        (2,),
        [f"plots_brackets.{key}" for key in KEYS],
    ),
}


@pytest.fixture(autouse=True)
def no_window():
    plt.switch_backend("agg")
    yield
    plt.close("all")


def lines(ax):
    return {line.get_label(): line for line in ax.lines if not line.get_label().startswith("_")}


def test_the_lines_are_the_medians(language):
    left, right = plots.plot_brackets(BY_LOOK, BY_DISTANCE)
    table = lines(left)[lang.text("plots_brackets.table")]
    assert list(table.get_xdata()) == [1, 4, 16]
    assert list(table.get_ydata()) == [median(v) for v in BY_LOOK["table"].values()]
    lstm = lines(left)[lang.text("plots_brackets.lstm")]
    assert list(lstm.get_ydata()) == [0.99] * 2
    for reader, shares in BY_DISTANCE.items():
        line = lines(right)[lang.text(f"plots_brackets.{reader}")]
        assert list(line.get_xdata()) == [0, 1]
        assert list(line.get_ydata()) == [median(v) for v in shares.values()]
    assert [tick.get_text() for tick in right.get_xticklabels()] == ["a", "b"]
    assert left.get_xscale() == "log"


def test_every_seed_has_a_dot(language):
    _, right = plots.plot_brackets(BY_LOOK, BY_DISTANCE)
    dots = [tuple(line.get_ydata()) for line in right.lines if line.get_alpha() == 0.35]
    assert dots == [tuple(v) for shares in BY_DISTANCE.values() for v in shares.values()]


def test_a_guess_is_marked(language):
    for ax in plots.plot_brackets(BY_LOOK, BY_DISTANCE, chance=0.25):
        assert [0.25, 0.25] in [list(line.get_ydata()) for line in ax.lines]
