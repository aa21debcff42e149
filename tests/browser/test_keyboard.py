"""The keyboard alone: a puzzle is solved and a net is trained; and nothing moves of itself."""

import re

import pytest
from playwright.sync_api import expect
from stage import EXPLORERS

from helpers import explore
from helpers.lang import text, texts

MOVES = """root => [root, ...root.querySelectorAll("*")].flatMap((element) => {
  const { transitionDuration, animationName } = getComputedStyle(element);
  return transitionDuration === "0s" && animationName === "none" ? [] : [element.outerHTML];
})"""


def reach(page, selector: str) -> None:
    """Press Tab until an element of the page has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


def press(page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_puzzle_is_solved(stage):
    """Written at step 3, kept until step 8, shown there."""
    explorer = stage.show(explore.memory("store"), "en")
    page, right = stage.page, "ArrowRight"
    reach(page, '[name="i_1"]')
    press(page, right, right, "End")
    reach(page, '[name="f_3"]')
    press(page, *[right, "End"] * 5)
    reach(page, '[name="o_8"]')
    press(page, "End")
    verdict = explorer.root.get_by_role("status").filter(has_text=text("explore_memory.solved"))
    expect(verdict).to_be_visible()


def test_a_net_is_trained(stage):
    explorer = stage.show(explore.learn(b_f=2.9, rate=0.03), "en")
    page = stage.page
    reach(page, '[name="lag"]')
    press(page, "Home")
    reach(page, '[name="b_f"]')
    press(page, "ArrowRight")
    reach(page, '[data-does="run"]')
    press(page, "Enter")
    found = re.compile(texts("explore_learn")["found"].split("{")[0])
    expect(explorer.root.get_by_role("status").filter(has_text=found)).to_be_visible()
    assert page.evaluate("[model.get('lag'), model.get('b_f')]") == [10, 3]


@pytest.mark.parametrize("name", [name for name in EXPLORERS if "," not in name])
def test_nothing_moves_of_itself(stage, name):
    """So there is nothing to reduce for readers whom motion disturbs."""
    assert stage.show(name, "en").root.evaluate(MOVES) == []
