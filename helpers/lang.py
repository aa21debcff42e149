"""The language of figures, explorers, checks and messages: Korean or English.

Every string stands in `helpers/text/AREA.toml`, Korean beside English:

    [shape]
    ko = "…{given}…"
    en = "…{given}…"

`text("cells.shape", given=…)` reads it in the language that the set-up cell has chosen.
"""

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("ko", "en")
FOLDER = Path(__file__).parent / "text"

_current = "en"


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
    return _entry(key)[_current].format(**values)


def texts(key: str) -> dict[str, str]:
    """All strings below `key`, as {name: string}, in the language in use (for the explorers)."""
    return {name: entry[_current] for name, entry in _entry(key).items()}


def names(area: str) -> tuple[str, ...]:
    """What the strings and groups of an area are called, in the order of its file."""
    return tuple(_table(area))


def _entry(key: str) -> dict:
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
