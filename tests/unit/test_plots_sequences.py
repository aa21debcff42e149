"""The figures of lesson 01 show what they are given; test_plots.py looks at axes and words."""

import math
from functools import partial
from itertools import pairwise

import matplotlib.pyplot as plt
import pytest
import torch
from matplotlib.colors import to_rgba
from matplotlib.patches import Circle, FancyBboxPatch
from matplotlib.text import Annotation

from helpers import lang, plots
from helpers.explore import SHAPES as EXPLORED
from helpers.plots.loop import CELL as CELL_OF_LOOP
from helpers.plots.loop import FOLDED
from helpers.plots.sequences import MARKED
from helpers.plots.style import INK, PAPER
from helpers.plots.unrolled import ASIDE, CELL, IN, LEAD, OUT, SHAPES
from studies import order

PAIR = ["abXcdYba", "abYcdXba"]
STATES = torch.rand(2, 8, 5, generator=torch.Generator().manual_seed(0)) * 2 - 1
RESULTS = {
    "$a$": {5: [0.5, 1.0], 20: [1.0, 0.9], 1000: [0.4, 0.6]},
    "$b$": {5: [1.0, 1.0], 20: [1.0, 1.0], 1000: [1.0, 0.9]},
}
ORDER = {"bag": [0.5, 0.5, 0.5], "rnn": [1.0, 0.8, 0.9]}
WORDS = {
    "bags": ["sequence", "bag"],
    "apart": ["units"],
    "lengths": ["chance", "length", "accuracy"],
    "order": ["chance", "accuracy", "nets.bag", "nets.rnn"],
    "shapes": [*SHAPES],
    "loop": ["folded", "unrolled"],
}
KEYS = {name: [f"plots_sequences.{key}" for key in keys] for name, keys in WORDS.items()}

FIGURES = {
    "bags": (partial(plots.plot_bags, PAIR, "abcdXY"), (2,), KEYS["bags"]),
    "apart": (partial(plots.plot_apart, PAIR, [*STATES]), (2,), KEYS["apart"]),
    "lengths": (partial(plots.plot_lengths, RESULTS), None, KEYS["lengths"]),
    "order": (partial(plots.plot_order, {"$a$": ORDER, "$b$": ORDER}), (2,), KEYS["order"]),
    "shapes": (plots.plot_shapes, (5,), KEYS["shapes"]),
    "loop": (partial(plots.plot_loop, 0.9, 1.0, [0, 1, -0.5]), None, KEYS["loop"]),
}


@pytest.fixture(autouse=True)
def no_window():
    plt.switch_backend("agg")
    yield
    plt.close("all")


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
    ax = plots.plot_lengths(RESULTS)
    lines = ax.get_lines()
    drawn = [list(line.get_ydata()) for line in lines[:2]]
    assert drawn == [[value for seeds in r.values() for value in seeds] for r in RESULTS.values()]
    assert len({line.get_marker() for line in lines[:2]}) == 2
    assert list(lines[2].get_ydata()) == [0.5, 0.5]  # chance: two answers, equally frequent
    assert [label.get_text() for label in ax.get_xticklabels()] == ["5", "20", "1000"]


def test_no_dot_hides_another_seed():
    same = {"$a$": {5: [1.0] * 5, 20: [1.0] * 5}, "$b$": {5: [1.0] * 5, 20: [1.0] * 5}}
    lines = plots.plot_lengths(same).get_lines()[:2]
    places = sorted(x for line in lines for x in line.get_xdata())
    assert all(b - a > 0.05 for a, b in pairwise(places))
    assert [round(x) for x in places] == [0] * 10 + [1] * 10


def test_a_dot_of_the_order_stands_at_its_share_in_the_row_of_its_net():
    (ax,) = plots.plot_order({"": ORDER})
    *rows, chance = ax.get_lines()
    for row, (line, shares) in enumerate(zip(rows, ORDER.values(), strict=True)):
        assert list(line.get_xdata()) == shares
        assert [round(y) for y in line.get_ydata()] == [row] * len(shares)
        assert len(set(line.get_ydata())) == len(shares)  # none hides another
    assert list(chance.get_xdata()) == [0.5, 0.5]
    assert ax.yaxis_inverted() and list(ax.get_yticks()) == [0, 1]


def test_every_net_of_the_study_of_order_has_a_name(language):
    for net in {*order.NETS} - {"rnn_mixed"}:
        assert lang.text(f"plots_sequences.nets.{net}")


@pytest.mark.parametrize(("name", "columns"), SHAPES.items())
def test_a_shape_has_its_inputs_outputs_and_cells(name, columns):
    ax = plots.plot_shapes()[[*SHAPES].index(name)]
    shown = [text.get_text() for text in ax.texts]
    for letter, what in (("x", "reads"), ("y", "writes")):
        count = sum(getattr(column, what) for column in columns)
        numbers = [f"_{k}" for k in range(1, count + 1)] if count > 1 else [""]
        found = [one for one in shown if one.startswith(f"${letter}")]
        assert found == [f"${letter}{number}$" for number in numbers]
    cells = {"$W'$" if column.decodes else "$W$" for column in columns}
    assert cells == {one for one in shown if one.startswith("$W")}


@pytest.mark.parametrize(("name", "columns"), SHAPES.items())
def test_cells_of_the_same_weights_look_the_same(name, columns):
    ax = plots.plot_shapes()[[*SHAPES].index(name)]
    looks = [patch.get_facecolor() for patch in ax.patches if isinstance(patch, FancyBboxPatch)]
    solid, outline = to_rgba(INK), to_rgba(PAPER)
    assert looks == [outline if column.decodes else solid for column in columns]


@pytest.mark.parametrize(("name", "columns"), SHAPES.items())
def test_a_shape_has_its_arrows(name, columns):
    ax = plots.plot_shapes()[[*SHAPES].index(name)]
    arrows = [text for text in ax.texts if isinstance(text, Annotation)]
    drawn = {True: set(), False: set()}  # without dashes, with
    for arrow in arrows:
        drawn[arrow.arrow_patch.get_linestyle() == "solid"].add((arrow.xyann, arrow.xy))
    steps = [*enumerate(columns)]
    assert drawn[True] == (
        {((k, IN), (k, CELL)) for k, column in steps if column.reads}
        | {((k, CELL), (k, OUT)) for k, column in steps if column.writes}
        | {((k - (1 if k else LEAD), CELL), (k, CELL)) for k, _ in steps}
    )
    assert drawn[False] == (
        {((k - 1, OUT), (k - ASIDE, CELL)) for k, column in steps if column.fed}
        | {((k, IN), (k, CELL)) for k, column in steps if column.starts}
    )


def test_the_figure_and_the_explorer_show_the_same_shapes(language):
    figure = [lang.text(f"plots_sequences.{name}") for name in SHAPES]
    assert figure == [lang.text(f"explore_shapes.{name}") for name in EXPLORED]


def discs(ax):
    """The circles of a loop as (x, y): [(radius, hatched), …], inputs below and cells above."""
    found = {}
    for circle in (patch for patch in ax.patches if isinstance(patch, Circle)):
        found.setdefault(circle.center, []).append((circle.radius, bool(circle.get_hatch())))
    return found


def test_a_disc_of_the_loop_is_as_large_as_its_state_and_hatched_below_0():
    x = [0, 1, -0.5, 0, -1]
    drawn = discs(ax := plots.plot_loop(0.9, 1.5, x))
    h = 0.0
    for step, value in enumerate(x, start=1):
        h = math.tanh(1.5 * value + 0.9 * h)
        ring, disc = drawn[step, CELL_OF_LOOP]
        assert disc == (pytest.approx(ring[0] * abs(h)), h < 0)
        said = {text.get_text() for text in ax.texts if text.get_position()[0] == step}
        assert {plots.number(h), f"{value:g}".replace("-", "−")} <= said
    assert len(drawn[FOLDED, CELL_OF_LOOP]) == 1  # no number: it stands for every step


@pytest.mark.parametrize("steps", [1, 8])
def test_the_loop_has_its_two_weights_at_every_step(steps):
    shown = [text.get_text() for text in plots.plot_loop(1, 1, [0.5] * steps).texts]
    assert shown.count("$w$") == shown.count("$u$") == 1 + steps
