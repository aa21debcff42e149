"""Every string stands in Korean and in English, and every string that is asked for is there."""

import ast
import re
import tomllib
from string import Formatter

import pytest
from faults import of_all

from helpers import lang
from tools.notebooks.lesson import ROOT

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


@of_all(STRINGS)
def test_every_string_stands_in_both_languages(key):
    entry = STRINGS[key]
    if set(entry) != {"ko", "en"}:
        yield f"in {sorted(entry)}"
    for language, words in entry.items():
        if not isinstance(words, str) or words.strip() != words or words == "":
            yield f"{language} = {words!r}"


@of_all(STRINGS)
def test_both_languages_have_the_same_blanks(key):
    of = {language: blanks(words) for language, words in STRINGS[key].items()}
    if of["ko"] != of["en"]:
        yield of


@of_all(KEYS)
def test_every_key_that_the_code_names_exists(key):
    """A key without a dot is that of a mistake: one of an exercise's own sentences."""
    if "." not in key:
        known = [name.rpartition(".")[2] for name in STRINGS if name.startswith("check_")]
    else:
        known = [*STRINGS, *(name.rpartition(".")[0] for name in STRINGS)]
    if key not in known:
        yield "asked for, but not in helpers/text"


WORDS_OF_CHECKS = {
    node.value
    for path in (ROOT / "helpers" / "checks").glob("*.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}


@of_all([key for key in STRINGS if key.startswith("check_")])
def test_every_sentence_of_a_check_is_said(key):
    """Its name stands in helpers/checks, whole or from its "_" on; hints, and x or y, aside."""
    name = key.rpartition(".")[2]
    names = {name, name.partition("_")[0] + "_"}
    if not re.fullmatch(r"hints|hint_\d|passed|[xy]", name) and not names & WORDS_OF_CHECKS:
        yield "nobody says it"


def test_the_code_names_keys():
    assert {"lang.unknown", "cells.shape", "checks.to_do"} <= set(KEYS)


def test_a_string_is_filled_in_in_the_language_in_use(language):
    entry = STRINGS["checks.hint"]
    assert lang.current() == language
    assert lang.text("checks.hint", stage=2) == entry[language].replace("{stage}", "2")


PAIRS = ["을를", "은는", "이가", "과와", ("이라", "라"), ("으로", "로")]  # closed, open


def sentence(monkeypatch, particle, value):
    said = {"ko": f"{{given:{particle}}} …", "en": "{given}"}
    monkeypatch.setattr(lang, "_entry", lambda key: said)
    monkeypatch.setattr(lang, "_current", "ko")
    return lang.text("any", given=value)


@pytest.mark.parametrize(("closed", "open_"), PAIRS)
@pytest.mark.parametrize(
    ("value", "is_closed"),
    [
        ("값", True),
        ("'할머니'", False),
        (3, True),  # 삼
        (4, False),  # 사
        (-0.5, False),
        (1000, True),
        ((2, 3), True),  # what is read aloud decides, not the bracket
        ("1e-05", False),
        ("LSTM", True),
        ("GRU", False),
        ("n", True),  # 엔
        ("f", False),
        ("None", True),
        ("NoneType", True),
        ("True", False),
        ("list", False),
        ("tensor", False),
        ("string", True),
        ("'ㄱ'", True),  # 기역
        ("ㅏ", False),
        ("[]", False),  # 괄호
        ("", False),
    ],
)
def test_a_particle_suits_what_is_filled_in(monkeypatch, closed, open_, value, is_closed):
    particle = closed if is_closed else open_
    assert sentence(monkeypatch, closed, value) == f"{value}{particle} …"


@pytest.mark.parametrize("value", ["물", 1, 7, 18, "l", "h, r", "tuple", "float(nil)", "ㄹ"])
def test_after_an_l_only_one_particle_is_that_of_a_vowel(monkeypatch, value):
    assert sentence(monkeypatch, "을", value) == f"{value}을 …"
    assert sentence(monkeypatch, "으로", value) == f"{value}로 …"


@of_all(STRINGS)
def test_no_particle_is_left_to_the_reader(key):
    """Neither both forms at once, nor one form after a blank that may end in any sound."""
    both = re.search(r"\w\([를는가와]\)|\([으이]\)[로라]", STRINGS[key]["ko"])
    bare = re.search(r"\{\w+\}(?:을|를|은|는|이|가|과|와|으로|로)(?= )", STRINGS[key]["ko"])
    if both or (bare and not key.startswith("explore_")):
        yield STRINGS[key]["ko"]


@of_all([key for key in STRINGS if key.startswith("explore_")])
def test_what_the_browser_fills_in_names_no_particle(key):
    """JavaScript fills {name} in, and nothing else."""
    yield from re.findall(r"\{\w+:\w+\}", STRINGS[key]["ko"])


def test_all_strings_of_a_table(language):
    words = lang.texts("explore_gates")
    assert words["f"] == STRINGS["explore_gates.f"][language]
    assert words.keys() == {
        k.removeprefix("explore_gates.") for k in STRINGS if k.startswith("explore_gates.")
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
        ("explore_gates.nothing", "nothing"),
        ("no.x", "no.toml"),
    ],
)
def test_an_unknown_key_is_named(read, key, named):
    with pytest.raises(KeyError, match=named):
        read(key)
