"""One step of a cell with h and c: its draw, its frequent mistakes, and the verdict on them."""

from collections.abc import Callable, Iterable, Iterator

import torch

from helpers.checks.compare import expect_parts, expect_shape, name_mistake, same
from helpers.checks.draws import fresh, until_apart
from helpers.checks.verdict import returned

BATCH, INPUTS, HIDDEN = 3, 4, 5


def judge_step(answer, draw: Callable[[], list], answers: Callable[..., Iterable]) -> None:
    """Judge one step, `answer(x, h, c, W_ih, W_hh, b_ih, b_hh) -> h, c`.

    `answers`, of the same arguments, gives pairs of a name and (h, c): the right one first.
    """
    inputs = until_apart(draw, answers)
    ways = iter(answers(*inputs))  # of inputs that the answer sees as clones: none can change
    _, right = next(ways)
    given = expect_parts(returned(answer, *(t.clone() for t in inputs)), 2, "two_values")
    given = tuple(map(expect_shape, "hc", given, right))
    name_mistake(given, right, ways, "only_h" if same(given[1], right[1]) else "c")


def draw_step(sets: int) -> list[torch.Tensor]:
    """x, h, c, W_ih, W_hh, b_ih, b_hh of a cell with so many sets of weights."""
    rows = sets * HIDDEN
    states = [fresh(BATCH, size) for size in (INPUTS, HIDDEN, HIDDEN)]
    shapes = (rows, INPUTS), (rows, HIDDEN), (rows,), (rows,)
    return states + [fresh(*shape) / 2 for shape in shapes]


def shown(o: torch.Tensor, c: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """h and c of a cell that holds c (B, H)."""
    return o * c.tanh(), c


def ways_to_show(o: torch.Tensor, c: torch.Tensor, new: torch.Tensor) -> Iterator[tuple]:
    """Pairs of a name and (h, c) where `new` (B, H) is right: the right one, then mistakes."""
    h = o * new.tanh()
    yield "right", (h, new)
    yield "swapped", (new, h)
    yield "squash_after", ((o * new).tanh(), new)
    yield "no_tanh", (o * new, new)
    yield "old_c", (o * c.tanh(), new)
    yield "old_c_returned", (h, c)
    yield "squashed_c", (h, new.tanh())
    yield "squashed_c", shown(o, new.tanh())


def biases_left_out(x, h, W_ih, W_hh, b_ih, b_hh) -> list[torch.Tensor]:
    """The pre-activations without b_hh, without b_ih, and without both."""
    bare = x @ W_ih.T + h @ W_hh.T
    return [bare + b_ih, bare + b_hh, bare]
