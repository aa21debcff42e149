"""Check of lesson 04: one step of the cell of 1997, which has no forget gate."""

import torch

from helpers.checks.fresh import fresh
from helpers.checks.report import Mistake, expect_tensor, report, same

BATCH, INPUTS, HIDDEN = 3, 4, 5
ROWS = 3 * HIDDEN
SHAPES = [(BATCH, INPUTS), (BATCH, HIDDEN), (BATCH, HIDDEN)]  # x, h, c
SHAPES += [(ROWS, INPUTS), (ROWS, HIDDEN), (ROWS,), (ROWS,)]  # W_ih, W_hh, b_ih, b_hh


def check_step_1997(answer, hint: int = 0) -> None:
    """Check `answer(x, h, c, W_ih, W_hh, b_ih, b_hh) -> h, c`: c' = c + i * g, h' = o * tanh(c').

    Three sets of weights in the order i, g, o. Hochreiter & Schmidhuber 1997, with tanh for the
    squashings of the paper. Prints the verdict in the notebook's language and never raises;
    `hint` is the number of hints.
    """
    report("check_step_1997", lambda: _judge(answer), hint)


def _judge(answer):
    inputs = [fresh(*shape) for shape in SHAPES]
    given = answer(*(tensor.clone() for tensor in inputs))
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise Mistake("check_step_1997.two_values")
    expected = _step(*inputs)
    for name, mine, right in zip("hc", given, expected, strict=True):
        expect_tensor(name, mine, right)
    if _equal(given, expected):
        return
    for key, mistaken in _mistakes(*inputs):
        if _equal(given, mistaken):
            raise Mistake(f"check_step_1997.{key}")
    wrong = "only_h" if same(given[1], expected[1]) else "c"
    raise Mistake(f"check_step_1997.{wrong}")


def _equal(given, wanted):
    return all(same(mine, other) for mine, other in zip(given, wanted, strict=True))


def _parts(x, h, W_ih, W_hh, b_ih, b_hh):
    return (x @ W_ih.T + b_ih + h @ W_hh.T + b_hh).chunk(3, dim=-1)


def _step(x, h, c, *parameters):
    i, g, o = _parts(x, h, *parameters)
    return _finish(c + i.sigmoid() * g.tanh(), o.sigmoid())


def _finish(c, o):
    return o * c.tanh(), c


def _mistakes(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """What each frequent mistake gives, in pairs: its name, (h, c)."""
    one, two, three = _parts(x, h, W_ih, W_hh, b_ih, b_hh)
    i, g, o = one.sigmoid(), two.tanh(), three.sigmoid()
    new = c + i * g
    none = torch.zeros_like(b_hh)
    return [
        ("swapped", (new, o * new.tanh())),
        ("squash_after", ((o * new).tanh(), new)),
        ("no_tanh", (o * new, new)),
        ("old_c", (o * c.tanh(), new)),
        ("coupled", _finish((1 - i) * c + i * g, o)),
        ("squashed_c", (o * new.tanh(), new.tanh())),
        ("squashed_c", _finish(new.tanh(), o)),
        ("erased", _finish(i * g, o)),
        ("sigmoid_g", _finish(c + i * two.sigmoid(), o)),
        ("order_iog", _finish(c + i * three.tanh(), two.sigmoid())),
        ("one_bias", _step(x, h, c, W_ih, W_hh, b_ih, none)),
        ("one_bias", _step(x, h, c, W_ih, W_hh, none, b_hh)),
        ("raw_gates", _finish(c + one * g, three)),
    ]
