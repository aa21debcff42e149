"""The explorers' arithmetic, in JavaScript, against helpers.cells and autograd in float64."""

import math
import random

import pytest
from reference import long_numbers, lstm_numbers

RANGES = {"f": (0, 1), "i": (0, 1), "o": (0, 1), "g": (-1, 1), "c_prev": (-2, 2)}
LONG = [
    {"preset": "pulse", "f": 1 / (1 + math.exp(-7)), "pulses": [1, 300, 301, 1000], "noise": 0},
    {"preset": "noise", "f": 0.98, "pulses": [1, 2000], "closed": [400, 990]},
    {"preset": "noise", "f": 1, "i": 1, "noise": 1, "closed": [1]},
    {"preset": "noise", "f": 0, "pulses": [5]},
    {"preset": "noise", "f": 0.3, "T": 10, "closed": [10]},
    {"preset": "stream", "f": 0.999, "closed": [170, 430]},
]
SIMULATE = "async (traits) => (await import('/explorers/long_memory/run.js')).simulate(traits)"


def some_values(draw) -> dict[str, float]:
    return {
        name: draw.choice([low, high, draw.uniform(low, high)])
        for name, (low, high) in RANGES.items()
    }


def test_a_step(page):
    draw = random.Random(0)
    states = [some_values(draw) for _ in range(500)]
    steps = page.evaluate(
        "async (states) => states.map((await import('/shared/equations.js')).lstmStep)", states
    )
    for state, step in zip(states, steps, strict=True):
        assert step == pytest.approx(lstm_numbers(**state), abs=1e-12)


def test_a_sequence(page):
    draw = random.Random(0)
    steps = [some_values(draw) for _ in range(8)]
    g = [step["g"] for step in steps]
    gates = {name: [step[name] for step in steps] for name in "ifo"}
    shown = page.evaluate(
        "async (given) => (await import('/explorers/memory/memory.js')).run(...given)",
        [g, gates],
    )
    c_prev = 0.0
    for values, step in zip(steps, shown, strict=True):
        values = values | {"c_prev": c_prev}
        expected = lstm_numbers(**values)
        assert step == pytest.approx(values | expected, abs=1e-12)
        c_prev = expected["c"]


def long_run(page, **traits):
    others = {"T": 1000, "i": 0.5, "noise": 0.5, "pulses": [1], "closed": []}
    return page.evaluate(SIMULATE, others | traits)


@pytest.mark.parametrize("traits", LONG)
def test_a_long_sequence(page, traits):
    found = long_run(page, **traits)
    expected = long_numbers(found["g"], found["open"], found["forget"])
    assert len(found["c"]) == traits.get("T", 1000)
    assert found["c"] == pytest.approx(expected["c"], rel=1e-12, abs=1e-12)
    assert found["h"] == pytest.approx(expected["h"], rel=1e-12, abs=1e-12)
    gradients = [10**log for log in found["logs"]]
    assert gradients == pytest.approx(expected["gradients"], rel=1e-9, abs=1e-300)


def test_a_closed_gate_lets_exactly_nothing_through(page):
    found = long_run(page, preset="pulse", f=0.9, closed=[400])
    assert found["forget"] == [0 if t == 400 else 0.9 for t in range(1, 1001)]
    assert found["logs"][:399] == [-math.inf] * 399
    assert found["logs"][399] == pytest.approx(600 * math.log10(0.9))


def test_a_gradient_too_small_for_a_float_is_not_0(page):
    found = long_run(page, preset="pulse", f=0.01)
    assert found["logs"][0] == pytest.approx(-1998)


def test_what_arrives(page):
    found = long_run(page, preset="noise", f=1, i=0.25, noise=0.4, pulses=[3, 7, 500])
    at = {3: 1, 7: -1, 500: 1}
    assert {t: found["g"][t - 1] for t in at} == at
    assert found["open"] == [1 if t in at else 0.25 for t in range(1, 1001)]
    noise = [g for t, g in enumerate(found["g"], 1) if t not in at]
    assert max(map(abs, noise)) <= 0.4 and len(set(noise)) == len(noise)
    assert abs(sum(noise) / len(noise)) < 0.02
    assert long_run(page, preset="noise", f=1, pulses=[], noise=0)["g"] == [0] * 1000


@pytest.mark.parametrize("T", [10, 11, 60, 999, 1000])
def test_a_stream_is_followed_with_f_closed_at_its_boundaries_alone(page, T):
    starts = long_run(page, preset="stream", f=1, T=T)["starts"]
    assert len(set(starts)) == 7 and starts == sorted(starts) and 1 < starts[0] < starts[-1] <= T
    solution = {"preset": "stream", "f": 1, "T": T, "closed": starts}
    solved = long_run(page, **solution)
    assert solved["right"] == [True] * 8 and solved["c"] == pytest.approx(solved["goal"])
    other = next(t for t in range(2, T) if t not in starts)
    for wrong in ({"f": 0.9999}, {"closed": starts[1:]}, {"closed": [*starts, other]}):
        assert not all(long_run(page, **(solution | wrong))["right"])
