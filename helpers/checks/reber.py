"""Check of lesson 05: is a string one of Reber's grammar?"""

from functools import cache

import numpy as np
import torch

from helpers.checks.verdict import Mistake, ask, exercise, returned
from helpers.tasks.reber import REBER, SYMBOLS

END, SHORT = 7, 8
LONG = ["BT" + "S" * 25 + "XSE", "BP" + "T" * 25 + "VVE", "BP" + "VPX" * 8 + "VPSE"]
# For each state, and for the end: a shortest way there, and a shortest way on from there.
REACH = ("", "B", "BT", "BP", "BTX", "BPV", "BTXS", "BTXSE")
REST = ("BTXSE", "TXSE", "XSE", "VVE", "SE", "VE", "E", "")
KINDS = (  # of strings that are wrongly let in, the plainest first
    "prefix",
    "after_end",
    "unknown",
    "lower_case",
    "blank",
    "newline",
    "start",
    "empty",
    "accepts",
)
NOWHERE = {"KeyError", "IndexError", "TypeError", "AttributeError", "ValueError"}


@exercise
def check_reber(answer):
    """Ask `answer(string) -> bool` about strings of Reber's grammar and about spoiled ones."""
    good, bad = _strings()
    returned(answer, good[0])  # a hole, or no return
    refused = [s for s in good if not _as_bool(ask(answer, s), s)]
    accepted = [s for s in bad if _as_bool(_ask_bad(answer, s), s)]
    extremes = {
        (len(good), len(bad)): "inverted",
        (len(good), 0): "nothing",
        (0, len(bad)): "everything",
    }
    if key := extremes.get((len(refused), len(accepted))):
        raise Mistake(key)
    if refused:
        shortest = min(refused, key=len)
        key = "refuses" if len(shortest) <= SHORT else "loops"
        raise Mistake(key, string=repr(shortest))
    if accepted:
        kind, string = min(((_kind(s), s) for s in accepted), key=lambda two: KINDS.index(two[0]))
        raise Mistake(kind, string=repr(string))


@cache
def _strings():
    """The strings of the grammar that are asked about, and those that are not of it."""
    good = [*_short_strings(), *LONG]
    bad = {s for g in good for s in _spoiled(g)} | set(_wrong_ways())
    return good, sorted((s for s in bad if _state(s) != END), key=lambda s: (len(s), s))


def _ask_bad(answer, string):
    """The answer about a string that is not of the grammar, where code may well stop."""
    try:
        return ask(answer, string)
    except Mistake as mistake:
        if (kind := mistake.values.get("kind")) not in NOWHERE:
            raise
        key = "stops" if string else "stops_empty"
        raise Mistake(key, mistake.line, kind=kind, string=repr(string)) from None


def _as_bool(given, string):
    """True or False, of Python, numpy or torch, 1 or 0; Mistake for anything else."""
    several = isinstance(given, torch.Tensor | np.ndarray)
    values = ask(lambda: given.reshape(-1).tolist()) if several else [given]
    known = len(values) == 1 and isinstance(values[0], bool | int | float | np.generic)
    if not known or values[0] not in (0, 1):
        raise Mistake("no_bool", given=type(given).__name__, string=repr(string))
    return bool(values[0])


def _kind(string):
    """What is wrong with a string that is not of the grammar."""
    if not string:
        return "empty"
    if set(string) - set(SYMBOLS):
        if set(string.upper()) <= set(SYMBOLS):
            return "lower_case"
        if set(string) <= set(SYMBOLS + " \t\n"):
            return "newline" if _state(string.removesuffix("\n")) == END else "blank"
        return "unknown"
    if _state(string) is not None:
        return "prefix"
    if any(_state(string[:n]) == END for n in range(len(string))):
        return "after_end"
    return "accepts" if string.startswith("B") else "start"


def _state(string):
    """Where the arrows lead, END for a string of the grammar; None where there is no arrow."""
    state = 0
    for symbol in string:
        state = REBER.get(state, {}).get(symbol)
    return state


def _short_strings():
    """Every string of the grammar up to a length, shortest first."""
    found, open_ways = [], [("", 0)]
    for string, state in open_ways:
        if state == END:
            found.append(string)
        elif len(string) < SHORT:
            open_ways += [(string + symbol, to) for symbol, to in REBER[state].items()]
    return found


def _spoiled(string):
    """The string cut short, continued, in other letters, and with one letter changed or added."""
    yield from (string[:n] for n in range(len(string)))
    yield from (string + more for more in ("E", "B", "\n", " ", "\t", string))
    yield from (" " + string, string.lower(), string.title(), " ".join(string))
    for n in range(len(string)):
        before, after = string[:n], string[n + 1 :]
        yield before + after
        yield before + after[:1] + string[n] + after[1:]
        for symbol in SYMBOLS + "Q " + string[n].lower():
            yield before + symbol + after
            yield before + symbol + string[n:]


def _wrong_ways():
    """Any letter in any state, then on from any state: every arrow that a graph may have."""
    for before in REACH:
        for symbol in SYMBOLS:
            yield from (before + symbol + after for after in REST)
