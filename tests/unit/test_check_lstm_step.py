"""check_lstm_step accepts every right answer, and names each frequent mistake."""

import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from judged import biased, expect, in_other_types
from torch import nn

from helpers.checks import check_lstm_step
from helpers.lang import text

KEY = "check_lstm_step"
S, tanh = torch.sigmoid, torch.tanh


def parts(x, h, W_ih, W_hh, b_ih, b_hh):
    """i, f, g, o before their squashing."""
    return (F.linear(x, W_ih, b_ih) + F.linear(h, W_hh, b_hh)).chunk(4, dim=1)


def packed(x, h, c, W_ih, W_hh, b_ih, b_hh):
    i, f, g, o = (x @ W_ih.T + b_ih + h @ W_hh.T + b_hh).chunk(4, dim=-1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def gate_by_gate(x, h, c, W_ih, W_hh, b_ih, b_hh):
    H = h.shape[1]
    net = {}
    for k, name in enumerate("ifgo"):
        rows = slice(k * H, (k + 1) * H)
        net[name] = (W_ih[rows] @ x.T + W_hh[rows] @ h.T).T + (b_ih + b_hh)[rows]
    i, f, o = (1 / (1 + torch.exp(-net[name])) for name in "ifo")
    c = c * f + torch.tanh(net["g"]) * i
    return [o * torch.tanh(c), c]


def einsum(x, h, c, W_ih, W_hh, b_ih, b_hh):
    net = torch.einsum("bd,kd->bk", x, W_ih) + torch.einsum("bh,kh->bk", h, W_hh) + b_ih + b_hh
    i, f, g, o = torch.split(net, h.shape[1], dim=1)
    new_c = torch.addcmul(f.sigmoid() * c, i.sigmoid(), 2 * torch.sigmoid(2 * g) - 1)
    return o.sigmoid() * new_c.tanh(), new_c


def concatenated(x, h, c, W_ih, W_hh, b_ih, b_hh):
    net = torch.cat([x, h], dim=1) @ torch.cat([W_ih, W_hh], dim=1).T + b_ih + b_hh
    i, f, g, o = net.view(len(x), 4, -1).unbind(dim=1)
    c = S(f) * c + S(i) * tanh(g)
    return S(o) * tanh(c), c


def number_by_number(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """In lists of Python's numbers."""
    H, new = h.shape[1], {"h": [], "c": []}
    for s in range(len(x)):
        a = [
            sum(float(W_ih[r, d] * x[s, d]) for d in range(x.shape[1]))
            + sum(float(W_hh[r, k] * h[s, k]) for k in range(H))
            + float(b_ih[r] + b_hh[r])
            for r in range(4 * H)
        ]
        i, f, o = ([1 / (1 + math.exp(-v)) for v in a[k * H : (k + 1) * H]] for k in (0, 1, 3))
        row = [f[k] * float(c[s, k]) + i[k] * math.tanh(a[2 * H + k]) for k in range(H)]
        new["c"].append(row)
        new["h"].append([o[k] * math.tanh(row[k]) for k in range(H)])
    return new["h"], new["c"]


def in_numpy(*tensors):
    x, h, c, W_ih, W_hh, b_ih, b_hh = (tensor.numpy() for tensor in tensors)
    i, f, g, o = np.split(x @ W_ih.T + b_ih + h @ W_hh.T + b_hh, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-a)) for a in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


def with_torch(x, h, c, W_ih, W_hh, b_ih, b_hh):
    return torch.lstm_cell(x, (h, c), W_ih, W_hh, b_ih, b_hh)


def with_a_module(x, h, c, *parameters):
    cell = nn.LSTMCell(x.shape[1], h.shape[1])
    for own, given in zip(cell.parameters(), parameters, strict=True):
        own.data = given
    return cell(x, (h, c))


def in_place(x, h, c, W_ih, W_hh, b_ih, b_hh):
    b_ih += b_hh
    answer = packed(x, h, c, W_ih, W_hh, b_ih, 0 * b_hh)
    for tensor in (x, h, c, W_ih, W_hh, b_ih, b_hh):
        tensor.zero_()
    return answer


RIGHT = {
    "packed": packed,
    "gate by gate": gate_by_gate,
    "einsum": einsum,
    "concatenated": concatenated,
    "number by number": number_by_number,
    "numpy": in_numpy,
    "torch": with_torch,
    "a module": with_a_module,
    "in place": in_place,
    **in_other_types(packed),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, answer):
    expect(said, check_lstm_step, answer, "passed")


def finish(c, o):
    return o * torch.tanh(c), c


def mistaken(make):
    """An answer that makes h and c from the old c and from i, f, g, o before their squashing."""
    return lambda x, h, c, *parameters: make(c, *parts(x, h, *parameters))


def seen(make):
    """An answer whose new c is right: `make(old c, new c, o)` gives h and c."""
    return mistaken(lambda c, i, f, g, o: make(c, S(f) * c + S(i) * tanh(g), S(o)))


def right(c, i, f, g, o):
    return finish(S(f) * c + S(i) * tanh(g), S(o))


NAMED = {
    "swapped": ("swapped", lambda *given: packed(*given)[::-1]),
    "tanh of the product": ("squash_after", seen(lambda c, new, o: (tanh(o * new), new))),
    "no tanh": ("no_tanh", seen(lambda c, new, o: (o * new, new))),
    "old c": ("old_c", seen(lambda c, new, o: (o * tanh(c), new))),
    "old c returned": ("old_c_returned", seen(lambda c, new, o: (o * tanh(new), c))),
    "c squashed": ("squashed_c", seen(lambda c, new, o: finish(tanh(new), o))),
    "c squashed once": ("squashed_c", seen(lambda c, new, o: (o * tanh(new), tanh(new)))),
    "f and i": ("gates_swapped", mistaken(lambda c, i, f, g, o: right(c, f, i, g, o))),
    "i, f, o, g": ("order", mistaken(lambda c, i, f, o, g: right(c, i, f, g, o))),
    "f, i, o, g": ("order", mistaken(lambda c, f, i, o, g: right(c, i, f, g, o))),
    "i, g, f, o": ("order", mistaken(lambda c, i, g, f, o: right(c, i, f, g, o))),
    "sigmoid of g": (
        "sigmoid_g",
        mistaken(lambda c, i, f, g, o: finish(S(f) * c + S(i) * S(g), S(o))),
    ),
    "raw g": ("raw_g", mistaken(lambda c, i, f, g, o: finish(S(f) * c + S(i) * g, S(o)))),
    "coupled": (
        "coupled",
        mistaken(lambda c, i, f, g, o: finish(S(f) * c + (1 - S(f)) * tanh(g), S(o))),
    ),
    "no b_hh": ("one_bias", biased(packed, 1, 0)),
    "no b_ih": ("one_bias", biased(packed, 0, 1)),
    "no bias": ("one_bias", biased(packed, 0, 0)),
    "nothing squashed": ("raw_gates", mistaken(lambda c, i, f, g, o: finish(f * c + i * g, o))),
    "no sigmoids": ("raw_gates", mistaken(lambda c, i, f, g, o: finish(f * c + i * tanh(g), o))),
    "no sigmoid on o": ("raw_gates", seen(lambda c, new, o: finish(new, o.logit()))),
    "no o": ("only_h", seen(lambda c, new, o: finish(new, 1))),
    "NaN in h": ("only_h", seen(lambda c, new, o: (o * float("nan"), new))),
    "no i": ("c", mistaken(lambda c, i, f, g, o: finish(S(f) * c + tanh(g), S(o)))),
    "no f": ("c", mistaken(lambda c, i, f, g, o: finish(c + S(i) * tanh(g), S(o)))),
    "all tanh": (
        "c",
        mistaken(lambda c, i, f, g, o: finish(tanh(f) * c + tanh(i) * tanh(g), tanh(o))),
    ),
    "NaN in c": ("c", seen(lambda c, new, o: (o * tanh(new), new * float("nan")))),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, key, answer):
    expect(said, check_lstm_step, answer, key)


def replaced(h=None, c=None):
    """The right answer, but for h or c: a function of the right one."""
    return lambda *given: tuple(
        change(right) if change else right
        for change, right in zip((h, c), packed(*given), strict=True)
    )


def forgetful(*given):
    packed(*given)


SHAPE = {"expected": (3, 5)}
OTHER = {
    "h alone": (lambda *given: packed(*given)[0], f"{KEY}.two_values", {}),
    "three": (lambda *given: (*packed(*given), 0), f"{KEY}.two_values", {}),
    "a word": (lambda *given: "h", f"{KEY}.two_values", {}),
    "a dictionary": (lambda *given: {"h": given[1], "c": given[2]}, f"{KEY}.two_values", {}),
    "h too long": (
        replaced(h=lambda h: h.repeat(1, 2)),
        "checks.shape",
        SHAPE | {"name": "h", "given": (3, 10)},
    ),
    "c summed": (replaced(c=torch.sum), "checks.shape", SHAPE | {"name": "c", "given": ()}),
    "c is None": (replaced(c=lambda c: None), "checks.none", {"name": "c"}),
    "a word for h": (
        replaced(h=lambda h: "h"),
        "checks.no_tensor",
        {"name": "h", "given": "str"},
    ),
    "no return": (forgetful, "checks.no_return", {}),
}


@pytest.mark.parametrize(("answer", "key", "values"), OTHER.values(), ids=OTHER)
def test_whatever_comes_back_gets_a_sentence(said, language, answer, key, values):
    line = said(check_lstm_step, answer).split("\n")[0]
    assert line == f"✗ {text(key, **values)}"


def chunked_by_samples(x, h, c, W_ih, W_hh, b_ih, b_hh):
    i, f, g, o = (x @ W_ih.T + b_ih + h @ W_hh.T + b_hh).chunk(4)
    return right(c, i, f, g, o)


STOPPED = {
    "columns": (lambda x, h, c, W, *rest: W @ x, "product", {"a": 20, "b": 4, "c": 3, "d": 4}),
    "samples": (chunked_by_samples, "unpack", {"a": 4, "b": 3}),
}


@pytest.mark.parametrize(("answer", "key", "values"), STOPPED.values(), ids=STOPPED)
def test_a_frequent_first_try_is_explained(said, language, answer, key, values):
    assert said(check_lstm_step, answer).startswith(f"✗ {text(f'checks.{key}', **values)}")


@pytest.mark.parametrize("dots", [lambda *given: (..., ...), replaced(c=lambda c: ...)])
def test_dots_for_a_value_are_to_do(said, language, dots):
    assert said(check_lstm_step, dots) == f"○ {text('checks.to_do')}"
