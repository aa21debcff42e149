"""The figures of the GRU and of cells that count: what is drawn is what was given."""

from functools import partial

import matplotlib.pyplot as plt
import pytest
import torch

from helpers import lang, plots
from helpers.explore import GRU_PRESETS

UP, DOWN = [1.0, 2.0, 3.0], [2.0, 1.0, 0.0]
COUNTS = {"$a$": torch.tensor([*UP, *DOWN]), "$b$": [*UP, 1.5, -0.5, -1.0]}
REACHES = {"lstm": [12, 30, 12], "gru_5": [11, 11, 11]}

FIGURES = {
    "lever": (partial(plots.plot_lever, GRU_PRESETS), (4,), []),
    "counting": (
        partial(plots.plot_counting, COUNTS, 3),
        None,
        ["plots_gru.read", "plots_gru.count"],
    ),
    "counted": (
        partial(plots.plot_counted, REACHES, 10, 60),
        None,
        ["plots_gru.reach", "settings.lstm", "settings.gru_5"],
    ),
}


@pytest.fixture(autouse=True)
def no_window():
    plt.switch_backend("agg")
    yield
    plt.close("all")


def test_a_lever_joins_the_old_state_and_the_candidate(language):
    axes = plots.plot_lever({"half": {"z": 0.25, "r": 0, "h_prev": -1, "a": 0, "w_hn": 2}})
    bar, old, new, now = (list(zip(*line.get_data(), strict=True)) for line in axes[0].lines[1:])
    assert bar == [(0, -1), (1, 0)] == [*old, *new]
    assert now == [(0.75, -0.25)]
    said = [text.get_text() for text in axes[0].texts]
    assert said == ["$h_t$ = −0.25", "$z$=0.25   $r$=0"]
    assert axes[0].get_title() == f"{lang.text('explore_gru.half')}\n"


def test_a_lever_is_drawn_for_every_preset_with_its_state_on_the_bar():
    for ax, values in zip(plots.plot_lever(GRU_PRESETS), GRU_PRESETS.values(), strict=True):
        n = ax.lines[1].get_ydata()[1]
        ((x, h),) = ax.lines[4].get_xydata()
        assert x == 1 - values["z"]
        assert h == pytest.approx(values["z"] * values["h_prev"] + x * n)


def test_a_count_is_marked_where_it_is_back_at_zero(language):
    ax = plots.plot_counting(COUNTS, 3)
    curves, marks = ax.lines[0:4:2], ax.lines[1:4:2]
    assert [list(curve.get_ydata()) for curve in curves] == [
        [0, *(float(value) for value in count)] for count in COUNTS.values()
    ]
    assert [mark.get_xydata().tolist() for mark in marks] == [[[6, 0]], [[5, -0.5]]]
    assert list(ax.lines[-1].get_xdata()) == [3, 3]  # here the first b comes
    said = [entry.get_text().split("\n")[1] for entry in ax.get_legend().get_texts()]
    assert said == [lang.text("plots_gru.back", count=back) for back in (3, 2)]


def test_reach_draws_a_dot_a_seed_in_the_row_of_its_setting():
    ax = plots.plot_counted(REACHES, 10, 60)
    dots = [place for line in ax.lines if line.get_marker() == "o" for place in line.get_xydata()]
    for row, values in enumerate(REACHES.values()):
        mine = [(x, y) for x, y in dots if abs(y - row) < 0.5]
        assert sorted(x for x, _ in mine) == sorted(values)
        assert len(set(mine)) == len(values)
    ends = [line.get_xdata()[0] for line in ax.lines if line.get_marker() != "o"]
    assert ends == [10, 60]
    names = [lang.text(f"plots.settings.{name}") for name in REACHES]
    assert [label.get_text() for label in ax.get_yticklabels()] == names


def test_beside_a_row_stands_how_many_reach_the_mark(language):
    ax = plots.plot_counted(REACHES, 10, 60, mark=12)
    said = {text.get_text(): text.get_position() for text in ax.texts}
    assert {"3/3", "0/3", lang.text("plots_gru.reached", mark=12)} == set(said)
    assert [said[share][1] for share in ("3/3", "0/3")] == [0, 1]
    assert 12 in [line.get_xdata()[0] for line in ax.lines if line.get_marker() != "o"]
