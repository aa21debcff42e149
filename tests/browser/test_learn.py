"""The explorer `learn`: what it does with its buttons, alone in a plain page."""

import math

import pytest
from explorer_page import Explorer
from playwright.sync_api import expect
from stage import SITE

from helpers import explore
from helpers.lang import LANGUAGES, texts, use
from tools.browser.plain import page as page_of

EASY = {"lag": 10, "b_f": 3.0, "rate": 0.03}
HOPELESS = {"cell": "rnn", "lag": 10, "rate": 0.0001}
DONE = """([verdict, ends]) => /[0-9]/.test(verdict.textContent)
  && ends.some((end) => verdict.textContent.startsWith(end))"""
HEIGHTS = """root => Object.fromEntries([...root.querySelectorAll(".gb-curve")].map((curve) => {
  const [, first] = (curve.getAttribute("d") ?? "").match(/^M[^,]*,([0-9.]+)/) ?? [];
  return [curve.classList[1], Number(first)];
}))"""

HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
# Where the answer's curve ends, from the top.
END = """(root, kind) => {
  const curves = [...root.querySelectorAll(".gb-curve.gb-h")];
  const curve = curves.find((one) => one.classList.contains("gb-dashed") === (kind === "dashed"));
  return Number(curve.getAttribute("d").match(/,([0-9.]+)$/)[1]);
}"""
# A clock that goes on by one at each look, and a last turn of a single update.
LAST = """async () => {
  const { makeTrainer } = await import("/explorers/learn/trainer.js");
  let now = 0;
  performance.now = () => now++;
  const settings = { cell: "rnn", lag: 10, rate: 0.0001, seed: 1, b_f: 0, b_i: 0 };
  const { work } = makeTrainer(settings);
  work({ updates: 299, milliseconds: Infinity });
  const { losses, over, seen } = work({ updates: 2, milliseconds: Infinity });
  return [losses.length, over, seen !== null];
}"""


def show(stage, lang="en", **values):
    use(lang)
    return stage.show(explore.learn(**values), lang)


def press(explorer, name):
    explorer.root.locator(f'[data-does="{name}"]').click()


def told(explorer, name):
    return explorer.root.locator(f'output[name="{name}"]').inner_text()


def learned(explorer):
    return explorer.root.locator(".gb-run").first.get_attribute("d")


def when_done(stage, explorer):
    verdict = explorer.root.locator(".gb-verdict").first.element_handle()
    words = texts("explore_learn")
    ends = [words[name].split("{")[0] for name in ("found", "not_found", "of_five")]
    stage.page.wait_for_function(DONE, arg=[verdict, ends])
    return verdict.inner_text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_easy_bit_is_found(stage, lang):
    explorer = show(stage, lang, **EASY)
    press(explorer, "run")
    said = when_done(stage, explorer)
    words = texts("explore_learn")
    assert said == words["found"].format(n=told(explorer, "update"))
    assert float(told(explorer, "loss")) < 0.02 and told(explorer, "right") == "100"


def test_solid_is_the_answer_to_the_bit_1_and_dashed_to_the_other(stage):
    explorer = show(stage, **EASY)
    press(explorer, "run")
    when_done(stage, explorer)
    ends = [explorer.root.evaluate(END, kind) for kind in ("solid", "dashed")]
    top, tall = 8, 112
    assert ends[0] < top + 0.2 * tall and ends[1] > top + 0.8 * tall


def test_at_the_end_it_is_looked_at_however_short_the_last_turn(page):
    assert page.evaluate(LAST) == [300, True, True]


def test_a_bit_that_is_not_found_is_not_said_to_be(stage):
    explorer = show(stage, **HOPELESS)
    press(explorer, "run")
    said = when_done(stage, explorer)
    assert said == texts("explore_learn")["not_found"].format(n=300)


def test_the_same_seed_learns_the_same_and_another_does_not(stage):
    found = {}
    for seed in (1, 1, 2):
        explorer = show(stage, **EASY, seed=seed)
        press(explorer, "run")
        when_done(stage, explorer)
        curve = learned(explorer)
        assert found.setdefault(seed, curve) == curve
    assert found[1] != found[2]


NO_WORKER = """if (location.hash === "#none") delete window.Worker;
if (location.hash === "#refused") window.Worker = class {
  constructor() { setTimeout(() => this.onerror()); }
  postMessage() {}
  terminate() {}
};"""


def test_without_workers_it_learns_the_same(stage):
    explorer = show(stage, **EASY)
    press(explorer, "run")
    said, curve = when_done(stage, explorer), learned(explorer)
    assert len(stage.page.workers) == 1
    stage.page.add_init_script(NO_WORKER)
    for why in ("none", "refused"):
        stage.page.goto(f"{SITE}#{why}")
        stage.page.reload()
        press(explorer, "run")
        assert (when_done(stage, explorer), learned(explorer)) == (said, curve), why
        assert stage.page.workers == []


def test_it_learns_in_a_page_that_comes_from_a_file(stage, tmp_path):
    use("en")
    path = tmp_path / "learn.html"
    path.write_text(page_of(explore.learn(**EASY), "en"), encoding="utf-8")
    stage.page.goto(path.as_uri())
    explorer = Explorer(stage.page)
    press(explorer, "run")
    assert when_done(stage, explorer).startswith("It remembers")
    assert len(stage.page.workers) == 1


def test_one_update_and_back_to_the_start(stage):
    explorer = show(stage, **EASY)
    start = explorer.root.locator(".gb-learnt").inner_html()
    for k in (1, 2):
        press(explorer, "step")
        stage.page.wait_for_function(
            f"document.querySelector('output[name=update]').value === '{k}'"
        )
    assert explorer.root.locator(".gb-learnt").inner_html() != start
    press(explorer, "restart")
    stage.page.wait_for_function("document.querySelector('output[name=update]').value === '0'")
    stage.page.wait_for_function(
        "(html) => document.querySelector('.gb-learnt').innerHTML === html", arg=start
    )


def test_five_seeds_are_counted(stage):
    explorer = show(stage, **EASY, seed=7)
    press(explorer, "five")
    said = when_done(stage, explorer)
    rows = explorer.root.locator(".gb-seeds li").all_inner_texts()
    assert [row.split()[1] for row in rows] == ["7", "8", "9", "10", "11"]
    found = sum("✓" in row for row in rows)
    assert said == texts("explore_learn")["of_five"].format(k=found, n=5) and found


def test_a_gate_starts_where_its_bias_puts_it(stage):
    """Its curve begins near σ(b): the weights move it a little to either side."""
    explorer = show(stage, b_f=5.0, b_i=-5.0)
    stage.page.wait_for_function("document.querySelector('.gb-curve.gb-f').getAttribute('d')")
    top, tall = 8, 112
    heights = explorer.root.evaluate(HEIGHTS)
    for gate, bias in (("gb-f", 5), ("gb-i", -5)):
        value = 1 - (heights[gate] - top) / tall
        assert value == pytest.approx(1 / (1 + math.exp(-bias)), abs=0.01)


def test_it_rests_while_it_is_not_seen(stage):
    explorer = show(stage, cell="rnn", lag=200, rate=0.0001)
    stage.page.evaluate("document.body.style.paddingTop = '5000px'")
    stage.page.wait_for_timeout(100)  # until the observer has been told
    explorer.root.evaluate("root => root.querySelector('[data-does=run]').click()")
    stage.page.wait_for_timeout(300)
    before = told(explorer, "update")
    stage.page.wait_for_timeout(300)
    assert told(explorer, "update") == before
    explorer.root.scroll_into_view_if_needed()
    stage.page.wait_for_function(
        "n => Number(document.querySelector('output[name=update]').value) > n", arg=int(before)
    )


def test_it_rests_in_a_hidden_tab(stage):
    explorer = show(stage, cell="rnn", lag=200, rate=0.0001)
    stage.page.evaluate(HIDE, True)
    press(explorer, "run")
    stage.page.wait_for_timeout(300)  # what was asked for before that is told
    before = told(explorer, "update")
    stage.page.wait_for_timeout(300)
    assert told(explorer, "update") == before
    stage.page.evaluate(HIDE, False)
    stage.page.wait_for_function(
        "n => Number(document.querySelector('output[name=update]').value) > n", arg=int(before)
    )


def test_ten_runs_of_a_cell_leave_one_worker_and_the_end_leaves_none(stage):
    show(stage, **EASY)
    for _ in range(10):
        stage.page.evaluate("() => { clean(); window.clean = show(); }")
        stage.page.wait_for_function("document.querySelector('.gb-run')")
        stage.page.wait_for_timeout(50)
    assert len(stage.page.workers) == 1
    stage.page.evaluate("clean()")
    stage.page.wait_for_timeout(50)
    assert stage.page.workers == []


# From the run of which `slowFrom` tells on, a task waits half a second and makes one update: what
# a test does then, it does in the midst of it, on every machine.
SLOWLY = """const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (task) {
  const runs = document.querySelectorAll(".gb-seeds li").length;
  const slow = runs >= window.slowFrom;
  setTimeout(() => post.call(this, slow ? { ...task, milliseconds: 0 } : task), slow ? 500 : 0);
};"""


def test_a_cell_is_changed_while_it_learns(stage):
    stage.page.add_init_script(f"window.slowFrom = 0; {SLOWLY}")
    faults = []
    stage.page.on("pageerror", lambda error: faults.append(str(error)))
    explorer = show(stage, lag=10, rate=0.0001)
    press(explorer, "run")
    for cell in ("GRU", "RNN", "LSTM"):
        explorer.root.get_by_role("button", name=cell, exact=True).click()
        stage.page.wait_for_function("document.querySelector('output[name=loss]')")
    press(explorer, "run")
    stage.page.wait_for_timeout(1200)  # what was under way has come
    assert faults == []
    words = texts("explore_learn")["paused"].format(n=told(explorer, "update"))
    assert explorer.root.locator(".gb-verdict").first.inner_text() == words


def test_five_seeds_go_on_after_a_pause_and_are_remembered(stage):
    stage.page.add_init_script(f"window.slowFrom = 2; {SLOWLY}")
    explorer = show(stage, **EASY)
    press(explorer, "five")
    stage.page.wait_for_function("document.querySelectorAll('.gb-seeds li').length >= 2")
    press(explorer, "run")
    words = texts("explore_learn")
    expect(explorer.root.locator('[data-does="run"]')).to_have_text(words["run"])
    stage.page.wait_for_timeout(1200)  # what was under way has come
    stage.page.evaluate("window.slowFrom = Infinity")
    press(explorer, "run")
    last = explorer.root.locator(".gb-seeds li").nth(4)
    last.wait_for()
    said = when_done(stage, explorer)
    assert explorer.root.locator(".gb-seeds li").count() == 5
    assert explorer.root.locator('[data-does="run"]').inner_text() == words["relearn"]
    earlier = explorer.root.locator(".gb-verdict").nth(1)
    assert not earlier.is_visible()
    explorer.slide(b_f=0)
    assert "b_f 3.0, b_i 0.0" in earlier.inner_text() and said.split()[1] in earlier.inner_text()


def test_updates_that_are_asked_for_in_a_hurry_are_all_made(stage):
    explorer = show(stage, lag=200)
    for _ in range(6):
        press(explorer, "step")
    stage.page.wait_for_function("document.querySelector('output[name=update]').value === '6'")


@pytest.mark.parametrize(("name", "highest"), [("lag", "1000"), ("rate", "0.1")])
def test_arrow_keys_reach_every_value(stage, name, highest):
    explorer = show(stage)
    slider = explorer.slider(name)
    slider.press("Home")
    for _ in range(100):
        slider.press("ArrowRight")
    assert told(explorer, name) == highest


def test_a_mingru_finds_a_far_bit_by_one_bias_and_has_no_ways_through_h(stage):
    explorer = show(stage, cell="mingru", lag=200, b_f=7.0)
    press(explorer, "run")
    assert when_done(stage, explorer).startswith("It remembers")
    seen = explorer.root.locator(".gb-learnt").inner_html()
    explorer.root.locator('input[name="cut"]').check()
    stage.page.wait_for_timeout(300)
    assert explorer.root.locator(".gb-learnt").inner_html() == seen


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_with_the_ways_through_h_cut_only_the_look_is_another(stage, cell):
    explorer = show(stage, cell=cell, lag=10, b_f=3.0, rate=0.03)
    press(explorer, "run")
    said, losses = when_done(stage, explorer), learned(explorer)
    answers = explorer.root.locator(".gb-curve.gb-h").first
    free = answers.get_attribute("d")
    box = explorer.root.locator('input[name="cut"]')
    box.check()
    stage.page.wait_for_function(
        "free => document.querySelector('.gb-curve.gb-h').getAttribute('d') !== free", arg=free
    )
    assert (explorer.root.locator(".gb-verdict").first.inner_text(), learned(explorer)) == (
        said,
        losses,
    )
    box.uncheck()
    stage.page.wait_for_function(
        "free => document.querySelector('.gb-curve.gb-h').getAttribute('d') === free", arg=free
    )
