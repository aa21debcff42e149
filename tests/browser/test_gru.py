"""The explorer `gru`: its arithmetic, and alone in a plain page."""

import itertools
import math
import random

import pytest
from explorer_page import any_number
from playwright.sync_api import expect
from reference import gru_numbers, lstm_numbers

from helpers import explore
from helpers.explore import GRU_PRESETS as PRESETS
from helpers.lang import LANGUAGES, text, use

RANGES = {"z": (0, 1), "r": (0, 1), "h_prev": (-1, 1), "a": (-2, 2), "w_hn": (-2, 2)}
SAME = {"own_candidate": False, "output_tanh": False}
SOME = {"z": 0.3, "r": 0.4, "h_prev": 0.7, "a": -0.6, "w_hn": 1.4}
STEP = """async ([given, lstm]) => {
  const { gruStep, lstmBeside } = await import("/explorers/gru/step.js");
  const step = gruStep(given);
  return [step, lstmBeside({ ...given, ...lstm }, step)];
}"""
# What depends on each slider, apart from the number at its own side.
DEPENDS = {
    "z": {"h", "kept", "written", "c", "h_lstm"},
    "r": {"n", "h", "written", "c", "h_lstm"},
    "h_prev": {"n", "h", "kept", "written", "c", "h_lstm"},
    "a": {"n", "h", "written", "c", "h_lstm"},
    "w_hn": {"n", "h", "written", "c", "h_lstm"},
}
PANS = """(root) => [".gb-box", ".gb-box + .gb-stream"].map((selector) =>
  [...root.querySelectorAll(selector)].map(({ x, y, width, height }) =>
    [x, y, width, height].map((length) => length.baseVal.value)))"""
HATCHED = "(rect) => rect.nextElementSibling?.getAttribute('fill')?.startsWith('url') ?? false"
RIDER = """root => ["input[name=z]", ".gb-beam", ".gb-rider"].map((one) => {
  const { left, right, width } = root.querySelector(one).getBoundingClientRect();
  return one === ".gb-rider" ? (left + right) / 2 : [left, right, width];
})"""


def show(stage, lang: str = "en", width: int = 900, **values):
    use(lang)  # an explorer has its words from the beginning
    return stage.show(explore.gru(**values), lang, width)


def expected(z, own_candidate=False, output_tanh=False, **rest) -> dict[str, float]:
    """Every number that is shown, from helpers.cells in float64."""
    gru = gru_numbers(z, **rest)
    g = gru_numbers(z, **(rest | {"r": 1}))["n"] if own_candidate else gru["n"]
    lstm = lstm_numbers(f=z, i=1 - z, o=1, g=g, c_prev=rest["h_prev"])
    h_lstm = lstm["h"] if output_tanh else lstm["c"]
    return gru | {name: lstm[name] for name in ("kept", "written", "c")} | {"h_lstm": h_lstm}


@pytest.mark.parametrize("own_candidate", [False, True])
@pytest.mark.parametrize("output_tanh", [False, True])
def test_a_step(page, own_candidate, output_tanh):
    draw = random.Random(0)
    switches = {"own_candidate": own_candidate, "output_tanh": output_tanh}
    for _ in range(100):
        given = {
            name: draw.choice([low, high, draw.uniform(low, high)])
            for name, (low, high) in RANGES.items()
        }
        step, beside = page.evaluate(STEP, [given, switches])
        numbers = expected(**given, **switches)
        shown = step | beside
        assert {name: shown[name] for name in numbers} == pytest.approx(numbers, abs=1e-12)
        assert beside["apart"] == pytest.approx(abs(numbers["h_lstm"] - numbers["h"]), abs=1e-12)
        assert beside["same"] == (beside["apart"] < 1e-12)


def test_the_two_cells_are_the_same_when_they_share_the_candidate(page):
    for values in itertools.product((0, 0.37, 1), (0, 0.5, 1), (-1, 0.42), (-2, 0.3), (-2, 1.1)):
        _, beside = page.evaluate(STEP, [dict(zip(RANGES, values, strict=True)), SAME])
        assert beside["same"]


def test_with_r_of_1_a_candidate_of_its_own_is_the_same(page):
    own = SAME | {"own_candidate": True}
    assert page.evaluate(STEP, [SOME | {"r": 1}, own])[1]["same"]
    assert not page.evaluate(STEP, [SOME, own])[1]["same"]


def test_each_slider_moves_what_depends_on_it(stage):
    explorer = show(stage)
    for name, depends in DEPENDS.items():
        explorer.slide(**SOME)
        before = explorer.numbers()
        explorer.slide(**{name: 0.9})
        after = explorer.numbers()
        assert {k for k in after if after[k] != before[k]} == depends | {name}


@pytest.mark.parametrize("width", [900, 360])
def test_the_numbers_are_those_of_the_cells(stage, width):
    explorer = show(stage, width=width)
    for values in itertools.product((0, 0.3, 1), (0, 0.5, 1), (-1, 0.42), (-2, 0.8), (2, -0.5)):
        given = dict(zip(RANGES, values, strict=True))
        explorer.slide(**given)
        assert explorer.sliders() == given
        assert explorer.numbers() == pytest.approx(given | expected(**given), abs=0.00501)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("preset", PRESETS)
def test_a_button_opens_a_preset(stage, lang, preset):
    explorer = show(stage, lang, **SOME)
    button = explorer.root.get_by_role("button", name=text(f"explore_gru.{preset}"), exact=True)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert explorer.sliders() == PRESETS[preset]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_switches_make_the_lstm_another_function(stage, lang):
    explorer = show(stage, lang, **SOME)
    verdict = explorer.root.locator("p[role=status]")
    expect(verdict).to_have_text(text("explore_gru.same"))
    for switches in ({"own_candidate"}, {"own_candidate", "output_tanh"}, {"output_tanh"}, set()):
        for name in ("own_candidate", "output_tanh"):
            box = explorer.root.get_by_label(text(f"explore_gru.{name}"))
            box.set_checked(name in switches)
            assert stage.page.evaluate("name => model.get(name)", name) == (name in switches)
        numbers = expected(**SOME, **dict.fromkeys(switches, True))
        shown = explorer.numbers(any_number)
        apart = shown.pop("apart", 0.0)
        assert shown == pytest.approx(SOME | numbers, abs=0.00501)
        assert apart == pytest.approx(abs(numbers["h_lstm"] - numbers["h"]), rel=0.05)
        words = text("explore_gru.apart" if switches else "explore_gru.same")
        assert verdict.inner_text().startswith(words.strip())


def test_a_small_difference_is_told(stage):
    explorer = show(stage, **(SOME | {"z": 0.99, "r": 0.99}), own_candidate=True)
    assert 0 < explorer.numbers(any_number)["apart"] < 0.005
    assert "≠" in explorer.root.locator("svg").text_content()


@pytest.mark.parametrize("width", [900, 360])
@pytest.mark.parametrize("z", [0, 0.25, 1])
def test_the_rider_is_over_the_thumb_of_z(stage, width, z):
    explorer = show(stage, width=width, z=z)
    slider, beam, rider = explorer.root.evaluate(RIDER)
    thumb = slider[1] - 8 - z * (slider[2] - 16)  # z = 1 is on the left
    assert rider == pytest.approx(thumb, abs=0.6)
    assert rider == pytest.approx(beam[1] - z * beam[2], abs=2.5)


@pytest.mark.parametrize(
    ("key", "z"),
    {"ArrowLeft": 0.51, "ArrowRight": 0.49, "ArrowUp": 0.51, "Home": 0, "End": 1}.items(),
)
def test_an_arrow_moves_the_thumb_of_z_where_it_points(stage, key, z):
    explorer = show(stage, z=0.5)
    explorer.slider("z").press(key)
    assert explorer.sliders()["z"] == z


def test_the_state_is_between_the_old_one_and_the_candidate(stage):
    explorer = show(stage)
    for z in (0, 0.2, 0.7, 1):
        explorer.slide(**(SOME | {"z": z}))
        n = math.tanh(SOME["a"] + SOME["r"] * SOME["w_hn"] * SOME["h_prev"])
        assert explorer.numbers()["h"] == pytest.approx(z * 0.7 + (1 - z) * n, abs=0.00501)


def test_a_pan_is_filled_from_below_as_far_as_its_share(stage):
    explorer = show(stage, z=0.3)
    for (_, top, _, height), (_, level, _, full), share in zip(
        *explorer.root.evaluate(PANS), (0.3, 0.7), strict=True
    ):
        assert (full, level + full) == pytest.approx((share * height, top + height))


@pytest.mark.parametrize("a", [-0.5, 0.5])
def test_what_is_written_is_hatched_where_it_goes_down(stage, a):
    """Here c stays above 0: the sign is that of the summand."""
    explorer = show(stage, z=0.5, r=1, h_prev=0.8, a=a, w_hn=0)
    assert explorer.numbers()["c"] > 0
    assert explorer.root.locator("svg rect.gb-stream.gb-n").last.evaluate(HATCHED) == (a < 0)
