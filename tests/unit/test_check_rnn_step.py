"""check_rnn_step accepts every way to write the step, and names what is missing or in excess."""

import pytest
import torch
from torch import nn

from helpers.cells import rnn_step
from helpers.checks import check_rnn_step
from helpers.checks.rnn_step import BATCH, HIDDEN, INPUTS
from helpers.lang import text

KEY = "check_rnn_step"


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


def in_float32(*given):
    return rnn_step(*(tensor.float() for tensor in given))


RIGHT = [
    rnn_step,
    with_linear,
    with_columns,
    side_by_side,
    by_exponentials,
    with_cell,
    row_by_row,
    in_place,
    in_float32,
]


@pytest.mark.parametrize("answer", RIGHT)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_rnn_step, answer) == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


def wrong(formula):
    """An answer that computes `formula(x, h, W, U, b_ih, b_hh)` with the matrices transposed."""
    return lambda x, h, W_ih, W_hh, b_ih, b_hh: formula(x, h, W_ih.T, W_hh.T, b_ih, b_hh)


NAMED = {
    "no_tanh": wrong(lambda x, h, W, U, b, d: x @ W + b + h @ U + d),
    "sigmoid": wrong(lambda x, h, W, U, b, d: torch.sigmoid(x @ W + b + h @ U + d)),
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
def test_a_mistake_is_named(said, language, key, answer):
    assert said(check_rnn_step, answer) == f"✗ {text(f'{KEY}.{key}')}"


def not_transposed_at_all(x, h, W_ih, W_hh, b_ih, b_hh):
    return torch.tanh(x @ W_ih + b_ih + h @ W_hh + b_hh)


def weights_first(x, h, W_ih, W_hh, b_ih, b_hh):
    return torch.tanh(W_ih @ x + b_ih + W_hh @ h + b_hh)


@pytest.mark.parametrize("answer", [not_transposed_at_all, weights_first])
def test_matrices_that_do_not_fit_are_explained(said, language, answer):
    before, after = text(f"{KEY}.product", said="|").split("|")
    line = said(check_rnn_step, answer)
    assert line.startswith(f"✗ {before}") and line.endswith(after)


SHAPES = {
    "one sample": lambda *given: rnn_step(*given)[0],
    "transposed": lambda *given: rnn_step(*given).T,
    "a number": lambda *given: rnn_step(*given).sum(),
}


@pytest.mark.parametrize("answer", SHAPES.values(), ids=SHAPES)
def test_a_wrong_shape_is_told(said, language, answer):
    before, after = text("checks.shape", name="h", given="|", expected=(BATCH, HIDDEN)).split("|")
    line = said(check_rnn_step, answer)
    assert line.startswith(f"✗ {before}") and line.endswith(after)


@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_rnn_step, lambda *given: empty) == f"○ {text('checks.to_do')}"


def test_no_tensor_gets_a_sentence(said, language):
    line = said(check_rnn_step, lambda *given: 3)
    assert line == f"✗ {text('checks.no_tensor', name='h', given='int')}"


def test_nan_is_never_right(said, language):
    answer = lambda *given: rnn_step(*given) * float("nan")  # noqa: E731
    assert said(check_rnn_step, answer) == f"✗ {text(f'{KEY}.values')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, lambda *given: given[0] @ "x"])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_rnn_step, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line


def test_torchs_random_numbers_are_left_alone():
    before = torch.get_rng_state()
    check_rnn_step(rnn_step)
    assert torch.equal(torch.get_rng_state(), before)
