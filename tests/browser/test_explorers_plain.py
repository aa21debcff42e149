"""Every explorer alone in a plain page: how it looks, what it is called, what it leaves behind."""

import re

import pytest
from explorer_page import LETTERS
from stage import EXPLORERS, SITE, Stage

from helpers import explore
from helpers.lang import LANGUAGES

WIDTHS = (240, 300, 360, 460, 560, 570, 640, 720, 760, 900, 1400)
COLUMN, HIGHEST = 720, 640  # pixels: a notebook's column, and what a laptop's screen shows of it
SCHEMES = ("light", "dark")
MARK = """<b data-injected>"two" & 'one'</b>"""
# Counts what an explorer leaves running outside its own elements.
WATCH = """
window.running = new Set();
for (const name of ["ResizeObserver", "MutationObserver", "IntersectionObserver"]) {
  window[name] = class extends window[name] {
    observe(...given) { running.add(this); super.observe(...given); }
    disconnect() { running.delete(this); super.disconnect(); }
  };
}
const { addEventListener, removeEventListener } = EventTarget.prototype;
const outside = (target) => !(target instanceof Node) || target === document;
EventTarget.prototype.addEventListener = function (type, listener, ...rest) {
  if (outside(this)) running.add(listener);
  addEventListener.call(this, type, listener, ...rest);
};
EventTarget.prototype.removeEventListener = function (type, listener, ...rest) {
  running.delete(listener);
  removeEventListener.call(this, type, listener, ...rest);
};
"""

every = pytest.mark.parametrize("name", EXPLORERS)
every_kind = pytest.mark.parametrize("name", [name for name in EXPLORERS if "," not in name])


@pytest.fixture(scope="module")
def theirs(browser):
    """A page for what `shown` shows, so that no other test takes its place."""
    with browser.new_context() as context:
        yield Stage(context.new_page())


@pytest.fixture(
    scope="module",
    params=[(lang, name) for lang in LANGUAGES for name in EXPLORERS],
    ids=" ".join,
)
def shown(theirs, request):
    """(page, explorer, language): each of EXPLORERS is opened once for all that look at it."""
    lang, name = request.param
    return theirs, theirs.show(name, lang, WIDTHS[-(lang == "en")]), lang


def test_every_explorer_is_looked_at():
    offered = {name for name in explore.__all__ if callable(getattr(explore, name))}
    assert {name.split(",")[0] for name in EXPLORERS} == offered


def test_everything_has_a_name(shown):
    _, explorer, lang = shown
    sliders, drawings = explorer.names("slider"), explorer.names("img")
    titles, boxes = explorer.names("group"), explorer.names("checkbox")
    assert len(sliders) == len(set(sliders)) == len(explorer.sliders())
    assert len(drawings) == explorer.root.locator("svg:visible").count()
    assert len(titles) == 1
    assert all(LETTERS[lang].search(name) for name in sliders + drawings + titles + boxes)


def test_every_blank_of_a_sentence_is_filled_in(shown):
    assert re.findall(r"\{\w*\}|undefined|NaN", shown[1].picture()) == []


def test_text_stands_out_in_light_and_in_dark(shown):
    stage, explorer, _ = shown
    for scheme in reversed(SCHEMES):  # it is left as it was found
        stage.page.emulate_media(color_scheme=scheme)
        assert explorer.look("contrasts") == []
        ground, ink = explorer.look("groundAndInk")
        assert (ground > ink) == (scheme == "light")


def test_nothing_is_clipped_or_overlaps_at_any_width_and_a_laptop_shows_all(shown):
    """One page whose width changes: narrow in Korean and wide in English when it is opened."""
    stage, explorer, _ = shown
    pictures, faults = {explorer.picture()}, []
    for width in WIDTHS:
        stage.resize(width)
        pictures.add(explorer.picture())
        faults += [f"{width}: {fault}" for fault in explorer.look("layout")]
        height = round(explorer.root.bounding_box()["height"])
        if width == COLUMN and height > HIGHEST:
            faults.append(f"{height} pixels high")
    assert faults == []
    assert len(pictures) > 1  # it was drawn again


def test_i_and_h_are_told_apart_without_their_colours(stage):
    explorer = stage.show("gates", "en")
    for name, style in (("i", "none"), ("h", "dotted")):
        for ink in explorer.root.locator(f".gb-equations .gb-ink.gb-{name}").all():
            assert ink.evaluate("ink => getComputedStyle(ink).borderBottomStyle") == style


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_theme_of_jupyterlab_counts_more_than_the_system(stage, scheme):
    explorer = stage.show("gates", "en", scheme=scheme)
    stage.page.evaluate("light => document.body.dataset.jpThemeLight = light", scheme == "dark")
    ground, ink = explorer.look("groundAndInk")
    assert (ground > ink) == (scheme == "dark")


@pytest.fixture(scope="module")
def watched(browser):
    """A page that counts what runs outside the explorer's own elements."""
    with browser.new_page() as page:
        page.add_init_script(WATCH)
        yield Stage(page)


@every
def test_nothing_runs_on_after_the_clean_up(watched, name):
    watched.load(name, "en")  # Playwright's locators would leave listeners of their own
    page = watched.page
    assert page.evaluate("[model.listeners.size > 0, running.size > 0]") == [True, True]
    page.evaluate("clean()")
    assert page.evaluate("[model.listeners.size, running.size]") == [0, 0]


@every_kind
def test_words_are_shown_as_they_are(stage, name):
    made = EXPLORERS[name]()
    made.words = {key: f"{words} {MARK}" for key, words in made.words.items()}
    root = stage.show(made, "en").root
    assert MARK in root.inner_text()
    assert MARK in root.locator("input").first.get_attribute("aria-label")
    assert root.locator("[data-injected]").count() == 0


def test_each_file_is_a_module(stage):
    stage.page.goto(SITE)
    modules = ("gates", "gradient", "gru", "loop", "memory", "long_memory", "quiz")
    for name in (*modules, "rhythm", "shapes"):
        kind = stage.page.evaluate(
            "async (url) => typeof (await import(url)).default.render",
            f"/explorers/{name}/{name}.js",
        )
        assert kind == "function"
