"""check_gradient_norms accepts every way to the norms, and names what else is differentiated."""

import numpy as np
import pytest
import torch
from judged import line, verdicts
from torch import nn

from helpers.cells import rnn_step
from helpers.checks import check_gradient_norms
from helpers.checks.gradients import HIDDEN, STEPS, _norms, _rnn_and_input
from helpers.lang import text

KEY = "check_gradient_norms"


def states_of(rnn, x, keep=lambda h: h):
    h, states = x.new_zeros(1, rnn.hidden_size), []
    for x_t in x:
        h = keep(rnn_step(x_t, h, *rnn.parameters()))
        states.append(h)
    return states


def grads_of(rnn, x):
    """The gradients by h_1 … h_T, each (1, H)."""
    states = states_of(rnn, x)
    return torch.autograd.grad(states[-1].sum(), states)


def right(rnn, x):
    return torch.stack([grad.norm() for grad in grads_of(rnn, x)]).flip(0)


def by_backward(rnn, x):
    states = states_of(rnn, x)
    for h in states:
        h.retain_grad()
    states[-1].sum().backward()
    return [h.grad.norm().item() for h in reversed(states)]


def by_hand(rnn, x):
    """v diag(1 − h²) W, one step back at a time."""
    states = states_of(rnn, x)
    v, norms = torch.ones(HIDDEN, dtype=x.dtype), []
    for h in reversed(states):
        norms.append(v.norm())
        v = (v * (1 - h[0] ** 2)) @ rnn.weight_hh_l0
    return torch.stack(norms)


def one_by_one(rnn, x):
    states = states_of(rnn, x)
    last = states[-1].sum()
    return torch.stack(
        [torch.autograd.grad(last, h, retain_graph=True)[0].norm() for h in states[::-1]]
    )


def with_a_cell(rnn, x):
    cell = nn.RNNCell(x.shape[-1], HIDDEN, dtype=x.dtype)
    for mine, theirs in zip(cell.parameters(), rnn.parameters(), strict=True):
        mine.data.copy_(theirs.data)
    h, states = None, []
    for x_t in x:
        h = cell(x_t, h)
        states.append(h)
    grads = torch.autograd.grad(states[-1], states, torch.ones_like(h))
    return torch.cat(grads).norm(dim=1).flip(0)


def from_zeros(rnn, x):
    h, states = torch.zeros(1, rnn.hidden_size), []
    for t in range(x.shape[0]):
        h = rnn_step(x[t], h, *rnn.parameters())
        states += [h]
    return [grad.norm() for grad in torch.autograd.grad(h.sum(), states[::-1])]


def from_zeros_that_count(rnn, x):
    h = torch.zeros(1, rnn.hidden_size, requires_grad=True)
    states = [h]
    for x_t in x:
        states.append(rnn_step(x_t, states[-1], *rnn.parameters()))
    grads = torch.autograd.grad(states[-1].sum(), states)
    return torch.linalg.vector_norm(torch.stack(grads)[1:, 0], dim=-1).flip(0).detach().numpy()


def with_the_formula(rnn, x):
    W, U, b, d = rnn.weight_ih_l0, rnn.weight_hh_l0, rnn.bias_ih_l0, rnn.bias_hh_l0
    h, states = torch.zeros(1, U.shape[0]), []
    for x_t in x:
        h = torch.tanh(x_t @ W.T + b + h @ U.T + d)
        states.append(h)
    grads = torch.autograd.grad([h[0, k] for k in range(U.shape[0])], states)
    return np.array([grad.pow(2).sum().sqrt().item() for grad in reversed(grads)])


def in_float64(rnn, x):
    return right(rnn.double(), x.double())


def one_step_at_a_time(rnn, x):
    outs, h = [], None
    for x_t in x:
        h = rnn(x_t[None], h)[1]
        outs.append(h)
    grads = torch.autograd.grad(h.sum(), outs)
    return torch.stack([torch.norm(grad) for grad in grads[::-1]])


RIGHT = {
    "autograd.grad": right,
    "zeros": from_zeros,
    "h_0 cut off": from_zeros_that_count,
    "formula": with_the_formula,
    "backward": by_backward,
    "by hand": by_hand,
    "one by one": one_by_one,
    "RNNCell": with_a_cell,
    "nn.RNN, a step each": one_step_at_a_time,
    "float64": in_float64,
    "half precision": lambda rnn, x: right(rnn, x).half(),
    "a tuple": lambda rnn, x: tuple(right(rnn, x)),
    "numbers": lambda rnn, x: right(rnn, x).tolist(),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(answer):
    assert verdicts(check_gradient_norms, answer) == {"passed"}


def measured(measure):
    """An answer with another measure of each gradient than its norm."""
    return lambda rnn, x: torch.stack([measure(grad) for grad in grads_of(rnn, x)]).flip(0)


def from_out(rnn, x):
    out, _ = rnn(x)
    return torch.autograd.grad(out[-1].sum(), out)[0].norm(dim=-1)[:, 0].flip(0)


def by_input(rnn, x):
    x.requires_grad_()
    out, _ = rnn(x)
    return torch.autograd.grad(out[-1].sum(), x)[0].norm(dim=-1)[:, 0].flip(0)


def with_start(rnn, x):
    h = x.new_zeros(1, HIDDEN, requires_grad=True)
    states = [h]
    for x_t in x:
        states.append(rnn_step(x_t, states[-1], *rnn.parameters()))
    grads = torch.autograd.grad(states[-1].sum(), states)
    return torch.stack([grad.norm() for grad in grads]).flip(0)


def after_backward(measure):
    """An answer that forgets retain_grad() and measures each .grad."""

    def answer(rnn, x):
        states = states_of(rnn, x)
        states[-1].sum().backward()
        return measure([h.grad for h in states])

    return answer


def by(tensors):
    """An answer that differentiates by `tensors(states, x)`."""

    def answer(rnn, x):
        states = states_of(rnn, x)
        by_each = torch.autograd.grad(states[-1].sum(), tensors(states, x))
        return torch.stack([grad.norm() for grad in by_each]).flip(0)

    return answer


def old_states(rnn, x):
    h, states = x.new_zeros(1, HIDDEN, requires_grad=True), []
    for x_t in x:
        states.append(h)
        h = rnn_step(x_t, h, *rnn.parameters())
    return torch.stack([grad.norm() for grad in torch.autograd.grad(h.sum(), states)]).flip(0)


def matrices(rnn, x):
    W, M, norms = rnn.weight_hh_l0, torch.eye(HIDDEN), []
    for h in reversed(states_of(rnn, x)):
        norms.append(M.norm())
        M = M @ torch.diag(1 - h[0] ** 2) @ W
    return torch.stack(norms)


def of(last):
    """An answer that differentiates `last(h_T)`."""

    def answer(rnn, x):
        states = states_of(rnn, x)
        grads = torch.autograd.grad(last(states[-1]), states)
        return torch.stack([grad.norm() for grad in grads]).flip(0)

    return answer


def twice(rnn, x):
    states = states_of(rnn, x)
    return [torch.autograd.grad(states[-1].sum(), h)[0].norm() for h in states]


@torch.no_grad()
def no_grad(rnn, x):
    return right(rnn, x)


def from_none(rnn, x):
    h, states = None, []
    for x_t in x:
        h = rnn_step(x_t, h, *rnn.parameters())
        states.append(h)
    return torch.autograd.grad(h.sum(), states)


def from_random(rnn, x):
    h, states = torch.randn(1, HIDDEN), []
    for x_t in x:
        h = rnn_step(x_t, h, *rnn.parameters())
        states.append(h)
    return torch.stack([grad.norm() for grad in torch.autograd.grad(h.sum(), states)]).flip(0)


def turned(answer):
    return lambda rnn, x: answer(rnn, x).flip(0)


MEASURED = {
    "squared": measured(lambda grad: grad.pow(2).sum()),
    "divided": measured(lambda grad: grad.norm() / HIDDEN**0.5),
    "sum": measured(torch.sum),
    "mean": measured(torch.mean),
    "absolute": measured(lambda grad: grad.norm(p=1)),
    "mean_absolute": measured(lambda grad: grad.abs().mean()),
    "largest": measured(lambda grad: grad.abs().max()),
    "of_mean": of(torch.mean),
    "from_out": from_out,
    "by_input": by_input,
    "shifted": old_states,
    "whole_matrix": matrices,
    "one_too_many": with_start,
    "one_too_few": lambda rnn, x: right(rnn, x)[1:],
}


@pytest.mark.parametrize(("key", "answer"), MEASURED.items())
def test_another_measure_is_named_in_either_order(key, answer):
    assert verdicts(check_gradient_norms, answer) == {key}
    assert verdicts(check_gradient_norms, turned(answer), draws=10) == {key}


def test_every_named_mistake_is_tested():
    assert {key for key, _ in _norms(*_rnn_and_input())} == {"right", "order", "other", *MEASURED}


NAMED = {
    "order": (turned(right), "order"),
    "matrices as in the lesson": (lambda *given: matrices(*given) / HIDDEN**0.5, "whole_matrix"),
    "None in a list": (after_backward(lambda grads: grads), "none_inside"),
    "norm of None": (after_backward(lambda grads: [g.norm() for g in grads]), "none_inside"),
    "torch.norm": (after_backward(lambda grads: [torch.norm(g) for g in grads]), "none_inside"),
    "torch.linalg": (
        after_backward(lambda grads: [torch.linalg.norm(g) for g in grads]),
        "none_inside",
    ),
    "stacked": (after_backward(torch.stack), "none_inside"),
    "square of None": (after_backward(lambda grads: [(g**2).sum() for g in grads]), "none_inside"),
    "clones": (by(lambda states, x: [h.clone() for h in states]), "unused"),
    "with h_0": (by(lambda states, x: [torch.zeros(1, HIDDEN), *states]), "no_gradient"),
    "x": (by(lambda states, x: list(x)), "no_gradient"),
    "detached states": (by(lambda states, x: [h.detach() for h in states]), "no_gradient"),
    "no_grad": (no_grad, "no_graph"),
    "detached": (lambda *given: states_of(*given)[-1].detach().sum().backward(), "no_graph"),
    "a vector": (of(lambda h: h), "scalar"),
    "twice": (twice, "freed"),
    "twice as large": (lambda rnn, x: 2 * right(rnn, x), "other"),
    "NaN": (lambda rnn, x: right(rnn, x) * float("nan"), "other"),
    "the norm of h": (of(torch.norm), "other"),
    "random start": (from_random, "other"),
    "the last lag missing": (lambda rnn, x: right(rnn, x)[:-1], "checks.shape"),
    "one more": (lambda rnn, x: torch.cat([right(rnn, x), -torch.ones(1)]), "checks.shape"),
    "gradients": (lambda rnn, x: torch.cat(grads_of(rnn, x)), "checks.shape"),
    "a list of gradients": (grads_of, "checks.shape"),
    "a column": (lambda rnn, x: right(rnn, x)[:, None], "checks.shape"),
    "lag 0": (lambda rnn, x: right(rnn, x)[0], "checks.shape"),
    "a number": (lambda rnn, x: 3.0, "checks.shape"),
    "an empty list": (lambda rnn, x: [], "checks.no_tensor"),
    "a word": (lambda rnn, x: "norms", "checks.no_tensor"),
    "a dictionary": (lambda rnn, x: dict(enumerate(right(rnn, x))), "checks.no_tensor"),
    "a hole": (lambda rnn, x: [..., right(rnn, x)], "checks.to_do"),
    "no return": (lambda rnn, x: print(end=""), "checks.no_return"),
    "h = None": (from_none, "checks.stopped"),
    "norm of a tuple": (lambda rnn, x: grads_of(rnn, x).norm(), "checks.stopped"),
}


@pytest.mark.filterwarnings("ignore:The .grad attribute")
@pytest.mark.parametrize(("answer", "key"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(answer, key):
    assert verdicts(check_gradient_norms, answer, draws=10) == {key}


def test_the_verdict_is_printed_in_both_languages(said, language):
    assert said(check_gradient_norms, right) == line(check_gradient_norms, "passed")
    heard = text(f"{KEY}.one_too_many", expected=STEPS)
    assert said(check_gradient_norms, with_start) == f"✗ {heard}"
