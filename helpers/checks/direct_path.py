"""Check of lesson 04: the gradient along the direct path of the cell state."""

import torch

from helpers.cells import lstm_step
from helpers.checks.fresh import fresh, fresh_lstm
from helpers.checks.report import Mistake, expect_tensor, report, same
from helpers.trace import trace

STEPS, BATCH, INPUTS, HIDDEN = 4, 3, 2, 5
STOPPED = {  # what torch says when code stops: what is behind it
    "allow_unused": "cut",
    "does not require grad": "cut",
    "same dtype": "dtype",
}


def check_direct_path(answer, hint: int = 0) -> None:
    """Compare `answer(lstm, x)` with the gradient of c_T.sum() by c_0, the product of all f_t.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_direct_path", lambda: _judge(answer), hint)


def _judge(answer):
    lstm, x = fresh_lstm(INPUTS, HIDDEN), fresh(STEPS, BATCH, INPUTS)
    record = trace(lstm, x)
    expected = record["f"].prod(dim=0)  # before the answer runs: it may change what it gets
    mistakes = _mistakes(lstm, x, record)
    given = _call(answer, lstm, x.clone())
    _expect_gradient(given, expected, lstm)
    if same(given, expected):
        return
    for key, wrong in mistakes.items():
        if same(given, wrong):
            raise Mistake(f"check_direct_path.{key}")
    for gate in "igo":
        if same(given, record[gate].prod(dim=0)):
            raise Mistake("check_direct_path.other_gate", gate=gate)
    raise Mistake("check_direct_path.other")


def _call(answer, lstm, x):
    try:
        return answer(lstm, x)
    except RuntimeError as error:
        for words, key in STOPPED.items():
            if words in str(error):
                raise Mistake(f"check_direct_path.{key}") from None
        raise


def _expect_gradient(given, expected, lstm):
    """A tensor of the right shape, or a Mistake; None after a backward pass is a cut path."""
    if isinstance(given, tuple) and len(given) == 1:
        raise Mistake(f"check_direct_path.{'cut' if given[0] is None else 'tuple'}")
    if given is None and any(p.grad is not None for p in lstm.parameters()):
        raise Mistake("check_direct_path.cut")
    if isinstance(given, torch.Tensor) and given.shape == (HIDDEN,):
        raise Mistake("check_direct_path.batch_summed")
    expect_tensor("∂c_T/∂c_0", given, expected)


def _mistakes(lstm, x, record):
    """What each frequent mistake gives: {its name: (B, H)}."""
    f = record["f"]
    return {
        "attached": _total(lstm, x),
        "no_first": f[1:].prod(dim=0),
        "no_last": f[:-1].prod(dim=0),
        "sum": f.sum(dim=0),
        "mean": f.mean(dim=0),
        "last_only": f[-1],
        "no_sigmoid": f.logit().prod(dim=0),
        "no_h": _without_h(lstm, x).prod(dim=0),
    }


def _total(lstm, x):
    """The gradient when h is not detached: all paths together."""
    start = x.new_zeros(BATCH, HIDDEN).requires_grad_()
    h, c = torch.zeros_like(start), start
    for x_t in x:
        h, c = lstm_step(x_t, h, c, *lstm.parameters())
    return torch.autograd.grad(c.sum(), start)[0]


@torch.no_grad()
def _without_h(lstm, x):
    """The forget gates (T, B, H) of a cell that is never told its h."""
    from_input = x @ lstm.weight_ih_l0.T + lstm.bias_ih_l0 + lstm.bias_hh_l0
    return from_input.chunk(4, dim=-1)[1].sigmoid()
