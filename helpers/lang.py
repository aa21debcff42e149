"""The language of figures, explorers, checks and messages: Korean or English.

Every string stands in `helpers/text/AREA.toml`, Korean beside English:

    [shape]
    ko = "…{given}…"
    en = "…{given}…"

`text("cells.shape", given=…)` reads it in the language that the set-up cell has chosen. A Korean
particle that depends on what is filled in stands in the blank: `{given:을}` says 3을, 4를.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from string import Formatter
from unicodedata import normalize

LANGUAGES = ("ko", "en")
FOLDER = Path(__file__).parent / "text"

PARTICLES = {"을": "를", "은": "는", "이": "가", "과": "와", "이라": "라", "으로": "로"}
# How digits, letters and words end when they are read: l 엘, tuple 튜플, 7 칠; 3 삼, None 넌.
WITH_L = re.compile(r"([178lㄹ\u11af]|le|\br)$", re.IGNORECASE)
CLOSED = re.compile(r"([0136mnㄱ-ㅎ\u11a8-\u11c2]|[mn]e|ng|ype)$", re.IGNORECASE)

_current = "en"
asked: set[str] = set()  # the keys read so far: what a notebook says depends on them


def use(language: str) -> None:
    """Choose the language of everything that Gatebook says from here on: "ko" or "en".

    Raises ValueError for any other language.
    """
    global _current
    if language not in LANGUAGES:
        raise ValueError(text("lang.unknown", given=repr(language)))
    _current = language


def current() -> str:
    """The language in use, "ko" or "en"."""
    return _current


def text(key: str, /, **values) -> str:
    """The string `key` ("area.name" or "area.group.name") in the language in use, filled in.

    Raises KeyError when there is no such string.
    """
    return _Words().format(_entry(key)[_current], **values)


def texts(key: str) -> dict[str, str]:
    """All strings below `key`, as {name: string}, in the language in use (for the explorers)."""
    return {name: entry[_current] for name, entry in _entry(key).items()}


def names(area: str) -> tuple[str, ...]:
    """What the strings and groups of an area are called, in the order of its file."""
    asked.add(area)
    return tuple(_table(area))


class _Words(Formatter):
    """Fills blanks in; a particle in the place of the format suits the word before it."""

    def format_field(self, value, spec):
        if spec not in PARTICLES:
            return super().format_field(value, spec)
        word = normalize("NFD", re.sub(r"[\W_]+$", "", str(value)))  # 말 -> ᄆ, ᅡ, ᆯ
        closed = spec != "으로" if WITH_L.search(word) else CLOSED.search(word)
        return f"{value}{spec if closed else PARTICLES[spec]}"


def _entry(key: str) -> dict:
    asked.add(key)
    area, *names = key.split(".")
    entry = _table(area)
    for name in names:
        if name not in entry:
            raise KeyError(f"helpers/text/{area}.toml has no string {key!r}")
        entry = entry[name]
    return entry


@cache
def _table(area: str) -> dict:
    path = FOLDER / f"{area}.toml"
    if not path.is_file():
        raise KeyError(f"helpers/text has no file {area}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
