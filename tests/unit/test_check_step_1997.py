"""check_step_1997 accepts every right cell of 1997, and names each frequent mistake."""

import pytest
import torch
import torch.nn.functional as F

from helpers.cells import lstm_step
from helpers.checks import check_step_1997
from helpers.initial import ALWAYS
from helpers.lang import text

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


def in_float32(*tensors):
    return packed(*(tensor.float() for tensor in tensors))


def in_place(x, h, c, *parameters):
    i, g, o = parts(x, h, *parameters)
    c += i.sigmoid() * g.tanh()
    for tensor in (x, h, *parameters):
        tensor.zero_()
    return o.sigmoid() * c.tanh(), c


RIGHT = [packed, row_by_row, todays_cell_never_forgets, in_float32, in_place]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.__name__)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_step_1997, answer) == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


def finish(c, o):
    return S(o) * tanh(c), c


def mistaken(make):
    """An answer that makes h and c from the old c and from i, g, o before their squashing."""
    return lambda x, h, c, *parameters: make(c, *parts(x, h, *parameters))


def one_bias(kept):
    """An answer that leaves out b_ih or b_hh."""
    return lambda *given: packed(*given[:5], kept * given[5], (1 - kept) * given[6])


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
    "i, o, g": ("order_iog", mistaken(lambda c, i, o, g: finish(c + S(i) * tanh(g), o))),
    "b_ih only": ("one_bias", one_bias(1)),
    "b_hh only": ("one_bias", one_bias(0)),
    "no sigmoids": (
        "raw_gates",
        mistaken(lambda c, i, g, o: (o * tanh(n := c + i * tanh(g)), n)),
    ),
    "no o": ("only_h", mistaken(lambda c, i, g, o: (tanh(n := c + S(i) * tanh(g)), n))),
    "no i": ("c", mistaken(lambda c, i, g, o: finish(c + tanh(g), o))),
    "NaN": ("c", mistaken(lambda c, i, g, o: finish(c * float("nan"), o))),
    "stacked": ("two_values", lambda *given: torch.stack(packed(*given))),
    "h alone": ("two_values", lambda *given: packed(*given)[0]),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.values(), ids=NAMED)
@pytest.mark.parametrize("change", [lambda t: t, torch.Tensor.float], ids=["float64", "float32"])
def test_a_mistake_is_named(said, language, key, answer, change):
    assert said(check_step_1997, lambda *given: answer(*map(change, given))) == (
        f"✗ {text(f'{KEY}.{key}')}"
    )


def test_another_shape_is_told(said, language):
    values = {"name": "c", "given": (5,), "expected": (3, 5)}
    line = said(check_step_1997, lambda *given: (packed(*given)[0], packed(*given)[1][0]))
    assert line == f"✗ {text('checks.shape', **values)}"


@pytest.mark.parametrize("empty", [None, ..., (None, None)])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_step_1997, lambda *given: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, lambda *given: given[0] @ "x"])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_step_1997, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line


def test_torchs_random_numbers_are_left_alone():
    before = torch.get_rng_state()
    check_step_1997(packed)
    assert torch.equal(torch.get_rng_state(), before)
