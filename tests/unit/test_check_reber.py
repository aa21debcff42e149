"""check_reber accepts every way to know the grammar, and names what is let in or kept out."""

import re

import numpy as np
import pytest
import torch
from judged import line

from helpers.checks import check_reber
from helpers.checks.reber import END, SHORT, _short_strings, _state, _strings
from helpers.lang import text
from helpers.tasks.reber import REBER, reber_string

KEY = "check_reber"
TAIL = "(?:T*VPX)*T*V(?:V|PS)"
GRAMMAR = re.compile(f"B(?:TS*X(?:S|X{TAIL})|P{TAIL})E")  # the graph as a regular expression
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


def with_a_list(string):
    """Each state a string of its letters and their aims, as in WAYS."""
    state = 0
    for symbol in string:
        place = WAYS[state].find(symbol) if symbol.isupper() else -1
        if place < 0:
            return False
        state = int(WAYS[state][place + 1])
    return not WAYS[state]


def with_ifs(string):
    """A match statement in place of a table."""
    state = 0
    for symbol in string:
        match state, symbol:
            case (0, "B") | (7, "?"):
                state = 1
            case (1, "T") | (2, "S"):
                state = 2
            case (1, "P") | (3, "T") | (4, "X"):
                state = 3
            case (2, "X") | (5, "P"):
                state = 4
            case 3, "V":
                state = 5
            case (4, "S") | (5, "V"):
                state = 6
            case 6, "E":
                state = 7
            case _:
                return False
    return state == 7


RIGHT = {
    "table": with_table,
    "recursive": recursive,
    "sets": with_sets,
    "pattern": with_pattern,
    "pattern of the test": lambda string: GRAMMAR.fullmatch(string) is not None,
    "except": stops_early,
    "a list": with_a_list,
    "match": with_ifs,
    "0 and 1": lambda string: int(with_table(string)),
    "a tensor": lambda string: torch.tensor([with_table(string)]),
    "numpy": lambda string: np.bool_(with_table(string)),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, answer):
    assert said(check_reber, answer) == line(check_reber, "passed")


def test_the_strings_are_those_of_the_graph():
    good, bad = _strings()
    drawn = [reber_string() for _ in range(100)]
    assert all(GRAMMAR.fullmatch(s) and _state(s) == END for s in [*good, *drawn])
    assert not any(GRAMMAR.fullmatch(s) for s in bad)
    assert len(set(_short_strings())) == len(_short_strings()) > 15
    assert max(map(len, _short_strings())) == SHORT


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
    "a heard's end": (with_dollar, "newline", r"'BPVVE\n'"),
    "unknown letters": (skips_unknown, "unknown", "'BPQVVE'"),
    "small letters": (lambda s: with_table(s.upper()), "lower_case", "'BPVVe'"),
    "blanks at the ends": (lambda s: with_table(s.strip()), "blank", "' BPVVE'"),
    "blanks anywhere": (lambda s: with_table("".join(s.split())), "blank", "' BPVVE'"),
    "split": (lambda s: s.split() != [] and with_table(s.split()[0]), "blank", "' BPVVE'"),
    "no B": (either(lambda s: with_table("B" + s)), "start", "'PVVE'"),
    "empty": (either(lambda s: not s), "empty", None),
    "P leads to 3": (arrow(5, "P", 3), "refuses", "'BPVPSE'"),
    "no S loop": (arrow(2, "S", None), "refuses", "'BTSXSE'"),
    "one T too many": (arrow(4, "T", 4), "accepts", "'BTXTSE'"),
    "only what is listed": (lambda s: s in _short_strings(), "loops", None),
    "one loop of S at most": (lambda s: with_table(s) and "SSSS" not in s, "loops", None),
    "up to eight": (lambda s: with_table(s) and len(s) <= 8, "loops", None),
    "up to twenty": (lambda s: with_table(s) and len(s) <= 20, "loops", None),
    "always": (lambda s: True, "everything", None),
    "never": (lambda s: False, "nothing", None),
    "inside out": (lambda s: not with_table(s), "inverted", None),
}


@pytest.mark.parametrize(("answer", "key", "string"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, answer, key, string):
    heard = said(check_reber, answer)
    before, _, after = text(f"{KEY}.{key}", string="|").partition("|")
    assert heard.startswith(f"✗ {before}") and heard.endswith(after)
    assert string is None or string in heard


def test_the_ends_alone_are_not_enough(said):
    assert said(check_reber, ends_well).startswith("✗ ")


@pytest.mark.parametrize("state", range(7))
def test_every_arrow_counts(state):
    good, bad = _strings()
    for symbol in "BTSXPVE":
        for to in {None, *range(8)} - {TABLE[state].get(symbol)}:
            bent = arrow(state, symbol, to)
            assert not all(map(bent, good)) or any(map(bent, bad))


def by_key(string):
    state = 0
    for symbol in string:
        state = REBER[state][symbol]
    return state == 7


def misspelt(string):
    if not with_table(string):
        return Fasle  # noqa: F821
    return True


def test_code_that_stops_at_a_wrong_letter_is_told(said, language):
    sentence = text(f"{KEY}.stops", kind="KeyError", string="'E'")
    heard = "    → state = REBER[state][symbol]"
    assert said(check_reber, by_key) == f"✗ {sentence}\n{heard}"
    first = said(check_reber, lambda string: string[0] == "B" and with_table(string))
    assert first.startswith(f"✗ {text(f'{KEY}.stops_empty', kind='IndexError')}\n")
    assert "NameError" in said(check_reber, misspelt)
    assert text(f"{KEY}.stops", kind="NameError", string="''") not in said(check_reber, misspelt)


@pytest.mark.parametrize(
    ("answer", "given", "string"),
    [
        (GRAMMAR.fullmatch, "Match", "'BTXSE'"),
        (lambda s: "True", "str", "'BTXSE'"),
        (lambda s: torch.tensor([True, False]), "Tensor", "'BTXSE'"),
        (lambda s: [with_table(s)], "list", "'BTXSE'"),
        (lambda s: with_table(s) or None, "NoneType", "''"),
    ],
)
def test_only_true_and_false_will_do(said, answer, given, string):
    sentence = text(f"{KEY}.no_bool", given=given, string=string)
    assert said(check_reber, answer) == f"✗ {sentence}"


def test_no_return_is_told(said):
    assert said(check_reber, lambda s: print(end="")) == f"✗ {text('checks.no_return')}"
