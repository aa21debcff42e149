"""The explorer `gates` in JupyterLab: alive without a kernel, on good terms with one."""

import itertools

import pytest
from notebook_page import Desk
from playwright.sync_api import expect
from reference import lstm_numbers

from helpers.explore import PRESETS
from helpers.lang import text, use

CODE = "explore.gates("
SOME = {"f": 0.5, "i": 0.5, "o": 0.5, "g": 0.5, "c_prev": 0.6}
# What depends on each slider, apart from the number at its own side.
DEPENDS = {
    "c_prev": {"kept", "c", "squashed", "h"},
    "f": {"kept", "c", "squashed", "h"},
    "i": {"written", "c", "squashed", "h"},
    "g": {"written", "c", "squashed", "h"},
    "o": {"h"},
}
GRID = [
    dict(zip(SOME, values, strict=True))
    for values in itertools.product((0, 0.37, 1), (0, 0.5), (0, 1), (-1, 0.42), (-2, 0, 1.55))
]
KEYS = {"ArrowRight": 0.51, "ArrowLeft": 0.49, "ArrowUp": 0.51, "ArrowDown": 0.49}
FAR_KEYS = {"PageUp": 0.6, "PageDown": 0.4, "Home": 0, "End": 1}


@pytest.fixture(scope="module")
def gates(context, server, built):
    """The explorer in a notebook of which no cell has been run, for tests that set all sliders."""
    with Desk(context, server) as desk:
        yield desk.open(built("ko")).explorer(CODE)


def check(explorer, values: dict[str, float]) -> None:
    """The sliders stand at `values`, and every number follows from them."""
    assert explorer.sliders() == values
    expected = values | lstm_numbers(**values)
    assert explorer.numbers() == pytest.approx(expected, abs=0.00501)


def test_each_slider_moves_what_depends_on_it(gates):
    for name, depends in DEPENDS.items():
        gates.slide(**SOME)
        before = gates.numbers()
        gates.slide(**{name: 0.9})
        after = gates.numbers()
        assert {k for k in after if after[k] != before[k]} == depends | {name}


def test_the_numbers_are_those_of_the_cell(gates):
    for values in GRID:
        gates.slide(**values)
        check(gates, values)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_sets_every_slider(gates, preset):
    gates.slide(**SOME)
    use("ko")
    button = gates.root.get_by_role("button", name=text(f"explore_gates.{preset}"), exact=True)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    check(gates, PRESETS[preset])


@pytest.mark.parametrize(("key", "value"), (KEYS | FAR_KEYS).items())
def test_a_key_moves_the_slider(gates, key, value):
    slider = gates.slider("f")
    slider.click()
    gates.slide(f=0.5)
    slider.press(key)
    assert gates.sliders()["f"] == value
