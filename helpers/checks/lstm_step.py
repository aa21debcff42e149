"""Check of lesson 03: one step of an LSTM, written by hand."""

import torch

from helpers.cells import lstm_step
from helpers.checks.report import Mistake, expect_tensor, report, same

BATCH, INPUTS, HIDDEN = 3, 4, 5
NAMES = ("x", "h", "c", "W_ih", "W_hh", "b_ih", "b_hh")


def check_lstm_step(answer, hint: int = 0) -> None:
    """Compare `answer(x, h, c, W_ih, W_hh, b_ih, b_hh) -> h, c` with torch's LSTM step.

    Prints the verdict in the notebook's language and never raises. `hint=1`, `hint=2` and `hint=3`
    show more and more of the way.
    """
    report("check_lstm_step", lambda: _judge_lstm_step(answer), hint)


def _judge_lstm_step(answer):
    inputs = _random_inputs()
    given = answer(*(tensor.clone() for tensor in inputs))
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise Mistake("check_lstm_step.two_values")
    expected = lstm_step(*inputs)
    for name, mine, right in zip("hc", given, expected, strict=True):
        expect_tensor(name, mine, right)
    if all(same(mine, right) for mine, right in zip(given, expected, strict=True)):
        return
    for key, mistaken in _mistakes(*inputs).items():
        if all(same(mine, wrong) for mine, wrong in zip(given, mistaken, strict=True)):
            raise Mistake(f"check_lstm_step.{key}")
    wrong = "only_h" if same(given[1], expected[1]) else "c"
    raise Mistake(f"check_lstm_step.{wrong}")


def _random_inputs():
    """Fresh inputs, large enough for every squashing to matter; torch's seed is not used."""
    generator = torch.Generator()
    generator.seed()
    rows = 4 * HIDDEN
    shapes = [(BATCH, INPUTS), (BATCH, HIDDEN), (BATCH, HIDDEN)]
    shapes += [(rows, INPUTS), (rows, HIDDEN), (rows,), (rows,)]
    return [torch.randn(shape, generator=generator, dtype=torch.float64) for shape in shapes]


def _mistakes(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """What each frequent mistake gives: {its name: (h, c)}."""
    total = x @ W_ih.T + b_ih + h @ W_hh.T + b_hh
    one, two, three, four = total.chunk(4, dim=-1)
    i, f, g, o = one.sigmoid(), two.sigmoid(), three.tanh(), four.sigmoid()
    kept = f * c + i * g
    o_third, g_fourth = three.sigmoid(), four.tanh()
    written_late = f * c + i * g_fourth
    one_bias = lstm_step(x, h, c, W_ih, W_hh, b_ih, torch.zeros_like(b_hh))
    return {
        "swapped": (kept, o * kept.tanh()),
        "squash_after": ((o * kept).tanh(), kept),
        "no_tanh": (o * kept, kept),
        "old_c": (o * c.tanh(), kept),
        "gates_swapped": _finish(f * g + i * c, o),
        "order_ifog": (o_third * written_late.tanh(), written_late),
        "sigmoid_g": _finish(f * c + i * three.sigmoid(), o),
        "coupled": _finish(f * c + (1 - f) * g, o),
        "one_bias": one_bias,
        "raw_gates": _finish(two * c + one * g, four),
    }


def _finish(c, o):
    return o * c.tanh(), c
