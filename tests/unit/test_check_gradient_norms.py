"""check_gradient_norms accepts every way to the norms, and names what else is differentiated."""

import pytest
import torch
from torch import nn

from helpers.cells import rnn_step
from helpers.checks import check_gradient_norms
from helpers.checks.gradient_norms import HIDDEN, STEPS
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


def in_float32(rnn, x):
    return right(rnn.float(), x.float())


RIGHT = {
    "autograd.grad": right,
    "backward": by_backward,
    "by hand": by_hand,
    "one by one": one_by_one,
    "RNNCell": with_a_cell,
    "float32": in_float32,
    "a tuple": lambda rnn, x: tuple(right(rnn, x)),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_gradient_norms, answer) == (
        f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"
    )


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


def without_retain(rnn, x):
    states = states_of(rnn, x)
    states[-1].sum().backward()
    return [None if h.grad is None else h.grad.norm() for h in states]


def copies(rnn, x):
    states = states_of(rnn, x)
    return torch.autograd.grad(states[-1].sum(), [h.clone() for h in states])


def a_vector(rnn, x):
    states = states_of(rnn, x)
    return torch.autograd.grad(states[-1], states)


def twice(rnn, x):
    states = states_of(rnn, x)
    return [torch.autograd.grad(states[-1].sum(), h)[0].norm() for h in states]


@torch.no_grad()
def no_grad(rnn, x):
    return right(rnn, x)


NAMED = {
    "order": (lambda rnn, x: right(rnn, x).flip(0), "order"),
    "out": (from_out, "from_out"),
    "out, reversed": (lambda rnn, x: from_out(rnn, x).flip(0), "from_out_reversed"),
    "input": (by_input, "by_input"),
    "input, reversed": (lambda rnn, x: by_input(rnn, x).flip(0), "by_input_reversed"),
    "squared": (measured(lambda grad: grad.pow(2).sum()), "squared"),
    "sum": (measured(torch.sum), "sum"),
    "mean": (measured(torch.mean), "mean"),
    "absolute": (measured(lambda grad: grad.abs().sum()), "absolute"),
    "mean absolute": (measured(lambda grad: grad.abs().mean()), "mean_absolute"),
    "no retain_grad": (without_retain, "none_inside"),
    "clones": (copies, "unused"),
    "no_grad": (no_grad, "no_graph"),
    "detached": (lambda rnn, x: states_of(rnn, x)[-1].detach().sum().backward(), "no_graph"),
    "a vector": (a_vector, "scalar"),
    "twice": (twice, "freed"),
    "double": (lambda rnn, x: 2 * right(rnn, x), "other"),
    "NaN": (lambda rnn, x: right(rnn, x) * float("nan"), "other"),
}


@pytest.mark.filterwarnings("ignore:The .grad attribute")
@pytest.mark.parametrize(("answer", "key"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, language, answer, key):
    assert said(check_gradient_norms, answer) == f"✗ {text(f'{KEY}.{key}')}"


@pytest.mark.parametrize(
    ("answer", "key"),
    [(with_start, "one_too_many"), (lambda rnn, x: right(rnn, x)[1:], "one_too_few")],
)
def test_a_wrong_count_is_told(said, language, answer, key):
    line = text(f"{KEY}.{key}", expected=STEPS)
    assert said(check_gradient_norms, answer) == f"✗ {line}"


@pytest.mark.parametrize(
    "answer",
    [
        lambda rnn, x: torch.cat(grads_of(rnn, x)),
        lambda rnn, x: right(rnn, x)[0],
        lambda rnn, x: right(rnn, x).numpy(),
        lambda rnn, x: "norms",
        lambda rnn, x: [],
    ],
)
def test_whatever_comes_back_gets_a_sentence(said, language, answer):
    assert said(check_gradient_norms, answer).startswith("✗ ")


@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_gradient_norms, lambda rnn, x: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, lambda rnn, x: rnn @ x])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_gradient_norms, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line


def test_torchs_random_numbers_are_left_alone():
    before = torch.get_rng_state()
    check_gradient_norms(right)
    assert torch.equal(torch.get_rng_state(), before)
