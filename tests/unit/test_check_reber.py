"""check_reber accepts every way to know the grammar, and names what is let in or kept out."""

import random
import re

import pytest
import torch

from helpers.checks import check_reber
from helpers.checks.reber import GRAMMAR, SHORT, _draw, _short_strings, _spoiled
from helpers.lang import text
from helpers.reber import REBER, reber_string

KEY = "check_reber"
WAYS = ["B1", "T2P3", "S2X4", "T3V5", "X3S6", "P4V6", "E7", ""]
TABLE = [dict(zip(ways[::2], map(int, ways[1::2]), strict=True)) for ways in WAYS]


def walk(string, table=TABLE):
    """The state after a string, None where it leads nowhere."""
    state = 0
    for symbol in string:
        if state is None:
            return None
        state = table[state].get(symbol)
    return state


def with_table(string):
    return walk(string) == 7


def recursive(string, state=0):
    if state == 7 or not string:
        return state == 7 and not string
    return string[0] in REBER[state] and recursive(string[1:], REBER[state][string[0]])


def with_sets(string):
    arrows = {(k, symbol, to) for k, ways in enumerate(TABLE) for symbol, to in ways.items()}
    states = {0}
    for symbol in string:
        states = {to for k, s, to in arrows if k in states and s == symbol}
    return 7 in states


def with_pattern(string):
    """The grammar from its end: what may follow T*V and what may follow X, unrolled otherwise."""
    tail = "(?:T|VPX)*V(?:V|PS)"
    return bool(re.fullmatch(rf"B(?:P{tail}|TS*X(?:S|X{tail}))E", string))


def stops_early(string):
    try:
        state = 0
        for symbol in string:
            state = REBER[state][symbol]
    except KeyError:
        return False
    return state == 7


RIGHT = {
    "table": with_table,
    "recursive": recursive,
    "sets": with_sets,
    "pattern": with_pattern,
    "except": stops_early,
    "0 and 1": lambda string: int(with_table(string)),
    "a tensor": lambda string: torch.tensor(with_table(string)),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_reber, answer) == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


def test_the_checks_pattern_is_the_graph():
    drawn = {reber_string() for _ in range(100)} | {_draw() for _ in range(100)}
    strings = [*_short_strings(), *drawn]
    assert all(GRAMMAR.fullmatch(s) and with_table(s) for s in strings)
    assert len(set(_short_strings())) == len(_short_strings()) > 15
    assert max(map(len, _short_strings())) == SHORT
    for spoiled in {other for s in strings for other in _spoiled(s)}:
        assert bool(GRAMMAR.fullmatch(spoiled)) == with_table(spoiled)


def either(condition):
    """A wrong answer that says True to some more strings."""
    return lambda string: with_table(string) or condition(string)


def with_dollar(string):
    return bool(re.match(GRAMMAR.pattern + "$", string))


def skips_unknown(string):
    return with_table("".join(s for s in string if s in "BTSXPVE"))


def ends_well(string):
    return string.startswith("B") and string.endswith("E")


def arrow(state, symbol, to):
    """An answer with one arrow of the graph bent or added."""
    table = [dict(ways) for ways in TABLE]
    table[state][symbol] = to
    return lambda string: walk(string, table) == 7


NAMED = {
    "prefixes": (either(lambda s: walk(s) is not None), "prefix", "'B'"),
    "no E": (either(lambda s: walk(s) == 6), "prefix", "'BPVV'"),
    "begins well": (lambda s: bool(GRAMMAR.match(s)), "after_end", "'BPVVEB'"),
    "a line's end": (with_dollar, "newline", r"'BPVVE\n'"),
    "unknown letters": (skips_unknown, "unknown", "'BPQVVE'"),
    "no B": (either(lambda s: with_table("B" + s)), "start", "'PVVE'"),
    "empty": (either(lambda s: not s), "empty", None),
    "P leads to 3": (arrow(5, "P", 3), "refuses", "'BPVPSE'"),
    "no S loop": (arrow(2, "S", None), "refuses", "'BTSXSE'"),
    "one T too many": (arrow(4, "T", 4), "accepts", "'BTXTSE'"),
    "up to eight": (lambda s: with_table(s) and len(s) <= 8, "loops", None),
    "up to twenty": (lambda s: with_table(s) and len(s) <= 20, "loops", None),
    "always": (lambda s: True, "everything", None),
    "never": (lambda s: False, "nothing", None),
    "inside out": (lambda s: not with_table(s), "inverted", None),
}


@pytest.mark.parametrize(("answer", "key", "string"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, language, answer, key, string):
    line = said(check_reber, answer)
    before, _, after = text(f"{KEY}.{key}", string="|").partition("|")
    assert line.startswith(f"✗ {before}") and line.endswith(after)
    assert string is None or string in line


def test_the_ends_alone_are_not_enough(said):
    assert said(check_reber, ends_well).startswith("✗ ")


@pytest.mark.parametrize("state", range(7))
def test_every_arrow_counts(said, state):
    for symbol in TABLE[state]:
        assert said(check_reber, arrow(state, symbol, None)).startswith("✗ ")
    for symbol in set("BTSXPVE") - set(TABLE[state]):
        for to in range(8):
            assert said(check_reber, arrow(state, symbol, to)).startswith("✗ ")


def by_key(string):
    state = 0
    for symbol in string:
        state = REBER[state][symbol]
    return state == 7


def test_code_that_stops_at_a_wrong_letter_is_told(said, language):
    sentence = text(f"{KEY}.stops", kind="KeyError", string="'E'")
    assert said(check_reber, by_key) == f"✗ {sentence}"


@pytest.mark.parametrize(
    ("answer", "given", "string"),
    [
        (GRAMMAR.fullmatch, "Match", "'BTXSE'"),
        (lambda s: "True", "str", "'BTXSE'"),
        (lambda s: with_table(s) or None, "NoneType", "''"),
    ],
)
def test_only_true_and_false_will_do(said, language, answer, given, string):
    sentence = text(f"{KEY}.no_bool", given=given, string=string)
    assert said(check_reber, answer) == f"✗ {sentence}"


@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_reber, lambda string: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, lambda string: string @ "x"])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_reber, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line


def test_random_numbers_are_left_alone():
    before = torch.get_rng_state(), random.getstate()
    check_reber(with_table)
    assert torch.equal(torch.get_rng_state(), before[0]) and random.getstate() == before[1]
