"""The figures of one LSTM cell: what is drawn is what follows from the gates."""

import math
from functools import partial
from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from matplotlib.colors import to_rgba
from matplotlib.text import Annotation

from helpers import lang, plots
from helpers.explore import PRESETS
from helpers.plots import classic, gate_net
from helpers.plots.style import BLUE

GIVEN = {"f": 0.5, "i": 0.25, "o": 0.4, "g": -0.8, "c_prev": -1.2}
STEPS = {
    "g": [0.5, -1.0, 0.0],
    "i": [1.0, 0.5, 0.0],
    "f": [0.9, 0.2, 1.0],
    "o": [0.0, 0.5, 1.0],
    "c": [0.5, -0.4, -1.6],
    "h": [0.0, -0.2, -0.9],
}
ROLLS = {"$a$": STEPS, "": {name: values[::-1] for name, values in STEPS.items()}}
X = torch.stack([torch.rand(4, 3), torch.eye(4)[:, :3]], dim=-1)  # (T, N, 2): one mark a sequence
TRACE = {name: torch.rand(4, 3) - 0.5 for name in "gifh"}

FIGURES = {
    "actions": (partial(plots.plot_actions, PRESETS), (5,), []),
    "roll": (partial(plots.plot_roll, ROLLS), (6, 2), ["step"]),
    "carriers": (partial(plots.plot_carriers, X, {3: TRACE, 4: TRACE}), (2, 4), ["arrived"]),
    "classic": (plots.plot_classic, (2,), []),
    "gate_net": (plots.plot_gate_net, None, []),
}


@pytest.fixture(autouse=True)
def no_window():
    plt.switch_backend("agg")
    yield
    plt.close("all")


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.5, "0.50"), (-0.5, "−0.50"), (-0.004, "0.00"), (-0.006, "−0.01"), (0.0, "0.00")],
)
def test_a_number_has_a_true_minus_and_no_sign_on_zero(value, said):
    assert plots.number(value) == said
    assert plots.number(-0.0) == "0.00"


def test_an_action_is_drawn_as_the_step_that_it_is(language):
    (ax,) = plots.plot_actions({"add": GIVEN}, axes=[plt.subplots()[1]])
    values = [-1.2, -0.6, -0.2, -0.8, 0.4 * math.tanh(-0.8)]
    assert [bar.get_width() for bar in ax.patches] == pytest.approx(values)
    *said, gates = [text.get_text() for text in ax.texts]
    assert said == [plots.number(value) for value in values]
    assert gates == "$i$=0.25   $f$=0.5   $o$=0.4"
    assert ax.get_title() == f"{lang.text('explore_gates.add')}\n"


def test_what_is_negative_is_hatched():
    (ax,) = plots.plot_actions({"add": GIVEN | {"g": 1, "i": 1}}, axes=[plt.subplots()[1]])
    assert [bool(bar.get_hatch()) for bar in ax.patches] == [True, True, False, False, False]
    bars = plots.plot_roll({"": STEPS})[0, 0].patches
    assert [bool(bar.get_hatch()) for bar in bars] == [False, True, False]


def test_a_roll_has_a_row_a_quantity_and_a_column_a_sequence():
    axes = plots.plot_roll(ROLLS)
    for column, trace in zip(axes.T, ROLLS.values(), strict=True):
        for ax, name in zip(column[:4], "gifo", strict=True):
            assert [bar.get_height() for bar in ax.patches] == trace[name]
        for ax, name in zip(column[4:], "ch", strict=True):
            assert list(ax.lines[0].get_ydata()) == trace[name]
            low, high = ax.get_ylim()
            assert low < min(trace[name]) <= max(trace[name]) < high
    assert [ax.get_title() for ax in axes[0]] == list(ROLLS)


def test_carriers_stand_over_the_value_that_arrived():
    (row,) = plots.plot_carriers(X, {3: TRACE})
    value, marked = X[..., 0], X[..., 1] == 1
    for ax, name in zip(row, "gif", strict=False):
        for dots, where in zip(ax.collections, (~marked, marked), strict=True):
            expected = np.c_[value[where], TRACE[name][where]]
            np.testing.assert_allclose(dots.get_offsets(), expected)
    (dots,) = row[3].collections
    np.testing.assert_allclose(dots.get_offsets(), np.c_[value[marked], TRACE["h"][-1]])


def test_the_classic_drawings_have_their_own_names_and_one_has_peepholes(language):
    gers, greff = plots.plot_classic()
    others = {"ko": "등", "en": "et al."}[language]
    assert [ax.get_title() for ax in (gers, greff)] == [
        f"Gers {others} 2000",
        f"Greff {others} 2017",
    ]
    said = [{text.get_text() for text in ax.texts} for ax in (gers, greff)]
    assert {"$s_c$", "$y^{in}$", "$y^{out}$", r"$y^{\varphi}$", "$y^c$"} <= said[0] - said[1]
    assert {"$c^t$", "$i$", "$f$", "$o$", "$z$", "$y^t$"} <= said[1] - said[0]
    blue = to_rgba(BLUE)
    arrows = [
        [t.arrow_patch for t in ax.texts if isinstance(t, Annotation)] for ax in (gers, greff)
    ]
    drawn = [[a.get_linestyle() for a in of if a.get_edgecolor() == blue] for of in arrows]
    assert drawn[0] == [] and [style == "-" for style in drawn[1]] == [False, False, True]


def test_in_the_classic_drawings_every_gate_acts_at_its_place_on_the_line():
    for ax, names in zip(plots.plot_classic(), (classic.GERS, classic.GREFF), strict=True):
        said = {t.get_position(): t.get_text() for t in ax.texts if not isinstance(t, Annotation)}
        ways = {(t.xyann, t.xy) for t in ax.texts if isinstance(t, Annotation)}
        acts = {"i": classic.LINE["written"], "f": classic.LOOP, "o": classic.LINE["h"]}
        for gate, place in acts.items():
            assert said[classic.GATES[gate]] == names["gates"][gate]
            assert said[place] == "×" and (classic.GATES[gate], place) in ways
        assert {tuple(pair) for pair in pairwise(classic.LINE.values())} <= ways
        assert {(classic.LINE["c"], classic.LOOP), (classic.LOOP, classic.LINE["c"])} <= ways


def lines_of(ax, gid):
    """The lines of one name, as lists of points."""
    return [line.get_xydata().tolist() for line in ax.lines if line.get_gid() == gid]


def test_all_four_boxes_take_both_inputs_and_nothing_of_the_cell(language):
    ax = plots.plot_gate_net()
    said = {t.get_text() for t in ax.texts}
    assert {
        "$x_t$",
        "$h_{t-1}$",
        *map(lang.text, ("explore_gates.x", "explore_gates.h_prev")),
    } <= said
    ups = set()
    for name, height in gate_net.RAILS.items():
        rail, *ways = lines_of(ax, f"rail {name}")
        assert [y for _, y in rail] == [height, height]
        ways = [way for way in ways if len(way) == 2]  # the others are arrowheads
        for middle, ((x, y), end) in zip(gate_net.BOXES.values(), ways, strict=True):
            assert y == height and end == [x, gate_net.BOTTOM]
            assert abs(x - middle) < gate_net.HALF and rail[0][0] < x <= rail[1][0]
            ups.add(x)
    assert len(ups) == 8  # no two share a way


def test_a_wire_leads_from_each_box_with_a_sigmoid_to_its_valve():
    ax = plots.plot_gate_net()
    names = {str(line.get_gid()) for line in ax.lines}
    assert {name for name in names if "wire" in name} == {"wire f", "wire i", "wire o"}
    for gate in "fio":
        (wire,) = lines_of(ax, f"wire {gate}")
        assert wire[0] == [gate_net.BOXES[gate], gate_net.TOP]
        blades = [patch for patch in ax.patches if patch.get_gid() == f"valve {gate}"]
        ends = [corner for blade in blades for corner in blade.get_bbox().corners()]
        assert len(blades) == 2 and min(math.dist(wire[-1], end) for end in ends) < 0.35
    inside = [t for t in ax.texts if gate_net.BOTTOM < t.get_position()[1] < gate_net.TOP]
    signs = {t.get_position()[0]: t.get_text() for t in inside if len(t.get_text()) <= 4}
    assert signs == {gate_net.BOXES[gate]: gate_net.SQUASH[gate] for gate in "figo"}


def test_each_valve_sits_on_the_way_that_it_governs():
    pipes = gate_net.PIPES
    plus = (gate_net.BOXES["g"], gate_net.PATH)
    assert pipes["c_prev"][1] == gate_net.VALVES["f"] == pipes["kept"][0]
    assert pipes["kept"][1] == plus == pipes["written"][1] == pipes["c"][0]
    assert pipes["g"][0] == (gate_net.BOXES["g"], gate_net.TOP)  # out of the box tanh
    assert pipes["g"][1] == gate_net.VALVES["i"] == pipes["written"][0]
    assert pipes["squashed"][1] == gate_net.VALVES["o"] == pipes["h"][0]
    narrower = [("c_prev", "kept"), ("g", "written"), ("squashed", "h")]
    assert all(pipes[after][3] < pipes[before][3] for before, after in narrower)
