"""check_rnn_step accepts every way to write the step, and names what is missing or in excess."""

import numpy as np
import pytest
import torch
from judged import line, verdicts
from torch import nn

from helpers.cells import rnn_step
from helpers.checks import check_rnn_step
from helpers.checks.sequences import HIDDEN, INPUTS


def with_linear(x, h, W_ih, W_hh, b_ih, b_hh):
    return torch.tanh(nn.functional.linear(x, W_ih, b_ih) + nn.functional.linear(h, W_hh, b_hh))


def with_columns(x, h, W_ih, W_hh, b_ih, b_hh):
    return (W_ih @ x.T + b_ih[:, None] + W_hh @ h.T + b_hh[:, None]).tanh().T


def side_by_side(x, h, W_ih, W_hh, b_ih, b_hh):
    return torch.tanh(torch.cat([x, h], 1) @ torch.cat([W_ih, W_hh], 1).T + (b_ih + b_hh))


def by_exponentials(x, h, W_ih, W_hh, b_ih, b_hh):
    a = x @ W_ih.T + b_ih + h @ W_hh.T + b_hh
    return 2 * torch.sigmoid(2 * a) - 1


def with_cell(x, h, W_ih, W_hh, b_ih, b_hh):
    cell = nn.RNNCell(INPUTS, HIDDEN, dtype=x.dtype)
    for parameter, value in zip(cell.parameters(), (W_ih, W_hh, b_ih, b_hh), strict=True):
        parameter.data = value
    return cell(x, h)


def row_by_row(x, h, W_ih, W_hh, b_ih, b_hh):
    rows = [
        torch.tanh(W_ih @ x_s + b_ih + W_hh @ h_s + b_hh) for x_s, h_s in zip(x, h, strict=True)
    ]
    return torch.stack(rows)


def in_place(x, h, W_ih, W_hh, b_ih, b_hh):
    h[:] = rnn_step(x, h, W_ih, W_hh, b_ih, b_hh)
    return h


def cell_by_name(x, h, W_ih, W_hh, b_ih, b_hh):
    return torch.rnn_tanh_cell(x, h, W_ih, W_hh, b_ih, b_hh)


def with_loops(x, h, W_ih, W_hh, b_ih, b_hh):
    new = torch.zeros(len(h), len(b_hh))
    for s in range(len(x)):
        for k in range(len(b_ih)):
            a = b_ih[k] + b_hh[k]
            for d in range(x.shape[1]):
                a = a + W_ih[k, d] * x[s, d]
            for d in range(h.shape[1]):
                a = a + W_hh[k, d] * h[s, d]
            new[s, k] = torch.tanh(a)
    return new


def einsum(x, h, W_ih, W_hh, b_ih, b_hh):
    a = torch.einsum("bd,hd->bh", x, W_ih) + torch.einsum("bk,hk->bh", h, W_hh)
    return a.add_(b_ih).add_(b_hh).tanh_()


def in_numpy(*given):
    x, h, W_ih, W_hh, b_ih, b_hh = (tensor.numpy() for tensor in given)
    return np.tanh(x @ W_ih.T + b_ih + h @ W_hh.T + b_hh)


def in_(dtype):
    return lambda *given: rnn_step(*(tensor.to(dtype) for tensor in given))


def spoils_its_arguments(*given):
    h = rnn_step(*given)
    for tensor in given:
        tensor.zero_()
    return h


RIGHT = {
    "ours": rnn_step,
    "linear": with_linear,
    "columns": with_columns,
    "side by side": side_by_side,
    "exponentials": by_exponentials,
    "cell": with_cell,
    "cell by name": cell_by_name,
    "row by row": row_by_row,
    "loops": with_loops,
    "einsum": einsum,
    "in place": in_place,
    "float64": in_(torch.float64),
    "bfloat16": in_(torch.bfloat16),
    "numpy": in_numpy,
    "a list": lambda *given: rnn_step(*given).tolist(),
    "a list of rows": lambda *given: list(rnn_step(*given)),
    "spoils its arguments": spoils_its_arguments,
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(answer):
    assert verdicts(check_rnn_step, answer) == {"passed"}


def wrong(formula):
    """An answer that computes `formula(x, h, W, U, b_ih, b_hh)` with the matrices transposed."""
    return lambda x, h, W_ih, W_hh, b_ih, b_hh: formula(x, h, W_ih.T, W_hh.T, b_ih, b_hh)


NAMED = {
    "no_tanh": wrong(lambda x, h, W, U, b, d: x @ W + b + h @ U + d),
    "sigmoid": wrong(lambda x, h, W, U, b, d: torch.sigmoid(x @ W + b + h @ U + d)),
    "relu": wrong(lambda x, h, W, U, b, d: torch.relu(x @ W + b + h @ U + d)),
    "half_squashed": wrong(lambda x, h, W, U, b, d: torch.tanh(x @ W + b) + h @ U + d),
    "squashed_apart": wrong(lambda x, h, W, U, b, d: (x @ W + b).tanh() + (h @ U + d).tanh()),
    "no_b_hh": wrong(lambda x, h, W, U, b, d: torch.tanh(x @ W + b + h @ U)),
    "no_b_ih": wrong(lambda x, h, W, U, b, d: torch.tanh(x @ W + h @ U + d)),
    "no_bias": wrong(lambda x, h, W, U, b, d: torch.tanh(x @ W + h @ U)),
    "no_memory": wrong(lambda x, h, W, U, b, d: torch.tanh(x @ W + b)),
    "no_memory_but_bias": wrong(lambda x, h, W, U, b, d: torch.tanh(x @ W + b + d)),
    "no_input": wrong(lambda x, h, W, U, b, d: torch.tanh(h @ U + d)),
    "not_transposed": wrong(lambda x, h, W, U, b, d: torch.tanh(x @ W + b + h @ U.T + d)),
    "multiplied": wrong(lambda x, h, W, U, b, d: torch.tanh((x @ W + b) * (h @ U + d))),
    "old_h": wrong(lambda x, h, W, U, b, d: h),
    "several": lambda *given: (rnn_step(*given), rnn_step(*given)),
    "values": lambda *given: rnn_step(*given) * 1.01,
}


@pytest.mark.parametrize(("key", "answer"), NAMED.items())
def test_a_mistake_is_named(key, answer):
    assert verdicts(check_rnn_step, answer) == {key}


OTHER = {
    "half squashed, the other half": (
        wrong(lambda x, h, W, U, b, d: x @ W + b + (h @ U + d).tanh()),
        "half_squashed",
    ),
    "a bias too many": (
        wrong(lambda x, h, W, U, b, d: rnn_step(x, h, W.T, U.T, b, d + b)),
        "values",
    ),
    "squashed twice": (lambda *given: rnn_step(*given).tanh(), "values"),
    "added to the old h": (lambda x, h, *given: h + rnn_step(x, h, *given), "values"),
    "NaN": (lambda *given: rnn_step(*given) * float("nan"), "values"),
    "one in a tuple": (lambda *given: (rnn_step(*given),), "several"),
    "with a hole": (lambda *given: (rnn_step(*given), None), "several"),
    "with a weight": (lambda *given: [rnn_step(*given), given[2]], "several"),
    "not transposed at all": (
        wrong(lambda x, h, W, U, b, d: torch.tanh(x @ W.T + b + h @ U.T + d)),
        "checks.product",
    ),
    "weights first": (
        wrong(lambda x, h, W, U, b, d: torch.tanh(W.T @ x + b + U.T @ h + d)),
        "checks.product",
    ),
    "one sample": (lambda *given: rnn_step(*given)[0], "checks.shape"),
    "transposed": (lambda *given: rnn_step(*given).T, "checks.shape"),
    "summed": (lambda *given: rnn_step(*given).sum(), "checks.shape"),
    "no return": (lambda *given: print(end=""), "checks.no_return"),
    "a word": (lambda *given: "h", "checks.no_tensor"),
    "nothing": (lambda *given: [], "checks.no_tensor"),
    "an object": (lambda *given: object(), "checks.no_tensor"),
    "a module": (lambda *given: nn.Linear(1, 1), "checks.no_tensor"),
}


@pytest.mark.parametrize(("answer", "key"), OTHER.values(), ids=OTHER)
def test_whatever_comes_back_gets_a_sentence(answer, key):
    assert verdicts(check_rnn_step, answer, draws=5) == {key}


def test_the_verdict_is_printed_in_both_languages(said, language):
    assert said(check_rnn_step, rnn_step) == line(check_rnn_step, "passed")
    for key, answer in NAMED.items():
        assert said(check_rnn_step, answer) == line(check_rnn_step, key)
