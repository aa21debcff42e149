"""Markdown of a lesson -> HTML whose formulas are MathML: no script, no font, no request."""

import re
from html import unescape
from urllib.parse import unquote

from latex2mathml.converter import convert
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

HEADING = re.compile(r"<h([2-6])>(.*?)</h\1>", re.DOTALL)
LONG = 30  # characters of LaTeX: about half the width of a phone
TAG = re.compile(r"<[^>]+>")
WITHIN = re.compile(r'(?<=href=")#([^"]+)(?=")')
FORMULA = re.compile(r"\$\$?([^$]+)\$\$?")


class Renderer(IPythonRenderer):
    """nbconvert's Markdown, its formulas as MathML."""

    def block_math(self, body: str) -> str:
        """A formula on lines of its own."""
        return f'<div class="formula" tabindex="0">{convert(body, display="block")}</div>'

    def inline_math(self, body: str) -> str:
        """A formula in a line of text; a long one scrolls by itself."""
        made = convert(body)
        return f'<span class="formula">{made}</span>' if len(body) > LONG else made


def html(source: str) -> str:
    """A cell's Markdown as HTML; what may be wide scrolls by itself, with the keyboard, too."""
    renderer = Renderer(escape=False, exclude_anchor_links=True)
    made = MarkdownWithMath(renderer=renderer).render(source)
    made = made.replace("<table>", '<div class="wide" tabindex="0"><table>')
    return made.replace("</table>", "</table></div>")


def plain(source: str) -> str:
    """The words of a cell's Markdown, formulas by their symbols."""
    told = FORMULA.sub(lambda found: TAG.sub("", convert(found[1])), source.replace("**", ""))
    return unescape(TAG.sub("", told)).strip()


def numbered(body: str) -> str:
    """The body with its headings as s1, s2, …, so that a switch of language keeps the place."""
    places = {}

    def number(heading):
        place = places[_slug(heading[2])] = f"s{len(places) + 1}"
        return f'<h{heading[1]} id="{place}">{heading[2]}</h{heading[1]}>'

    made = HEADING.sub(number, body)
    return WITHIN.sub(lambda link: f"#{places.get(unquote(link[1]), link[1])}", made)


def _slug(heading):
    """What Jupyter calls a heading where a link leads to it."""
    return unescape(TAG.sub("", heading)).replace(" ", "-")
