"""Check of lesson 01: one step of a simple RNN, written by hand."""

from helpers.cells import rnn_step
from helpers.checks.fresh import fresh
from helpers.checks.report import Mistake, expect_tensor, report, same

BATCH, INPUTS, HIDDEN = 3, 4, 5


def check_rnn_step(answer, hint: int = 0) -> None:
    """Compare `answer(x, h, W_ih, W_hh, b_ih, b_hh) -> h` with torch's RNN step.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_rnn_step", lambda: _judge(answer), hint)


def _judge(answer):
    shapes = [(BATCH, INPUTS), (BATCH, HIDDEN), (HIDDEN, INPUTS), (HIDDEN, HIDDEN)]
    inputs = [fresh(*shape) / 2 for shape in (*shapes, (HIDDEN,), (HIDDEN,))]
    given = _call(answer, inputs)
    expected = rnn_step(*inputs)
    if isinstance(given, tuple | list):
        raise Mistake("check_rnn_step.several")
    expect_tensor("h", given, expected)
    if same(given, expected):
        return
    for key, mistaken in _mistakes(*inputs).items():
        if same(given, mistaken):
            raise Mistake(f"check_rnn_step.{key}")
    raise Mistake("check_rnn_step.values")


def _call(answer, inputs):
    try:
        return answer(*(tensor.clone() for tensor in inputs))
    except RuntimeError as error:
        if "cannot be multiplied" in str(error) or "size mismatch" in str(error):
            raise Mistake("check_rnn_step.product", said=str(error)) from None
        raise


def _mistakes(x, h, W_ih, W_hh, b_ih, b_hh):
    """What each frequent mistake gives: {its name: h}."""
    from_x, from_h = x @ W_ih.T + b_ih, h @ W_hh.T + b_hh
    return {
        "no_tanh": from_x + from_h,
        "sigmoid": (from_x + from_h).sigmoid(),
        "squashed_apart": from_x.tanh() + from_h.tanh(),
        "no_b_hh": (from_x + h @ W_hh.T).tanh(),
        "no_b_ih": (x @ W_ih.T + from_h).tanh(),
        "no_bias": (x @ W_ih.T + h @ W_hh.T).tanh(),
        "no_memory": from_x.tanh(),
        "no_memory_but_bias": (from_x + b_hh).tanh(),
        "no_input": from_h.tanh(),
        "not_transposed": (from_x + h @ W_hh + b_hh).tanh(),
        "multiplied": (from_x * from_h).tanh(),
        "old_h": h,
    }
