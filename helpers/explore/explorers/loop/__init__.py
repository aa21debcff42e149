"""The explorer `loop`: an RNN of one unit, folded into one cell and unrolled over its steps."""

from helpers.explore.shared.base import Explorer
from helpers.explore.shared.traits import Bounded, Numbers, Whole

LONGEST = 12


class Loop(Explorer):
    """An RNN of one unit: h_t = tanh(u * x_t + w * h_{t-1}) for the inputs x, from h_0 = 0.

    `t` is the step that is marked, the last one where there are fewer.
    """

    name = "loop"
    styles = ("explorers/loop/loop.css",)
    w = Bounded(0.9, -3, 3)
    u = Bounded(1, -3, 3)
    x = Numbers([1.0, *[0.0] * 7], Bounded(0, -1, 1), 1, LONGEST, "explore.inputs")
    t = Whole(3, 1, LONGEST)


def loop(key: str | None = None, **values) -> Loop:
    """Show an RNN of one unit, h_t = tanh(u * x_t + w * h_{t-1}), folded and unrolled.

    `values` are those at the start: the weights w and u in [-3, 3], the inputs x, a list of 1 to
    12 numbers in [-1, 1], one a step, and the marked step t in 1..12. Raises TypeError for an
    unknown name and TraitError for a value out of range.
    """
    return Loop(key, **values)
