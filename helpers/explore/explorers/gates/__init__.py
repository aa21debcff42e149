"""The explorer `gates`: one step of an LSTM cell as pipes and valves."""

from traitlets import Bool, Dict, Enum

from helpers.explore.shared.base import Explorer, pick
from helpers.explore.shared.traits import Bounded

PRESETS = {
    "write": {"f": 0, "i": 1, "o": 0, "g": 0.9, "c_prev": -0.6},
    "keep": {"f": 1, "i": 0, "o": 0, "g": -0.7, "c_prev": 0.9},
    "read": {"f": 1, "i": 0, "o": 1, "g": -0.7, "c_prev": 0.9},
    "erase": {"f": 0, "i": 0, "o": 0, "g": -0.7, "c_prev": 0.9},
    "add": {"f": 1, "i": 1, "o": 0, "g": 0.5, "c_prev": 0.9},
}


class Gates(Explorer):
    """One LSTM step: c = f * c_prev + i * g, h = o * tanh(c)."""

    name = "gates"
    styles = ("shared/pipes.css", "explorers/gates/classic.css")
    presets = Dict(PRESETS, read_only=True).tag(sync=True)
    f = Bounded(1, 0, 1)
    i = Bounded(0, 0, 1)
    o = Bounded(0, 0, 1)
    g = Bounded(0, -1, 1)
    c_prev = Bounded(0, -2, 2)
    view = Enum(("valves", "gers", "greff"), default_value="valves").tag(sync=True)
    net = Bool(False).tag(sync=True)


def gates(preset: str = "write", key: str | None = None, **values) -> Gates:
    """Show one LSTM step as pipes and valves, each gate with its slider.

    `preset` is the state at the start: "write", "keep", "read", "erase" or "add"; `values` (f, i
    and o in [0, 1], g in [-1, 1], c_prev in [-2, 2]) take precedence. `view="gers"` and
    `view="greff"` are the classic drawings of Gers et al. (2000) and Greff et al. (2017);
    `net=True` sets the gates by their pre-activations. `lab = gates(); lab.f = 0.2` moves the
    slider from Python. Raises ValueError for an unknown preset, TypeError for an unknown
    name and TraitError for a value out of range.
    """
    return Gates(key, **(pick(PRESETS, preset) | values))
