"""The long view of the explorer `memory` as Python sees it."""

import json
import re

import pytest
from traitlets import TraitError

from helpers import explore
from helpers.explore.explorers.long_memory import PRESETS, SLOW
from helpers.lang import text, texts

presets = pytest.mark.parametrize("name", PRESETS)
STEPS = "pulses", "closed"


@presets
def test_a_preset_sets_every_value(language, name):
    lab = explore.memory(name)
    assert {key: getattr(lab, key) for key in PRESETS[name]} == PRESETS[name]
    assert (lab.preset, lab.presets) == (name, PRESETS)
    assert repr(lab) == text("explore_long_memory.summary")
    assert lab.words == texts("explore_long_memory")


def test_a_bias_of_5_is_kept_in_full():
    assert explore.memory("pulse").f == SLOW == pytest.approx(0.9933071490757153, abs=1e-16)


def test_values_take_precedence_over_the_preset():
    lab = explore.memory("stream", T=100, closed={30, 20})
    assert (lab.T, lab.f, lab.closed) == (100, 1, [20, 30])


def test_steps_are_kept_in_order_once_each_and_apart_from_where_they_came_from():
    given = [9, 3, 9]
    lab = explore.memory("pulse", pulses=given)
    given.append(1)
    assert lab.get_state()["pulses"] == [3, 9]


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("given", [[0], [1001], [1, 2.5], ["3"], [None], 3, None, [[1]]])
def test_a_bad_list_of_steps_is_refused(language, name, given):
    lab = explore.memory("pulse", closed=[7])
    before = getattr(lab, name)
    with pytest.raises(TraitError) as caught:
        setattr(lab, name, given)
    said = text("explore.steps", name=name, given=repr(given), low=1, high=1000)
    assert str(caught.value) == said and name in said
    assert getattr(lab, name) == before


@pytest.mark.parametrize("given", ["store", None, 1])
def test_a_bad_preset_is_refused_with_the_known_ones(language, given):
    lab = explore.memory("pulse")
    with pytest.raises(TraitError) as caught:
        lab.preset = given
    assert str(caught.value) == text(
        "explore.preset", given=repr(given), expected=", ".join(PRESETS)
    )
    assert lab.preset == "pulse"


def test_an_unknown_value_is_refused_with_the_known_ones(language):
    with pytest.raises(TypeError) as caught:
        explore.memory("pulse", wrong=1)
    said = set(re.findall(r"[A-Za-z]+", str(caught.value)))
    assert {"wrong", "T", "f", "i", "noise", "pulses", "closed"} <= said


def test_its_code_is_one_text_that_uses_only_words_that_exist():
    lab = explore.memory("pulse")
    assert set(re.findall(r"\bwords\.(\w+)", lab._esm)) <= set(lab.words)
    assert not re.search(r"^\s*import\b|\bimport\s*\(", lab._esm, re.MULTILINE)
    assert "\nexport default { render };" in lab._esm


def test_its_state_is_small(language):
    for name in PRESETS:
        full = explore.memory(name, pulses=range(1, 101), closed=range(1, 101))
        assert len(json.dumps(full.get_state(), default=str).encode()) < 48_000


def test_the_long_view_and_the_eight_steps_live_side_by_side():
    labs = [explore.memory(), explore.memory("pulse"), explore.memory("pulse", key="a")]
    ids = [lab.model_id for lab in labs]
    assert len(set(ids)) == 3
    assert explore.memory("stream", key="a").model_id == ids[2]
    assert [lab.comm is None for lab in labs] == [False, False, True]
