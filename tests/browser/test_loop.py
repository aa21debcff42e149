"""The explorer `loop`: its arithmetic, what its drawing means, keys and pointer."""

import math
import random
import re
from itertools import pairwise

import pytest
from explorer_page import any_number
from reference import rnn_numbers
from stage import SITE

from helpers import explore
from helpers.lang import LANGUAGES, text, use

RUN = "async (traits) => (await import('/explorers/loop/run.js')).run(traits)"
MODEL = "['w', 'u', 'x', 't'].map((name) => model.get(name))"
ATTRIBUTES = """(all) => all.map((one) =>
  Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value])))"""
MIXED = {"w": -0.8, "u": 1.5, "x": [1, 0, -0.5, 0.25, 0, -1, 0, 0.75], "t": 4}
LONG = {"w": 0.9, "u": -2, "x": [1.0, -0.3, *[0.0] * 10], "t": 1}
HALF_INPUT, HALF_PLOT = 26, 50  # pixels for 1

both = pytest.mark.parametrize("traits", [MIXED, LONG], ids=["mixed", "long"])


def show(stage, lang: str = "en", width: int = 760, **values):
    use(lang)  # an explorer has its words from the beginning
    return stage.show(explore.loop(**values), lang, width)


def found(explorer, selector: str) -> list[dict[str, str]]:
    return explorer.root.locator(selector).evaluate_all(ATTRIBUTES)


def floats(elements, *names) -> list:
    """One attribute of every element as numbers, or several, as tuples."""
    rows = [tuple(float(one[name]) for name in names) for one in elements]
    return [row[0] for row in rows] if len(names) == 1 else rows


def steps_in_sight(explorer) -> list[int]:
    """The numbers over the columns."""
    numbers = explorer.root.locator("svg .gb-step").all_text_contents()
    return [int(number) for number in numbers]


def test_every_state_is_that_of_the_cell(stage):
    stage.page.goto(SITE)
    draw = random.Random(0)
    for T in range(1, 13):
        w, u = draw.uniform(-3, 3), draw.uniform(-3, 3)
        x = [draw.uniform(-1, 1) for _ in range(T)]
        steps = stage.page.evaluate(RUN, {"w": w, "u": u, "x": x})
        h = rnn_numbers(w, u, x)
        assert [step["h"] for step in steps] == pytest.approx(h, abs=1e-14)
        assert [step["h_prev"] for step in steps] == pytest.approx([0, *h[:-1]], abs=1e-14)
        assert [step["t"] for step in steps] == [*range(1, T + 1)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("t", [1, 3, 8])
def test_the_equation_has_the_numbers_of_the_marked_step(stage, lang, t):
    explorer = show(stage, lang, **MIXED | {"t": t})
    w, u, x = MIXED["w"], MIXED["u"], MIXED["x"]
    h = [0, *rnn_numbers(w, u, x)]
    shown = explorer.numbers(any_number)
    assert {name: shown[name] for name in "wut"} == {"w": w, "u": u, "t": t}
    assert shown["h"] == pytest.approx(h[t], abs=0.00501)
    assert shown["a"] == pytest.approx(u * x[t - 1] + w * h[t - 1], abs=0.00501)
    said = re.sub(r"\s+", "", explorer.root.locator(".gb-equations").inner_text())
    assert f"h{t}=tanh(u·x{t}+w·h{t - 1})" in said
    numbers = [f"{v:.2f}" if v >= 0 else f"(−{-v:.2f})" for v in (u, x[t - 1], w, h[t - 1])]
    assert "tanh({}·{}+{}·{})".format(*numbers) in said
    first = explorer.root.locator("svg .gb-letters").all_text_contents()
    assert {f"h{t}", f"x{t}"} <= set(first)  # the folded net shows this step
    assert text("explore_loop.caption") in explorer.root.inner_text()


@both
def test_a_point_is_as_high_as_its_state_and_a_disc_as_large(stage, traits):
    explorer = show(stage, **traits)
    h = rnn_numbers(traits["w"], traits["u"], traits["x"])
    top, zero, bottom = floats(found(explorer, "svg line.gb-axis[x1]:not(.gb-zero)"), "y1")
    assert zero - top == bottom - zero == HALF_PLOT
    dots = floats(found(explorer, "circle.gb-stream.gb-h.gb-dot"), "cx", "cy")
    assert [y for _, y in dots] == pytest.approx([zero - HALF_PLOT * v for v in h], abs=1e-6)
    (curve,) = found(explorer, "polyline.gb-h")
    points = [tuple(map(float, point.split(","))) for point in curve["points"].split()]
    assert points == dots
    (hatch,) = found(explorer, "pattern")
    rings = found(explorer, "circle.gb-node")
    assert floats(rings[1:], "cx") == [x for x, _ in dots]
    inner = found(explorer, "circle:not(.gb-node, .gb-dot)")
    shown = [h[traits["t"] - 1], *h]  # the folded net's first
    for ring, value in zip(rings, shown, strict=True):
        discs = [one for one in inner if one["cx"] == ring["cx"]]
        size = float(ring["r"]) * abs(value)
        assert floats(discs, "r") == pytest.approx([size] * (1 + (value < 0)))
        assert [one.get("fill") for one in discs] == [None, f"url(#{hatch['id']})"][: len(discs)]


@both
def test_an_input_goes_up_or_is_hatched_and_goes_down(stage, traits):
    explorer = show(stage, **traits)
    zeros = floats(found(explorer, "line.gb-zero"), "y1")
    bars = found(explorer, "rect.gb-stream.gb-g:not([fill])")
    hatched = {one["x"] for one in found(explorer, "rect[fill^=url]")}
    shown = [traits["x"][traits["t"] - 1], *traits["x"]]
    for zero, bar, value in zip(zeros, bars, shown, strict=True):
        edges = sorted([zero, zero - HALF_INPUT * value])
        top, height = float(bar["y"]), float(bar["height"])
        assert [top, top + height] == pytest.approx(edges)
        assert (bar["x"] in hatched) == (value < 0)


@pytest.mark.parametrize("width", [240, 760])
@pytest.mark.parametrize(("w", "u"), [(0.9, -2), (-3, 0), (0, 3)])
def test_each_weight_is_the_same_at_every_step_and_in_the_folded_net(stage, w, u, width):
    explorer = show(stage, width=width, w=w, u=u)
    for name, weight in (("h", w), ("g", u)):
        shafts = found(explorer, f".gb-weight.gb-{name} > .gb-shaft")
        assert len(shafts) == 1 + len(steps_in_sight(explorer)) == 9
        assert {float(one["stroke-width"]) for one in shafts} == {max(1, 1.5 * abs(weight))}
        dashes = "5 3" if weight < 0 else "1 3" if weight == 0 else None
        assert {one.get("stroke-dasharray") for one in shafts} == {dashes}
    letters = explorer.root.locator("svg .gb-letters").all_text_contents()
    assert letters.count("w") == letters.count("u") == 9


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_button_sets_both_weights_and_nothing_else(stage, lang):
    explorer = show(stage, lang, **MIXED)
    ends = {}
    for name in ("fades", "latches", "flips"):
        button = explorer.root.get_by_role("button", name=text(f"explore_loop.{name}"), exact=True)
        assert button.get_attribute("aria-pressed") == "false"
        button.click()
        assert button.get_attribute("aria-pressed") == "true"
        w, u, x, t = stage.page.evaluate(MODEL)
        assert (x, t) == (MIXED["x"], MIXED["t"])
        ends[name] = rnn_numbers(w, u, [1] + [0] * 40)
    assert 0 < ends["fades"][-1] < 0.1 and ends["latches"][-1] == pytest.approx(0.8586, abs=1e-4)
    signs = [math.copysign(1, h) for h in ends["flips"]]
    assert all(a == -b for a, b in pairwise(signs))


def test_keys_set_an_input_and_go_to_its_neighbours(stage):
    explorer = show(stage, **MIXED)
    cell = explorer.slider("x_8")
    cell.focus()
    assert stage.page.evaluate(MODEL)[3] == 8  # what has the focus is marked
    cell.press("ArrowUp")
    cell.press("ArrowRight")
    assert explorer.slider("x_1").evaluate("one => one === document.activeElement")
    explorer.slider("x_1").press("ArrowLeft")
    cell.press("ArrowLeft")
    explorer.slider("x_7").press("Home")
    x, t = stage.page.evaluate(MODEL)[2:]
    assert x == pytest.approx([*MIXED["x"][:6], -1, 0.8]) and t == 7
    assert explorer.numbers(any_number)["t"] == 7
    assert [explorer.slider(f"x_{k}").get_attribute("tabindex") for k in (6, 7)] == ["-1", "0"]


@pytest.mark.parametrize("width", [360, 760])
def test_the_pointer_sets_inputs_in_quarters_and_marks_steps(stage, width):
    explorer = show(stage, width=width, **MIXED)
    box = explorer.root.locator("svg").bounding_box()
    places = floats(found(explorer, "circle.gb-node"), "cx", "cy")[1:]
    zero = floats(found(explorer, "line.gb-zero"), "y1")[1]
    mouse = stage.page.mouse
    mouse.move(box["x"] + places[1][0], box["y"] + zero - 0.3 * HALF_INPUT)
    mouse.down()
    mouse.move(box["x"] + places[2][0], box["y"] + zero + 99)
    mouse.up()
    mouse.move(box["x"] + places[3][0], box["y"] + zero)  # no longer pressed
    x, t = stage.page.evaluate(MODEL)[2:]
    assert (x, t) == ([1, 0.25, -1, *MIXED["x"][3:]], 3)
    mouse.click(box["x"] + places[5][0], box["y"] + places[5][1])
    assert stage.page.evaluate(MODEL)[2:] == [x, 6]


def test_where_it_is_narrow_the_marked_step_is_in_sight(stage):
    explorer = show(stage, width=240, **LONG)
    assert steps_in_sight(explorer) == [*range(1, 9)]
    cells = explorer.root.locator(".gb-cell")
    seen = []
    for t in [*range(1, 13), *range(12, 0, -1)]:
        explorer.slide(t=t)
        shown = steps_in_sight(explorer)
        assert t in shown and shown == [*range(shown[0], shown[0] + 8)]
        visible = [k + 1 for k in range(12) if cells.nth(k).is_visible()]
        assert visible == shown
        seen.append(shown[0])
        assert explorer.look("layout") == []
    assert seen == [1] * 8 + [2, 3, 4, 5] + [5] * 8 + [4, 3, 2, 1]
    explorer.slider("x_1").focus()
    for _ in range(2):
        stage.page.keyboard.press("ArrowLeft")  # round the beginning
    assert stage.page.evaluate("model.get('t')") == 11 and 11 in steps_in_sight(explorer)


def test_what_python_sets_is_drawn(stage):
    explorer = show(stage, **MIXED)
    stage.page.evaluate("model.set({ x: [0.5, -1, 0.1], w: 2 })")
    shown = explorer.numbers(any_number)
    assert shown["t"] == 3 and shown["w"] == 2  # the last step, for t = 4 is no more
    assert shown["h"] == pytest.approx(rnn_numbers(2, MIXED["u"], [0.5, -1, 0.1])[-1], abs=0.00501)
    assert explorer.slider("t").get_attribute("max") == "3"
    stage.page.evaluate("model.set({ x: [0.5] })")
    assert set(explorer.sliders()) == {"w", "u", "x_1"}
