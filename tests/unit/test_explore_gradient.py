"""The explorer `gradient` as Python sees it."""

import pytest
from traitlets import TraitError

from helpers import explore
from helpers.lang import text


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


@pytest.mark.parametrize("given", ["relu", None, 1])
def test_an_unknown_activation_is_refused_with_the_known_ones(language, given):
    with pytest.raises(TraitError) as caught:
        explore.gradient(activation=given)
    known = {"given": repr(given), "expected": "tanh, sigmoid"}
    assert str(caught.value) == text("explore.choice", name="activation", **known)
