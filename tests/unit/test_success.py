"""The runs of a study are told by setting and rate, and the best rate is chosen."""

import pytest

from helpers.tasks import success

COLUMNS = ("setting", "lag", "rate", "updates", "accuracy")
ROWS = [
    ("a", "50", "0.1", "30", "1.000"),
    ("a", "50", "0.1", "1000", "0.501"),
    ("a", "50", "0.01", "1000", "0.991"),  # the goal of the loss was missed, the bit was not
    ("b", "50", "0.01", "40", "0.990"),
    ("a", "100", "0.1", "70", "1.000"),
]


@pytest.fixture
def solved(monkeypatch):
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]
    monkeypatch.setattr(success, "study", lambda name: rows)
    return success.solved


def test_runs_stand_by_setting_and_rate(solved):
    assert solved("x", 50) == {"a": {0.1: [30, None], 0.01: [1000]}, "b": {0.01: [None]}}
    assert solved("x", 100) == {"a": {0.1: [70]}}


@pytest.mark.parametrize(
    ("rates", "chosen"),
    [
        ({0.1: [9, None], 0.01: [50, 60]}, 0.01),  # the larger share, though slower
        ({0.1: [9, None, None], 0.01: [90, None]}, 0.01),  # a share, not a count
        ({0.1: [30, 40], 0.01: [10, 60], 0.001: [20, 90]}, 0.1),  # of equal ones the quickest
        ({0.1: [None], 0.01: [None, None]}, 0.1),
    ],
)
def test_the_best_rate_succeeds_most_often_and_then_soonest(rates, chosen):
    assert success.best(rates) == rates[chosen]


def test_the_study_of_lesson_04_is_read():
    found = success.solved("one_bit", lag=50)
    assert not any(found["lstm"][0.01]) and len(found["lstm"][0.01]) == 20


def test_agreement_and_its_controls_are_told_together(monkeypatch):
    columns = ("setting", "distance", "updates", "accuracy")
    plain = dict(zip(columns, ("a", "20", "30", "0.951"), strict=True))
    failed = plain | {"accuracy": "0.950"}
    control = plain | {"rate": "0.003", "updates": "70"}
    rows = {"agreement": [plain, failed, plain | {"distance": "40"}]}
    rows["agreement_controls"] = [control, control | {"distance": "40"}]
    monkeypatch.setattr(success, "study", rows.get)
    assert success.agreed(20) == {"a": {0.01: [30, None], 0.003: [70]}}
    assert success.agreed(40) == {"a": {0.01: [30], 0.003: [70]}}
