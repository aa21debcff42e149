"""The long view of the explorer `memory`, alone in a plain page."""

import math
import re

import pytest
from explorer_page import any_number
from playwright.sync_api import expect
from stage import SITE

from helpers import explore
from helpers.explore.explorers.long_memory import PRESETS, SLOW
from helpers.lang import LANGUAGES, text, use

LEFT, RIGHT = 40, 14  # pixels beside the rows
MIDDLE = {"g": 43, "f": 99}  # heights of the middles of the rows
STARTS = [10, 17, 26, 31, 41, 49, 56]  # where the stream of 60 steps starts afresh
BOX = """(shape) => {
  const { x, y, width, height } = shape.getBBox();
  return { x, y, width, height };
}"""


def show(stage, preset: str, lang: str = "en", width: int = 760, **values):
    use(lang)  # an explorer has its words from the beginning
    return stage.show(explore.memory(preset, **values), lang, width)


def trait(stage, name):
    return stage.page.evaluate("name => model.get(name)", name)


def click(explorer, row: str, t: int, T: int, off: float = 0) -> None:
    """Click a step of a row, or `off` pixels beside it."""
    box = explorer.root.locator(".gb-long").bounding_box()
    room = explorer.root.locator(".gb-long svg").bounding_box()["width"] - LEFT - RIGHT
    x = LEFT + (t - 0.5) * room / T + off
    explorer.root.page.mouse.click(box["x"] + x, box["y"] + MIDDLE[row])


def test_the_two_sliders_of_the_forget_gate_move_each_other(stage):
    explorer = show(stage, "pulse")
    explorer.slide(f=0.5)
    assert explorer.sliders()["b_f"] == 0
    explorer.slide(b_f=7)
    assert trait(stage, "f") == pytest.approx(1 / (1 + math.exp(-7)), abs=1e-15)
    assert explorer.sliders()["f"] == 0.999
    shown = explorer.numbers(any_number)
    assert (shown["f"], shown["b_f"]) == (0.9991, 7)
    explorer.slide(f=1)
    assert explorer.numbers(any_number)["b_f"] == math.inf
    assert explorer.sliders()["b_f"] == 8
    explorer.slide(f=0)
    assert explorer.numbers(any_number)["b_f"] == -math.inf
    assert explorer.sliders()["b_f"] == -4


@pytest.mark.parametrize(("b", "steps"), [(0, 1.0), (1, 2.2), (5, 103.2)])
def test_the_half_life(stage, b, steps):
    explorer = show(stage, "pulse")
    explorer.slide(b_f=b)
    shown = explorer.numbers(any_number)
    f = 1 / (1 + math.exp(-b))
    assert shown["half_life"] == steps
    assert shown["tau"] == round(-1 / math.log(f), 1)
    assert shown["kept"] == pytest.approx(100 * f**200, rel=0.05, abs=0.005)
    assert f"Half of a value is gone after {steps} steps" in explorer.root.inner_text()


@pytest.mark.parametrize(("f", "half_life", "kept"), [(0, 0, 0), (1, math.inf, 100)])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_forgetting_all_or_nothing(stage, lang, f, half_life, kept):
    shown = show(stage, "pulse", lang, f=f).numbers(any_number)
    assert (shown["half_life"], shown["tau"], shown["kept"]) == (half_life, half_life, kept)


@pytest.mark.parametrize("f", [0, 0.9, 1])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_closed_step_leaves_nothing_and_no_sentence_says_otherwise(stage, lang, f):
    explorer = show(stage, "pulse", lang, f=f, closed=[100])
    shown = explorer.numbers(any_number)
    assert shown["grad"] == 0
    assert "kept" not in shown
    said = explorer.root.locator(".gb-said")
    expect(said).to_contain_text(text("explore_long_memory.cut"))
    stage.page.evaluate("model.set({ closed: [] })")
    expect(said).not_to_contain_text(text("explore_long_memory.cut"))
    assert explorer.numbers(any_number)["kept"] == pytest.approx(100 * f**200, rel=0.05, abs=0.005)


@pytest.mark.parametrize(
    ("values", "axis"),
    [([0], [-1, 1]), ([-0.2, 2.9], [-1, 3]), ([0.5, 35], [-10, 50]), ([-50, 1], [-50, 15])],
)
def test_the_axis_of_c_reaches_up_and_down_as_far_as_it_must(stage, values, axis):
    stage.page.goto(SITE)
    ends = "async (values) => (await import('/explorers/long_memory/plot.js')).ends(values)"
    assert stage.page.evaluate(ends, values) == axis


@pytest.mark.parametrize(("row", "name"), [("g", "pulse_at"), ("f", "closed_at")])
@pytest.mark.parametrize("key", ["Home", "End"])
def test_the_frame_of_the_keyboard_lies_on_its_row_and_on_no_number(stage, row, name, key):
    explorer = show(stage, "pulse")
    explorer.slider(name).press(key)
    cursor, row = (
        explorer.root.locator(which).evaluate(BOX)
        for which in (".gb-cursor", f"rect.gb-box.gb-{row}")
    )
    assert cursor["y"] == row["y"] - 2  # and no further: numbers and the next heading are near
    assert cursor["height"] == row["height"] + 4
    at = row["x"] if key == "Home" else row["x"] + row["width"]
    assert cursor["x"] + cursor["width"] / 2 == pytest.approx(at, abs=4)
    assert cursor["width"] == 10


def test_the_end_of_the_curves(stage):
    explorer = show(stage, "pulse", T=100, f=0.9, pulses=[20, 90])
    shown = explorer.numbers(any_number)
    c = 0.9**80 - 0.9**10
    assert shown["c"] == pytest.approx(c, abs=0.00501)
    assert shown["h"] == pytest.approx(math.tanh(c), abs=0.00501)
    assert shown["grad"] == pytest.approx(0.9**80, rel=0.05)
    explorer.slide(T=101)
    assert explorer.numbers(any_number)["grad"] == pytest.approx(0.9**81, rel=0.05)


@pytest.mark.parametrize("T", [50, 1000])
def test_a_click_sets_a_step_and_removes_it(stage, T):
    explorer = show(stage, "pulse", T=T)
    click(explorer, "g", 30, T)
    assert trait(stage, "pulses") == ([1, 30] if T == 50 else [1, pytest.approx(30, abs=1)])
    click(explorer, "g", 1, T)
    assert len(trait(stage, "pulses")) == 1
    click(explorer, "f", 40, T)
    assert trait(stage, "closed") == [pytest.approx(40, abs=T / 1000)]
    assert explorer.numbers(any_number)["grad"] == 0
    click(explorer, "f", 40, T, off=2)
    assert trait(stage, "closed") == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "trait_name"), [("pulse_at", "pulses"), ("closed_at", "closed")])
def test_keys_set_a_step_and_remove_it(stage, lang, name, trait_name):
    explorer = show(stage, "pulse", lang, pulses=[])
    slider = explorer.slider(name)
    slider.focus()
    for key in ("PageUp", "ArrowRight", "ArrowRight", "ArrowLeft"):
        slider.press(key)
    step = int(slider.input_value())
    assert step > 10
    words = {k: text(f"explore_long_memory.{trait_name}_{k}") for k in ("set", "unset")}
    where = text("explore_long_memory.step", t=step)
    for key, steps, state in ((" ", [step], "set"), ("Enter", [], "unset")):
        slider.press(key)
        assert trait(stage, trait_name) == steps
        expect(slider).to_have_attribute("aria-valuetext", f"{where}: {words[state]}")
        expect(explorer.root.locator(".gb-where:not(:empty)")).to_have_text(
            f"{where}: {words[state]}"
        )
    slider.press("Home")
    assert slider.input_value() == "1"
    slider.press("End")
    assert slider.input_value() == "200"


def test_a_stream_is_solved_at_its_boundaries(stage):
    explorer = show(stage, "stream")
    verdict = explorer.root.locator("p[role=status]")
    done = re.compile("gb-done")
    for n, start in enumerate(STARTS):
        expect(verdict).to_contain_text(f"{n} of the 7")
        expect(verdict).not_to_have_class(done)
        click(explorer, "f", start, 60, off=7 if n % 2 else -7)  # near enough: it snaps
    assert trait(stage, "closed") == STARTS
    expect(verdict).to_have_text(text("explore_long_memory.solved"))
    expect(verdict).to_have_class(done)
    explorer.slide(f=0.999)
    expect(verdict).to_contain_text("0 of the 7")
    explorer.slide(f=1)
    expect(verdict).to_have_class(done)
    click(explorer, "f", 36, 60)
    expect(verdict).to_contain_text("6 of the 7")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_button_opens_a_preset(stage, lang):
    explorer = show(stage, "pulse", lang, T=10, f=0.2, closed=[3])
    for name in ("stream", "noise", "pulse"):
        button = explorer.root.get_by_role("button", name=text(f"explore_long_memory.{name}"))
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        assert {key: trait(stage, key) for key in PRESETS[name]} == PRESETS[name]
        assert trait(stage, "preset") == name
        sliders = {"T", "f", "b_f", "closed_at"}
        sliders |= {"pulse_at"} if name != "stream" else set()
        sliders |= {"i", "noise"} if name == "noise" else set()
        assert explorer.sliders().keys() == sliders
    assert trait(stage, "f") == SLOW


def test_what_python_sets_is_drawn(stage):
    explorer = show(stage, "pulse")
    before = explorer.picture()
    stage.page.evaluate("model.set({ T: 1000, closed: [500], pulses: [600], noise: 0.2, i: 0.1 })")
    assert explorer.picture() != before
    assert {"T": 1000, "i": 0.1, "noise": 0.2}.items() <= explorer.sliders().items()
