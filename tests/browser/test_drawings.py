"""Drawings mean what they show: a place is a value, a width is a size, a hatch is a minus sign."""

import math
import re
from bisect import bisect
from itertools import pairwise

import pytest
from explorer_page import PLAIN
from reference import leaky_average

from helpers import explore
from helpers.lang import use

# An element's attributes by name, for all that a selector finds.
ATTRIBUTES = """(all) => all.map((one) =>
  Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value])))"""
STREAMS = """(all) => all.map((group) => [...group.querySelectorAll("rect")].map((rect) =>
  [rect.getAttribute("fill"), Math.min(rect.width.baseVal.value, rect.height.baseVal.value)]))"""
COLOURS = "(all) => all.map((group) => group.querySelector('.gb-stream').classList[1])"
TRACKS = """(all) => all.map(({ name, min, max, style }) => {
  const place = (end) => Number(min) + style.getPropertyValue(`--gb-${end}`) * (max - min);
  return [name, [place("from"), place("to")]];
})"""
# Everything that one page has for an id, with a second explorer of the kind beside the first.
TWICE = """async (name) => {
  const el = document.body.appendChild(document.createElement("div"));
  (await import(`/explorers/${name}/${name}.js`)).default.render({ model, el });
  return [...document.querySelectorAll("[id]")].map((one) => one.id);
}"""
NUMBERS = """async (all) => {
  const { number } = await import("/shared/common.js");
  return all.map((value) => number(value));
}"""
LINE = """async ([values, T]) => {
  const { layout, line } = await import("/shared/time_axis.js");
  const plan = layout(760, T);
  return [line(values, plan, (v) => 100 - 40 * v), values.map((_, k) => plan.middle(k + 1))];
}"""
VALVES = {"i": "g", "f": "c_prev", "o": "squashed"}
STEM = 9  # of a valve's blades, outside the pipe
STATES = [
    {"f": 0.5, "i": 0.5, "o": 0.25, "g": -0.8, "c_prev": -1.2},
    {"f": 1, "i": 0, "o": 0.5, "g": 0.9, "c_prev": -1.6},
    {"f": 0, "i": 1, "o": 1, "g": -0.6, "c_prev": 1.9},
]
NEAR = 0.02  # a puzzle's tolerance, that of helpers/checks/puzzle.py
LONGEST = 500  # the longest time constant of `rhythm`, in steps


def show(stage, make, *given, width: int = 900, **values):
    use("en")  # an explorer has its words from the beginning
    return stage.show(make(*given, **values), "en", width)


def found(explorer, selector: str) -> list[dict[str, str]]:
    return explorer.root.locator(selector).evaluate_all(ATTRIBUTES)


def step(f, i, o, g, c_prev) -> dict[str, float]:
    kept, written = f * c_prev, i * g
    squashed = math.tanh(kept + written)
    flows = {"c_prev": c_prev, "kept": kept, "g": g, "written": written, "c": kept + written}
    return flows | {"squashed": squashed, "h": o * squashed}


@pytest.mark.parametrize("width", [400, 900])
@pytest.mark.parametrize("state", STATES)
def test_a_stream_is_as_wide_as_its_value_and_hatched_below_0(stage, state, width):
    explorer = show(stage, explore.gates, width=width, **state)
    drawn = explorer.root.locator("svg g:has(> .gb-stream)").evaluate_all(STREAMS)
    (hatch,) = found(explorer, "pattern")
    for (name, value), rects in zip(step(**state).items(), drawn, strict=True):
        unit = max(rect[1] for rect in drawn[0]) / abs(state["c_prev"])
        assert [size for _, size in rects] == pytest.approx([unit * abs(value)] * len(rects)), name
        assert [fill for fill, _ in rects] == [None, f"url(#{hatch['id']})"][: 1 + (value < 0)]


def test_a_stream_has_the_colour_of_what_flows(stage):
    streams = show(stage, explore.gates, **STATES[0]).root.locator("svg g:has(> .gb-stream)")
    colours = [
        f"gb-{name}" for name in ("c", "c", "g", "g", "c", "c", "h")
    ]  # in the order of step
    assert streams.evaluate_all(COLOURS) == colours


@pytest.mark.parametrize("state", STATES)
def test_a_track_is_filled_from_0_to_its_value(stage, state):
    tracks = show(stage, explore.gates, **state).root.locator("input[type=range]:visible")
    filled = dict(tracks.evaluate_all(TRACKS))
    assert filled == {name: pytest.approx(sorted([0, value])) for name, value in state.items()}


@pytest.mark.parametrize("width", [400, 900])
@pytest.mark.parametrize("state", STATES)
def test_a_valve_leaves_the_part_of_a_stream_that_its_gate_says(stage, state, width):
    explorer = show(stage, explore.gates, width=width, **state)
    streams = explorer.root.locator("svg g:has(> .gb-stream)").evaluate_all(STREAMS)
    flows = dict(zip(step(**state), (rects[0][1] for rects in streams), strict=True))
    for gate, incoming in VALVES.items():
        gap, outer = blades(*found(explorer, f".gb-blade.gb-{gate}"))
        little = 0.4 * (outer - 2 * STEM)  # where little comes in, to be seen at all
        assert gap == pytest.approx(state[gate] * max(flows[incoming], little))


def blades(first, last) -> tuple[float, float]:
    """How far apart the two blades of a valve are, and their outer edges."""
    place, size = ("y", "height") if first["x"] == last["x"] else ("x", "width")
    start, end = float(first[place]), float(last[place])
    return end - start - float(first[size]), end + float(last[size]) - start


GATES = {
    "i": [1, 0.5, 1, 0, 1, 0.25, 0, 1],
    "f": [1, 1, 0.5, 1, 1, 0, 1, 1],
    "o": [1, 0, 0.5, 1, 1, 1, 0.75, 1],
}


@pytest.fixture
def memory(stage):
    """The explorer `memory` and what its model holds: g, c and h at every step, the goals."""
    explorer = show(stage, explore.memory, "sum", **GATES)
    puzzle = explore.memory("sum").puzzles["sum"]
    c, steps = 0.0, []
    for g, i, f, o in zip(puzzle["g"], *GATES.values(), strict=True):
        c = f * c + i * g
        steps.append({"g": g, "c": c, "h": o * math.tanh(c)})
    return explorer, steps


def test_a_point_of_memory_is_as_high_as_its_value(memory):
    explorer, steps = memory
    ticks = explorer.root.locator("svg .gb-tick[text-anchor=end]")
    labels = [float(said.replace("−", "-")) for said in ticks.all_text_contents()]
    heights = [float(tick["y"]) - 4 for tick in found(explorer, "svg .gb-tick[text-anchor=end]")]
    for number, name in enumerate("ch"):
        axis = dict(list(zip(labels, heights, strict=True))[3 * number : 3 * number + 3])
        (top, bottom) = axis[max(axis)], axis[min(axis)]
        assert top < axis[0] < bottom  # up is more
        per_unit = (axis[0] - top) / max(axis)
        dots = found(explorer, f"circle.gb-stream.gb-{name}")
        expected = [axis[0] - per_unit * each[name] for each in steps]
        assert [float(dot["cy"]) for dot in dots] == pytest.approx(expected, abs=1e-6)
        (curve,) = found(explorer, f"polyline.gb-{name}")
        points = [tuple(map(float, point.split(","))) for point in curve["points"].split()]
        assert points == [(float(dot["cx"]), float(dot["cy"])) for dot in dots]


def test_a_candidate_of_memory_goes_up_or_is_hatched_and_goes_down(memory):
    explorer, steps = memory
    zero = float(found(explorer, "svg .gb-axis")[0]["y1"])
    bars = found(explorer, "rect.gb-stream.gb-g")
    hatched = found(explorer, "rect[fill^=url]")
    for bar, each in zip(bars, steps, strict=True):
        edges = sorted([zero, zero - 23 * each["g"]])
        top, height = float(bar["y"]), float(bar["height"])
        assert [top, top + height] == pytest.approx(edges)
        assert any(bar["x"] == one["x"] for one in hatched) == (each["g"] < 0)


def test_a_goal_of_a_puzzle_is_met_within_the_tolerance_of_the_check(page):
    goals = [0.5] * 6
    off = [0, NEAR - 0.001, 0.001 - NEAR, NEAR + 0.001, -NEAR - 0.001, 2.5 * NEAR]
    met = page.evaluate(
        "async (given) => (await import('/explorers/memory/memory.js')).met(...given)",
        [[{"h": 0.5 + each} for each in off], goals],
    )
    assert met == [True] * 3 + [False] * 3


def polyline(path: str) -> list[tuple[float, float]]:
    return [tuple(map(float, point.split(","))) for point in re.findall(r"[-\d.]+,[-\d.]+", path)]


def height_at(points, x: float) -> float:
    """How high a line through points is at a place."""
    last = min(max(bisect([point[0] for point in points], x), 1), len(points) - 1)
    (x0, y0), (x1, y1) = points[last - 1], points[last]
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0)


@pytest.mark.parametrize("T", [10, 200, 1000])
def test_a_curve_goes_through_every_value(page, T):
    """Straight parts may be drawn in one stroke, and places are rounded to a tenth of a pixel."""
    values = [math.sin(t * t) if t % 10 < 6 else t / T for t in range(1, T + 1)]
    path, middles = page.evaluate(LINE, [values, T])
    points = polyline(path)
    assert points[0][0] < points[-1][0] and all(a[0] < b[0] for a, b in pairwise(points))
    nearest = {point[0]: point[1] for point in points}
    for x, value in zip(middles, values, strict=True):
        y = nearest.get(math.floor(10 * x + 0.5) / 10)
        y = height_at(points, x) if y is None else y
        assert y == pytest.approx(100 - 40 * value, abs=0.2)


def test_a_number_has_a_true_minus_and_none_on_zero(page):
    values = [0.5, -0.5, -0.004, -1e-9, 0, -0.006]
    said = ["0.50", "−0.50", "0.00", "0.00", "0.00", "−0.01"]
    assert page.evaluate(NUMBERS, values) == said


@pytest.mark.parametrize("name", ["gates", "gru", "loop", "memory"])
def test_two_explorers_on_a_page_share_no_id(stage, name):
    show(stage, getattr(explore, name))
    ids = stage.page.evaluate(TWICE, name)
    assert len(ids) >= 2 and len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: explore.gates(**STATES[0]), "0.50 · (−1.20) + 0.50 · (−0.80)"),
        (lambda: explore.gru(z=0.5, r=1, h_prev=-0.5, a=-1, w_hn=-2), "1.00 · (−2.00) · (−0.50)"),
    ],
)
def test_a_negative_factor_stands_in_brackets(stage, make, said):
    use("en")
    written = re.sub(r"\s+", " ", stage.show(make(), "en", 900).root.inner_text())
    assert said in written
    assert not re.search(r"[·+] −", written)


PRE = {"f": 0.3, "i": 0.9, "o": 0.5, "g": -0.6}


def test_a_pre_activation_is_squashed_by_the_function_of_its_gate(stage):
    explorer = show(stage, explore.gates, c_prev=0, net=True, **PRE)
    shown = explorer.numbers()
    logit = {gate: math.log(v / (1 - v)) for gate, v in PRE.items() if gate != "g"}
    for gate, before in (logit | {"g": math.atanh(PRE["g"])}).items():
        assert shown[f"net_{gate}"] == pytest.approx(before, abs=0.00501)
        assert explorer.sliders()[f"net_{gate}"] == pytest.approx(before, abs=0.0251)
    explorer.slide(net_f=2, net_i=-1, net_o=0.5, net_g=-1)
    traits = stage.page.evaluate("['f', 'i', 'o', 'g'].map((name) => model.get(name))")
    sigmoids = [1 / (1 + math.exp(-v)) for v in (2, -1, 0.5)]
    assert traits == pytest.approx([*sigmoids, math.tanh(-1)])


def test_the_noise_of_rhythm_has_been_going_on_for_ten_of_the_longest_time_constants(page):
    given = {"fast": 12, "slow": 150, "noise": 1, "tau": LONGEST, "T": 100}
    run = "async (traits) => (await import('/explorers/rhythm/run.js')).filtered(traits)"
    loud, silent = (page.evaluate(run, given | {"noise": noise}) for noise in (1, 0))
    x, c = ([a - b for a, b in zip(loud[n], silent[n], strict=True)] for n in "xc")
    sample = "async () => (await import('/shared/random.js')).sample(9, 20000, -1, 1)"
    numbers = page.evaluate(sample)
    start = min(range(len(numbers)), key=lambda k: abs(numbers[k] - x[0]))
    assert numbers[start : start + 100] == pytest.approx(x, abs=1e-9)
    assert start >= 10 * LONGEST
    expected = leaky_average(numbers[: start + 100], LONGEST)[start:]
    assert c == pytest.approx(expected, abs=1e-9)


def test_a_box_of_the_roll_is_filled_from_below_as_far_as_its_gate_is_open(memory):
    explorer, _ = memory
    for gate, values in GATES.items():
        boxes = found(explorer, f"rect.gb-box.gb-{gate}")
        full = [float(box["height"]) - 4 for box in boxes]
        bottoms = [float(box["y"]) + float(box["height"]) - 2 for box in boxes]
        filled = iter(found(explorer, f"rect.gb-stream.gb-{gate}"))
        for value, most, bottom in zip(values, full, bottoms, strict=True):
            if value:
                rect = next(filled)
                assert float(rect["height"]) == pytest.approx(value * most)
                assert float(rect["y"]) + float(rect["height"]) == pytest.approx(bottom)


@pytest.mark.parametrize("f", [0.25, 0.9])
def test_the_band_of_the_forget_gate_is_as_high_as_it_is_open(stage, f):
    explorer = show(stage, explore.memory, "pulse", f=f)
    (track,), (band,) = found(explorer, "rect.gb-box.gb-f"), found(explorer, "path.gb-band")
    bottom, top = map(float, re.match(r"M[\d.]+,([\d.]+)V([\d.]+)H", band["d"]).groups())
    assert bottom == float(track["y"]) + float(track["height"])
    assert bottom - top == pytest.approx(f * float(track["height"]), abs=0.1)


def test_the_second_bar_of_the_sum_stands_on_the_first(stage):
    explorer = show(stage, explore.gru, z=0.5, r=0.5, h_prev=0.8, a=1.0, w_hn=0.5)
    kept, written = (found(explorer, f"rect.gb-stream.gb-{name}")[-1] for name in "cn")
    assert float(kept["height"]) > 5 and float(written["height"]) > 5
    assert float(written["y"]) + float(written["height"]) == pytest.approx(float(kept["y"]))


@pytest.mark.parametrize("T", [10, 1000])
def test_the_first_and_the_last_step_stand_half_a_column_inside(page, T):
    ends = """async (T) => {
      const { layout } = await import("/shared/time_axis.js");
      const { left, right, middle, column } = layout(760, T);
      return [middle(1) - left, right - middle(T), column / 2];
    }"""
    before, behind, half = page.evaluate(ends, T)
    assert before == pytest.approx(half) and behind == pytest.approx(half)


def test_a_slider_says_the_number_that_it_shows(stage):
    explorer = show(stage, explore.gates, "add", f=0.5)
    for slider in explorer.root.locator("label.gb-slider:visible").all():
        shown = slider.locator("output").inner_text()
        assert slider.locator("input").get_attribute("aria-valuetext") == shown
    assert explorer.root.locator("input[name=f]").get_attribute("aria-valuetext") == "0.50"


def test_a_larger_gradient_stands_higher(stage):
    """The labels on the axis, and curves of a factor below 1 and one above it."""
    explorer = show(stage, explore.gradient, w=1.5, a=0, f=0.5, T=100)
    heights = {}
    for label in explorer.root.locator(
        "svg text", has_text=re.compile("^(1|10[⁻⁰¹²³⁴-⁹]+)$")
    ).all():
        power = label.text_content().removeprefix("1").removeprefix("0").translate(PLAIN)
        heights[int(power or 0)] = float(label.get_attribute("y"))
    assert {30, 0, -40} <= heights.keys()
    slopes = {(a - b) / (heights[a] - heights[b]) for a, b in pairwise(sorted(heights))}
    assert max(slopes) == pytest.approx(min(slopes), rel=0.02) and max(slopes) < 0  # rounded
    for name, factor in (("grad", 1.5), ("f", 0.5)):
        (path,) = found(explorer, f"path.gb-chain.gb-{name}")
        first, last = map(float, re.findall(r",([\d.]+)", path["d"]))
        assert (first > last) == (factor > 1)
