"""What the helpers expect of tensors; anything else is a ValueError that names it."""

import torch
from torch import nn

from helpers.lang import text


def expect_shape(name: str, tensor: torch.Tensor, expected: tuple) -> None:
    """Raise ValueError unless `tensor` has the expected shape.

    `expected` has a number for a fixed size and a letter for a free one, which is at least 1.
    """
    if not isinstance(tensor, torch.Tensor):
        raise ValueError(text("cells.not_a_tensor", name=name, given=type(tensor).__name__))
    given = tuple(tensor.shape)
    fits = len(given) == len(expected) and all(
        size > 0 if isinstance(want, str) else size == want
        for size, want in zip(given, expected, strict=True)
    )
    if not fits:
        shape = ", ".join(map(str, expected)) + ("," if len(expected) == 1 else "")
        raise ValueError(text("cells.shape", name=name, given=given, expected=f"({shape})"))


def expect_input(layer: nn.Module, x: torch.Tensor) -> None:
    """Raise ValueError unless x is (T, B, D), with the layer's D and of its weights' dtype."""
    expect_shape("x", x, ("T ≥ 1", "B", getattr(layer, "input_size", "D")))
    weight = next(layer.parameters(), None)
    if weight is not None and x.dtype != weight.dtype:
        raise ValueError(text("cells.dtype", name="x", given=x.dtype, expected=weight.dtype))


def expect_step(gates: int, x, states: dict, W_ih, W_hh, b_ih, b_hh) -> None:
    """Raise ValueError unless x, the states (by name) and the parameters of a step fit together.

    x (B, D), each state (B, H), W_ih (gates · H, D), W_hh (gates · H, H), biases (gates · H,).
    """
    h = states["h"]
    expect_shape("x", x, ("B", "D"))
    expect_shape("h", h, (x.shape[0], "H"))
    (batch, inputs), hidden = x.shape, h.shape[1]
    for name, state in states.items():
        expect_shape(name, state, (batch, hidden))
    expect_shape("W_ih", W_ih, (gates * hidden, inputs))
    expect_shape("W_hh", W_hh, (gates * hidden, hidden))
    expect_shape("b_ih", b_ih, (gates * hidden,))
    expect_shape("b_hh", b_hh, (gates * hidden,))


def expect_peepholes(peepholes, hidden: int) -> None:
    """Raise ValueError unless `peepholes` are three vectors (H,), for i, f and o."""
    if len(peepholes) != 3:
        raise ValueError(text("cells.peepholes", given=len(peepholes)))
    for name, vector in zip("ifo", peepholes, strict=True):
        expect_shape(f"peepholes[{name}]", vector, (hidden,))


def expect_weights(layer: nn.Module, weights: dict[str, torch.Tensor]) -> None:
    """Raise ValueError unless `weights`, a state dict, has all the layer's weights and no other.

    Those of two layers, two directions, a projection, another cell or other sizes do not fit.
    """
    own = {name: tuple(tensor.shape) for name, tensor in layer.state_dict().items()}
    given = {name: tuple(tensor.shape) for name, tensor in weights.items()}
    wrong = [name for name in own | given if own.get(name) != given.get(name)]
    if wrong:
        layer = f"{type(layer).__name__}({layer.input_size}, {layer.hidden_size})"
        raise ValueError(text("cells.weights", layer=layer, names=", ".join(wrong)))
