"""The explorer `memory` in its long view: one cell over 10 to 1000 steps, on one time axis."""

import math

from traitlets import Dict

from helpers.explore.shared.base import Explorer
from helpers.explore.shared.traits import Bounded, Choice, Numbers, Whole

SHORTEST, LONGEST = 10, 1000
SLOW = 1 / (1 + math.exp(-5))  # the forget gate at a bias of 5, .9933: a half-life of 103 steps
PRESETS = {
    "pulse": {"T": 200, "f": SLOW, "i": 0.0, "noise": 0.0, "pulses": [1], "closed": []},
    "noise": {"T": 200, "f": SLOW, "i": 0.5, "noise": 0.5, "pulses": [1], "closed": []},
    "stream": {"T": 60, "f": 1.0, "i": 1.0, "noise": 0.0, "pulses": [], "closed": []},
}


class Steps(Numbers):
    """Steps, counted from 1: in order, once each. Those after T have no effect."""

    def __init__(self):
        super().__init__([], Whole(1, 1, LONGEST), 0, LONGEST, "explore.steps")

    def read(self, value) -> list | None:
        """The steps in order; None where there are others."""
        steps = super().read(list(value) if isinstance(value, set | range) else value)
        return steps and sorted(set(steps))


class LongMemory(Explorer):
    """A cell whose output gate is open: c_t = f_t c_{t-1} + i_t g_t, h_t = tanh(c_t), c_0 = 0.

    At the steps in `pulses` i = 1 and g is +1, then −1, and so on; between them the cell gets `i`
    times noise in [−noise, noise], the same at every drawing. The forget gate is `f`, but 0 at
    the steps in `closed`. With the preset "stream" small values arrive at every step, with i = 1.
    """

    name = "long_memory"
    styles = ("shared/panels.css", "explorers/long_memory/long_memory.css")
    presets = Dict(PRESETS, read_only=True).tag(sync=True)
    preset = Choice(*PRESETS, said="explore.preset")
    T = Whole(PRESETS["pulse"]["T"], SHORTEST, LONGEST)
    f = Bounded(SLOW, 0, 1)
    i = Bounded(0, 0, 1)
    noise = Bounded(0, 0, 1)
    pulses, closed = Steps(), Steps()
