"""The explorer `gates`, alone in a plain page, where its net moves the valves."""

import random
import re

import pytest
import torch
from playwright.sync_api import expect
from stage import SITE

from helpers import explore
from helpers.cells import lstm_step
from helpers.lang import LANGUAGES, text, use

BIASES = {f"b_{gate}": (-4, 4) for gate in "ifgo"}
RANGES = {"x": (-2, 2), "h_prev": (-1, 1), "c_prev": (-2, 2)} | BIASES
SOME = {"x": 0.3, "h_prev": -0.2, "c_prev": 0.5, "b_i": 0.25, "b_f": 1, "b_g": 0.5, "b_o": -0.5}
STEP = """async ([weights, given]) => {
  const { computeGates } = await import("/explorers/gates/squash.js");
  const { lstmStep } = await import("/shared/equations.js");
  const gates = computeGates(weights, given);
  return { ...gates, ...lstmStep({ ...given, ...gates }) };
}"""
# Where each wire begins and ends, on the page, with the boxes and the blades of the valves.
WIRES = """(root) => {
  const boxes = (selector) => [...root.querySelectorAll(selector)].map((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return [one.getAttribute("class"), [left, right, top, bottom]];
  });
  const ends = (path) => [0, path.getTotalLength()].map((at) => {
    const { x, y } = path.getPointAtLength(at).matrixTransform(path.getScreenCTM());
    return [x, y];
  });
  const wires = [...root.querySelectorAll(".gb-wire")];
  return [
    wires.map((path) => [path.getAttribute("class"), ends(path)]),
    boxes(".gb-unit"),
    boxes(".gb-blade"),
  ];
}"""
NEAR = 4  # pixels


def show(stage, lang: str = "en", width: int = 900, **values):
    use(lang)  # an explorer has its words from the beginning
    return stage.show(explore.gates("add", view="computed", **values), lang, width)


def net_numbers(x: float, h_prev: float, c_prev: float, **biases: float) -> dict[str, float]:
    """What the net of `gates` computes, with one input and one unit: a_i … a_o, i … o, c and h.

    c and h come from helpers.cells, the weights are explore.WEIGHTS, `biases` b_i, b_f, b_g, b_o.
    """
    given = ([x], [h_prev], [c_prev])
    x, h, c = (torch.tensor([value], dtype=torch.float64) for value in given)
    rows = [[*explore.WEIGHTS[gate].values(), biases[f"b_{gate}"]] for gate in "ifgo"]
    w, u, b = torch.tensor(rows, dtype=torch.float64).T
    before = (w * x + u * h + b)[0]
    values = [*before.sigmoid()[:2], before[2].tanh(), before[3].sigmoid()]
    h, c = lstm_step(x, h, c, w[:, None], u[:, None], b, torch.zeros_like(b))
    numbers = {f"a_{gate}": a.item() for gate, a in zip("ifgo", before, strict=True)}
    numbers |= {gate: value.item() for gate, value in zip("ifgo", values, strict=True)}
    return numbers | {"h": h.item(), "c": c.item()}


def test_the_net_computes_what_the_cell_computes(stage):
    stage.page.goto(SITE)
    draw = random.Random(0)
    for _ in range(200):
        given = {
            name: draw.choice([low, high, draw.uniform(low, high)])
            for name, (low, high) in RANGES.items()
        }
        step, expected = stage.page.evaluate(STEP, [explore.WEIGHTS, given]), net_numbers(**given)
        assert {name: step[name] for name in expected} == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("width", [900, 360])
def test_the_numbers_shown_are_those_of_the_cell(stage, width):
    explorer = show(stage, width=width)
    draw = random.Random(1)
    for _ in range(50):
        given = {name: round(draw.uniform(*ends) * 20) / 20 for name, ends in RANGES.items()}
        explorer.slide(**given)
        assert explorer.sliders() == given
        assert explorer.numbers() == pytest.approx(given | net_numbers(**given), abs=0.00501)


def test_the_inputs_move_every_valve_and_a_bias_moves_its_own(stage):
    explorer = show(stage)
    moved = {name: set("figo") for name in ("x", "h_prev")}
    moved |= {"c_prev": set()} | {f"b_{gate}": {gate} for gate in "figo"}
    for name, gates in moved.items():
        explorer.slide(**SOME)
        before = explorer.numbers()
        explorer.slide(**{name: 0.9})
        after = explorer.numbers()
        assert {gate for gate in "figo" if after[gate] != before[gate]} == gates
        assert {gate for gate in "figo" if after[f"a_{gate}"] != before[f"a_{gate}"]} == gates


def test_no_hand_moves_a_valve(stage):
    explorer = show(stage, f=0.25)
    assert explorer.sliders().keys() == RANGES.keys()
    explorer.slide(x=-2, b_f=4)
    assert stage.page.evaluate("model.get('f')") == 0.25  # as it was, for the other views
    for name in explore.PRESETS:
        expect(explorer.root.get_by_role("button", name=name, exact=True)).to_be_hidden()
    expect(explorer.root.get_by_role("checkbox")).to_be_hidden()


@pytest.mark.parametrize("width", [900, 712, 360, 240])
def test_each_wire_leads_from_a_box_to_its_valve_and_both_inputs_to_every_box(stage, width):
    explorer = show(stage, width=width)
    wires, units, blades = explorer.root.evaluate(WIRES)
    for gate in "ifo":
        (start, end), (box,) = of(gate, wires)[0], of(gate, units)
        assert touches(start, box)
        assert any(touches(end, blade) for blade in of(gate, blades))
    for name in "xh":
        ends = [end for _, end in of(name, wires)]
        for _, box in units:
            assert any(touches(end, box) for end in ends)


def of(quantity: str, found: list) -> list:
    return [place for kind, place in found if re.search(rf"\bgb-{quantity}\b", kind)]


def touches(point, box) -> bool:
    """Whether a point is on the edge of a box."""
    (x, y), (left, right, top, bottom) = point, box
    beside = max(left - x, x - right, top - y, y - bottom)
    return abs(beside) <= NEAR


def test_the_valves_of_the_drawing_are_as_open_as_the_boxes_say(stage):
    explorer = show(stage, **(SOME | {"c_prev": 2}))
    gap = """(root) => {
      const [a, b] = [...root.querySelectorAll(".gb-blade.gb-f")].map((one) => one.getBBox());
      return Math.abs(b.y - a.y) - a.height;
    }"""
    for b_f in (-4, 0, 4):
        explorer.slide(b_f=b_f)
        stream = 16 * 2  # pixels a unit, and c_prev
        f = net_numbers(**(SOME | {"c_prev": 2, "b_f": b_f}))["f"]
        assert explorer.root.evaluate(gap) == pytest.approx(f * stream, abs=1e-3)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_button_opens_the_view(stage, lang):
    use(lang)
    explorer = stage.show(explore.gates("add"), lang, 900)
    explorer.root.get_by_role("button", name=text("explore_gates.computed")).click()
    assert explorer.sliders().keys() == RANGES.keys()
    explorer.root.get_by_role("button", name=text("explore_gates.valves"), exact=True).click()
    assert explorer.sliders() == explore.PRESETS["add"]
