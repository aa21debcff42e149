"""Check of lesson 06: one step of a GRU, written by hand."""

import torch

from helpers.cells import gru_step
from helpers.checks.fresh import fresh
from helpers.checks.report import Mistake, expect_tensor, report, same

BATCH, INPUTS, HIDDEN = 3, 4, 5
ROWS = 3 * HIDDEN
SHAPES = [(BATCH, INPUTS), (BATCH, HIDDEN)]  # x, h
SHAPES += [(ROWS, INPUTS), (ROWS, HIDDEN), (ROWS,), (ROWS,)]  # W_ih, W_hh, b_ih, b_hh


def check_gru_step(answer, hint: int = 0) -> None:
    """Compare `answer(x, h, W_ih, W_hh, b_ih, b_hh) -> h` with torch's GRU step.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_gru_step", lambda: _judge(answer), hint)


def _judge(answer):
    inputs = [fresh(*shape) for shape in SHAPES]
    given = answer(*(tensor.clone() for tensor in inputs))
    expected = gru_step(*inputs)
    if isinstance(given, tuple | list):
        raise Mistake("check_gru_step.one_value")
    expect_tensor("h", given, expected)
    given = given.detach()
    if same(given, expected):
        return
    for key, mistaken in _mistakes(*inputs):
        if same(given, mistaken):
            raise Mistake(f"check_gru_step.{key}")
    raise Mistake("check_gru_step.wrong")


def _mistakes(x, h, W_ih, W_hh, b_ih, b_hh):
    """What each frequent mistake gives, in pairs: its name, the new h."""
    of_x, of_h = (x @ W_ih.T + b_ih).chunk(3, dim=-1), (h @ W_hh.T + b_hh).chunk(3, dim=-1)
    one, two, _ = (mine + other for mine, other in zip(of_x, of_h, strict=True))
    r, z = one.sigmoid(), two.sigmoid()
    n = (of_x[2] + r * of_h[2]).tanh()
    none = torch.zeros_like(b_hh)
    candidates = _wrong_candidates(r, of_x[2], of_h[2], b_hh[2 * HIDDEN :])
    return [
        ("before", gru_step(x, h, W_ih, W_hh, b_ih, b_hh, reset_after=False)),
        ("z_writes", _mix(1 - z, h, n)),
        ("order_zrn", _mix(r, h, (of_x[2] + z * of_h[2]).tanh())),
        *((name, _mix(z, h, wrong)) for name, wrong in candidates),
        ("reset_kept", z * r * h + (1 - z) * n),
        ("added", z * h + n),
        ("only_n", n),
        ("tanh_out", _mix(z, h, n).tanh()),
        ("one_bias", gru_step(x, h, W_ih, W_hh, b_ih, none)),
        ("one_bias", gru_step(x, h, W_ih, W_hh, none, b_hh)),
        ("raw_gates", _mix(two, h, (of_x[2] + one * of_h[2]).tanh())),
    ]


def _wrong_candidates(r, of_x, of_h, b_hn):
    """What may stand for n = tanh(of_x + r * of_h), in pairs: the mistake, the candidate."""
    return [
        ("no_reset", (of_x + of_h).tanh()),
        ("reset_all", (r * (of_x + of_h)).tanh()),
        ("reset_input", (r * of_x + of_h).tanh()),
        ("bias_outside", (of_x + r * (of_h - b_hn) + b_hn).tanh()),
        ("bias_outside", (of_x + r * (of_h - b_hn)).tanh()),
        ("sigmoid_n", (of_x + r * of_h).sigmoid()),
        ("no_tanh", of_x + r * of_h),
    ]


def _mix(z, h, n):
    return z * h + (1 - z) * n
