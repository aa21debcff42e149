"""One step of a cell with h and c: its draw, its frequent mistakes, and the verdict on them."""

from collections.abc import Callable, Iterator
from functools import partial

import torch

from helpers.checks.compare import same
from helpers.checks.draws import fresh
from helpers.checks.judge import judge

BATCH, INPUTS, HIDDEN = 3, 4, 5


def judge_step(answer, names: str, cell: Callable, orders: tuple[str, ...], own: Callable) -> None:
    """Judge one step, `answer(x, h, c, W_ih, W_hh, b_ih, b_hh) -> h, c`.

    `names` are those of the sets of weights, in their order, the output gate's last; `orders` are
    other orders that they may be taken for. `cell(c, *parts, gate=sigmoid, squash=tanh)` makes o
    and the new c of the parts (B, H), one for each name, before their squashing. `own(c, *parts)`
    gives the mistakes of this cell alone: pairs of a kind and (o, new c).
    """
    answers = partial(_answers, names, cell, orders, own)
    judge(answer, partial(_draw, len(names)), answers, ("h", "c"), other=_wrong_part)


def _draw(sets):
    """x, h, c, W_ih, W_hh, b_ih, b_hh."""
    rows = sets * HIDDEN
    states = [fresh(BATCH, size) for size in (INPUTS, HIDDEN, HIDDEN)]
    shapes = (rows, INPUTS), (rows, HIDDEN), (rows,), (rows,)
    return states + [fresh(*shape) / 2 for shape in shapes]


def _wrong_part(given, right, *drawn):
    return "only_h" if same(given[1], right[1]) else "c"


def _answers(names, cell, orders, own, x, h, c, W_ih, W_hh, b_ih, b_hh):
    """The right (h, c) and what each frequent mistake gives, in pairs with its kind."""
    bare = x @ W_ih.T + h @ W_hh.T
    parts = (bare + b_ih + b_hh).chunk(len(names), dim=-1)
    yield from _ways_to_show(c, *cell(c, *parts))
    for kind, made in (*_mistakes(names, cell, orders, c, parts), *own(c, *parts)):
        yield kind, _shown(*made)
    for total in (bare + b_ih, bare + b_hh, bare):
        yield "one_bias", _shown(*cell(c, *total.chunk(len(names), dim=-1)))


def _mistakes(names, cell, orders, c, parts):
    """The mistakes of every cell inside its step: pairs of a kind and (o, new c)."""
    for order in orders:
        yield "order", cell(c, *(parts[order.index(name)] for name in names))
    yield "sigmoid_g", cell(c, *parts, squash=torch.sigmoid)
    yield "raw_g", cell(c, *parts, squash=_raw)
    yield "raw_gates", cell(c, *parts, gate=_raw, squash=_raw)
    yield "raw_gates", cell(c, *parts, gate=_raw)
    yield "raw_gates", (parts[-1], cell(c, *parts)[1])


def _raw(part):
    return part


def _shown(o, c):
    """h and c of a cell that holds c (B, H)."""
    return o * c.tanh(), c


def _ways_to_show(c, o, new) -> Iterator[tuple]:
    """Pairs of a kind and (h, c) where `new` (B, H) is right: the right one, then mistakes."""
    h = o * new.tanh()
    yield "right", (h, new)
    yield "swapped", (new, h)
    yield "squash_after", ((o * new).tanh(), new)
    yield "no_tanh", (o * new, new)
    yield "old_c", (o * c.tanh(), new)
    yield "old_c_returned", (h, c)
    yield "squashed_c", (h, new.tanh())
    yield "squashed_c", _shown(o, new.tanh())
