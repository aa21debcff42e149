"""The explorer `shapes` as Python sees it."""

import pytest
from traitlets import TraitError

from helpers import explore
from helpers.lang import text


def test_there_are_five_shapes():
    assert explore.SHAPES == ("1_to_1", "1_to_n", "n_to_1", "n_to_n", "n_to_m")


@pytest.mark.parametrize("shape", explore.SHAPES)
def test_a_shape_is_what_is_asked_for(language, shape):
    lab = explore.shapes(shape, n=8, m=1, folded=True)
    state = lab.get_state()
    assert (state["shape"], state["n"], state["m"], state["folded"]) == (shape, 8, 1, True)
    assert {shape, f"{shape}_task", f"{shape}_drawing"} <= set(lab.words)


def test_many_inputs_and_one_output_when_nothing_is_asked_for():
    lab = explore.shapes()
    assert (lab.shape, lab.n, lab.m, lab.folded) == ("n_to_1", 5, 4, False)


@pytest.mark.parametrize("given", ["N:1", "n_to_n_to_n", None, 1, ["n_to_1"]])
def test_an_unknown_shape_is_refused_with_the_known_ones(language, given):
    lab = explore.shapes("n_to_n")
    known = ", ".join(explore.SHAPES)
    said = text("explore.choice", name="shape", given=repr(given), expected=known)
    with pytest.raises(TraitError) as caught:
        lab.shape = given
    assert str(caught.value) == said and all(shape in said for shape in explore.SHAPES)
    assert lab.shape == "n_to_n"
    with pytest.raises(TraitError):
        explore.shapes(given)
