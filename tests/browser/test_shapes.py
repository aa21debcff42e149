"""The explorer `shapes`: its arithmetic, alone in a plain page."""

import itertools

import pytest
from explorer_page import any_number
from playwright.sync_api import expect
from stage import SITE

from helpers import explore
from helpers.lang import LANGUAGES, text, use
from helpers.plots.unrolled import SHAPES

UNROLL = """async ([shape, lengths]) => {
  const { count, unroll } = await import('/explorers/shapes/unroll.js');
  const cells = unroll(shape, lengths);
  return [cells, count(cells)];
}"""
LENGTHS = {"1_to_1": (), "1_to_n": "m", "n_to_1": "n", "n_to_n": "n", "n_to_m": "nm"}
FORMS = list(itertools.product(explore.SHAPES, (1, 2, 8), (1, 3, 8)))
FIGURE = [*zip(explore.SHAPES, SHAPES.values(), strict=True)]  # the columns of `plot_shapes`
BUTTONS = dict(zip(explore.SHAPES, ("1:1", "1:N", "N:1", "N:N", "N:M"), strict=True))


def show(stage, shape: str, lang: str = "en", width: int = 760, **values):
    use(lang)  # an explorer has its words from the beginning
    return stage.show(explore.shapes(shape, **values), lang, width)


def expected(shape: str, n: int, m: int) -> dict[str, int]:
    """How many inputs, outputs, steps and cells a shape has."""
    inputs, outputs, steps, cells = {
        "1_to_1": (1, 1, 1, 1),
        "1_to_n": (1, m, m, 1),
        "n_to_1": (n, 1, n, 1),
        "n_to_n": (n, n, n, 1),
        "n_to_m": (n, m, n + m, 2),
    }[shape]
    return {"inputs": inputs, "outputs": outputs, "steps": steps, "cells": cells}


def flags(steps, name: str) -> list[int]:
    """At which steps something is so."""
    return [step["t"] for step in steps if step[name]]


@pytest.mark.parametrize(("shape", "n", "m"), FORMS)
def test_the_steps_of_every_shape(stage, shape, n, m):
    stage.page.goto(SITE)
    cells, counts = stage.page.evaluate(UNROLL, [shape, {"n": n, "m": m}])
    assert counts == expected(shape, n, m)
    assert [step["t"] for steps in cells for step in steps] == [
        t for steps in cells for t in range(1, len(steps) + 1)
    ]
    last = cells[-1]
    fed = range(2, m + 1) if shape in ("1_to_n", "n_to_m") else ()
    assert flags(last, "fed") == list(fed)
    assert flags(last, "starts") == ([1] if shape == "n_to_m" else [])
    assert flags(last, "writes") == ([n] if shape == "n_to_1" else [s["t"] for s in last])
    assert flags(cells[0], "reads") == ([1] if shape == "1_to_n" else [s["t"] for s in cells[0]])
    if shape == "n_to_m":
        assert [len(steps) for steps in cells] == [n, m]
        assert not flags(cells[0], "writes") + flags(cells[0], "fed") + flags(last, "reads")


@pytest.mark.parametrize(("shape", "n", "m"), FORMS)
def test_what_is_shared_is_drawn_shared(stage, shape, n, m):
    root = show(stage, shape, n=n, m=m).root
    counts = expected(shape, n, m)
    first = counts["steps"] - (m if shape == "n_to_m" else 0)
    assert root.locator(".gb-unit-0").count() == first
    assert root.locator(".gb-unit-1").count() == counts["steps"] - first
    assert set(root.locator(".gb-weights-0").all_text_contents()) == {"W"}
    assert set(root.locator(".gb-weights-1").all_text_contents()) <= {"W′"}
    assert root.locator(".gb-item").count() == counts["inputs"] + counts["outputs"]
    assert root.locator(".gb-result").count() == counts["outputs"]
    assert root.locator(".gb-arrow.gb-h").count() == counts["steps"]  # h_0 goes in as well
    dashed = {"1_to_n": m - 1, "n_to_m": m}.get(shape, 0)
    assert root.locator(".gb-fed").count() == dashed


@pytest.mark.parametrize(("shape", "columns"), FIGURE)
def test_the_figure_of_the_lesson_shows_the_same_steps(stage, shape, columns):
    decoded = sum(column.decodes for column in columns)
    lengths = {"n": len(columns) - decoded, "m": decoded or len(columns)}
    stage.page.goto(SITE)
    cells, _ = stage.page.evaluate(UNROLL, [shape, lengths])
    steps = [(k > 0, step) for k, cell in enumerate(cells) for step in cell]
    names = ("reads", "writes", "fed", "starts")
    explored = [(decodes, *(step[name] for name in names)) for decodes, step in steps]
    assert explored == [(c.decodes, *(getattr(c, name) for name in names)) for c in columns]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_button_chooses_a_shape(stage, lang):
    explorer = show(stage, "n_to_n", lang, n=6, m=3)
    for shape, name in BUTTONS.items():
        button = explorer.root.get_by_role("button", name=name, exact=True)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        lengths = {one: {"n": 6, "m": 3}[one] for one in LENGTHS[shape]}
        assert explorer.sliders() == lengths
        assert explorer.numbers(any_number) == lengths | expected(shape, 6, 3)
        said = explorer.root.inner_text()
        assert text(f"explore_shapes.{shape}_task") in said
        assert (text("explore_shapes.fed") in said) == (shape in ("1_to_n", "n_to_m"))
        drawing = text(f"explore_shapes.{shape}_drawing", n=6, m=3)
        assert explorer.names("img") == [drawing]


@pytest.mark.parametrize("width", [240, 360, 760, 1100])
def test_a_slider_changes_the_number_of_steps(stage, width):
    explorer = show(stage, "n_to_m", n=1, m=1, width=width)
    for n, m in [(8, 1), (8, 8), (1, 8), (3, 4)]:
        explorer.slide(n=n, m=m)
        assert explorer.numbers(any_number) == {"n": n, "m": m} | expected("n_to_m", n, m)
        assert explorer.root.locator(".gb-unit").count() == n + m
        assert explorer.look("layout") == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("shape", explore.SHAPES)
def test_it_can_be_folded(stage, lang, shape):
    explorer = show(stage, shape, lang, n=3, m=5)
    box = explorer.root.get_by_role("checkbox", name=text("explore_shapes.fold"))
    if shape == "1_to_1":
        expect(box).to_be_hidden()
        return
    assert len(explorer.names("img")) == 1
    box.check()
    name = "loops" if shape == "n_to_m" else "loop"
    assert explorer.names("img")[0] == text(f"explore_shapes.{name}")
    times = [f"×{n}" for n in {"1_to_n": [5], "n_to_m": [3, 5]}.get(shape, [3])]
    assert explorer.root.locator("svg").first.locator(".gb-tick").all_text_contents() == times
    box.uncheck()
    assert len(explorer.names("img")) == 1


def test_what_python_sets_is_drawn(stage):
    explorer = show(stage, "n_to_1")
    stage.page.evaluate("model.set({ shape: '1_to_n', m: 7, folded: true })")
    assert explorer.numbers(any_number)["steps"] == 7
    assert explorer.root.locator("svg").count() == 2
    expect(explorer.root.get_by_role("checkbox")).to_be_checked()
