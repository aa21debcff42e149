"""Checks of lesson 02: where float32 ends, and the norm of the gradient at every lag."""

import torch
from torch import nn

from helpers.cells import rnn_step
from helpers.checks.compare import as_number
from helpers.checks.draws import fresh, fresh_
from helpers.checks.judge import judge
from helpers.checks.verdict import Mistake, exercise, returned

HALVES = 150  # 0.5**150 rounds to 0
HALVES_NEAR = {
    149: "last",
    151: "counted_twice",
    126: "normal",
    127: "normal",
    1074: "double",
    1075: "double",
    1076: "double",
}
UNIT, UNIT_DOUBLE = 2.0**-149, 2.0**-1074  # the smallest number above 0 in float32, in float64
STUCK = 4  # units of float32: 4 · 0.9 = 3.6, rounded to 4
STUCK_DOUBLE = (4, 5)  # float64's 0.9 is a little more: 5 · 0.9 rounds to 5, printed as 2e-323

STEPS, INPUTS, HIDDEN = 6, 2, 5
TOLD = {  # what torch says when code stops: what is behind it
    "allow_unused": "unused",
    "element 0 of tensors does not require grad": "no_graph",
    "differentiated Tensors does not require grad": "no_gradient",
    "grad can be implicitly created only for scalar": "scalar",
    "second time": "freed",
    "'NoneType' object has no attribute 'norm'": "none_inside",
    "'NoneType' object has no attribute 'layout'": "none_inside",  # torch.norm(None)
    "norm(): argument 'input' (position 1) must be Tensor, not NoneType": "none_inside",
    "in argument 0, but got NoneType": "none_inside",  # torch.stack or torch.cat
    "** or pow(): 'NoneType'": "none_inside",
}


@exercise
def check_float32(half, stuck):
    """Check the k at which 0.5**k is 0 in float32, and the value at which 0.9 · 0.9 · … sticks."""
    half, stuck = (as_number(given, "no_number") for given in (half, stuck))
    if half != HALVES:
        raise Mistake(HALVES_NEAR.get(half, "half"))
    if _units(stuck, UNIT) == STUCK:  # the same float32, in as few digits as a print shows
        return
    if stuck == 0:
        raise Mistake("power")
    if stuck > 1:
        raise Mistake("count", given=f"{stuck:g}")
    if _units(stuck, UNIT) == 1:
        raise Mistake("smallest")
    if _units(stuck, UNIT_DOUBLE) in STUCK_DOUBLE:
        raise Mistake("stuck_double")
    raise Mistake("stuck", given=f"{stuck:.3g}")


def _units(number, unit):
    """The nearest whole number of units; 0 for what is too large to be near any of the first."""
    return round(number / unit) if abs(number) < 100 * unit else 0


@exercise
def check_gradient_norms(answer):
    """Compare `answer(rnn, x)` with the norms of the gradients of h_T.sum() by h_T, h_{T-1}, …"""
    name = "∂h_T/∂h_{T−k}"
    judge(answer, _rnn_and_input, _norms, name, run=_run, other="other", expected=STEPS)


def _run(answer, rnn, x):
    given = returned(answer, rnn, x, told=TOLD)
    if isinstance(given, list | tuple) and any(one is None for one in given):
        raise Mistake("none_inside")
    return given


def _rnn_and_input():
    return fresh_(nn.RNN(INPUTS, HIDDEN)), fresh(STEPS, 1, INPUTS)


def _norms(rnn, x):
    """The right norms and what frequent mistakes give, lag 0 first: pairs of a kind and a tensor.

    A mistake is the same when it is turned round.
    """
    matrices, inputs = _gradients(rnn, x, torch.zeros(1, HIDDEN))
    norms = matrices.sum(dim=1).norm(dim=-1)
    mistakes = [
        ("one_too_many", norms),
        ("one_too_few", norms[1:-1]),
        ("shifted", norms[1:]),
        ("from_out", norms[0] * (torch.arange(STEPS) == 0)),
        ("by_input", inputs.norm(dim=-1)),
        ("whole_matrix", matrices[:-1].flatten(1).norm(dim=-1)),
        ("whole_matrix", matrices[:-1].flatten(1).norm(dim=-1) / HIDDEN**0.5),
        ("other", _gradients(rnn, x, fresh(1, HIDDEN))[0][:-1].sum(dim=1).norm(dim=-1)),
        *_measures(matrices[:-1].sum(dim=1)),
    ]
    turned = [(kind, values.flip(0)) for kind, values in mistakes]
    return [("right", norms[:-1]), ("order", norms[:-1].flip(0)), *mistakes, *turned]


def _measures(grads):
    """Other measures of the gradients (T, H) than their norm."""
    norms = grads.norm(dim=-1)
    return [
        ("squared", norms**2),
        ("divided", norms / HIDDEN**0.5),
        ("of_mean", norms / HIDDEN),
        ("sum", grads.sum(dim=-1)),
        ("mean", grads.mean(dim=-1)),
        ("absolute", grads.abs().sum(dim=-1)),
        ("mean_absolute", grads.abs().mean(dim=-1)),
        ("largest", grads.abs().amax(dim=-1)),
    ]


def _gradients(rnn, x, h):
    """The matrices ∂h_T/∂h_{T−k}, k = 0 … T (T + 1, H, H), and h_T.sum() by x_{T−k} (T, D)."""
    W_ih, W_hh, *_ = parameters = [parameter.detach() for parameter in rnn.parameters()]
    states = [h]
    for x_t in x:
        states.append(rnn_step(x_t, states[-1], *parameters))
    by_state, by_input = [torch.eye(HIDDEN)], []
    for h in reversed(states[1:]):
        by_a = by_state[-1] * (1 - h**2)
        by_input.append(by_a.sum(dim=0) @ W_ih)
        by_state.append(by_a @ W_hh)
    return torch.stack(by_state), torch.stack(by_input)
