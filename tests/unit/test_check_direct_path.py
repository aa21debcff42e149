"""check_direct_path accepts the product and the derivative, and names what each mistake is."""

import pytest
import torch
from judged import expect, line
from torch import nn

from helpers.cells import lstm_step
from helpers.checks import check_direct_path
from helpers.checks.cell_path import BATCH, HIDDEN, STEPS
from helpers.lang import text
from helpers.nets.trace import trace


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


def zeros_by_hand(lstm, x):
    h, c, product = torch.zeros(BATCH, HIDDEN), torch.zeros(BATCH, HIDDEN), 1.0
    for t in range(len(x)):
        i, f, g, o = (lstm.weight_ih_l0 @ x[t].T + lstm.weight_hh_l0 @ h.T).T.split(HIDDEN, dim=1)
        i, f, g, o = (
            a + lstm.bias_ih_l0[k * HIDDEN :][:HIDDEN] + lstm.bias_hh_l0[k * HIDDEN :][:HIDDEN]
            for k, a in enumerate((i, f, g, o))
        )
        product = product * torch.sigmoid(f)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        h = o.sigmoid() * c.tanh()
    return product


def with_a_cell(lstm, x):
    """With nn.LSTMCell, whose c after one step from c = 1 less that from c = 0 is f."""
    cell = nn.LSTMCell(x.shape[2], lstm.hidden_size)
    for own, given in zip(cell.parameters(), lstm.parameters(), strict=True):
        own.data = given.data
    h = c = torch.zeros(x.shape[1], lstm.hidden_size)
    product = torch.ones_like(c)
    for x_t in x:
        product = product * (cell(x_t, (h, c + 1))[1] - cell(x_t, (h, c))[1])
        h, c = cell(x_t, (h, c))
    return product


@torch.no_grad()
def without_gradients(lstm, x):
    return gates_by_hand(lstm, x)


def in_logarithms(lstm, x):
    return trace(lstm, x)["f"].log().sum(dim=0).exp()


def in_float64(lstm, x):
    return traced(lstm.double(), x.double())


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
    zeros_by_hand,
    with_a_cell,
    without_gradients,
    in_logarithms,
    in_float64,
    careless,
]
AS = {
    "lists": torch.Tensor.tolist,
    "numpy": torch.Tensor.numpy,
    "float16": torch.Tensor.half,
    "bfloat16": torch.Tensor.bfloat16,
}


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.__name__)
def test_every_right_answer_passes(said, answer):
    expect(said, check_direct_path, answer, "passed")


@pytest.mark.parametrize("kind", AS)
def test_a_right_answer_passes_in_whatever_it_comes(said, kind):
    expect(said, check_direct_path, lambda lstm, x: AS[kind](traced(lstm, x)), "passed")


def test_it_passes_where_the_notebook_has_switched_gradients_off(said):
    with torch.no_grad():
        assert said(check_direct_path, differentiated) == line(check_direct_path, "passed")


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


def forget(make):
    """The product of f, computed by hand of what `make(before, after, b_ih, b_hh)` returns.

    It is given the h before and after each step (T, B, H) and the biases, and returns h and b.
    """

    def answer(lstm, x):
        after = trace(lstm, x)["h"]
        before = torch.cat([torch.zeros_like(after[:1]), after[:-1]])
        h, b = make(before, after, lstm.bias_ih_l0, lstm.bias_hh_l0)
        net = x @ lstm.weight_ih_l0.T + h @ lstm.weight_hh_l0.T + b
        return net.chunk(4, dim=-1)[1].sigmoid().prod(dim=0)

    return answer


def of_one_sample(lstm, x):
    """With a c_0 (H,) that all samples share."""
    start = torch.zeros(HIDDEN, requires_grad=True)
    h = c = start.expand(BATCH, HIDDEN)
    for x_t in x:
        h, c = lstm_step(x_t, h.detach(), c, *lstm.parameters())
    return torch.autograd.grad(c.sum(), start)[0]


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
    "h too late": (forget(lambda old, new, ih, hh: (new, ih + hh)), "late_h"),
    "no b_hh": (forget(lambda old, new, ih, hh: (old, ih)), "one_bias"),
    "no b_ih": (forget(lambda old, new, ih, hh: (old, hh)), "one_bias"),
    "no bias": (forget(lambda old, new, ih, hh: (old, 0)), "one_bias"),
    "c_0 of one sample": (of_one_sample, "batch_summed"),
    "a tuple": (lambda lstm, x: (traced(lstm, x),), "tuple"),
    "over the batch": (lambda lstm, x: traced(lstm, x).sum(dim=0), "batch_summed"),
    "c_T": (lambda lstm, x: trace(lstm, x)["c"][-1], "other"),
    "NaN": (of_f(lambda f: f[0] * float("nan")), "other"),
    "ones": (of_f(lambda f: torch.ones_like(f[0])), "other"),
}


@pytest.mark.parametrize(("answer", "key"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, answer, key):
    expect(said, check_direct_path, answer, key)


@pytest.mark.parametrize("gate", "igo")
def test_another_gate_is_named(said, gate):
    def answer(lstm, x):
        return trace(lstm, x)[gate].prod(dim=0)

    expect(said, check_direct_path, answer, "other_gate", gate=gate)


SHAPES = {
    "every step": (of_f(lambda f: f.cumprod(dim=0)), (STEPS, BATCH, HIDDEN)),
    "a row too many": (of_f(lambda f: f.prod(dim=0, keepdim=True)), (1, BATCH, HIDDEN)),
    "one number": (of_f(torch.sum), ()),
    "mean of the batch": (of_f(lambda f: f.prod(dim=0).mean(dim=0)), (HIDDEN,)),
}


@pytest.mark.parametrize(("answer", "shape"), SHAPES.values(), ids=SHAPES)
def test_another_shape_is_told(said, language, answer, shape):
    values = {"name": "∂c_T/∂c_0", "given": shape, "expected": (BATCH, HIDDEN)}
    assert said(check_direct_path, answer) == f"✗ {text('checks.shape', **values)}"


def forgotten(lstm, x):
    traced(lstm, x)


def forgotten_backward(lstm, x):
    backward(lstm, x)


def nothing_chosen(lstm, x):
    return None if traced(lstm, x).any() else x


@pytest.mark.parametrize("answer", [forgotten, forgotten_backward, nothing_chosen])
def test_what_returns_nothing_is_told_so(said, language, answer):
    assert said(check_direct_path, answer) == f"✗ {text('checks.no_return')}"


def in_two_types(lstm, x):
    h = c = torch.zeros(BATCH, HIDDEN, dtype=torch.float64)
    return lstm_step(x[0], h, c, *lstm.parameters())[1]


def test_two_types_are_explained(said, language):
    before = text("checks.types", said="|").split("|")[0]
    assert said(check_direct_path, in_two_types).startswith(f"✗ {before}")
