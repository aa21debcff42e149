"""The explorer `gradient`: its arithmetic, alone in a plain page."""

import math

import numpy as np
import pytest
import torch
from explorer_page import any_number
from playwright.sync_api import expect
from stage import SITE

from helpers import explore
from helpers.cells import rnn_step
from helpers.lang import LANGUAGES, text, use

FLOAT32 = (
    "async ([factor, T]) => (await import('/explorers/gradient/chain.js')).float32(factor, T)"
)
SLOPES = """async ([name, grid]) =>
  grid.map((await import('/explorers/gradient/chain.js')).ACTIVATIONS[name].slope)"""
LOGS = "async ([factor, lags]) => lags.map((k) => chain.logAt(factor, k))"
FACTORS = [0, 1e-30, 0.1, 0.42, 0.499, 0.5, 0.5000001, 0.6, 0.786, 0.9, 0.99, 0.999, 1, 1.01, 3]
NEVER = math.inf


def show(stage, lang: str = "en", width: int = 760, **values):
    use(lang)  # an explorer has its words from the beginning
    return stage.show(explore.gradient(**values), lang, width)


def products(factor: float, T: int) -> np.ndarray:
    """factor^k for k = 0..T, each product rounded to float32."""
    with np.errstate(over="ignore", under="ignore"):
        chain = np.full(T + 1, factor, dtype=np.float32)
        chain[0] = 1
        return np.multiply.accumulate(chain)


def first(found: np.ndarray) -> float:
    """The first place where something is so."""
    return int(found.argmax()) if found.any() else NEVER


@pytest.mark.parametrize("T", [10, 149, 150, 1000])
@pytest.mark.parametrize("factor", FACTORS)
def test_float32_as_numpy_has_it(stage, factor, T):
    stage.page.goto(SITE)
    found = stage.page.evaluate(FLOAT32, [factor, T])
    chain = products(factor, max(T, 200))
    seen = chain[: T + 1]
    assert found["zero"] == first(chain == 0)
    assert found["infinite"] == first(np.isinf(seen))
    same = (seen[1:] == seen[:-1]) & (seen[1:] > 0) & np.isfinite(seen[1:]) & (factor != 1)
    assert found["stuck"] == first(same)
    if same.any():
        assert found["value"] == float(seen[-1]) > 0
    assert found["zero"] < NEVER or factor > 0.5  # what is halved or less is gone by lag 150


def test_a_half_is_0_at_lag_150_and_nine_tenths_never(stage):
    stage.page.goto(SITE)
    half, most = (stage.page.evaluate(FLOAT32, [factor, 1000]) for factor in (0.5, 0.9))
    assert half["zero"] == 150
    assert (most["zero"], most["value"]) == (NEVER, 4 * 2.0**-149)
    assert torch.full((1000,), 0.5).prod() == 0


@pytest.mark.parametrize("name", ["tanh", "sigmoid"])
def test_slopes_against_autograd(stage, name):
    stage.page.goto(SITE)
    grid = torch.linspace(-4, 4, 161, dtype=torch.float64, requires_grad=True)
    (expected,) = torch.autograd.grad(getattr(torch, name)(grid).sum(), grid)
    slopes = stage.page.evaluate(SLOPES, [name, grid.tolist()])
    assert slopes == pytest.approx(expected.tolist(), rel=1e-10)


def test_the_gradient_is_that_of_a_net_of_one_unit(stage):
    w, a, T = -1.3, 0.7, 100
    h = torch.zeros(1, 1, dtype=torch.float64, requires_grad=True)
    one, weight = torch.ones(1, 1, dtype=torch.float64), torch.tensor([[w]], dtype=torch.float64)
    start, bias = h, torch.zeros(1, dtype=torch.float64)
    for _ in range(T):
        x = (a - w * h.detach()).detach()  # so that every pre-activation is a
        h = rnn_step(x, h, one, weight, bias, bias)
    (gradient,) = torch.autograd.grad(h, start)
    shown = show(stage, w=w, a=a, T=T).numbers(any_number)
    assert shown["grad"] == pytest.approx(abs(gradient.item()), rel=0.05)


@pytest.mark.parametrize("factor", [0, 0.3, 1, 2.5])
def test_logs_of_powers(stage, factor):
    stage.page.goto(SITE)
    stage.page.evaluate(
        "async () => (window.chain = await import('/explorers/gradient/chain.js'))"
    )
    lags = [0, 1, 10, 1000]
    logs = stage.page.evaluate(LOGS, [factor, lags])
    power = math.log10(factor) if factor else -math.inf
    assert logs == pytest.approx([0, *(k * power for k in lags[1:])])


CASES = {
    "becomes_zero": {"w": 0.5, "a": 0, "T": 1000},
    "becomes_infinite": {"w": 3, "a": 0, "T": 1000},
    "sticks": {"w": 0.9, "a": 0, "T": 1000},
    "stays": {"w": -1, "a": 0},
    "shrinks": {"w": 0.9, "a": 0, "T": 100},
    "grows": {"w": 1.1, "a": 0, "T": 10},
}
FILLED = {
    "becomes_zero": {"lag": 150},
    "becomes_infinite": {"lag": 81},
    "sticks": {"lag": first(np.diff(products(0.9, 1000)) == 0), "value": "5.6 × 10⁻⁴⁵"},
    "stays": {},
    "shrinks": {"lag": 100},
    "grows": {"lag": 10},
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_it_says_what_becomes_of_the_gradient(stage, lang, name):
    explorer = show(stage, lang, **CASES[name])
    said = text(f"explore_gradient.{name}", **FILLED[name])
    expect(explorer.root.locator(".gb-fate")).to_have_text(said)
    lost = explorer.numbers(any_number)["lost"]
    assert lost == (150 if name == "becomes_zero" else NEVER)


SOME = {"w": 0.8, "a": 0.5, "f": 0.7, "T": 50}
DEPENDS = {
    "w": {"factor", "grad", "lost"},
    "a": {"slope", "factor", "grad", "lost"},
    "f": {"path", "path_lost"},
    "T": {"grad", "path"},
}
FAR = {"w": 0.2, "a": 3, "f": 0.4, "T": 60}


@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
def test_each_slider_moves_what_depends_on_it(stage, activation):
    explorer = show(stage, activation=activation)
    for name, depends in DEPENDS.items():
        explorer.slide(**SOME)
        before = explorer.numbers(any_number)
        explorer.slide(**{name: FAR[name]})
        after = explorer.numbers(any_number)
        moved = {key for key in after if after[key] != before[key]}
        assert moved == depends | {name}


def test_the_numbers_follow_from_the_sliders(stage):
    explorer = show(stage)
    for w in (-3, -0.4, 0, 1, 2.5):
        for a in (-4, 0, 0.8):
            explorer.slide(w=w, a=a, f=0.9, T=300)
            shown = explorer.numbers(any_number)
            slope = 1 - math.tanh(a) ** 2
            factor = abs(w * slope)
            log = 300 * math.log10(factor) if factor else -math.inf
            assert shown["slope"] == pytest.approx(slope, rel=0.05, abs=0.0005)
            assert shown["factor"] == pytest.approx(factor, rel=0.05, abs=0.0005)
            assert shown["lost"] == first(products(factor, 200) == 0)
            assert shown["path"] == pytest.approx(0.9**300, rel=0.05)
            if -300 < log < 300:
                assert shown["grad"] == pytest.approx(10**log, rel=0.05)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_button_chooses_the_activation(stage, lang):
    explorer = show(stage, lang, a=0, w=2)
    button = explorer.root.get_by_role("button", name=text("explore_gradient.sigmoid"))
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    shown = explorer.numbers(any_number)
    assert (shown["slope"], shown["factor"]) == (0.25, 0.5)
    assert shown["lost"] == 150


def test_curves_end_where_float32_does(stage):
    explorer = show(stage, w=0.9, a=0, f=0.5, T=1000)

    def drawn(part):
        curves = (explorer.root.locator(f".gb-{part}.gb-{name}") for name in ("f", "grad"))
        return [bool(curve.get_attribute("d")) for curve in curves]

    assert drawn("chain") == drawn("beyond") == [True, True]
    assert drawn("stuck") == [False, True]  # .5^k becomes 0, .9^k stays where it is
    explorer.slide(w=1, f=1)
    assert drawn("beyond") == drawn("stuck") == [False, False]
