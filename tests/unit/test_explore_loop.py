"""The explorer `loop` as Python sees it."""

import pytest
from traitlets import TraitError

from helpers import explore
from helpers.lang import text

ONES = [1] * 12


@pytest.mark.parametrize("given", [[-1], [0.5, -0.25], ONES, (1, 0)])
def test_inputs_are_kept_as_floats_apart_from_the_list_they_came_from(given):
    lab = explore.loop(x=given)
    kept = [float(value) for value in given]
    if isinstance(given, list):
        given.append(9)
    assert lab.get_state()["x"] == kept


BAD = [[], [*ONES, 1], [1.01], [-1.01], ["1"], [None], [[1]], [float("nan")], 1, None]


@pytest.mark.parametrize("given", BAD)
def test_bad_inputs_are_refused(language, given):
    lab = explore.loop()
    before = lab.x
    with pytest.raises(TraitError) as caught:
        lab.x = given
    assert str(caught.value) == text("explore.inputs", name="x", given=repr(given), count=12)
    assert lab.x == before


@pytest.mark.parametrize("t", [1, 12])
def test_the_first_and_the_last_step_can_be_marked(t):
    assert explore.loop(t=t).get_state()["t"] == t
