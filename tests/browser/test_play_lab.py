"""The playgrounds in JupyterLab: stored as a sentence, alive once their cell has been run."""

import copy
from functools import cache

import pytest
from playwright.sync_api import expect

from helpers import lang
from tools.browser.lab import change_theme
from tools.build import build
from tools.notebooks.lesson import Lesson
from tools.notebooks.target import Target

LESSON = """# %% [markdown] lang="ko"
# # 시험
# **따라올까요?**
# %% [markdown] lang="en"
# # Test
# **Does it follow?**
# %%
import torch
from torch import nn

from helpers import play
from helpers.tasks.agreement import agreement, vocabulary
from helpers.lang import current
from helpers.nets.readouts import EveryStep, LastStep

torch.manual_seed(0)
words = len(vocabulary(current()))
net = nn.Sequential(nn.Embedding(words, 8), LastStep(nn.LSTM(8, 8)))
alphabet = "·abcdefghijklmnopqrstuvwxyz"
writer = nn.Sequential(nn.Embedding(27, 8), EveryStep(nn.LSTM(8, 8), 27))
# %%
play.clamp(net, agreement(current(), 8, 200), current())
# %%
play.sentence(net, current(), "")
# %%
play.word(writer, alphabet, "lo")
# %%
play.sampler(writer, alphabet, ["love", "hate"])
"""
NAMES = ("clamp", "sentence", "word", "sampler")
TYPED = {"en": "the dogs near the <b>zebra</b>", "ko": "할머니는 <b>zebra</b> 동생과 함께"}


@pytest.fixture(scope="module")
def built(server):
    """built(lang): a notebook of four playgrounds, built and executed as the lessons are."""
    lesson = Lesson(server.course / "lessons" / "02_play.py")
    lesson.path.parent.mkdir(exist_ok=True)
    lesson.path.write_text(LESSON, encoding="utf-8")

    @cache
    def notebook(lang):
        target = Target(lesson, lang, solution=False, root=server.course)
        build([target], [lesson])
        return target.stored()

    return lambda lang: copy.deepcopy(notebook(lang))


@pytest.mark.parametrize("of", lang.LANGUAGES)
def test_playgrounds_are_a_sentence_then_alive_and_never_too_wide(lab, built, of):
    lang.use(of)
    notebook = lab.open(built(of))
    a_sentence_stands_for_what_has_not_been_run(notebook)
    outputs = run(notebook)
    nothing_is_wider_than_its_place(notebook, outputs)
    the_picture_follows(*outputs, TYPED[of])


def output(notebook, name):
    cell = notebook.find(f"play.{name}(")
    return notebook.page.locator(f'[data-windowed-list-index="{cell}"] .jp-OutputArea')


def run(notebook):
    """Run all cells; returns the four outputs."""
    notebook.run(*notebook.code_cells())
    outputs = [output(notebook, name) for name in NAMES]
    for one in outputs:
        expect(one.locator(".gb-play")).to_be_visible()
    return outputs


def slide(shown, value):
    """Type a value beside a slider."""
    readout = shown.locator(".widget-readout")
    readout.fill(value)
    readout.press("Enter")


def a_sentence_stands_for_what_has_not_been_run(notebook):
    for name in NAMES:
        expect(output(notebook, name)).to_contain_text(lang.text(f"play.{name}.summary"))


def the_picture_follows(clamp, sentence, word, sampler, typed):
    clamp.locator("select").select_option(index=2)
    expect(clamp.locator(".gb-tests")).to_contain_text("i = 1.00")  # and the slider is free
    slide(clamp, "0.25")
    expect(clamp.locator(".gb-tests")).to_contain_text("i = 0.25")
    expect(sentence.locator(".gb-play")).to_have_text(lang.text("play.sentence.empty"))
    sentence.locator("input").fill(typed)
    unknown = lang.text("play.sentence.unknown", words="“b”, “zebra”, “b”")
    expect(sentence.locator(".gb-problem")).to_have_text(unknown)
    sentence.locator("select").select_option(index=2)
    expect(sentence.locator("svg.gb-f").last).to_be_visible()
    word.locator("input").fill("lov<")
    expect(word.locator(".gb-answer")).to_have_text(lang.text("play.word.next", read="lov"))
    before = sampler.locator(".gb-written").inner_text()
    sampler.locator("button").click()
    expect(sampler.locator(".gb-written")).not_to_have_text(before, use_inner_text=True)
    before = sampler.locator(".gb-written").inner_text()
    slide(sampler, "0.1")
    expect(sampler.locator(".gb-written")).not_to_have_text(before, use_inner_text=True)


def nothing_is_wider_than_its_place(notebook, outputs):
    for scheme, width in (("light", 768), ("dark", 1366)):
        notebook.page.set_viewport_size({"width": width, "height": 1400})
        change_theme(notebook.page, scheme)
        for one in outputs:
            picture = one.locator(".gb-play")
            assert picture.evaluate("e => e.scrollWidth <= e.clientWidth")
            looks = picture.evaluate("e => getComputedStyle(e).colorScheme")
            assert looks == scheme
