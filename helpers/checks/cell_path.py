"""Checks of lesson 04: the direct path's gradient, a bias by halves, and the cell of 1997."""

import dis
import math
import types
from itertools import pairwise

import torch
from torch import nn

from helpers.cells import lstm_step
from helpers.checks.compare import as_number
from helpers.checks.draws import fresh, fresh_
from helpers.checks.judge import judge
from helpers.checks.steps import judge_step
from helpers.checks.verdict import Mistake, exercise, returned
from helpers.nets.trace import trace

STEPS, BATCH, INPUTS, HIDDEN = 4, 3, 2, 5
NO_WAY = {"allow_unused": "cut", "does not require grad": "cut"}  # what torch says: the key
WAIT = 200
GATE = 0.5 ** (1 / WAIT)  # the f that leaves one half: sigmoid(bias) = 0.99654


@exercise
def check_direct_path(answer):
    """Compare `answer(lstm, x)` with the gradient of c_T.sum() by c_0, the product of all f_t."""
    judge(answer, _draw_path, _gradients, "∂c_T/∂c_0", run=_run, other="other")


def _draw_path():
    return fresh_(nn.LSTM(INPUTS, HIDDEN)), fresh(STEPS, BATCH, INPUTS)


def _run(answer, lstm, x):
    """What the answer returns, where a `.grad` that is None is a cut path."""
    try:
        given = returned(answer, lstm, x, told=NO_WAY)
    except Mistake as mistake:
        differentiated = any(p.grad is not None for p in lstm.parameters())
        if mistake.key == "checks.no_return" and differentiated and _has_return(answer):
            raise Mistake("cut") from None
        raise
    if isinstance(given, tuple) and len(given) == 1:
        raise Mistake("cut" if given[0] is None else "tuple")
    return given


def _has_return(answer):
    """Whether a function returns anything but a constant."""
    if not isinstance(answer, types.FunctionType):
        return False
    steps = pairwise(step.opname for step in dis.get_instructions(answer))
    return any(last == "RETURN_VALUE" and first != "LOAD_CONST" for first, last in steps)


def _gradients(lstm, x):
    """The right gradient (B, H), then what each frequent mistake gives, in pairs with its name."""
    record = trace(lstm, x)
    f, late = record["f"], record["h"]
    h = torch.cat([torch.zeros_like(late[:1]), late[:-1]])  # what the gates of each step see
    yield "right", f.prod(dim=0)
    yield "batch_summed", f.prod(dim=0).sum(dim=0)
    yield "attached", _total(lstm, x)
    yield "no_first", f[1:].prod(dim=0)
    yield "no_last", f[:-1].prod(dim=0)
    yield "sum", f.sum(dim=0)
    yield "mean", f.mean(dim=0)
    yield "last_only", f[-1]
    yield "no_sigmoid", f.logit().prod(dim=0)
    yield "no_h", _forget(lstm, x, 0 * h).prod(dim=0)
    yield "late_h", _forget(lstm, x, late).prod(dim=0)
    for without in ([1], [0], [0, 1]):
        yield "one_bias", _forget(lstm, x, h, without).prod(dim=0)
    for gate in "igo":
        yield Mistake("other_gate", gate=gate), record[gate].prod(dim=0)


def _total(lstm, x):
    """The gradient when h is not detached: all paths together."""
    start = x.new_zeros(BATCH, HIDDEN).requires_grad_()
    h, c = torch.zeros_like(start), start
    for x_t in x:
        h, c = lstm_step(x_t, h, c, *lstm.parameters())
    return torch.autograd.grad(c.sum(), start)[0]


@torch.no_grad()
def _forget(lstm, x, h, without=()):
    """The forget gates (T, B, H) where they see x and h (T, B, H), without some biases."""
    net = x @ lstm.weight_ih_l0.T + h @ lstm.weight_hh_l0.T
    for k, bias in enumerate((lstm.bias_ih_l0, lstm.bias_hh_l0)):
        net = net if k in without else net + bias
    return net.chunk(4, dim=-1)[1].sigmoid()


@exercise
def check_half_bias(answer):
    """Check the bias b for which sigmoid(b)**200 is one half, up to one percent of the value."""
    given = as_number(answer, "no_number")
    if math.isnan(given):
        raise Mistake("nan")
    if _is_half(_left(given)):
        return
    if _is_half(_left(-given)):
        raise Mistake("sign")
    if abs(given - GATE) < 1e-3:
        raise Mistake("gate")
    if abs(given - math.log(WAIT)) < 0.02:
        raise Mistake("time_constant")
    key = "too_small" if _left(given) < 0.5 else "too_large"
    raise Mistake(key, left=f"{100 * _left(given):.1f}")


def _left(bias):
    """The share that is left after all steps."""
    return torch.tensor(bias, dtype=torch.float64).sigmoid().item() ** WAIT


def _is_half(share):
    return 0.49 <= share <= 0.51


@exercise
def check_step_1997(answer):
    """Check `answer(x, h, c, W_ih, W_hh, b_ih, b_hh) -> h, c`: c' = c + i * g, h' = o * tanh(c').

    Three sets of weights in the order i, g, o. Hochreiter & Schmidhuber 1997, with tanh for the
    squashings of the paper.
    """
    judge_step(answer, "igo", _cell_1997, ("iog", "gio"), _mistakes_1997)


def _cell_1997(c, i, g, o, gate=torch.sigmoid, squash=torch.tanh):
    return gate(o), c + gate(i) * squash(g)


def _mistakes_1997(c, i, g, o):
    yield "coupled", (o.sigmoid(), (1 - i.sigmoid()) * c + i.sigmoid() * g.tanh())
    yield "erased", (o.sigmoid(), i.sigmoid() * g.tanh())
