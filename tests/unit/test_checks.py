"""check_lstm_step accepts every right answer, names each frequent mistake, and never raises."""

import pytest
import torch
import torch.nn.functional as F

from helpers.checks import check_lstm_step
from helpers.lang import text

KEY = "check_lstm_step"


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


def in_float32(*tensors):
    return packed(*(tensor.float() for tensor in tensors))


def with_torch(x, h, c, W_ih, W_hh, b_ih, b_hh):
    return torch.lstm_cell(x, (h, c), W_ih, W_hh, b_ih, b_hh)


def in_place(x, h, c, W_ih, W_hh, b_ih, b_hh):
    b_ih += b_hh
    answer = packed(x, h, c, W_ih, W_hh, b_ih, 0 * b_hh)
    for tensor in (x, h, c, W_ih, W_hh, b_ih, b_hh):
        tensor.zero_()
    return answer


RIGHT = [packed, gate_by_gate, einsum, in_float32, with_torch, in_place]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.__name__)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_lstm_step, answer) == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


def finish(c, o):
    return o * torch.tanh(c), c


def mistaken(make):
    """An answer that makes h and c from the old c and from i, f, g, o before their squashing."""
    return lambda x, h, c, *parameters: make(c, *parts(x, h, *parameters))


S, tanh = torch.sigmoid, torch.tanh
NAMED = {
    "swapped": lambda *given: packed(*given)[::-1],
    "squash_after": mistaken(
        lambda c, i, f, g, o: (tanh(S(o) * (S(f) * c + S(i) * tanh(g))), S(f) * c + S(i) * tanh(g))
    ),
    "no_tanh": mistaken(lambda c, i, f, g, o: (S(o) * (n := S(f) * c + S(i) * tanh(g)), n)),
    "old_c": mistaken(lambda c, i, f, g, o: (S(o) * tanh(c), S(f) * c + S(i) * tanh(g))),
    "gates_swapped": mistaken(lambda c, i, f, g, o: finish(S(i) * c + S(f) * tanh(g), S(o))),
    "order_ifog": mistaken(lambda c, i, f, o, g: finish(S(f) * c + S(i) * tanh(g), S(o))),
    "sigmoid_g": mistaken(lambda c, i, f, g, o: finish(S(f) * c + S(i) * S(g), S(o))),
    "coupled": mistaken(lambda c, i, f, g, o: finish(S(f) * c + (1 - S(f)) * tanh(g), S(o))),
    "one_bias": lambda *given: packed(*given[:-1], torch.zeros_like(given[-1])),
    "raw_gates": mistaken(lambda c, i, f, g, o: finish(f * c + i * tanh(g), o)),
    "only_h": mistaken(lambda c, i, f, g, o: (tanh(n := S(f) * c + S(i) * tanh(g)), n)),
    "c": mistaken(lambda c, i, f, g, o: finish(S(f) * c + tanh(g), S(o))),
    "two_values": lambda *given: torch.stack(packed(*given)),
}


@pytest.mark.parametrize("key", NAMED)
@pytest.mark.parametrize("change", [lambda t: t, torch.Tensor.float], ids=["float64", "float32"])
def test_a_mistake_is_named(said, language, key, change):
    def answer(*given):
        return NAMED[key](*map(change, given))

    assert said(check_lstm_step, answer) == f"✗ {text(f'{KEY}.{key}')}"


def replaced(h=None, c=None):
    """The right answer, but for h or c: a function of the right one."""
    return lambda *given: tuple(
        change(right) if change else right
        for change, right in zip((h, c), packed(*given), strict=True)
    )


def fail(*given):
    raise IndexError("too far {x}\nsecond line")


SHAPE = {"expected": (3, 5)}
OTHER = {
    "NaN in h": (replaced(h=lambda h: h * float("nan")), f"{KEY}.only_h", {}),
    "NaN in c": (replaced(c=lambda c: c / 0 * 0), f"{KEY}.c", {}),
    "h too long": (
        replaced(h=lambda h: h.repeat(1, 2)),
        "checks.shape",
        SHAPE | {"name": "h", "given": (3, 10)},
    ),
    "c summed": (replaced(c=torch.sum), "checks.shape", SHAPE | {"name": "c", "given": ()}),
    "a list": (
        replaced(c=torch.Tensor.tolist),
        "checks.no_tensor",
        {"name": "c", "given": "list"},
    ),
    "numpy": (
        replaced(h=lambda h: h.numpy()),
        "checks.no_tensor",
        {"name": "h", "given": "ndarray"},
    ),
    "one tensor": (lambda *given: packed(*given)[0], f"{KEY}.two_values", {}),
    "three": (lambda *given: (*packed(*given), 0), f"{KEY}.two_values", {}),
    "a word": (lambda *given: "h", f"{KEY}.two_values", {}),
    "raises": (fail, "checks.stopped", {"kind": "IndexError", "said": "too far {x}"}),
}


@pytest.mark.parametrize(("answer", "key", "values"), OTHER.values(), ids=OTHER)
def test_whatever_comes_back_gets_a_sentence(said, language, answer, key, values):
    assert said(check_lstm_step, answer) == f"✗ {text(key, **values)}"


EMPTY = {
    "nothing": lambda *given: None,
    "dots": lambda *given: ...,
    "two dots": lambda *given: (..., ...),
    "h only": replaced(c=lambda c: None),
}


@pytest.mark.parametrize("answer", EMPTY.values(), ids=EMPTY)
def test_an_empty_hole_is_to_do(said, language, answer):
    assert said(check_lstm_step, answer) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, ..., 3, lambda: None])
def test_what_cannot_be_called_gets_a_sentence(said, language, answer):
    line = said(check_lstm_step, answer)
    assert line.startswith("✗ ") and "TypeError" in line


def test_torchs_random_numbers_are_left_alone():
    torch.manual_seed(0)
    before = torch.get_rng_state()
    check_lstm_step(packed)
    assert torch.equal(torch.get_rng_state(), before)


def test_inputs_are_fresh_whatever_the_seed():
    seen = []
    for _ in range(2):
        torch.manual_seed(0)
        check_lstm_step(lambda *given: seen.append(given))
    assert not any(torch.equal(one, other) for one, other in zip(*seen, strict=True))
