"""The puzzles of the explorer `memory`, alone in a plain page."""

import pytest
from playwright.sync_api import expect
from stage import SITE, Stage

from helpers import explore
from helpers.lang import LANGUAGES, text, use

ERASE = {
    "i": [1, 0, 0, 0, 1, 0, 0, 0],
    "f": [0, 1, 1, 1, 0, 1, 1, 1],
    "o": [0, 0, 0, 1, 0, 0, 0, 1],
}
REFUSALS = [
    "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
    "void (navigator.clipboard.writeText = async () => { throw new Error('refused'); })",
]
CHIPS = """(root) => [...root.querySelectorAll(".gb-puzzles button")].map((button) => {
  const { left, top, width, height } = button.getBoundingClientRect();
  return [left, top, width, height];
})"""


@pytest.fixture(scope="module")
def stage(browser):
    with browser.new_context() as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=SITE)
        yield Stage(context.new_page())


def show(stage, puzzle: str, lang: str = "en", width: int = 720, **gates):
    use(lang)  # an explorer has its words from the beginning
    return stage.show(explore.memory(puzzle, **gates), lang, width)


def press_copy(explorer):
    explorer.root.get_by_role("button", name=text("explore_memory.copy")).click()


def status(explorer, key: str):
    return explorer.root.get_by_role("status").filter(has_text=text(f"explore_memory.{key}"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_gates_are_copied_as_code_that_passes_the_check(stage, lang, capsys):
    explorer = show(stage, "erase", lang, **ERASE)
    press_copy(explorer)
    expect(status(explorer, "copied")).to_be_visible()
    expect(explorer.root.get_by_role("textbox")).to_be_hidden()
    code = stage.page.evaluate("navigator.clipboard.readText()")
    names = {}
    exec(code, names)
    assert names["erase_gates"](explore.PUZZLES["erase"]["g"]) == ERASE
    passed = f"✓ {text('checks.passed')} {text('check_puzzle.erase.passed')}"
    assert capsys.readouterr().out == f"{passed}\n"


@pytest.mark.parametrize("puzzle", explore.PUZZLES)
def test_the_code_of_every_puzzle_runs_and_holds_what_was_painted(stage, puzzle, capsys):
    painted = {"i": [0.25, 1e-7, 1, 0, 0, 0, 0, 0.15], "f": [1 / 3] * 8, "o": [0] * 8}
    explorer = show(stage, puzzle, **painted)
    press_copy(explorer)
    expect(status(explorer, "copied")).to_be_visible()
    code, names = stage.page.evaluate("navigator.clipboard.readText()"), {}
    exec(code, names)
    assert names[f"{puzzle}_gates"](None) == painted
    assert f"# g = {explore.PUZZLES[puzzle]['g']}" in code
    assert capsys.readouterr().out.startswith("✗")


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_the_browser_refuses_the_code_is_shown_and_selected(stage, lang, refusal):
    explorer = show(stage, "erase", lang, **ERASE)
    stage.page.evaluate(refusal)
    press_copy(explorer)
    expect(status(explorer, "refused")).to_be_visible()
    field = explorer.root.get_by_role("textbox", name=text("explore_memory.code"))
    expect(field).to_have_js_property("readOnly", True)
    code = field.input_value()
    assert "def erase_gates(g):" in code
    assert stage.page.evaluate("getSelection().toString()") == code
    assert explorer.look("layout") == []
    explorer.root.locator("input[name=i_2]").press("ArrowUp")
    expect(field).to_be_hidden()  # it was of other gates


def test_what_is_told_of_a_copy_goes_when_something_else_is_painted(stage):
    explorer = show(stage, "erase", **ERASE)
    press_copy(explorer)
    expect(status(explorer, "copied")).to_be_visible()
    explorer.root.locator("input[name=i_2]").press("ArrowUp")
    expect(status(explorer, "copied")).to_have_count(0)


def test_no_button_moves_when_a_puzzle_is_solved(stage):
    explorer = show(stage, "erase", **(ERASE | {"o": [0] * 8}))
    before = explorer.root.evaluate(CHIPS)
    tick = explorer.root.get_by_role("button", name="3:").get_by_text("✓")
    expect(tick).to_be_hidden()
    for step in (4, 8):
        explorer.root.locator(f"input[name=o_{step}]").press("End")
    expect(status(explorer, "solved")).to_be_visible()
    expect(tick).to_be_visible()
    assert explorer.root.evaluate(CHIPS) == before


def test_what_was_painted_for_a_puzzle_is_there_again(stage):
    explorer = show(stage, "store", i=[0.25] * 8)
    explorer.root.get_by_role("button", name="2:").click()
    assert stage.page.evaluate("[model.get('puzzle'), ...model.get('i')]") == ["echo"] + [0] * 8
    explorer.root.get_by_role("button", name="1:").click()
    assert (
        stage.page.evaluate("[model.get('puzzle'), ...model.get('i')]") == ["store"] + [0.25] * 8
    )


def test_a_goal_that_is_not_met_is_seen_beside_its_point(stage):
    """Puzzle 4's goal lay so near to 0 that its ring was on the point of an empty cell."""
    explorer = show(stage, "add")
    heights = "(all) => all.map((one) => one.cy.baseVal.value)"
    goals = explorer.root.locator("circle.gb-goal:not(.gb-met)").evaluate_all(heights)
    points = explorer.root.locator("circle.gb-stream.gb-h").evaluate_all(heights)
    assert len(goals) == 1 and points[-1] - goals[0] > 8 + 4  # both radii


def test_a_point_lies_over_its_goal(stage):
    explorer = show(stage, "fade", i=[0] * 8, f=[0] * 8, o=[0] * 8)
    order = explorer.root.locator("circle:is(.gb-goal, .gb-stream.gb-h)").evaluate_all(
        "(all) => all.map((one) => one.classList.contains('gb-goal'))"
    )
    assert order == [True] * 8 + [False] * 8
