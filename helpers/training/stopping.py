"""Training that stops in time: as many updates as the validation data like best."""

import copy
from dataclasses import dataclass, field

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from helpers.lang import text
from helpers.training.train import cosine_rate, training


@dataclass
class History:
    """How a training went: the losses of both parts whenever they were measured."""

    updates: list[int] = field(default_factory=list)
    train: list[float] = field(default_factory=list)
    validation: list[float] = field(default_factory=list)

    @property
    def best(self) -> int:
        """The update with the smallest validation loss, the first of several."""
        return self.updates[self.validation.index(min(self.validation))]


def loss_on(net: nn.Module, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """The mean cross entropy of what a net answers to x; targets y of −100 are padding.

    The net returns logits (…, classes), or a tuple that starts with them, for y (…) of integers.
    Raises ValueError for a y of another kind, and for logits that do not fit it.
    """
    if y.dtype != torch.long:
        raise ValueError(text("one_layer.targets", given=y.dtype))
    out = net(x)
    logits = out[0] if isinstance(out, tuple) else out
    if logits.shape[:-1] != y.shape:
        given, expected = tuple(logits.shape), f"({', '.join([*map(str, y.shape), 'classes'])})"
        raise ValueError(
            text("one_layer.answers", y=tuple(y.shape), expected=expected, given=given)
        )
    return cross_entropy(logits.flatten(0, -2), y.flatten())


def train_and_stop(
    net: nn.Module, parts: dict[str, tuple], batch: int, updates: int, lr: float, *,
    every: int = 20, cosine: bool = False, bar: bool = False,
) -> History:  # fmt: skip
    """Train `net` with Adam and leave it as it was when the validation loss was smallest.

    `parts` has x (T, B) and y, (B,) or (T, B), of "train" and "validation". Every update takes
    `batch` words of "train" at random; `every` so many updates both losses are measured, in `eval`
    mode. With `cosine` the learning rate falls to 0 (see train.cosine_rate); `bar` shows
    how many updates have been made. Raises ValueError for parts of other shapes.
    """
    for part in ("train", "validation"):
        _expect_part(part, *parts[part])
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    history, kept = History(), None
    for update in training(updates, bar):
        if cosine:
            optimizer.param_groups[0]["lr"] = cosine_rate(lr, update, updates)
        _update(net, optimizer, *parts["train"], batch)
        if (update + 1) % every == 0:
            _measure(net, parts, history, update + 1)
            if history.best == update + 1:
                kept = copy.deepcopy(net.state_dict())
    if kept:
        net.load_state_dict(kept)
    return history


def _expect_part(part, x, y):
    """Raise ValueError where B, the second size of x, is not the last of y."""
    sizes = {"x": tuple(x.shape), "y": tuple(y.shape)}
    if sizes["y"] not in (sizes["x"][1:2], sizes["x"][:2]) or len(sizes["x"]) < 2:
        raise ValueError(text("one_layer.part", part=part, **sizes))


def _update(net, optimizer, x, y, batch):
    some = torch.randint(x.shape[1], (batch,))
    optimizer.zero_grad()
    loss_on(net, x[:, some], y[..., some]).backward()
    optimizer.step()


@torch.no_grad()
def _measure(net, parts, history, update):
    """Add the losses of both parts to the history."""
    net.eval()
    history.updates.append(update)
    history.train.append(loss_on(net, *parts["train"]).item())
    history.validation.append(loss_on(net, *parts["validation"]).item())
    net.train()
