"""What the checks draw: numbers and nets that no seed repeats and that tell all answers apart.

Random numbers are torch's, Python's or numpy's own: `guard.untouched` has seeded them anew and
puts them back.
"""

from collections.abc import Callable, Iterable

import torch
from torch import nn

from helpers.checks.compare import apart, plain


def fresh(*shape: int) -> torch.Tensor:
    """Standard normal numbers, float32 like the notebook's."""
    return torch.randn(shape)


def fresh_(module: nn.Module) -> nn.Module:
    """The module with new parameters that all matter: normal, of deviation 1/2."""
    for parameter in module.parameters():
        parameter.data.copy_(fresh(*parameter.shape) / 2)
    return module


def draw_apart(draw: Callable[[], tuple], answers: Callable[..., Iterable], tries: int = 1000):
    """Draw until every two answers of different kinds differ plainly: the draw, and the answers.

    `draw()` returns the arguments of `answers`, which returns pairs of a kind and what an answer
    of that kind gives: the right one and the frequent mistakes. Raises RuntimeError when no draw
    tells them apart.
    """
    for _ in range(tries):
        given = draw()
        pairs = list(answers(*given))
        kinds = [(kind, plain(value)) for kind, value in pairs]
        if all(m == n or apart(a, b) for k, (m, a) in enumerate(kinds) for n, b in kinds[:k]):
            return given, pairs
    raise RuntimeError("no draw tells all answers apart")
