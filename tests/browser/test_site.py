"""The site from the disk: every page opens, every explorer moves, an address is a setting."""

from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe

from helpers import explore
from helpers.lang import LANGUAGES, text, use
from tools.web.explorers import ALONE

PHONE = {"width": 360, "height": 740}
FIRST = "[...document.querySelectorAll('.explorer input[type=range]')].map((one) => one.value)"
# When the first picture stands, in milliseconds from the start of the page.
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
STARTS = {"net": "#held=f"}  # no gate of it is held at first, and no slider free
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def paths(site_folder):
    return sorted(path.relative_to(site_folder).as_posix() for path in site_folder.rglob("*.html"))


@pytest.fixture
def phone(browser, site_folder):
    """phone(path) opens a page by touch at 360 pixels; no error and no request may be met."""
    met = []
    context = browser.new_context(viewport=PHONE, has_touch=True, locale="ko-KR")
    page = context.new_page()
    page.on("console", lambda message: met.append(message.text))
    page.on("pageerror", lambda error: met.append(str(error)))
    page.on("request", lambda request: met.append(request.url) if outside(request.url) else None)

    def outside(url):
        return not url.startswith((site_folder.as_uri(), "data:", "blob:"))

    def go(path):
        page.goto("about:blank")
        page.goto(f"{site_folder.as_uri()}/{path}")
        return page

    yield go
    context.close()
    assert met == []


def test_every_page_opens_without_an_error_and_fits_a_phone(phone, paths):
    wide = []
    for path in paths:
        page = phone(path)
        page.wait_for_load_state()
        if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            wide.append(path)
    assert wide == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in ALONE if name != "quiz"])
def test_every_explorer_moves_by_touch_and_writes_its_address(phone, name, lang):
    page = phone(f"{lang}/explore/{name}.html{STARTS.get(name, '')}")
    slider = page.locator(".explorer input[type=range]").first
    slider.scroll_into_view_if_needed()
    before = page.evaluate(FIRST)
    box = slider.bounding_box()
    for part in (0.15, 0.85):  # one of the two is not where the handle stands
        page.touchscreen.tap(box["x"] + part * box["width"], box["y"] + box["height"] / 2)
    assert page.evaluate(FIRST) != before
    assert "#" in page.url and len(page.url.partition("#")[2]) > 2


def test_a_quiz_is_answered_by_touch(phone):
    page = phone("ko/explore/quiz.html")
    page.locator(".explorer button:visible, .explorer [role=radio]:visible").first.tap()
    assert "문제" in page.locator(".explorer").inner_text()


def test_an_address_is_a_setting(phone):
    page = phone("en/explore/gates.html#f=0.3&g=-0.25&view=valves")
    assert page.locator("input[name=f]").input_value() == "0.3"
    assert page.locator("input[name=g]").input_value() == "-0.25"
    assert page.locator("#notice").is_hidden()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_an_address_may_not_set_is_named_and_ignored(phone, lang):
    page = phone(f"{lang}/explore/gates.html#f=7&i=x&c_prev=&view=nowhere&__proto__=1&o=0.5")
    use(lang)
    notice = page.locator("#notice")
    assert notice.inner_text() == f"{text('site.bad')} f, i, c_prev, view, __proto__"
    assert page.locator("input[name=o]").input_value() == "0.5"
    assert page.locator("input[name=f]").input_value() == str(explore.PRESETS["write"]["f"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_net_reads_the_sentence_of_its_address_as_text(phone, lang):
    typed = "<img src=x onerror=alert(1)> <script>alert(2)</script>"
    page = phone(f"{lang}/explore/net.html#text={quote(typed)}&cell=gru&held=z&value=0.3")
    use(lang)
    assert page.locator("#notice").inner_text() == f"{text('site.bad')} cell, held"
    assert page.locator(".explorer input[name=text]").input_value() == typed
    assert page.locator(".explorer img, .explorer script").count() == 0


def test_lists_of_an_address_are_painted_gates(phone):
    page = phone("en/explore/memory.html#i=1,0,0,0,0,0,0,0.5&f=1,1")
    assert page.locator("#notice").inner_text().endswith(" f")
    assert page.url.partition("#")[2] == "i=1%2C0%2C0%2C0%2C0%2C0%2C0%2C0.5"


def test_the_other_language_opens_with_the_same_setting(phone):
    page = phone("ko/explore/gates.html#f=0.4")
    page.locator("#other").tap()
    page.wait_for_url("**/en/explore/gates.html#f=0.4")
    assert page.locator("input[name=f]").input_value() == "0.4"


def test_the_other_language_opens_at_the_same_place(phone):
    page = phone("ko/04_cell_path.html#s3")
    page.locator("#other").evaluate("link => link.click()")
    page.wait_for_url("**/en/04_cell_path.html#s3")


def test_an_explorer_of_a_lesson_leads_to_its_page_with_its_setting(phone):
    page = phone("en/03_lstm_gates.html")
    page.locator(".explorer input[name=f]").first.evaluate(
        "one => { one.value = 0.25; one.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    page.locator(".link a").first.tap()
    page.wait_for_url("**/en/explore/gates.html#*f=0.25*")
    assert page.locator("input[name=f]").input_value() == "0.25"


def test_the_first_page_speaks_the_readers_language_and_moves_at_once(phone):
    page = phone("index.html")
    page.wait_for_url("**/ko/index.html*")
    slider = page.locator("input[name=f]")
    slider.focus()
    before = slider.input_value()
    page.keyboard.press("ArrowRight")
    assert slider.input_value() != before


def test_the_first_picture_of_an_explorer_stands_soon(phone):
    page = phone("en/explore/gates.html")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
    assert page.evaluate(PAINTED) < 3000  # a tenth of it on a quiet machine: see bench


def test_nothing_serious_hinders_a_screen_reader(browser, site_folder, paths):
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    page, axe, found = context.new_page(), Axe(), []
    for path in paths:
        page.goto(f"{site_folder.as_uri()}/{path}")
        page.wait_for_load_state()
        violations = axe.run(page).response["violations"]
        found += [
            (path, one["id"], one["nodes"][0]["target"])
            for one in violations
            if one["impact"] in SERIOUS
        ]
    context.close()
    assert found == []
