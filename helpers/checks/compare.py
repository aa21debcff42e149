"""Values of the learner's beside those that are right: as tensors, as numbers, up to rounding."""

from collections.abc import Collection

import numpy as np
import torch

from helpers.checks.verdict import Mistake, ask

FINE = 1e-4  # of the largest value: float32 and finer
COARSE = {torch.float16: 1e-2, torch.bfloat16: 5e-2}
PLAIN = 1e-2  # of the largest value: what lies this far apart is told apart


def as_tensor(name: str, given) -> torch.Tensor:
    """A tensor, an array, a number, or lists of them, as a tensor on the CPU without a graph.

    Raises Mistake for a hole inside and for whatever else is no tensor; `name` says which value.
    """
    if given is ... or (isinstance(given, list | tuple) and any(one is ... for one in given)):
        raise Mistake("checks.to_do")
    if given is None:
        raise Mistake("checks.none", name=name)
    try:
        return _tensor(given).detach().cpu()
    except (TypeError, ValueError, RuntimeError, OverflowError):
        raise Mistake("checks.no_tensor", name=name, given=type(given).__name__) from None


def _tensor(given):
    if isinstance(given, list | tuple):
        return torch.stack([_tensor(one) for one in given])
    if isinstance(given, np.ndarray | np.generic):
        return torch.from_numpy(np.array(given))
    if not isinstance(given, torch.Tensor | bool | int | float):
        raise TypeError
    tensor = torch.as_tensor(given, dtype=torch.float64 if isinstance(given, float) else None)
    odd = tensor.is_nested or tensor.is_quantized or tensor.is_complex()
    if odd or tensor.layout != torch.strided:
        raise TypeError
    return tensor


def expect_shape(name: str, given, like: torch.Tensor, told: dict | None = None) -> torch.Tensor:
    """`given` as a tensor of the shape of `like`; Mistake for any other.

    `told` names mistakes that the shape alone gives away: {shape: key}.
    """
    tensor = as_tensor(name, given)
    if tensor.shape == like.shape:
        return tensor
    if key := (told or {}).get(tuple(tensor.shape)):
        raise Mistake(key)
    shapes = {"given": tuple(tensor.shape), "expected": tuple(like.shape)}
    raise Mistake("checks.shape", name=name, **shapes)


def expect_parts(given, count: int, key: str) -> tuple:
    """The parts of a tuple, a list, or a tensor; Mistake(key) where they are not so many."""
    array = isinstance(given, torch.Tensor | np.ndarray) and given.ndim > 0
    parts = tuple(given) if array or isinstance(given, tuple | list) else ()
    if len(parts) != count:
        raise Mistake(key)
    return parts


def as_number(given, key: str) -> float:
    """A number, or a tensor or an array of one element, as a float; Mistake(key) for others."""
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    if isinstance(given, str | bytes) or not hasattr(given, "__float__"):
        raise Mistake(key, given=type(given).__name__)
    if getattr(given, "size", 1) == 1 and isinstance(given, np.ndarray):
        given = given.reshape(())
    if isinstance(given, torch.Tensor):
        given = given.detach()  # torch warns of numbers made of tensors with a graph
    try:
        return ask(float, given)
    except Mistake:
        raise Mistake(key, given=type(given).__name__) from None


def expect_entries(given, names: Collection, key: str, **blanks) -> dict:
    """A dictionary with just these names; Mistake(key) for others, and for one without answers."""
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    entries = ask(dict, given) if isinstance(given, dict) else {}
    if set(entries) != set(names):
        raise Mistake(key, **blanks)
    if all(value is None or value is ... for value in entries.values()):
        raise Mistake("checks.to_do")
    return entries


def same(given, expected) -> bool:
    """Equal up to rounding, as coarse as what was given; NaN is never right.

    Both are tensors, or tuples or lists of as many tensors.
    """
    if isinstance(expected, tuple | list):
        return len(given) == len(expected) and all(map(same, given, expected))
    if given.shape != expected.shape:
        return False
    tolerance, wanted = COARSE.get(given.dtype, FINE), expected.detach().double()
    scale = wanted.abs().max().item() if wanted.numel() else 0.0
    return torch.allclose(given.detach().double(), wanted, rtol=0, atol=tolerance * scale)


def plain(answer):
    """Tensors as arrays of float64, also those inside tuples and lists; all else as it is."""
    if isinstance(answer, tuple | list):
        return tuple(map(plain, answer))
    if not isinstance(answer, torch.Tensor):
        return answer
    return np.nan_to_num(answer.detach().double().numpy(), nan=1e30)


def apart(one, other) -> bool:
    """Whether two answers differ plainly: tensors, tuples of tensors, or anything comparable."""
    one, other = plain(one), plain(other)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) != len(other) or any(map(apart, one, other))
    arrays = isinstance(one, np.ndarray), isinstance(other, np.ndarray)
    if not all(arrays):
        return any(arrays) or one != other
    if one.shape != other.shape:
        return True
    largest = max(np.abs(one).max(), np.abs(other).max())
    return bool(np.abs(one - other).max() > PLAIN * largest)
