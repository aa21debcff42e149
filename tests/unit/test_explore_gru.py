"""The explorer `gru` as Python sees it."""

import pytest
from traitlets import TraitError

from helpers import explore
from helpers.explore import GRU_PRESETS as PRESETS
from helpers.lang import text

BOUNDS = {"z": (0, 1), "r": (0, 1), "h_prev": (-1, 1), "a": (-2, 2), "w_hn": (-2, 2)}
SWITCHES = "own_candidate", "output_tanh"


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_sets_every_slider(preset):
    lab = explore.gru(preset)
    assert {name: getattr(lab, name) for name in BOUNDS} == PRESETS[preset]
    assert lab.presets == PRESETS


def test_the_presets_are_what_their_names_say():
    assert [PRESETS[name]["z"] for name in ("keep", "write", "half")] == [1, 0, 0.5]
    assert [values["r"] for values in PRESETS.values()] == [1, 1, 1, 0]


def test_values_take_precedence_over_the_preset():
    lab = explore.gru("keep", z=0.25, own_candidate=True)
    assert (lab.z, lab.r, lab.own_candidate, lab.output_tanh) == (0.25, 1, True, False)


@pytest.mark.parametrize("name", SWITCHES)
@pytest.mark.parametrize("given", [None, "yes", 0.5])
def test_a_switch_is_on_or_off(name, given):
    with pytest.raises(TraitError):
        explore.gru(**{name: given})


def test_an_unknown_preset_is_refused_with_the_known_ones(language):
    with pytest.raises(ValueError) as caught:
        explore.gru("wrong")
    said = text("explore.preset", given="'wrong'", expected=", ".join(PRESETS))
    assert str(caught.value) == said
