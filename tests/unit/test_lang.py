"""Every string stands in Korean and in English, and every string that is asked for is there."""

import ast
import tomllib
from string import Formatter

import pytest

from helpers import lang
from tools.lesson import ROOT

SPEAKERS = {"text", "texts", "Mistake", "report"}  # called with the key of a string or a table


def strings(table, key):
    """(key, {language: string}) of every string below `key`."""
    if any(not isinstance(value, dict) for value in table.values()):
        yield key, table
        return
    for name, below in table.items():
        yield from strings(below, f"{key}.{name}")


STRINGS = {
    key: entry
    for path in sorted(lang.FOLDER.glob("*.toml"))
    for key, entry in strings(tomllib.loads(path.read_text(encoding="utf-8")), path.stem)
}


def asked_for(path):
    """The keys that stand literally in the source of a Python module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SPEAKERS:
            yield from (key.value for key in node.args[:1] if isinstance(key, ast.Constant))


SOURCES = [path for folder in ("helpers", "tools") for path in (ROOT / folder).rglob("*.py")]
KEYS = sorted({key for path in SOURCES for key in asked_for(path)})


def blanks(string):
    return sorted(name for _, name, _, _ in Formatter().parse(string) if name is not None)


@pytest.mark.parametrize("key", STRINGS)
def test_a_string_stands_in_both_languages(key):
    entry = STRINGS[key]
    assert set(entry) == {"ko", "en"}
    assert all(isinstance(words, str) and words.strip() == words != "" for words in entry.values())


@pytest.mark.parametrize("key", STRINGS)
def test_both_languages_have_the_same_blanks(key):
    assert blanks(STRINGS[key]["ko"]) == blanks(STRINGS[key]["en"])


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_the_code_names_exists(key):
    assert any(known == key or known.startswith(f"{key}.") for known in STRINGS)


def test_the_code_names_keys():
    assert {"lang.unknown", "cells.shape", "checks.to_do"} <= set(KEYS)


def test_a_string_is_filled_in_in_the_language_in_use(language):
    entry = STRINGS["checks.hint"]
    assert lang.current() == language
    assert lang.text("checks.hint", stage=2) == entry[language].replace("{stage}", "2")


def test_all_strings_of_a_table(language):
    words = lang.texts("explore.gates")
    assert words["f"] == STRINGS["explore.gates.f"][language]
    assert words.keys() == {
        k.removeprefix("explore.gates.") for k in STRINGS if "explore.gates." in k
    }


@pytest.mark.parametrize("given", ["de", "KO", "", None])
def test_an_unknown_language_is_refused(language, given):
    with pytest.raises(ValueError) as caught:
        lang.use(given)
    assert all(part in str(caught.value) for part in (repr(given), '"ko"', '"en"'))
    assert str(caught.value) == STRINGS["lang.unknown"][language].replace("{given}", repr(given))
    assert lang.current() == language


@pytest.mark.parametrize("read", [lang.text, lang.texts])
@pytest.mark.parametrize(
    ("key", "named"),
    [
        ("cells.nothing", "cells.nothing"),
        ("explore.gates.nothing", "nothing"),
        ("no.x", "no.toml"),
    ],
)
def test_an_unknown_key_is_named(read, key, named):
    with pytest.raises(KeyError, match=named):
        read(key)
