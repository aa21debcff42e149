"""Check of lesson 05: the state goes on from window to window, the gradient does not."""

from collections.abc import Iterable

import torch

from helpers.checks.fresh import fresh, fresh_lstm
from helpers.checks.report import Mistake, expect_tensor, report, same

WINDOWS, STEPS, BATCH, INPUTS, HIDDEN = 3, 4, 2, 3, 5
NO_PAIR = ("'tuple' object", "'generator' object", "index 1 is out of bounds")
VALUES = {  # what a mistake hands on to the next window
    "not_carried": lambda h, c: (0 * h, 0 * c),
    "only_h": lambda h, c: (h, 0 * c),
    "only_c": lambda h, c: (0 * h, c),
    "swapped": lambda h, c: (c, h),
}
ATTACHED = {
    "attached": lambda h, c: (h, c),
    "h_attached": lambda h, c: (h, c.detach()),
    "c_attached": lambda h, c: (h.detach(), c),
}


def check_carry(answer, hint: int = 0) -> None:
    """Let `answer(lstm, windows)` run an LSTM over the pieces of a stream, by truncated BPTT.

    The outputs are those of the whole stream; the gradient of each stays within its window.
    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_carry", lambda: _judge(answer), hint)


def _judge(answer):
    lstm = fresh_lstm(INPUTS, HIDDEN, torch.float32)
    pieces = [fresh(STEPS, BATCH, INPUTS, dtype=torch.float32) for _ in range(WINDOWS)]
    windows = [piece.clone().requires_grad_() for piece in pieces]
    expected = [out.detach() for out in _run(lstm, pieces, lambda h, c: (h, c))]
    outputs = _outputs(_call(answer, lstm, list(windows)), expected)
    if not _equal(outputs, expected):
        for key, change in VALUES.items():
            if _equal(outputs, _run(lstm, pieces, change)):
                raise Mistake(f"check_carry.{key}")
        wrong = [same(a, b) for a, b in zip(outputs, expected, strict=True)].index(False)
        raise Mistake("check_carry.values", number=wrong + 1)
    _judge_gradients(lstm, windows, outputs)


def _call(answer, lstm, windows):
    """The answer's outputs, as a list if it gives them one by one."""
    try:
        given = answer(lstm, windows)
        several = isinstance(given, Iterable) and not isinstance(given, torch.Tensor)
        return list(given) if several else given
    except (AttributeError, TypeError, IndexError) as error:
        if any(words in str(error) for words in NO_PAIR):
            raise Mistake("check_carry.no_pair") from None
        raise


def _outputs(given, expected):
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    if not isinstance(given, list):
        raise Mistake("check_carry.no_list", given=type(given).__name__)
    if len(given) != WINDOWS:
        raise Mistake("check_carry.count", given=len(given), expected=WINDOWS)
    for k, (mine, right) in enumerate(zip(given, expected, strict=True)):
        if isinstance(mine, tuple):
            raise Mistake("check_carry.with_state")
        expect_tensor(f"outputs[{k}]", mine, right)
    return given


def _equal(given, expected):
    return all(same(mine, other) for mine, other in zip(given, expected, strict=True))


def _run(lstm, windows, change):
    """The outputs when `change(h, c)` is what the next window starts from."""
    outputs, state = [], None
    for window in windows:
        out, state = lstm(window, state)
        outputs.append(out)
        state = change(*state)
    return outputs


def _judge_gradients(lstm, windows, outputs):
    reached = _gradients(windows, outputs)
    if not all(reached[k][k].any() for k in range(WINDOWS)):
        raise Mistake("check_carry.no_gradient")
    if not any(reached[k][j].any() for k in range(WINDOWS) for j in range(k)):
        return
    for key, change in ATTACHED.items():
        if all(map(_equal, reached, _gradients(windows, _run(lstm, windows, change)))):
            raise Mistake(f"check_carry.{key}")
    raise Mistake("check_carry.reaches_back")


def _gradients(windows, outputs):
    """For each output: the gradients of its sum by all windows, 0 where none arrives."""
    rows = []
    for out in outputs:
        row = [None] * WINDOWS
        if out.requires_grad:
            row = torch.autograd.grad(out.sum(), windows, retain_graph=True, allow_unused=True)
        pairs = zip(windows, row, strict=True)
        rows.append([torch.zeros_like(w) if grad is None else grad for w, grad in pairs])
    return rows
