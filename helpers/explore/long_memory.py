"""The explorer `memory` in its long view: one cell over 10 to 1000 steps, on one time axis."""

import math

from traitlets import Dict, Enum, List, TraitError

from helpers.explore.base import Bounded, Explorer, Whole, is_whole
from helpers.lang import text

SHORTEST, LONGEST = 10, 1000
SLOW = 1 / (1 + math.exp(-5))  # the forget gate at a bias of 5, .9933: a half-life of 103 steps
PRESETS = {
    "pulse": {"T": 200, "f": SLOW, "i": 0.0, "noise": 0.0, "pulses": [1], "closed": []},
    "noise": {"T": 200, "f": SLOW, "i": 0.5, "noise": 0.5, "pulses": [1], "closed": []},
    "stream": {"T": 60, "f": 1.0, "i": 1.0, "noise": 0.0, "pulses": [], "closed": []},
}


class Steps(List):
    """A set of steps, counted from 1: kept in order, once each. Those after T have no effect."""

    def __init__(self):
        super().__init__()
        self.tag(sync=True)

    def validate(self, obj, value):
        """The steps as a sorted list, when all are whole numbers from 1 to 1000."""
        given = list(value) if isinstance(value, list | tuple | set | range) else None
        if given is None or not all(is_whole(step, 1, LONGEST) for step in given):
            bounds = {"low": 1, "high": LONGEST}
            raise TraitError(text("explore.steps", name=self.name, given=repr(value), **bounds))
        return sorted({int(step) for step in given})


class Preset(Enum):
    """One of PRESETS: what arrives, and whether there is a goal."""

    def __init__(self):
        super().__init__(tuple(PRESETS), default_value="pulse")
        self.tag(sync=True)

    def validate(self, obj, value):
        """The name, when there is such a preset."""
        if value in self.values:
            return value
        names = ", ".join(self.values)
        raise TraitError(text("explore.preset", given=repr(value), expected=names))


class LongMemory(Explorer):
    """A cell whose output gate is open: c_t = f_t c_{t-1} + i_t g_t, h_t = tanh(c_t), c_0 = 0.

    At the steps in `pulses` i = 1 and g is +1, then −1, and so on; between them the cell gets `i`
    times noise in [−noise, noise], the same at every drawing. The forget gate is `f`, but 0 at
    the steps in `closed`. With the preset "stream" small values arrive at every step, with i = 1.
    """

    name = "long_memory"
    styles = ("style.css", "panels.css", "long_memory.css")
    presets = Dict(PRESETS, read_only=True).tag(sync=True)
    preset = Preset()
    T = Whole(PRESETS["pulse"]["T"], SHORTEST, LONGEST)
    f = Bounded(SLOW, 0, 1)
    i = Bounded(0, 0, 1)
    noise = Bounded(0, 0, 1)
    pulses, closed = Steps(), Steps()
