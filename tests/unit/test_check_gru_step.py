"""check_gru_step accepts every way to write the step, and names what is wrong with the others."""

import pytest
import torch
from torch import nn

from helpers.cells import gru_step
from helpers.checks import check_gru_step
from helpers.checks.gru_step import BATCH, HIDDEN, INPUTS
from helpers.lang import text

KEY = "check_gru_step"


def parts(x, h, W_ih, W_hh, b_ih, b_hh):
    return (x @ W_ih.T + b_ih).chunk(3, dim=-1), (h @ W_hh.T + b_hh).chunk(3, dim=-1)


def answer_of(finish):
    """An answer that ends with `finish(h, from x, from h)`, each cut into r, z, n."""
    return lambda x, h, *parameters: finish(h, *parts(x, h, *parameters))


def mix(z, h, n):
    return z * h + (1 - z) * n


def gates(i, s):
    return (i[0] + s[0]).sigmoid(), (i[1] + s[1]).sigmoid()


def right(h, i, s):
    r, z = gates(i, s)
    return mix(z, h, (i[2] + r * s[2]).tanh())


def as_torch_documents_it(h, i, s):
    r, z = gates(i, s)
    n = torch.tanh(i[2] + r * s[2])
    return n + z * (h - n)


def with_a_cell(x, h, *parameters):
    cell = nn.GRUCell(INPUTS, HIDDEN, dtype=torch.float64)
    cell.load_state_dict(dict(zip(dict(cell.named_parameters()), parameters, strict=True)))
    return cell(x, h)


def each_set_alone(x, h, W_ih, W_hh, b_ih, b_hh):
    H = HIDDEN
    a, b, c = (slice(k * H, (k + 1) * H) for k in range(3))
    r = torch.sigmoid(x @ W_ih[a].T + h @ W_hh[a].T + b_ih[a] + b_hh[a])
    z = torch.sigmoid(x @ W_ih[b].T + h @ W_hh[b].T + b_ih[b] + b_hh[b])
    n = torch.tanh(x @ W_ih[c].T + b_ih[c] + r * (h @ W_hh[c].T + b_hh[c]))
    return torch.lerp(n, h, z)


RIGHT = {
    "equations": answer_of(right),
    "lerp": each_set_alone,
    "documented": answer_of(as_torch_documents_it),
    "a cell": with_a_cell,
    "ours": gru_step,
    "float32": lambda *given: gru_step(*(tensor.float() for tensor in given)),
    "with a gradient": lambda *given: gru_step(*given).requires_grad_(),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_gru_step, answer) == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


def candidate(make):
    """An answer with another candidate: `make(r, from x, from h)`, each the part of n."""

    def finish(h, i, s):
        r, z = gates(i, s)
        return mix(z, h, make(r, i[2], s[2]))

    return answer_of(finish)


def ending(make):
    """An answer that ends in another way: `make(r, z, h, n)`."""

    def finish(h, i, s):
        r, z = gates(i, s)
        return make(r, z, h, (i[2] + r * s[2]).tanh())

    return answer_of(finish)


def bias_outside(x, h, W_ih, W_hh, b_ih, b_hh):
    b_n = b_hh[2 * HIDDEN :]
    return candidate(lambda r, i, s: (i + r * (s - b_n) + b_n).tanh())(
        x, h, W_ih, W_hh, b_ih, b_hh
    )


def order_zrn(h, i, s):
    z, r = gates(i, s)
    return mix(z, h, (i[2] + r * s[2]).tanh())


def raw(h, i, s):
    return mix(i[1] + s[1], h, (i[2] + (i[0] + s[0]) * s[2]).tanh())


def without(bias):
    def answer(*given):
        given = list(given)
        given[bias] = torch.zeros_like(given[bias])
        return gru_step(*given)

    return answer


NAMED = {
    "a pair": (lambda *given: (gru_step(*given), None), "one_value"),
    "before": (lambda *given: gru_step(*given, reset_after=False), "before"),
    "z writes": (ending(lambda r, z, h, n: mix(1 - z, h, n)), "z_writes"),
    "zrn": (answer_of(order_zrn), "order_zrn"),
    "no reset": (candidate(lambda r, i, s: (i + s).tanh()), "no_reset"),
    "all reset": (candidate(lambda r, i, s: (r * (i + s)).tanh()), "reset_all"),
    "input reset": (candidate(lambda r, i, s: (r * i + s).tanh()), "reset_input"),
    "bias outside": (bias_outside, "bias_outside"),
    "sigmoid": (candidate(lambda r, i, s: (i + r * s).sigmoid()), "sigmoid_n"),
    "no tanh": (candidate(lambda r, i, s: i + r * s), "no_tanh"),
    "r kept": (ending(lambda r, z, h, n: mix(z, r * h, n)), "reset_kept"),
    "added": (ending(lambda r, z, h, n: z * h + n), "added"),
    "n": (ending(lambda r, z, h, n: n), "only_n"),
    "tanh at the end": (ending(lambda r, z, h, n: mix(z, h, n).tanh()), "tanh_out"),
    "no b_ih": (without(4), "one_bias"),
    "no b_hh": (without(5), "one_bias"),
    "raw gates": (answer_of(raw), "raw_gates"),
    "half": (lambda *given: gru_step(*given) / 2, "wrong"),
    "NaN": (lambda *given: gru_step(*given) * float("nan"), "wrong"),
    "old h": (lambda x, h, *parameters: h, "wrong"),
}


@pytest.mark.parametrize(("answer", "key"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, language, answer, key):
    assert said(check_gru_step, answer) == f"✗ {text(f'{KEY}.{key}')}"


@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_gru_step, lambda *given: empty) == f"○ {text('checks.to_do')}"


def test_another_shape_is_told(said, language):
    shapes = {"given": (HIDDEN, BATCH), "expected": (BATCH, HIDDEN)}
    line = said(check_gru_step, lambda *given: gru_step(*given).T)
    assert line == f"✗ {text('checks.shape', name='h', **shapes)}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, lambda *given: given[0] @ "x"])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_gru_step, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line


def test_torchs_random_numbers_are_left_alone():
    before = torch.get_rng_state()
    check_gru_step(gru_step)
    assert torch.equal(torch.get_rng_state(), before)
