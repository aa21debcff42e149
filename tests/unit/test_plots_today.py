"""The figures of lesson 12: a dot stands at its share, a count is that of the dots near 1."""

from functools import partial

import matplotlib.pyplot as plt
import pytest
import torch

from helpers import lang, plots
from helpers.tasks.success import remembered
from helpers.tasks.today import best_of, learnt, most
from studies import gates_today

PANELS = {
    "A": {"mingru": [0.5, 0.992], "gru": [1.0] * 20},
    "B": {"lstm": [0.99, 0.6, 0.7]},
}

FIGURES = {
    "right": (
        partial(plots.plot_right, PANELS),
        (2,),
        ["plots_today.right", *(f"settings.{net}" for net in ("mingru", "gru", "lstm"))],
    ),
    "looks": (
        partial(plots.plot_looks, {"$a$": torch.eye(8), "$b$": torch.eye(8) / 2}),
        (2,),
        ["plots_today.from_step", "plots_today.at_step"],
    ),
}


@pytest.fixture(autouse=True)
def no_window():
    plt.switch_backend("agg")
    yield
    plt.close("all")


def test_dots_stand_at_their_shares_in_the_row_of_their_net(language):
    for ax, nets in zip(plots.plot_right(PANELS), PANELS.values(), strict=True):
        names = [label.get_text() for label in ax.get_yticklabels()]
        assert names == [lang.text(f"plots.settings.{net}") for net in nets]
        dots = [line for line in ax.lines if line.get_marker() == "o"]
        for row, (line, shares) in enumerate(zip(dots, nets.values(), strict=True)):
            assert list(line.get_xdata()) == shares
            assert all(abs(y - row) < 0.3 for y in line.get_ydata())
        assert ax.get_ylim()[0] > ax.get_ylim()[1] and ax.get_xlim()[0] < 0.5


def test_only_what_is_more_than_99_of_100_counts():
    axes = plots.plot_right(PANELS)
    told = [[one.get_text() for one in ax.texts] for ax in axes]
    assert told == [["1/2", "20/20"], ["0/3"]]


def test_panels_with_the_same_rows_name_them_once():
    same = plots.plot_right({"A": PANELS["A"], "B": PANELS["A"]})
    assert not any(label.get_visible() for label in same[1].get_yticklabels())


def test_a_look_is_as_dark_as_it_is_large(language):
    weights = torch.eye(3) / 2
    axes = plots.plot_looks({"a": weights, "b": weights})
    for ax in axes:
        (image,) = ax.images
        assert image.get_array().data.tolist() == weights.tolist()
        assert image.get_clim() == (0, 1)
        assert ax.get_xlabel() == lang.text("plots_today.from_step")


@pytest.mark.parametrize("task", gates_today.TASKS)
def test_every_net_of_the_study_is_found_and_has_a_name(language, task):
    found = learnt(task)
    assert [*found] == gates_today.TASKS[task]
    for net, rates in found.items():
        assert [*rates] == [*gates_today.RATES] and lang.text(f"plots.settings.{net}")
        assert all(len(s) == gates_today.NETS[task] for at in rates.values() for s in at.values())


def test_a_net_that_remembers_has_its_updates_and_another_none():
    for lag in (50, 1000):
        found, scores = remembered(lag), learnt(f"bit_{lag}")
        assert [*found] == gates_today.TASKS[f"bit_{lag}"]
        for net, rates in found.items():
            for rate, updates in rates.items():
                right = [score > 0.99 for score in scores[net][rate][lag]]
                assert [count is not None for count in updates] == right
                assert all(0 < n <= gates_today.MOST[f"bit_{lag}"] for n in updates if n)


def test_the_best_rate_has_most_successes_then_the_highest_sum():
    rates = {
        1.0: {20: [1.0, 0.5], 200: [0.9, 0.9]},
        2.0: {20: [1.0, 1.0], 200: [0.5, 0.5]},
        3.0: {20: [1.0, 1.0], 200: [0.5, 0.6]},
    }
    assert most(rates) is rates[3.0]


def test_the_best_of_all_nets_are_sorted_by_length():
    found = best_of("parity")
    assert [*found] == [20, 200] and [*found[20]] == gates_today.TASKS["parity"]
    assert found[20]["gru"] == most(learnt("parity")["gru"])[20]
