"""check_step_1997 accepts every right cell of 1997, and names each frequent mistake."""

import pytest
import torch
import torch.nn.functional as F
from judged import biased, expect, in_other_types

from helpers.cells import lstm_step
from helpers.checks import check_step_1997
from helpers.lang import text
from helpers.nets.initial import ALWAYS

KEY = "check_step_1997"
S, tanh = torch.sigmoid, torch.tanh


def parts(x, h, W_ih, W_hh, b_ih, b_hh):
    return (F.linear(x, W_ih, b_ih) + F.linear(h, W_hh, b_hh)).chunk(3, dim=1)


def packed(x, h, c, *parameters):
    i, g, o = parts(x, h, *parameters)
    c = c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def row_by_row(x, h, c, W_ih, W_hh, b_ih, b_hh):
    H, net = h.shape[1], []
    for k in range(3):
        rows = slice(k * H, (k + 1) * H)
        net.append((W_ih[rows] @ x.T + W_hh[rows] @ h.T).T + (b_ih + b_hh)[rows])
    c = torch.addcmul(c, 1 / (1 + torch.exp(-net[0])), 2 * S(2 * net[1]) - 1)
    return [S(net[2]) * tanh(c), c]


def todays_cell_never_forgets(x, h, c, *parameters):
    """Today's LSTM with a forget gate that is always open."""
    H = h.shape[1]
    fills = (0.0, 0.0, ALWAYS, 0.0)
    four = []
    for p, fill in zip(parameters, fills, strict=True):
        i, g, o = p.chunk(3)
        four.append(torch.cat([i, torch.full((H, *p.shape[1:]), fill).to(p), g, o]))
    return lstm_step(x, h, c, *four)


def in_place(x, h, c, *parameters):
    i, g, o = parts(x, h, *parameters)
    c += i.sigmoid() * g.tanh()
    for tensor in (x, h, *parameters):
        tensor.zero_()
    return o.sigmoid() * c.tanh(), c


RIGHT = {
    "packed": packed,
    "row by row": row_by_row,
    "today's cell": todays_cell_never_forgets,
    "in place": in_place,
    "lists": lambda *given: [t.tolist() for t in packed(*given)],
    "numpy": lambda *given: tuple(t.numpy() for t in packed(*given)),
    **in_other_types(packed),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, answer):
    expect(said, check_step_1997, answer, "passed")


def finish(c, o):
    return S(o) * tanh(c), c


def mistaken(make):
    """An answer that makes h and c from the old c and from i, g, o before their squashing."""
    return lambda x, h, c, *parameters: make(c, *parts(x, h, *parameters))


NAMED = {
    "swapped": ("swapped", lambda *given: packed(*given)[::-1]),
    "tanh of the product": (
        "squash_after",
        mistaken(lambda c, i, g, o: (tanh(S(o) * (n := c + S(i) * tanh(g))), n)),
    ),
    "no tanh": ("no_tanh", mistaken(lambda c, i, g, o: (S(o) * (n := c + S(i) * tanh(g)), n))),
    "old c": ("old_c", mistaken(lambda c, i, g, o: (S(o) * tanh(c), c + S(i) * tanh(g)))),
    "coupled": (
        "coupled",
        mistaken(lambda c, i, g, o: finish((1 - S(i)) * c + S(i) * tanh(g), o)),
    ),
    "c squashed": ("squashed_c", mistaken(lambda c, i, g, o: finish(tanh(c + S(i) * tanh(g)), o))),
    "c squashed once": (
        "squashed_c",
        mistaken(lambda c, i, g, o: (S(o) * (n := tanh(c + S(i) * tanh(g))), n)),
    ),
    "no old c": ("erased", mistaken(lambda c, i, g, o: finish(S(i) * tanh(g), o))),
    "sigmoid of g": ("sigmoid_g", mistaken(lambda c, i, g, o: finish(c + S(i) * S(g), o))),
    "raw g": ("raw_g", mistaken(lambda c, i, g, o: finish(c + S(i) * g, o))),
    "old c returned": (
        "old_c_returned",
        mistaken(lambda c, i, g, o: (S(o) * tanh(c + S(i) * tanh(g)), c)),
    ),
    "i, o, g": ("order", mistaken(lambda c, i, o, g: finish(c + S(i) * tanh(g), o))),
    "g, i, o": ("order", mistaken(lambda c, g, i, o: finish(c + S(i) * tanh(g), o))),
    "no b_hh": ("one_bias", biased(packed, 1, 0)),
    "no b_ih": ("one_bias", biased(packed, 0, 1)),
    "no bias": ("one_bias", biased(packed, 0, 0)),
    "nothing squashed": (
        "raw_gates",
        mistaken(lambda c, i, g, o: (o * tanh(c + i * g), c + i * g)),
    ),
    "no sigmoid on o": (
        "raw_gates",
        mistaken(lambda c, i, g, o: (o * tanh(n := c + S(i) * tanh(g)), n)),
    ),
    "no sigmoids": (
        "raw_gates",
        mistaken(lambda c, i, g, o: (o * tanh(n := c + i * tanh(g)), n)),
    ),
    "no o": ("only_h", mistaken(lambda c, i, g, o: (tanh(n := c + S(i) * tanh(g)), n))),
    "no i": ("c", mistaken(lambda c, i, g, o: finish(c + tanh(g), o))),
    "NaN": ("c", mistaken(lambda c, i, g, o: finish(c * float("nan"), o))),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, key, answer):
    expect(said, check_step_1997, answer, key)


def forgetful(*given):
    packed(*given)


OTHER = {
    "h alone": (lambda *given: packed(*given)[0], f"{KEY}.two_values", {}),
    "one row": (
        lambda *given: (packed(*given)[0], packed(*given)[1][0]),
        "checks.shape",
        {"name": "c", "given": (5,), "expected": (3, 5)},
    ),
    "no return": (forgetful, "checks.no_return", {}),
}


@pytest.mark.parametrize(("answer", "key", "values"), OTHER.values(), ids=OTHER)
def test_whatever_comes_back_gets_a_sentence(said, language, answer, key, values):
    assert said(check_step_1997, answer) == f"✗ {text(key, **values)}"
