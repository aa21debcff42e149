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
# The net of the view "computed": each gate's weights of x and of the hidden state before.
WEIGHTS = {
    "i": {"x": 3, "h_prev": -2},
    "f": {"x": -2, "h_prev": 3},
    "g": {"x": 2, "h_prev": -3},
    "o": {"x": 2, "h_prev": 2},
}


class Gates(Explorer):
    """One LSTM step: c = f * c_prev + i * g, h = o * tanh(c).

    In the view "computed" the four values come from a net of one unit, a = w * x + u * h_prev + b
    with WEIGHTS and the biases b_i, b_f, b_g and b_o; the traits f, i, g and o are then not used.
    """

    name = "gates"
    styles = ("shared/pipes.css", "explorers/gates/classic.css", "explorers/gates/net.css")
    presets = Dict(PRESETS, read_only=True).tag(sync=True)
    f = Bounded(1, 0, 1)
    i = Bounded(0, 0, 1)
    o = Bounded(0, 0, 1)
    g = Bounded(0, -1, 1)
    c_prev = Bounded(0, -2, 2)
    weights = Dict(WEIGHTS, read_only=True).tag(sync=True)
    x = Bounded(1, -2, 2)
    h_prev = Bounded(0.5, -1, 1)
    b_i = Bounded(0, -4, 4)
    b_f = Bounded(1, -4, 4)
    b_g = Bounded(0, -4, 4)
    b_o = Bounded(-1, -4, 4)
    view = Enum(("valves", "computed", "gers", "greff"), default_value="valves").tag(sync=True)
    net = Bool(False).tag(sync=True)


def gates(preset: str = "write", key: str | None = None, **values) -> Gates:
    """Show one LSTM step as pipes and valves, each gate with its slider.

    `preset` is the state at the start: "write", "keep", "read", "erase" or "add"; `values` (f, i
    and o in [0, 1], g in [-1, 1], c_prev in [-2, 2]) take precedence. `view="computed"` shows who
    moves the gates: a net, from x in [-2, 2], h_prev in [-1, 1] and four biases such as b_f in
    [-4, 4]. `view="gers"` and `view="greff"` are the classic drawings of Gers et al. (2000) and
    Greff et al. (2017); `net=True` sets the gates by their pre-activations. `lab = gates();
    lab.f = 0.2` moves the slider from Python. Raises ValueError for an unknown preset, TypeError
    for an unknown name and TraitError for a value out of range.
    """
    return Gates(key, **(pick(PRESETS, preset) | values))
