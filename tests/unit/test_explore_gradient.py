"""The explorer `gradient` as Python sees it."""

import pytest
from traitlets import TraitError

from helpers import explore
from helpers.explore import base
from helpers.lang import text

BOUNDS = {"w": (-3, 3), "a": (-4, 4), "f": (0, 1)}


@pytest.fixture(autouse=True)
def none_alive(monkeypatch):
    """Every test starts without explorers and leaves none behind."""
    alive = {}
    monkeypatch.setattr(base, "_alive", alive)
    yield
    for explorer in alive.values():
        explorer.close()


def test_it_starts_where_float32_loses_one_of_the_two():
    lab = explore.gradient()
    values = lab.activation, lab.w, lab.a, lab.f, lab.T
    assert values == ("tanh", 1, 1, 0.99, 200)


def test_values_are_kept_in_full():
    lab = explore.gradient(activation="sigmoid", w=-1.23456, a=0.1, f=1 / 3, T=1000)
    state = lab.get_state()
    assert {name: state[name] for name in ("activation", "w", "a", "f", "T")} == {
        "activation": "sigmoid",
        "w": -1.23456,
        "a": 0.1,
        "f": 1 / 3,
        "T": 1000,
    }


@pytest.mark.parametrize("name", BOUNDS)
@pytest.mark.parametrize("given", ["low", "high", float("nan"), float("inf"), None, (1,)])
def test_a_bad_value_is_refused_with_the_bounds(language, name, given):
    low, high = BOUNDS[name]
    given = {"low": low - 0.01, "high": high + 0.01}.get(given, given)
    lab = explore.gradient()
    before = getattr(lab, name)
    with pytest.raises(TraitError) as caught:
        setattr(lab, name, given)
    said = text("explore.bounds", name=name, given=repr(given), low=low, high=high)
    assert str(caught.value) == said
    assert getattr(lab, name) == before


@pytest.mark.parametrize("name", BOUNDS)
def test_the_bounds_themselves_are_good(name):
    lab = explore.gradient()
    for value in BOUNDS[name]:
        setattr(lab, name, value)
        assert lab.get_state()[name] == value


@pytest.mark.parametrize("given", [9, 1001, 100.0, "100", None, True, float("nan")])
def test_a_bad_lag_is_refused(language, given):
    lab = explore.gradient()
    with pytest.raises(TraitError) as caught:
        lab.T = given
    said = text("explore.whole", name="T", given=repr(given), low=10, high=1000)
    assert str(caught.value) == said
    assert lab.T == 200


@pytest.mark.parametrize("given", ["relu", None, 1])
def test_an_unknown_activation_is_refused_with_the_known_ones(language, given):
    with pytest.raises(TraitError) as caught:
        explore.gradient(activation=given)
    known = {"given": repr(given), "expected": "tanh, sigmoid"}
    assert str(caught.value) == text("explore.choice", name="activation", **known)
