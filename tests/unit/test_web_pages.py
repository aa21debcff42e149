"""The site as files: every page is there, every link leads somewhere, nothing is fetched."""

import posixpath
import re
from html.parser import HTMLParser
from pathlib import PurePosixPath

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook
from torch import nn
from traitlets import TraitError

from helpers import explore
from helpers.lang import LANGUAGES, use
from helpers.nets.readouts import LastStep
from tools.notebooks.lesson import all_lessons
from tools.notebooks.target import Target
from tools.web import lessons, prose
from tools.web.explorers import ALONE, in_script, kinds
from tools.web.pages import Site

KB = 1000


class Links(HTMLParser):
    """Where a page leads, what it would fetch, and the places within it."""

    def __init__(self, text):
        super().__init__()
        self.to, self.fetched, self.ids = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids.append(attrs.get("id"))
        self.to += [attrs["href"]] if tag == "a" else []
        fetches = {"script": "src", "img": "src", "link": "href", "iframe": "src"}
        self.fetched += [attrs[fetches[tag]]] if fetches.get(tag) in attrs else []


@pytest.fixture(scope="module")
def pages(site_folder):
    return {
        path.relative_to(site_folder).as_posix(): path.read_text(encoding="utf-8")
        for path in site_folder.rglob("*.html")
    }


def test_every_lesson_and_every_explorer_has_a_page_in_each_language(pages):
    wanted = {"index.html"} | {f"{lang}/index.html" for lang in LANGUAGES}
    for lang in LANGUAGES:
        wanted |= {f"{lang}/explore/{name}.html" for name in ALONE}
        for lesson in all_lessons():
            wanted.add(f"{lang}/{'deeper/' if lesson.deeper else ''}{lesson.name}.html")
    assert set(pages) == wanted


def test_links_lead_to_pages_and_places_that_are_there(pages):
    lost = []
    for name, text in pages.items():
        for link in Links(text).to:
            to, _, place = link.partition("#")
            if re.match("[a-z]+:", to):
                continue
            there = posixpath.normpath(PurePosixPath(name).parent / to) if to else name
            known = pages.get(there)
            if known is None or (place and place not in Links(known).ids):
                lost.append((name, link))
    assert lost == []


def test_nothing_is_fetched_from_anywhere(pages):
    fetched = {src for text in pages.values() for src in Links(text).fetched}
    assert [src for src in fetched if not src.startswith("data:")] == []
    styles = re.compile(r"<style>.*?</style>", re.DOTALL)
    for text in pages.values():
        assert [css for css in styles.findall(text) if "url(" in css or "@import" in css] == []


def test_pages_are_small(pages):
    sizes = {name: len(text.encode()) / KB for name, text in pages.items()}
    large = {n: s for n, s in sizes.items() if s > (120 if "/explore/" in n else 700)}
    assert large == {}


def test_every_explorer_of_a_notebook_is_on_its_page(pages):
    for lang in LANGUAGES:
        for lesson in all_lessons():
            stored = Target(lesson, lang, solution=True).stored().metadata
            states = stored.get("widgets", {}).get(lessons.STATE, {"state": {}})["state"]
            wanted = sum("_esm" in model["state"] for model in states.values())
            path = f"{lang}/{'deeper/' if lesson.deeper else ''}{lesson.name}.html"
            assert pages[path].count('<div class="explorer"') == wanted


def test_what_is_on_a_page_has_the_language_of_its_folder(pages):
    for name, text in pages.items():
        if "/" in name:
            assert f'<html lang="{name[:2]}">' in text


def test_a_formula_becomes_mathml_and_a_wide_table_scrolls():
    made = prose.html("A $c_t$ and\n\n$$x = \\frac{1}{2}$$\n\n| a |\n|---|\n| $b$ |")
    assert made.count("<math") == 3 and "$" not in made and "<mfrac>" in made
    assert '<div class="wide" tabindex="0"><table>' in made and "</table></div>" in made


def test_every_formula_of_the_course_is_understood(pages):
    found = {name: TEX.search(visible(text)) for name, text in pages.items()}
    assert {name: tex[0] for name, tex in found.items() if tex} == {}


TEX = re.compile(r"\$[^$<\n]*[\\_^][^$<\n]*\$|\\(?:frac|odot|begin|sigma|tanh|sum)\b")


def visible(page):
    return re.sub(r"<(script|pre|style)\b.*?</\1>", "", page, flags=re.DOTALL)


def test_headings_are_numbered_alike_in_both_languages(pages):
    for lesson in all_lessons():
        path = f"{'deeper/' if lesson.deeper else ''}{lesson.name}.html"
        found = [re.findall(r'<h(\d) id="(s\d+)"', pages[f"{lang}/{path}"]) for lang in LANGUAGES]
        assert found[0] == found[1] != []


def test_links_of_a_notebook_become_those_of_pages():
    name = "ko/solutions/03_b.ipynb"
    assert lessons.page_of("04_c", name) == "../ko/04_c.html"
    assert lessons.page_of("../deeper/solutions/03_b", name) == "../ko/deeper/03_b.html"
    assert lessons.page_of("../../en/solutions/03_b", name) == "../en/03_b.html"
    assert lessons.page_of("../../solutions/04_c", "ko/deeper/solutions/03_b.ipynb") == (
        "../../ko/04_c.html"
    )


def test_a_picture_is_read_out_by_the_sentence_after_it(pages):
    unread = [name for name, text in pages.items() if re.search(r'<img [^>]*alt=""', text)]
    assert unread == []


def test_code_and_data_cannot_end_their_script():
    assert "</script" not in in_script("x = '</script>'")


def made(name):
    if name != "net":
        return ALONE[name][1]()
    return explore.net(LastStep(nn.LSTM(2, 4)), "ab", "abba")


@pytest.mark.parametrize("name", ALONE)
def test_an_address_may_set_what_python_may(name):
    explorer = made(name)
    for trait, kind in kinds(type(explorer), explorer.get_state()).items():
        assert kind["first"] == getattr(explorer, trait)
        if kind["kind"] in ("number", "whole"):
            for value in (kind["low"], kind["high"]):
                setattr(explorer, trait, value)
        if kind["kind"] == "choice":
            for value in kind["values"]:
                setattr(explorer, trait, value)
        if kind["kind"] == "list":
            of, lengths = kind["of"], (kind["least"], kind["most"])
            for number in (of["low"], of["high"]):
                for length in lengths:
                    setattr(explorer, trait, [number] * length)
                with pytest.raises(TraitError):
                    setattr(explorer, trait, [number] * (kind["most"] + 1))
            with pytest.raises(TraitError):
                setattr(explorer, trait, [of["high"] + 1] * kind["most"])
    explorer.close()


def test_an_address_makes_no_other_cell_of_a_net():
    settable = {*kinds(type(net := made("net")), net.get_state())}
    assert settable == {"text", "shown", "held", "value", "unit", "alone", "temperature", "seed"}


def test_a_page_says_what_its_notebook_says():
    use("en")
    said = ["# T\n\nlinks\n\n**Why?**", "## A\n\n[b](04_c.ipynb)", "ways"]
    nb = new_notebook(cells=[new_markdown_cell(source) for source in said])
    made = lessons.body(nbformat.from_dict(nb), "en/solutions/03_b.ipynb", "3. T")
    assert (
        "<h1>3. T</h1>" in made and "Why?" in made and "links" not in made and "ways" not in made
    )
    assert '<h2 id="s1">A</h2>' in made and 'href="../en/04_c.html"' in made


def test_the_address_of_the_picture_is_whole_where_the_site_has_one():
    page = Site(all_lessons(), "https://a.example/").start("en")
    assert 'content="https://a.example/gates.en.png"' in page
