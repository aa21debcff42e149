"""The explorer `gru`: one step of a GRU as a lever between the old state and the candidate."""

from traitlets import Bool, Dict

from helpers.explore.shared.base import Explorer, pick
from helpers.explore.shared.traits import Bounded

# With these the reset gate turns the candidate's sign: n = -0.60 at r = 1 and 0.46 at r = 0.
_GIVEN = {"h_prev": 0.8, "a": 0.5, "w_hn": -1.5}
GRU_PRESETS = {
    "keep": {"z": 1, "r": 1} | _GIVEN,
    "write": {"z": 0, "r": 1} | _GIVEN,
    "half": {"z": 0.5, "r": 1} | _GIVEN,
    "reset": {"z": 0.5, "r": 0} | _GIVEN,
}


class Gru(Explorer):
    """One GRU step, h = z * h_prev + (1 - z) * n with n = tanh(a + r * w_hn * h_prev), as torch's.

    Beside it the LSTM with f = z, i = 1 - z, o = 1, c_prev = h_prev, the same candidate and no
    tanh at its output; `own_candidate` computes its candidate without r, tanh(a + w_hn * h_prev),
    and `output_tanh` gives it its tanh back.
    """

    name = "gru"
    styles = ("shared/pipes.css", "explorers/gru/gru.css")
    presets = Dict(GRU_PRESETS, read_only=True).tag(sync=True)
    z = Bounded(0.5, 0, 1)
    r = Bounded(1, 0, 1)
    h_prev = Bounded(_GIVEN["h_prev"], -1, 1)
    a = Bounded(_GIVEN["a"], -2, 2)
    w_hn = Bounded(_GIVEN["w_hn"], -2, 2)
    own_candidate = Bool(False).tag(sync=True)
    output_tanh = Bool(False).tag(sync=True)


def gru(preset: str = "half", key: str | None = None, **values) -> Gru:
    """Show one GRU step in torch's convention: z near 1 keeps, r acts inside the candidate.

    `preset` is the state at the start: "keep", "write", "half" or "reset"; `values` (z and r in
    [0, 1], h_prev in [-1, 1]; the candidate's part from the input, a, and the weight of the old
    state, w_hn, in [-2, 2]) take precedence. `own_candidate=True` and `output_tanh=True` make the
    LSTM beside it another function. Raises ValueError for an unknown preset, TypeError for an
    unknown name and TraitError for a value out of range.
    """
    return Gru(key, **(pick(GRU_PRESETS, preset) | values))
