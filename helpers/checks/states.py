"""States of made-up nets that know how many symbols have been read."""

import torch

from helpers.checks.compare import as_tensor
from helpers.checks.verdict import Mistake

MANY = 1000  # more than any check has symbols read


class State(tuple):
    """A state like an LSTM's, h and c, made after `place` symbols have been read."""

    def __new__(cls, place):
        h = torch.full((1, 1, 2), float(place))
        state = super().__new__(cls, (h, -h))
        state.place = place
        return state


def place_of(state):
    """How many symbols have been read in this state, or -1 where it is not one of ours."""
    if state is None or isinstance(state, State):
        return getattr(state, "place", 0)
    try:
        h, c = (as_tensor("state", part).flatten()[0].item() for part in state)
    except (Mistake, TypeError, ValueError, IndexError):
        return -1
    return int(h) if h == -c and h in range(1, MANY) else -1
