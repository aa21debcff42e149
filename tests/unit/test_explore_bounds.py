"""Every number of every explorer is refused outside its bounds, and taken at both of them."""

import math

import pytest
from traitlets import TraitError

from helpers import explore
from helpers.explore.explorers.quiz import COUNT
from helpers.lang import text

# An explorer's numbers and their bounds: between them is every number, or every whole one.
ANY = {
    "gates": {
        **{gate: (0, 1) for gate in "fio"},
        **{f"b_{gate}": (-4, 4) for gate in "figo"},
        **{"g": (-1, 1), "c_prev": (-2, 2), "x": (-2, 2), "h_prev": (-1, 1)},
    },
    "gradient": {"w": (-3, 3), "a": (-4, 4), "f": (0, 1)},
    "gru": {"z": (0, 1), "r": (0, 1), "h_prev": (-1, 1), "a": (-2, 2), "w_hn": (-2, 2)},
    "long": {"f": (0, 1), "i": (0, 1), "noise": (0, 1)},
    "loop": {"w": (-3, 3), "u": (-3, 3)},
    "rhythm": {"fast": (4, 40), "slow": (40, 400), "noise": (0, 1), "tau": (1, 500)},
}
WHOLE = {
    "gradient": {"T": (10, 1000)},
    "long": {"T": (10, 1000)},
    "loop": {"t": (1, 12)},
    "quiz": {"question": (1, COUNT)},
    "rhythm": {"T": (50, 1000)},
    "shapes": {"n": (1, 8), "m": (1, 8)},
}
NOT_A_NUMBER = [math.nan, math.inf, "0.5", None, [0.5]]


def make(name: str, **values):
    if name == "long":
        return explore.memory("noise", **values)
    return getattr(explore, name)(**values)


def every(bounds):
    rows = [(name, trait, *ends) for name, of in bounds.items() for trait, ends in of.items()]
    ids = [f"{name}.{trait}" for name, trait, *_ in rows]
    return pytest.mark.parametrize(("name", "trait", "low", "high"), rows, ids=ids)


def refused(name, trait, given, message):
    """A value is refused in these words, when it is set and when an explorer is made."""
    lab = make(name)
    before = getattr(lab, trait)
    with pytest.raises(TraitError) as caught:
        setattr(lab, trait, given)
    assert str(caught.value) == message
    assert getattr(lab, trait) == before
    with pytest.raises(TraitError):
        make(name, **{trait: given})


@every(ANY)
def test_a_number_out_of_bounds_is_refused(language, name, trait, low, high):
    for given in (low - 0.01, high + 0.01, *NOT_A_NUMBER):
        said = text("explore.bounds", name=trait, given=repr(given), low=low, high=high)
        assert all(part in said for part in (trait, repr(given), str(low), str(high)))
        refused(name, trait, given, said)


@every(WHOLE)
def test_what_is_no_whole_number_between_the_bounds_is_refused(language, name, trait, low, high):
    for given in (low - 1, high + 1, float(low), str(low), True, [low], math.nan, None):
        said = text("explore.whole", name=trait, given=repr(given), low=low, high=high)
        assert all(part in said for part in (trait, repr(given), str(low), str(high)))
        refused(name, trait, given, said)


@every({**ANY, "shapes": WHOLE["shapes"], "quiz": WHOLE["quiz"]})
def test_the_bounds_themselves_are_good(name, trait, low, high):
    for value in (low, high):
        assert make(name, **{trait: value}).get_state()[trait] == value
        lab = make(name)
        setattr(lab, trait, value)
        assert lab.get_state()[trait] == value


@pytest.mark.parametrize("name", ["gradient", "long", "rhythm"])
def test_the_bounds_of_the_window_are_good(name):
    for steps in WHOLE[name]["T"]:
        assert make(name, T=steps).get_state()["T"] == steps
