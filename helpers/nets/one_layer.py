"""Which recurrent layers the helpers can read, and a sentence for each that they cannot.

Numbers read from half a net look like any others, so every helper that takes a layer asks here.
"""

from torch import nn

from helpers import cells
from helpers.lang import text

KINDS = {"RNN": (nn.RNN, cells.RNN), "GRU": (nn.GRU, cells.GRU), "LSTM": (nn.LSTM, cells.LSTM)}
UNREADABLE = {  # ours have none of these attributes: they have one layer, as it should be
    "layers": lambda layer: getattr(layer, "num_layers", 1) > 1,
    "directions": lambda layer: getattr(layer, "bidirectional", False),
    "batch_first": lambda layer: getattr(layer, "batch_first", False),
    "projection": lambda layer: getattr(layer, "proj_size", 0) > 0,
    "no_bias": lambda layer: not getattr(layer, "bias", True),
}


def kind_of(layer: nn.Module) -> str | None:
    """ "RNN", "GRU" or "LSTM", ours or torch's; None for anything else."""
    return next((kind for kind, classes in KINDS.items() if isinstance(layer, classes)), None)


def expect_one_layer(layer: nn.Module, kinds: tuple[str, ...], unreadable: tuple[str, ...]) -> str:
    """Return the kind of a recurrent layer, one of `kinds`: "RNN", "GRU", "LSTM".

    Raises TypeError for any other module, and ValueError for a layer that has one of `unreadable`,
    keys of UNREADABLE.
    """
    kind = kind_of(layer)
    if kind not in kinds:
        raise TypeError(text("one_layer.kind", given=named(layer), expected=", ".join(kinds)))
    refuse(layer, unreadable)
    return kind


def expect_reader(layer: nn.Module) -> None:
    """Raise unless the last step of the layer's first output is its last h.

    TypeError for a module without a `hidden_size` and for torch's cells, which take one step;
    ValueError for batch_first, a projection, and two directions: the backward one has then read
    one step alone. Several layers are fine: the output is the top one's.
    """
    one_step = isinstance(layer, nn.RNNCellBase)
    if not isinstance(layer, nn.Module) or not hasattr(layer, "hidden_size") or one_step:
        expected = ", ".join(KINDS)
        raise TypeError(text("one_layer.kind", given=named(layer), expected=expected))
    refuse(layer, ("directions", "batch_first", "projection"))


def refuse(layer: nn.Module, unreadable: tuple[str, ...]) -> None:
    """Raise ValueError if the layer has one of `unreadable`, keys of UNREADABLE."""
    for feature in unreadable:
        if UNREADABLE[feature](layer):
            raise ValueError(text(f"one_layer.{feature}", given=named(layer)))


def named(given) -> str:
    """Name an object by its class, or a class as "class …", for messages."""
    return f"class {given.__name__}" if isinstance(given, type) else type(given).__name__
