"""The explorer `memory`: eight steps of one LSTM cell, its gates painted by hand, with puzzles.

Its long view, over up to 1000 steps, is in the folder long_memory.
"""

import math

from traitlets import Dict, Enum

from helpers.explore.shared.base import Explorer, pick
from helpers.explore.shared.traits import Bounded, Numbers

GATES = ("i", "f", "o")
CANDIDATES = (0.7, -0.5, 0.8, -0.2, 0.9, -0.9, 0.4, -0.6)


def _wanted(g):
    """The cell state to be shown at each step, puzzle by puzzle, easy ones first."""
    silent = [0.0] * 7
    return {
        "store": [*silent, g[2]],
        "echo": g,
        "erase": [0, 0, 0, g[0], 0, 0, 0, g[4]],
        "add": [*silent, g[1] + g[4]],
        "half": [*silent, 0.5 * g[5]],
        "sum": [sum(g[: t + 1]) for t in range(8)],
        "fade": [g[0] * 0.5**t for t in range(8)],
        "mean": [sum(0.5 ** (t - s + 1) * g[s] for s in range(t + 1)) for t in range(8)],
    }


def make_puzzles(g):
    """Each puzzle: the candidates that arrive, and the hidden state wanted at each step.

    The front end sorts the keys of what it is sent, hence "order".
    """
    return {
        name: {"g": list(g), "goals": [math.tanh(c) for c in states], "order": order}
        for order, (name, states) in enumerate(_wanted(g).items())
    }


PUZZLES = make_puzzles(CANDIDATES)


class Memory(Explorer):
    """Eight steps of one LSTM cell: c_t = f_t c_{t-1} + i_t g_t, h_t = o_t tanh(c_t)."""

    name = "memory"
    styles = ("explorers/memory/memory.css",)
    puzzles = Dict(PUZZLES, read_only=True).tag(sync=True)
    puzzle = Enum(tuple(PUZZLES), default_value="store").tag(sync=True)
    i, f, o = (Numbers([0.0] * 8, Bounded(0, 0, 1), 8, 8, "explore.gate") for _ in GATES)


def memory(what: str = "store", key: str | None = None, **values) -> Explorer:
    """Show what a cell remembers: over eight steps painted by hand, or over 10 to 1000 steps.

    `what` is one of PUZZLES, and `values` are then the gates i, f and o at the start: eight
    values in [0, 1] each, zeros where none are given. Or `what` is a preset of the long view, and
    `values` take precedence over the preset's: "pulse" (a value that fades), "noise" (and how the
    input gate keeps it out) or "stream" (sums that start afresh at boundaries); T in 10..1000, f,
    i and noise in [0, 1], `pulses` and `closed` lists of steps. Raises ValueError for an unknown
    name, TypeError for an unknown value and TraitError for a value out of range.
    """
    if what in PUZZLES:
        return Memory(key, puzzle=what, **values)
    # Imported here: whoever shows a puzzle does not depend on the long view.
    from helpers.explore.explorers.long_memory import PRESETS, LongMemory

    preset = pick(PUZZLES | PRESETS, what, "explore.puzzle")
    return LongMemory(key, **({"preset": what} | preset | values))
