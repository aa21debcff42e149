"""Whole networks made of a recurrent layer and a readout."""

import torch
from torch import nn

from helpers.expect import expect_input
from helpers.lang import text
from helpers.nets.one_layer import expect_reader, named


class LastStep(nn.Module):
    """Reads a sequence and answers once, at its end: a linear readout of the last hidden state.

    `recurrent` is any module with a `hidden_size` whose output starts with h at every step; of
    several layers the top one is read. Raises TypeError for any other module, ValueError for
    batch_first, two directions or a projection.
    """

    def __init__(self, recurrent: nn.Module, outputs: int = 1):
        super().__init__()
        expect_reader(recurrent)
        self.recurrent = recurrent
        self.readout = nn.Linear(recurrent.hidden_size, outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """x (T, B, D) -> (B, outputs), or (B,) for one output; ValueError for any other x."""
        expect_input(self.recurrent, x)
        out = self.recurrent(x)[0]  # (T, B, H)
        return self.readout(out[-1]).squeeze(-1)


class EveryStep(nn.Module):
    """Answers at every step: a linear readout of each hidden state.

    `recurrent` is any module with a `hidden_size` that returns its outputs and its state; of
    several layers the top one is read. Raises as LastStep does.
    """

    def __init__(self, recurrent: nn.Module, outputs: int):
        super().__init__()
        expect_reader(recurrent)
        self.recurrent = recurrent
        self.readout = nn.Linear(recurrent.hidden_size, outputs)

    def forward(self, x: torch.Tensor, state=None):
        """x (T, B, D) -> (T, B, outputs) and the state after the last step.

        Raises ValueError for any other x.
        """
        expect_input(self.recurrent, x)
        out, state = self.recurrent(x, state)
        return self.readout(out), state


def expect_net(net: nn.Module, readers: tuple[type, ...], symbols: int, outputs: int) -> None:
    """Raise unless `net` is nn.Sequential(nn.Embedding, one of `readers`) of these sizes.

    TypeError for another make, ValueError for another number of embeddings or of outputs.
    """
    parts = tuple(net) if isinstance(net, nn.Sequential) else ()
    if (
        len(parts) != 2
        or not isinstance(parts[0], nn.Embedding)
        or not isinstance(parts[1], readers)
    ):
        inside = f"({', '.join(map(named, parts))})" if parts else ""
        wanted = ", ".join(reader.__name__ for reader in readers)
        raise TypeError(text("one_layer.net", reader=wanted, given=named(net) + inside))
    sizes = {
        "embeddings": (parts[0].num_embeddings, symbols),
        "outputs": (parts[1].readout.out_features, outputs),
    }
    for name, (given, expected) in sizes.items():
        if given != expected:
            raise ValueError(text(f"one_layer.{name}", given=given, expected=expected))
