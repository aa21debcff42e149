"""The classic exercises of `course.py bench` are the exercises, and both recipes really run."""

import pytest
import torch
from torch import nn

from tools.measure import classic
from tools.measure.rows import classic_rows

exercises = pytest.mark.parametrize("name", classic.EXERCISES)


@pytest.fixture
def short(monkeypatch):
    """One seed, and the reference for a few epochs only; nothing is timed here."""
    monkeypatch.setattr(classic, "SEEDS", 1)
    few = {
        name: classic.Exercise(**{**vars(exercise), "epochs": 40})
        for name, exercise in classic.EXERCISES.items()
    }
    monkeypatch.setattr(classic, "EXERCISES", few)
    classic.runs.cache_clear()
    yield
    classic.runs.cache_clear()


@pytest.mark.parametrize(
    ("name", "shape", "kind", "parameters"),
    [
        ("TextRNN", (2, 3, 7), nn.RNN, 5 * 7 + 5 * 5 + 2 * 5 + 7 * 5 + 7),
        ("TextLSTM", (3, 10, 26), nn.LSTM, 512 * (26 + 128 + 2) + 26 * 128 + 26),
    ],
)
def test_data_and_model_are_those_of_the_exercise(name, shape, kind, parameters):
    exercise = classic.EXERCISES[name]
    x, target = exercise.data()
    assert x.shape == shape and (x.sum(dim=-1) == 1).all() and len(target) == shape[1]
    net = exercise.net(0)
    assert type(net.recurrent) is kind and (net.readout.bias == 1).all()
    assert sum(p.numel() for p in net.parameters()) == parameters
    assert net(x).shape == shape[1:]


@exercises
def test_ours_reaches_the_goal_within_a_few_updates(short, name):
    assert classic.loss(name) <= classic.EXERCISES[name].goal
    assert classic.reference_loss(name) > 10 * classic.loss(name)  # 40 epochs are not enough
    assert classic.ratio(name) > 0


@exercises
def test_both_start_from_the_same_weights(name):
    a, b = (classic.EXERCISES[name].net(1).state_dict() for _ in range(2))
    assert all(torch.equal(a[key], b[key]) for key in a)


def test_the_rows_have_the_courses_goals():
    goals = {row.name: row.goal for row in classic_rows()}
    assert goals["TextRNN, time ÷ reference recipe"] == 1 / 50
    assert goals["TextLSTM, time ÷ reference recipe"] == 1 / 50
    assert (goals["TextRNN, final loss"], goals["TextLSTM, final loss"]) == (0.0020, 0.0006)
