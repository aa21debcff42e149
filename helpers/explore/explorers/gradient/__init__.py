"""The explorer `gradient`: what is left of a gradient k steps back, and where float32 ends."""

from helpers.explore.shared.base import Explorer
from helpers.explore.shared.traits import Bounded, Choice, Whole


class Gradient(Explorer):
    """Two gradients over a lag of k steps: |w · act′(a)|^k of an RNN of one unit, f^k of an LSTM.

    `w` is the recurrent weight, `a` the pre-activation, the same at every step; f^k is the LSTM's
    direct path alone. `T` is the longest lag that is drawn.
    """

    name = "gradient"
    styles = ("explorers/gradient/gradient.css",)
    activation = Choice("tanh", "sigmoid")
    w = Bounded(1, -3, 3)
    a = Bounded(1, -4, 4)
    f = Bounded(0.99, 0, 1)
    T = Whole(200, 10, 1000)


def gradient(key: str | None = None, **values) -> Gradient:
    """Show how a gradient shrinks or grows with the lag, on a log axis, and where float32 ends.

    `values` are those at the start: `activation` ("tanh" or "sigmoid"), the recurrent weight w in
    [-3, 3], the pre-activation a in [-4, 4], the forget gate f in [0, 1] and the longest lag T, a
    whole number in 10..1000. Raises TypeError for an unknown name and TraitError for a value out
    of range.
    """
    return Gradient(key, **values)
