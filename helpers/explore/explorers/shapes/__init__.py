"""The explorer `shapes`: five shapes of input and output, each unrolled over its steps."""

from traitlets import Bool

from helpers.explore.shared.base import Explorer
from helpers.explore.shared.traits import Choice, Whole

SHAPES = ("1_to_1", "1_to_n", "n_to_1", "n_to_n", "n_to_m")


class Shapes(Explorer):
    """A recurrent net that reads `n` inputs and writes `m` outputs, where the shape has several.

    N:1 and N:N read n inputs, 1:N writes m outputs, N:M does both, with a cell for each.
    """

    name = "shapes"
    styles = ("explorers/shapes/shapes.css",)
    shape = Choice(*SHAPES)
    n = Whole(5, 1, 8)
    m = Whole(4, 1, 8)
    folded = Bool(False).tag(sync=True)


def shapes(shape: str = "n_to_1", key: str | None = None, **values) -> Shapes:
    """Show a recurrent net unrolled over its steps: what enters, what leaves, what is shared.

    `shape` is "1_to_1", "1_to_n", "n_to_1", "n_to_n" or "n_to_m"; `n` (inputs) and `m` (outputs)
    are whole numbers from 1 to 8, and `folded=True` shows the loop beside its unrolled form.
    Raises TypeError for an unknown name and TraitError for an unknown shape or a length out of
    range.
    """
    return Shapes(key, shape=shape, **values)
