"""What all playgrounds share: the sentence that is stored, and widgets of every Jupyter."""

import subprocess
import sys

import ipywidgets
import pytest
import torch
from play_page import agreement_net, character_net, page

from helpers import play
from helpers.lang import text
from helpers.play.base import safe
from helpers.tasks.agreement import agreement
from tools.notebooks.lesson import ROOT

LETTERS = "·abc"


@pytest.fixture
def all_four(language):
    torch.manual_seed(0)
    sentences = agreement(language, 8, 30)
    return {
        "clamp": play.clamp(agreement_net(language), sentences, language),
        "sentence": play.sentence(agreement_net(language), language),
        "word": play.word(character_net(LETTERS), LETTERS, "ab"),
        "sampler": play.sampler(character_net(LETTERS), LETTERS, ["abc", "cab"]),
    }


def below(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from below(child)


def test_the_stored_text_is_a_sentence(all_four):
    for name, lab in all_four.items():
        assert repr(lab) == text(f"play.{name}.summary")
        assert len(repr(lab)) <= 110  # ipywidgets cuts what is longer


def test_they_speak_the_language(all_four, language):
    for lab in all_four.values():
        assert page(lab).get("lang") == language


def test_they_are_made_of_widgets_that_both_versions_have(all_four):
    kinds = {widget._model_name for lab in all_four.values() for widget in below(lab)}
    parts = "VBox HBox HTML FloatSlider Text Dropdown Button"
    assert kinds == {f"{name}Model" for name in parts.split()}
    for lab in all_four.values():
        assert {widget._model_module for widget in below(lab)} == {"@jupyter-widgets/controls"}
        assert isinstance(lab, ipywidgets.VBox)


def test_they_ask_nothing_of_the_network(all_four):
    for lab in all_four.values():
        shown = [widget.value for widget in below(lab) if isinstance(widget, ipywidgets.HTML)]
        assert not any(mark in one for one in shown for mark in ("http", "//", "url(", "@import"))


def test_the_explorers_do_without_them():
    code = "import sys, helpers.explore; sys.exit('helpers.play' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<b onclick='x'>&", "&lt;b onclick=&#x27;x&#x27;&gt;&amp;"),
        ("a\x00\x1b\u202e\ud800\ufffeb", "a\ufffd\ufffd\ufffd\ufffd\ufffdb"),
        ("강 😀", "강 😀"),
        ("a" * 41, "a" * 40 + "…"),
    ],
)
def test_what_was_typed_becomes_harmless(typed, shown):
    assert safe(typed) == shown
