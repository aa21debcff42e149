"""Check of lesson 05: the state goes back to 0 where a document starts, for its sample alone."""

import torch

from helpers.checks.fresh import fresh, fresh_lstm
from helpers.checks.report import Mistake, expect_tensor, report, same

STEPS, BATCH, INPUTS, HIDDEN = 8, 4, 3, 5
STARTS = ((0, 3), (0, 2, 5), (0,), (0, 3, 7))  # of each sample: where its documents start


def check_resets(answer, hint: int = 0) -> None:
    """Let `answer(lstm, x, starts)` run an LSTM over documents that follow one another.

    Where `starts` (T, B) is True, both h and c of that sample are 0 before the step. Prints the
    verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_resets", lambda: _judge(answer), hint)


def _judge(answer):
    lstm = fresh_lstm(INPUTS, HIDDEN, torch.float32)
    x = fresh(STEPS, BATCH, INPUTS, dtype=torch.float32)
    starts = _fresh_starts()
    expected = _run(lstm, x, starts)
    mistakes = _mistakes(lstm, x, starts)
    given = answer(lstm, x.clone(), starts.clone())
    if isinstance(given, tuple) and len(given) == 2:
        raise Mistake("check_resets.with_state")
    expect_tensor("out", given, expected)
    if same(given, expected):
        return
    for key, wrong in mistakes.items():
        if same(given, wrong):
            raise Mistake(f"check_resets.{key}")
    right = [same(mine, other) for mine, other in zip(given, expected, strict=True)]
    raise Mistake("check_resets.other", t=right.index(False))


def _fresh_starts():
    """Where documents start, (T, B): the samples of STARTS in a new order."""
    starts = torch.zeros(STEPS, BATCH, dtype=torch.bool)
    for sample, b in enumerate(fresh(BATCH).argsort().tolist()):
        starts[list(STARTS[sample]), b] = True
    return starts


@torch.no_grad()
def _run(lstm, x, h_resets, c_resets=None, late=False):
    """The outputs (T, B, H) when h and c of a sample become 0 where their resets say so."""
    c_resets = h_resets if c_resets is None else c_resets
    h = c = x.new_zeros(1, BATCH, HIDDEN)
    outputs = []
    for x_t, no_h, no_c in zip(x, h_resets, c_resets, strict=True):
        if late:
            out, (h, c) = lstm(x_t[None], (h, c))
        h, c = h * ~no_h[:, None], c * ~no_c[:, None]
        if not late:
            out, (h, c) = lstm(x_t[None], (h, c))
        outputs.append(out[0])
    return torch.stack(outputs)


def _mistakes(lstm, x, starts):
    """What each frequent mistake gives: {its name: (T, B, H)}."""
    never, anywhere = torch.zeros_like(starts), starts.any(dim=1, keepdim=True).expand_as(starts)
    return {
        "never": _run(lstm, x, never),
        "late": _run(lstm, x, starts, late=True),
        "whole_batch": _run(lstm, x, anywhere),
        "only_h": _run(lstm, x, starts, never),
        "only_c": _run(lstm, x, never, starts),
        "inverted": _run(lstm, x, ~starts),
        "always": _run(lstm, x, ~never),
    }
