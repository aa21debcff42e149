"""The explorer `rhythm` as Python sees it."""

import pytest
from traitlets import TraitError

from helpers import explore
from helpers.explore import base
from helpers.lang import text

BOUNDS = {"fast": (4, 40), "slow": (40, 400), "noise": (0, 1), "tau": (1, 500)}
WINDOW = {"low": 50, "high": 1000}
OUT = [(name, v) for name, (low, high) in BOUNDS.items() for v in (low - 0.01, high + 0.01)]
BAD = [("tau", bad) for bad in (float("nan"), float("inf"), "25", None, [25])]


@pytest.fixture(autouse=True)
def none_alive(monkeypatch):
    """Every test starts without explorers and leaves none behind."""
    alive = {}
    monkeypatch.setattr(base, "_alive", alive)
    yield
    for explorer in alive.values():
        explorer.close()


@pytest.mark.parametrize(("name", "given"), [*OUT, *BAD])
def test_a_bad_value_is_refused_with_the_bounds(language, name, given):
    lab = explore.rhythm()
    before = getattr(lab, name)
    with pytest.raises(TraitError) as caught:
        setattr(lab, name, given)
    low, high = BOUNDS[name]
    said = text("explore.bounds", name=name, given=repr(given), low=low, high=high)
    assert str(caught.value) == said
    assert getattr(lab, name) == before


@pytest.mark.parametrize("name", BOUNDS)
def test_the_bounds_themselves_are_good(name):
    lab = explore.rhythm(**{name: BOUNDS[name][0]})
    assert lab.get_state()[name] == BOUNDS[name][0]
    setattr(lab, name, BOUNDS[name][1])
    assert lab.get_state()[name] == BOUNDS[name][1]


@pytest.mark.parametrize("T", WINDOW.values())
def test_the_bounds_of_the_window_are_good(T):
    assert explore.rhythm(T=T).get_state()["T"] == T


@pytest.mark.parametrize("given", [49, 1001, 200.0, "200", None, True])
def test_a_bad_window_is_refused(language, given):
    with pytest.raises(TraitError) as caught:
        explore.rhythm(T=given)
    assert str(caught.value) == text("explore.whole", name="T", given=repr(given), **WINDOW)


def test_a_period_need_not_be_whole():
    assert explore.rhythm(slow=52.18).slow == 52.18
