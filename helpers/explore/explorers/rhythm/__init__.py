"""The explorer `rhythm`: what a leaky average keeps of a fast rhythm, a slow one and noise."""

from helpers.explore.shared.base import Explorer
from helpers.explore.shared.traits import Bounded, Whole


class Rhythm(Explorer):
    """A cell that forgets with time constant tau: c_t = f c_{t-1} + (1 - f) x_t, f = exp(-1/tau).

    x_t is the sum of two sines of amplitude 1 with the periods `fast` and `slow`, and of uniform
    noise in [-noise, noise], the same at every drawing. The T steps that are seen are cut out of a
    run that has long been going on: c does not start at 0.
    """

    name = "rhythm"
    styles = ("shared/panels.css", "explorers/rhythm/rhythm.css")
    fast = Bounded(12, 4, 40)
    slow = Bounded(150, 40, 400)
    noise = Bounded(0.3, 0, 1)
    tau = Bounded(25, 1, 500)
    T = Whole(400, 50, 1000)


def rhythm(key: str | None = None, **values) -> Rhythm:
    """Show what a cell of time constant tau keeps of two rhythms, and how late.

    `values`: the periods `fast` in [4, 40] and `slow` in [40, 400] steps, `noise` in [0, 1], `tau`
    in [1, 500] steps, and the window, a whole number T in 50..1000. Raises TypeError for an
    unknown name and TraitError for a value out of range.
    """
    return Rhythm(key, **values)
