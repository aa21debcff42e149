"""Check of lesson 05: is a string one of Reber's grammar?"""

import random
import re

from helpers.checks.report import Mistake, report
from helpers.reber import REBER, SYMBOLS

# The same grammar as the graph, but written as a regular expression.
LOWER = "(?:T*VPX)*T*V(?:V|PS)"
GRAMMAR = re.compile(f"B(?:TS*X(?:S|X{LOWER})|P{LOWER})E")
SHORT = 8
# For each state, and for the end: a shortest way there, and a shortest way on from there.
REACH = ("", "B", "BT", "BP", "BTX", "BPV", "BTXS", "BTXSE")
REST = ("BTXSE", "TXSE", "XSE", "VVE", "SE", "VE", "E", "")
LONG = ["BT" + "S" * 25 + "XSE", "BP" + "T" * 25 + "VVE", "BP" + "VPX" * 8 + "VPSE"]
KINDS = (
    "prefix",
    "after_end",
    "unknown",
    "newline",
    "start",
    "empty",
    "accepts",
)  # the plainest first


def check_reber(answer, hint: int = 0) -> None:
    """Ask `answer(string)` about strings of Reber's grammar and about spoiled ones.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_reber", lambda: _judge(answer), hint)


def _judge(answer):
    good = [*_short_strings(), *LONG, *(_draw() for _ in range(10))]
    bad = {s for g in good for s in _spoiled(g)} | set(_wrong_ways())
    bad = sorted((s for s in bad if not GRAMMAR.fullmatch(s)), key=lambda s: (len(s), s))
    if (first := answer(good[0])) is None or first is ...:
        raise Mistake("checks.to_do")
    refused = [s for s in good if not _as_bool(answer(s), s)]
    accepted = [s for s in bad if _ask(answer, s)]
    extremes = {
        (len(good), len(bad)): "inverted",
        (len(good), 0): "nothing",
        (0, len(bad)): "everything",
    }
    if key := extremes.get((len(refused), len(accepted))):
        raise Mistake(f"check_reber.{key}")
    if refused:
        _explain_refused(refused, set(good) - set(refused))
    if accepted:
        _explain_accepted(accepted, good)


def _ask(answer, string):
    """The answer about a string that is not of the grammar, where code may well stop."""
    try:
        given = answer(string)
    except Exception as error:
        kind = type(error).__name__
        raise Mistake("check_reber.stops", kind=kind, string=repr(string)) from None
    return _as_bool(given, string)


def _as_bool(given, string):
    if given is None or given not in (True, False):
        raise Mistake("check_reber.no_bool", given=type(given).__name__, string=repr(string))
    return bool(given)


def _explain_refused(refused, right):
    shortest = min(refused, key=len)
    key = "loops" if right and len(shortest) > max(map(len, right)) else "refuses"
    raise Mistake(f"check_reber.{key}", string=repr(shortest))


def _explain_accepted(accepted, good):
    """Name the plainest kind of string that should have been refused, by its shortest example."""
    kinds = {}
    for string in accepted:
        kinds.setdefault(_kind(string, good), repr(string))
    plainest = min(kinds, key=KINDS.index)
    raise Mistake(f"check_reber.{plainest}", string=kinds[plainest])


def _kind(string, good):
    if not string:
        return "empty"
    if set(string) - set(SYMBOLS):
        return "newline" if string.endswith("\n") else "unknown"
    if any(g.startswith(string) for g in good):
        return "prefix"
    if GRAMMAR.match(string):
        return "after_end"
    return "accepts" if string.startswith("B") else "start"


def _short_strings():
    """Every string of the grammar up to a length, shortest first."""
    found, open_ways = [], [("", 0)]
    for string, state in open_ways:
        if state not in REBER:
            found.append(string)
        elif len(string) < SHORT:
            open_ways += [(string + symbol, to) for symbol, to in REBER[state].items()]
    return found


def _draw():
    """A string at random; neither torch's seed nor Python's is used."""
    draw, state, string = random.Random(), 0, ""
    while state in REBER:
        symbol, state = draw.choice(list(REBER[state].items()))
        string += symbol
    return string


def _spoiled(string):
    """The string cut short, continued, and with one letter replaced, left out, added, swapped."""
    yield from (string[:n] for n in range(len(string)))
    yield from (string + more for more in ("E", "B", "\n", string))
    for n in range(len(string)):
        before, after = string[:n], string[n + 1 :]
        yield before + after
        yield before + after[:1] + string[n] + after[1:]
        for symbol in SYMBOLS + "Q":
            yield before + symbol + after
            yield before + symbol + string[n:]


def _wrong_ways():
    """Any letter in any state, then on from any state: every arrow that a graph may have."""
    for before in REACH:
        for symbol in SYMBOLS:
            yield from (before + symbol + after for after in REST)
