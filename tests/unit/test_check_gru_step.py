"""check_gru_step accepts every way to write the step, and names what is wrong with the others."""

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from judged import line, verdicts
from torch import nn

from helpers.cells import gru_step
from helpers.checks import check_gru_step
from helpers.checks.gru import BATCH, HIDDEN, INPUTS


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
    cell = nn.GRUCell(INPUTS, HIDDEN)
    cell.load_state_dict(dict(zip(dict(cell.named_parameters()), parameters, strict=True)))
    return cell(x, h)


def each_set_alone(x, h, W_ih, W_hh, b_ih, b_hh):
    H = HIDDEN
    a, b, c = (slice(k * H, (k + 1) * H) for k in range(3))
    r = torch.sigmoid(x @ W_ih[a].T + h @ W_hh[a].T + b_ih[a] + b_hh[a])
    z = torch.sigmoid(x @ W_ih[b].T + h @ W_hh[b].T + b_ih[b] + b_hh[b])
    n = torch.tanh(x @ W_ih[c].T + b_ih[c] + r * (h @ W_hh[c].T + b_hh[c]))
    return torch.lerp(n, h, z)


def with_a_layer(x, h, *parameters):
    layer = nn.GRU(INPUTS, HIDDEN)
    for mine, given in zip(layer.parameters(), parameters, strict=True):
        mine.data = given
    return layer(x[None], h[None])[1].squeeze(0)


def sample_by_sample(x, h, W_ih, W_hh, b_ih, b_hh):
    rows = []
    for x_b, h_b in zip(x, h, strict=True):
        i, s = (W_ih @ x_b + b_ih).chunk(3), (W_hh @ h_b + b_hh).chunk(3)
        rows.append(right(h_b, i, s))
    return rows


def in_numpy(*given):
    x, h, W_ih, W_hh, b_ih, b_hh = (tensor.numpy() for tensor in given)
    i, s = np.split(x @ W_ih.T + b_ih, 3, axis=1), np.split(h @ W_hh.T + b_hh, 3, axis=1)
    r, z = (1 / (1 + np.exp(-(i[k] + s[k]))) for k in range(2))
    return z * h + (1 - z) * np.tanh(i[2] + r * s[2])


def added_to_zeros(x, h, W_ih, W_hh, b_ih, b_hh):
    """With a state made by hand, and the arguments changed."""
    new = torch.zeros(BATCH, HIDDEN)
    i, s = F.linear(x, W_ih, b_ih).split(HIDDEN, 1), F.linear(h, W_hh, b_hh).split(HIDDEN, 1)
    new += right(h, i, s)
    for tensor in (x, h, W_ih, W_hh, b_ih, b_hh):
        tensor.zero_()
    return new


RIGHT = {
    "equations": answer_of(right),
    "lerp": each_set_alone,
    "documented": answer_of(as_torch_documents_it),
    "a cell": with_a_cell,
    "a layer": with_a_layer,
    "rows": sample_by_sample,
    "numpy": in_numpy,
    "zeros": added_to_zeros,
    "ours": gru_step,
    "torch": torch.gru_cell,
    "lists": lambda *given: gru_step(*given).tolist(),
    "float64": lambda *given: gru_step(*(tensor.double() for tensor in given)),
    "half": lambda *given: gru_step(*given).half(),
    "with a gradient": lambda *given: gru_step(*given).requires_grad_(),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(answer):
    assert verdicts(check_gru_step, answer) == {"passed"}


def test_the_verdict_is_printed(said, language):
    assert said(check_gru_step, gru_step) == line(check_gru_step, "passed")
    assert said(check_gru_step, answer_of(order_zrn)) == line(check_gru_step, "order_zrn")


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


def raw_z(h, i, s):
    return mix(i[1] + s[1], h, (i[2] + (i[0] + s[0]).sigmoid() * s[2]).tanh())


def without(*biases):
    def answer(*given):
        given = list(given)
        for bias in biases:
            given[bias] = torch.zeros_like(given[bias])
        return gru_step(*given)

    return answer


def biases_with_x(x, h, W_ih, W_hh, b_ih, b_hh):
    return gru_step(x, h, W_ih, W_hh, b_ih + b_hh, torch.zeros_like(b_hh))


def as_chung(x, h, W_ih, W_hh, b_ih, b_hh):
    H = HIDDEN
    r, z = gates(*parts(x, h, W_ih, W_hh, b_ih, b_hh))
    n = x @ W_ih[2 * H :].T + b_ih[2 * H :] + (r * h) @ W_hh[2 * H :].T + b_hh[2 * H :]
    return mix(1 - z, h, n.tanh())


def cut_without_dim(x, h, W_ih, W_hh, b_ih, b_hh):
    i_r, i_z, i_n = (x @ W_ih.T + b_ih).chunk(3)
    return i_r + i_z + i_n


NAMED = {
    "a pair": (lambda *given: (gru_step(*given), None), "one_value"),
    "twice": (lambda *given: [gru_step(*given)] * 2, "one_value"),
    "with the gates": (lambda *given: (gru_step(*given), given[1], given[1]), "one_value"),
    "before": (lambda *given: gru_step(*given, reset_after=False), "before"),
    "z writes": (ending(lambda r, z, h, n: mix(1 - z, h, n)), "z_writes"),
    "Chung": (as_chung, "chung"),
    "zrn": (answer_of(order_zrn), "order_zrn"),
    "no reset": (candidate(lambda r, i, s: (i + s).tanh()), "no_reset"),
    "all reset": (candidate(lambda r, i, s: (r * (i + s)).tanh()), "reset_all"),
    "input reset": (candidate(lambda r, i, s: (r * i + s).tanh()), "reset_input"),
    "bias outside": (bias_outside, "bias_outside"),
    "biases with x": (biases_with_x, "bias_outside"),
    "sigmoid": (candidate(lambda r, i, s: (i + r * s).sigmoid()), "sigmoid_n"),
    "no tanh": (candidate(lambda r, i, s: i + r * s), "no_tanh"),
    "r kept": (ending(lambda r, z, h, n: mix(z, r * h, n)), "reset_kept"),
    "added": (ending(lambda r, z, h, n: z * h + n), "added"),
    "n": (ending(lambda r, z, h, n: n), "only_n"),
    "tanh at the end": (ending(lambda r, z, h, n: mix(z, h, n).tanh()), "tanh_out"),
    "no b_ih": (without(4), "one_bias"),
    "no b_hh": (without(5), "one_bias"),
    "no biases": (without(4, 5), "no_biases"),
    "raw gates": (answer_of(raw), "raw_gates"),
    "raw z": (answer_of(raw_z), "raw_gates"),
    "half of h": (lambda *given: gru_step(*given) / 2, "wrong"),
    "NaN": (lambda *given: gru_step(*given) * float("nan"), "wrong"),
    "old h": (lambda x, h, *parameters: h, "wrong"),
    "transposed": (lambda *given: gru_step(*given).T, "checks.shape"),
    "W_ih @ x": (lambda x, h, W_ih, *others: W_ih @ x, "checks.product"),
    "no dim": (cut_without_dim, "checks.unpack"),
    "a word": (lambda *given: "h", "checks.no_tensor"),
    "no return": (lambda *given: print(end=""), "checks.no_return"),
}


@pytest.mark.parametrize(("answer", "key"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(answer, key):
    assert verdicts(check_gru_step, answer) == {key}
