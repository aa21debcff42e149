"""The engine of the exercises that are declared: what is drawn, what is right, what is mistaken.

An exercise declares `draw() -> the arguments of an answer` and `answers(*drawn)`: pairs of a kind
and what an answer of that kind returns, the right one first, then the frequent mistakes. A kind is
the key of a sentence, or a Mistake. All kinds differ plainly on what is drawn, so that whoever
returns the value of one has made that mistake.
"""

import copy
from collections.abc import Callable, Iterable

import torch

from helpers.checks.compare import as_tensor, expect_parts, expect_shape, same
from helpers.checks.draws import draw_apart
from helpers.checks.verdict import Mistake, returned


def judge(
    answer,
    draw: Callable[[], tuple],
    answers: Callable[..., Iterable],
    name: str | tuple[str, ...],
    *,
    run: Callable = returned,
    several: str = "",
    other: str | Callable = "values",
    **blanks,
) -> None:
    """Return when an answer is right on new inputs; else raise the Mistake that it has made.

    `name` is that of the tensor which is compared; a tuple of names stands for a pair. What is of
    no kind is told by its shape, then as `other`: a kind, or what makes one of the given values,
    the right ones and all that was drawn. `run(answer, *drawn)` asks the answer, which sees
    copies. `several` is the kind of whoever returns more than the one tensor; `blanks` are the
    values for all sentences.
    """
    drawn, kinds = draw_apart(draw, answers)
    given = run(answer, *copy.deepcopy(drawn))
    expect_right(given, kinds, name, several, other, drawn, **blanks)


def expect_right(given, kinds: list[tuple], name, several="", other="values", drawn=(), **blanks):
    """Return when what came back is of the first kind; else raise a Mistake, as `judge` does."""
    right = kinds[0][1]
    try:
        values = _values(given, name)
        if is_right(values, kinds, **blanks):
            return
        _expect_shapes(values, right, name)
    except Mistake as mistake:
        if several and mistake.key.startswith("checks.") and _holds_tensors(given, right.ndim):
            raise Mistake(several) from None
        raise
    raise as_mistake(other(values, right, *drawn) if callable(other) else other, **blanks)


def is_right(given, kinds: Iterable[tuple], /, alike: Callable = same, **blanks) -> bool:
    """Whether a value is alike the first of the kinds; Mistake where it is alike another."""
    for place, (kind, value) in enumerate(kinds):
        if alike(given, value):
            if place == 0:
                return True
            raise as_mistake(kind, **blanks)
    return False


def as_mistake(kind: str | Mistake, **blanks) -> Mistake:
    """The Mistake of a kind."""
    return kind if isinstance(kind, Mistake) else Mistake(kind, **blanks)


def _values(given, name):
    """The tensor of this name, or a tuple of those of these names."""
    if isinstance(name, str):
        return as_tensor(name, given)
    return tuple(map(as_tensor, name, expect_parts(given, len(name), "two_values")))


def _expect_shapes(values, right, name):
    if isinstance(name, str):
        expect_shape(name, values, right)
    else:
        for each in zip(name, values, right, strict=True):
            expect_shape(*each)


def _holds_tensors(given, ndim):
    """Whether these are several values, one of them a tensor of so many dimensions or more."""
    parts = given if isinstance(given, tuple | list) else ()
    return any(isinstance(part, torch.Tensor) and part.ndim >= ndim for part in parts)
