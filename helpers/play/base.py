"""What all playgrounds share: controls above one picture, and the look of that picture."""

import unicodedata
from functools import cache
from html import escape
from pathlib import Path

from ipywidgets import HTML, HBox, Layout, VBox

from helpers.lang import current, text

STYLE = Path(__file__).with_name("style.css")
NAMED = {"description_width": "initial"}  # a control's name has the room it needs


class Playground(VBox):
    """Controls above one picture, drawn anew whenever a control moves.

    Subclasses set `name`, build their controls, call `super().__init__` with them and define
    `picture()`, which returns the HTML of the picture.
    """

    name: str

    def __init__(self, *controls, wide=()):
        self.summary = text(f"play.{self.name}.summary")
        self.language = current()
        self.html = HTML(layout=Layout(max_width="908px"))
        style = HTML(_style(), layout=Layout(display="none"))
        row = HBox(controls, layout=Layout(flex_flow="row wrap", align_items="center"))
        super().__init__([style, *wide, row, self.html])
        for control in (*wide, *controls):
            if control.has_trait("value"):
                control.observe(self.draw, names="value")
        self.draw()

    def draw(self, _=None) -> None:
        """Put a fresh picture below the controls."""
        self.html.value = f'<div class="gb-play" lang="{self.language}">{self.picture()}</div>'

    def __repr__(self):
        return self.summary


def safe(typed: str, longest: int = 40) -> str:
    """What someone typed, short and fit to stand in HTML and XML: nothing in it acts."""
    shown = typed if len(typed) <= longest else typed[:longest] + "…"
    return escape("".join("\ufffd" if _unprintable(symbol) else symbol for symbol in shown))


def paragraph(kind: str, words: str) -> str:
    """A paragraph of the picture; `words` may hold HTML, so what was typed is `safe` by now."""
    return f'<p class="gb-{kind}">{words}</p>'


def listed(typed: list[str]) -> str:
    """The first few of what someone typed, each `safe` and quoted."""
    quoted = [f"“{safe(one, 20)}”" for one in typed[:5]]
    return ", ".join(quoted) + (" …" if len(typed) > 5 else "")


def _unprintable(symbol):
    """Control and format characters, line separators, lone surrogates, no characters at all."""
    return unicodedata.category(symbol) in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")


@cache
def _style():
    return f"<style>{STYLE.read_text(encoding='utf-8')}</style>"
