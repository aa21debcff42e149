"""check_direct_path accepts the product and the derivative, and names what each mistake is."""

import pytest
import torch

from helpers.cells import lstm_step
from helpers.checks import check_direct_path
from helpers.checks.direct_path import BATCH, HIDDEN, STEPS
from helpers.lang import text
from helpers.trace import trace

KEY = "check_direct_path"


def gates_by_hand(lstm, x):
    W_ih, W_hh, b_ih, b_hh = lstm.parameters()
    h = c = x.new_zeros(x.shape[1], lstm.hidden_size)
    product = torch.ones_like(c)
    for x_t in x:
        a_f = (x_t @ W_ih.T + b_ih + h @ W_hh.T + b_hh).chunk(4, dim=-1)[1]
        product = product * a_f.sigmoid()
        h, c = lstm_step(x_t, h, c, W_ih, W_hh, b_ih, b_hh)
    return product


def states(lstm, x, seen=lambda h: h.detach(), kept=lambda c: c):
    """c_0 and c_T, where `seen(h)` enters the gates and `kept(c)` goes on."""
    start = x.new_zeros(x.shape[1], lstm.hidden_size).requires_grad_()
    h, c = torch.zeros_like(start), start
    for x_t in x:
        h, c = lstm_step(x_t, seen(h), kept(c), *lstm.parameters())
    return start, c


def differentiated(lstm, x):
    start, c = states(lstm, x)
    return torch.autograd.grad(c.sum(), start)[0]


def backward(lstm, x):
    start, c = states(lstm, x)
    c.sum().backward()
    return start.grad


def traced(lstm, x):
    return trace(lstm, x)["f"].prod(dim=0)


def backwards(lstm, x):
    product = 1
    for f in reversed(trace(lstm, x)["f"]):
        product *= f
    return product


def with_torchs_steps(lstm, x):
    state, product = None, 1
    for x_t in x:
        h = x.new_zeros(1, BATCH, HIDDEN) if state is None else state[0]
        rows = slice(HIDDEN, 2 * HIDDEN)
        net = x_t @ lstm.weight_ih_l0[rows].T + h[0] @ lstm.weight_hh_l0[rows].T
        product = product * (net + (lstm.bias_ih_l0 + lstm.bias_hh_l0)[rows]).sigmoid()
        state = lstm(x_t[None], state)[1]
    return product


def in_float32(lstm, x):
    return traced(lstm.float(), x.float())


def careless(lstm, x):
    answer = traced(lstm, x)
    x.zero_()
    for parameter in lstm.parameters():
        parameter.data.zero_()
    return answer


RIGHT = [
    gates_by_hand,
    differentiated,
    backward,
    traced,
    backwards,
    with_torchs_steps,
    in_float32,
    careless,
]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.__name__)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_direct_path, answer) == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


def of_f(make):
    return lambda lstm, x: make(trace(lstm, x)["f"])


def derivative(**options):
    def answer(lstm, x):
        start, c = states(lstm, x, **options)
        return torch.autograd.grad(c.sum(), start)[0]

    return answer


def without_gradient(lstm, x):
    start, c = states(lstm, x)
    with torch.no_grad():
        c = c.clone()
    return torch.autograd.grad(c.sum(), start)[0]


def no_grad_at_c(lstm, x):
    start, c = states(lstm, x, kept=lambda c: c.detach())
    c.sum().backward()
    return start.grad


def unused(lstm, x):
    start, c = states(lstm, x, kept=lambda c: c.detach())
    return torch.autograd.grad(c.sum(), start, allow_unused=True)


def deaf(lstm, x):
    lstm.weight_hh_l0.data.zero_()
    return traced(lstm, x)


def in_two_types(lstm, x):
    h = c = torch.zeros(BATCH, HIDDEN)
    return lstm_step(x[0], h, c, *lstm.parameters())[1]


NAMED = {
    "attached": (derivative(seen=lambda h: h), "attached"),
    "no first": (of_f(lambda f: f[1:].prod(dim=0)), "no_first"),
    "no last": (of_f(lambda f: f[:-1].prod(dim=0)), "no_last"),
    "sum": (of_f(lambda f: f.sum(dim=0)), "sum"),
    "mean": (of_f(lambda f: f.mean(dim=0)), "mean"),
    "last": (of_f(lambda f: f[-1]), "last_only"),
    "logits": (of_f(lambda f: f.logit().prod(dim=0)), "no_sigmoid"),
    "no h": (deaf, "no_h"),
    "c detached": (derivative(kept=lambda c: c.detach()), "cut"),
    "no gradient": (without_gradient, "cut"),
    "grad is None": (no_grad_at_c, "cut"),
    "unused": (unused, "cut"),
    "types": (in_two_types, "dtype"),
    "a tuple": (lambda lstm, x: (traced(lstm, x),), "tuple"),
    "over the batch": (lambda lstm, x: traced(lstm, x).sum(dim=0), "batch_summed"),
    "c_T": (lambda lstm, x: trace(lstm, x)["c"][-1], "other"),
    "NaN": (of_f(lambda f: f[0] * float("nan")), "other"),
    "ones": (of_f(lambda f: torch.ones_like(f[0])), "other"),
}


@pytest.mark.parametrize(("answer", "key"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, language, answer, key):
    assert said(check_direct_path, answer) == f"✗ {text(f'{KEY}.{key}')}"


@pytest.mark.parametrize("gate", "igo")
def test_another_gate_is_named(said, language, gate):
    line = said(check_direct_path, lambda lstm, x: trace(lstm, x)[gate].prod(dim=0))
    assert line == f"✗ {text(f'{KEY}.other_gate', gate=gate)}"


@pytest.mark.parametrize(
    ("answer", "shape"),
    [
        (of_f(lambda f: f.cumprod(dim=0)), (STEPS, BATCH, HIDDEN)),
        (of_f(lambda f: f.prod(dim=0, keepdim=True)), (1, BATCH, HIDDEN)),
        (of_f(torch.sum), ()),
    ],
)
def test_another_shape_is_told(said, language, answer, shape):
    values = {"name": "∂c_T/∂c_0", "given": shape, "expected": (BATCH, HIDDEN)}
    assert said(check_direct_path, answer) == f"✗ {text('checks.shape', **values)}"


@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_direct_path, lambda lstm, x: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, lambda lstm, x: lstm(x)[0] @ "x"])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_direct_path, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line


def test_torchs_random_numbers_are_left_alone():
    before = torch.get_rng_state()
    check_direct_path(traced)
    assert torch.equal(torch.get_rng_state(), before)
