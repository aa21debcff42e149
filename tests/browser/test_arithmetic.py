"""The explorers' arithmetic, in JavaScript, against helpers.cells in float64."""

import random

import pytest
from reference import lstm_numbers
from stage import SITE, Stage

RANGES = {"f": (0, 1), "i": (0, 1), "o": (0, 1), "g": (-1, 1), "c_prev": (-2, 2)}


@pytest.fixture(scope="module")
def page(browser):
    with browser.new_context() as context:
        page = Stage(context.new_page()).page
        page.goto(SITE)
        yield page


def some_values(draw) -> dict[str, float]:
    return {
        name: draw.choice([low, high, draw.uniform(low, high)])
        for name, (low, high) in RANGES.items()
    }


def test_a_step(page):
    draw = random.Random(0)
    states = [some_values(draw) for _ in range(500)]
    steps = page.evaluate(
        "async (states) => states.map((await import('/equations.js')).lstmStep)", states
    )
    for state, step in zip(states, steps, strict=True):
        assert step == pytest.approx(lstm_numbers(**state), abs=1e-12)


def test_a_sequence(page):
    draw = random.Random(0)
    steps = [some_values(draw) for _ in range(8)]
    g = [step["g"] for step in steps]
    gates = {name: [step[name] for step in steps] for name in "ifo"}
    shown = page.evaluate(
        "async ([g, gates]) => (await import('/memory.js')).run(g, gates)", [g, gates]
    )
    c_prev = 0.0
    for values, step in zip(steps, shown, strict=True):
        values = values | {"c_prev": c_prev}
        expected = lstm_numbers(**values)
        assert step == pytest.approx(values | expected, abs=1e-12)
        c_prev = expected["c"]
