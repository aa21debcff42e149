"""The explorer `learn`: a net that learns, in the page, to keep one bit in mind."""

from traitlets import Bool

from helpers.explore.shared.base import Explorer
from helpers.explore.shared.traits import Bounded, Choice, Whole


class Learn(Explorer):
    """An LSTM, a GRU, an RNN or a minGRU of 8 units that learns one bit over `lag` steps of noise.

    The task is that of helpers.tasks.bits.one_bit; the training is that of helpers.training.train
    with 16 sequences an update, `clip=1` and `goal=0.02`, and at most 300 updates. `b_f` and `b_i`
    are where the biases of the forget gate (of GRUs: of z) and of the input gate start; all other
    weights start as torch's do. Every `seed` has its own weights and sequences. With `cut` the net
    is looked at, not trained, with W_hh = 0; a minGRU has none (helpers.mingru).
    """

    name = "learn"
    styles = ("shared/panels.css", "explorers/learn/learn.css")
    cell = Choice("lstm", "gru", "rnn", "mingru")
    lag = Whole(50, 10, 1000)
    b_f = Bounded(0, -2, 10)
    b_i = Bounded(0, -10, 2)
    rate = Bounded(0.01, 0.0001, 0.1)
    seed = Whole(1, 1, 1000)
    cut = Bool(False).tag(sync=True)


def learn(key: str | None = None, **values) -> Learn:
    """Let a small recurrent net learn before your eyes to remember one bit.

    `values` are those at the start: `cell` ("lstm", "gru", "rnn" or "mingru"), the `lag`, a whole
    number in 10..1000, the first biases `b_f` in [-2, 10] and `b_i` in [-10, 2], the learning
    `rate` in [0.0001, 0.1], the `seed`, a whole number in 1..1000, and whether the ways through h
    are `cut` where the net is looked at. Raises TypeError for an unknown name and TraitError for a
    value out of range.
    """
    return Learn(key, **values)
