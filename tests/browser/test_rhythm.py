"""The explorer `rhythm`: its arithmetic, and alone in a plain page."""

import math
import re

import pytest
import torch
from explorer_page import any_number
from reference import leaky_average

from helpers import explore
from helpers.lang import LANGUAGES, use

GIVEN = {"fast": 12, "slow": 150, "noise": 0.3, "tau": 25, "T": 400}
CASES = [
    GIVEN,
    {"fast": 4, "slow": 400, "noise": 1, "tau": 500, "T": 1000},
    {"fast": 40, "slow": 40, "noise": 0, "tau": 1, "T": 50},
    {"fast": 7.3, "slow": 52.18, "noise": 0.5, "tau": 60, "T": 999},
]
RUN = "async (traits) => (await import('/explorers/rhythm/run.js')).filtered(traits)"
FORMULA = (
    """async ([name, ...given]) => (await import('/explorers/rhythm/run.js'))[name](...given)"""
)
EVERY_STEP = """input => Array.from({ length: 201 }, (_, k) => {
  input.value = k * input.step;
  input.dispatchEvent(new Event("input"));
  return model.get("tau");
})"""
LONG_AGO = 40  # time constants after which nothing of the beginning is left in float64
RHYTHMS = [(tau, period) for tau in (1, 8, 25, 500) for period in (4, 12.5, 40, 400)]

cases = pytest.mark.parametrize("traits", CASES)
rhythms = pytest.mark.parametrize(("tau", "period"), RHYTHMS)


def show(stage, lang: str = "en", width: int = 760, **values):
    use(lang)  # an explorer has its words from the beginning
    return stage.show(explore.rhythm(**values), lang, width)


def sine(period: float, start: int, end: int) -> list[float]:
    return [math.sin(2 * math.pi * t / period) for t in range(start, end + 1)]


@cases
@pytest.mark.parametrize("name", ["fast", "slow"])
def test_a_rhythm_that_has_long_been_going_on(page, traits, name):
    arrives, kept = page.evaluate(RUN, traits)[name]
    T, tau, period = traits["T"], traits["tau"], traits[name]
    assert arrives == pytest.approx(sine(period, 1, T), abs=1e-12)
    long = leaky_average(sine(period, 1 - LONG_AGO * tau, T), tau)
    assert kept == pytest.approx(long[-T:], abs=1e-12)


@cases
def test_the_whole_is_the_sum_of_its_parts(page, traits):
    found = page.evaluate(RUN, traits)
    silent = page.evaluate(RUN, traits | {"noise": 0})
    for whole, side in (("x", 0), ("c", 1)):
        parts = zip(found["fast"][side], found["slow"][side], strict=True)
        assert silent[whole] == pytest.approx([a + b for a, b in parts], abs=1e-12)
    noise = [a - b for a, b in zip(found["x"], silent["x"], strict=True)]
    assert max(map(abs, noise)) <= traits["noise"]


@cases
def test_every_step_is_that_of_the_cell(page, traits):
    found = page.evaluate(RUN, traits)
    f = math.exp(-1 / traits["tau"])
    assert found["f"] == pytest.approx(f, abs=1e-15)
    assert len(found["x"]) == len(found["c"]) == traits["T"]
    steps = [f * c + (1 - f) * x for c, x in zip(found["c"], found["x"][1:], strict=False)]
    assert found["c"][1:] == pytest.approx(steps, abs=1e-12)


def test_the_noise_is_the_same_at_every_drawing_and_in_every_window(page):
    short, long = (page.evaluate(RUN, GIVEN | {"T": T}) for T in (50, 1000))
    assert long["x"][:50] == short["x"] and long["c"][:50] == short["c"]
    loud = page.evaluate(RUN, GIVEN | {"T": 1000, "noise": 1})
    quiet = page.evaluate(RUN, GIVEN | {"T": 1000, "noise": 0})
    noise = torch.tensor(loud["x"]) - torch.tensor(quiet["x"])
    assert abs(noise.mean()) < 0.05 and abs(noise.std() - 3**-0.5) < 0.03


@rhythms
def test_gain_and_lag_are_those_of_the_frequency_response(page, tau, period):
    f = math.exp(-1 / tau)
    response = (1 - f) / (
        1
        - f
        * torch.polar(
            torch.ones((), dtype=torch.float64),
            torch.tensor(-2 * math.pi / period, dtype=torch.float64),
        )
    )
    gain = page.evaluate(FORMULA, ["gain", f, period])
    lag = page.evaluate(FORMULA, ["lag", f, period])
    assert gain == pytest.approx(response.abs().item(), rel=1e-12)
    assert lag == pytest.approx(-response.angle().item() * period / (2 * math.pi), rel=1e-9)


@pytest.mark.parametrize("tau", [1, 25, 500])
def test_the_gain_of_noise_is_the_root_of_the_sum_of_squares(page, tau):
    f = math.exp(-1 / tau)
    weights = [(1 - f) * f**k for k in range(60 * tau)]
    expected = math.sqrt(sum(weight**2 for weight in weights))
    assert page.evaluate(FORMULA, ["noiseGain", f]) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_numbers_that_are_shown(stage, lang):
    shown = show(stage, lang, **GIVEN).numbers(any_number)
    f = math.exp(-1 / 25)
    assert {name: shown[name] for name in GIVEN} == GIVEN
    assert shown["f"] == round(f, 4)
    assert shown["half_life"] == round(25 * math.log(2), 1)
    omega = {name: 2 * math.pi / GIVEN[name] for name in ("fast", "slow")}
    for name, w in omega.items():
        response = (1 - f) / complex(1 - f * math.cos(w), f * math.sin(w))
        assert shown[f"gain_{name}"] == pytest.approx(abs(response), abs=0.00501)
        angle = math.atan2(response.imag, response.real)
        assert shown[f"lag_{name}"] == pytest.approx(-angle / w, abs=0.0501)
    assert shown["gain_noise"] == pytest.approx(math.sqrt((1 - f) / (1 + f)), abs=0.00501)


def test_a_gain_near_0_is_not_shown_as_0(stage):
    shown = show(stage, fast=4, tau=500).numbers(any_number)
    assert shown["gain_fast"] == pytest.approx(0.0014, rel=0.05)


DEPENDS = {
    "tau": {"f", "half_life", "gain_fast", "gain_slow", "gain_noise", "lag_fast", "lag_slow"},
    "fast": {"gain_fast", "lag_fast"},
    "slow": {"gain_slow", "lag_slow"},
    "noise": set(),
    "T": set(),
}
ELSEWHERE = {"tau": 0.8, "fast": 20, "slow": 90, "noise": 0.9, "T": 700}


@pytest.mark.parametrize("name", DEPENDS)
def test_each_slider_moves_what_depends_on_it(stage, name):
    explorer = show(stage, **GIVEN)
    before, drawn = explorer.numbers(any_number), explorer.picture()
    explorer.slide(**{name: ELSEWHERE[name]})
    after = explorer.numbers(any_number)
    assert {k for k in after if after[k] != before[k]} == DEPENDS[name] | {name}
    assert explorer.picture() != drawn


@pytest.mark.parametrize(("way", "tau"), [(0, 1), (0.5, 22.4), (1, 500)])
def test_the_slider_of_tau_is_logarithmic(stage, way, tau):
    explorer = show(stage)
    explorer.slide(tau=way)
    assert stage.page.evaluate("model.get('tau')") == tau
    assert explorer.numbers(any_number)["tau"] == tau
    assert explorer.slider("tau").get_attribute("aria-valuetext") == f"{tau:.1f}"


def test_each_step_of_the_slider_of_tau_is_another_value(stage):
    values = show(stage).slider("tau").evaluate(EVERY_STEP)
    assert len(values) == len(set(values)) == 201 and values == sorted(values)


def test_what_python_sets_is_drawn(stage):
    explorer = show(stage, **GIVEN)
    stage.page.evaluate("model.set({ tau: 10, fast: 12.5, T: 1000 })")
    shown = explorer.numbers(any_number)
    assert (shown["tau"], shown["fast"], shown["T"]) == (10, 12.5, 1000)
    assert explorer.sliders()["tau"] == pytest.approx(math.log(10) / math.log(500), abs=0.0026)


def test_the_corner_is_marked_at_the_period_2_pi_tau(stage):
    """There stands the stem of a rhythm of this period."""
    explorer = show(stage, fast=25, tau=25 / (2 * math.pi))
    paths = [
        explorer.root.locator(f"path.gb-{name}").get_attribute("d") for name in ("start", "stem")
    ]
    corner, fast = (float(re.match(r"M([\d.]+),", path)[1]) for path in paths)
    assert corner == pytest.approx(fast, abs=0.2)
