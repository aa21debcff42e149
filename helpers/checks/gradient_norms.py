"""Check of lesson 02: the norm of the gradient of the last state by the state of every lag."""

import torch
from torch import nn

from helpers.cells import rnn_step
from helpers.checks.fresh import fresh
from helpers.checks.report import Mistake, expect_tensor, report, same

STEPS, INPUTS, HIDDEN = 6, 2, 5
STOPPED = {  # what torch says when code stops: what is behind it
    "allow_unused": "unused",
    "does not require grad": "no_graph",
    "grad can be implicitly created only for scalar": "scalar",
    "second time": "freed",
}


def check_gradient_norms(answer, hint: int = 0) -> None:
    """Compare `answer(rnn, x)` with the norms of the gradient of h_T.sum() by h_{T-k}, k from 0.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_gradient_norms", lambda: _judge(answer), hint)


def _judge(answer):
    with torch.random.fork_rng(devices=[]):
        rnn = nn.RNN(INPUTS, HIDDEN, dtype=torch.float64)
    for parameter in rnn.parameters():
        parameter.data.copy_(fresh(*parameter.shape) / 2)
    x = fresh(STEPS, 1, INPUTS)
    grads, inputs = _gradients(rnn, x)
    expected = grads.norm(dim=-1)
    given = _shaped(_call(answer, rnn, x.clone()), expected)
    if same(given, expected):
        return
    for key, wrong in _mistakes(grads, inputs).items():
        if same(given, wrong):
            raise Mistake(f"check_gradient_norms.{key}")
    raise Mistake("check_gradient_norms.other")


def _gradients(rnn, x):
    """The gradients of h_T.sum() by h and by x of the lags 0, 1, …: (T, H) and (T, D)."""
    x = x.clone().requires_grad_()
    h, states = x.new_zeros(1, HIDDEN), []
    for x_t in x:
        h = rnn_step(x_t, h, *rnn.parameters())
        states.append(h)
    *by_state, by_input = torch.autograd.grad(h.sum(), [*states, x])
    return torch.cat(by_state).flip(0), by_input[:, 0].flip(0)


def _call(answer, rnn, x):
    try:
        return answer(rnn, x)
    except RuntimeError as error:
        for words, key in STOPPED.items():
            if words in str(error):
                raise Mistake(f"check_gradient_norms.{key}") from None
        raise


def _shaped(given, expected):
    """The answer as a tensor (T,), or a Mistake; a list of numbers will do."""
    if isinstance(given, list | tuple) and given:
        if any(one is None for one in given):
            raise Mistake("check_gradient_norms.none_inside")
        given = torch.stack([torch.as_tensor(one, dtype=torch.float64) for one in given])
    if isinstance(given, torch.Tensor) and given.shape == (STEPS + 1,):
        raise Mistake("check_gradient_norms.one_too_many", expected=STEPS)
    if isinstance(given, torch.Tensor) and given.shape == (STEPS - 1,):
        raise Mistake("check_gradient_norms.one_too_few", expected=STEPS)
    expect_tensor("∂h_T/∂h_{T−k}", given, expected)
    return given.detach()


def _mistakes(grads, inputs):
    """What each frequent mistake gives: {its name: (T,)}."""
    norms = grads.norm(dim=-1)
    only_last = torch.zeros_like(norms)
    only_last[0] = norms[0]
    return {
        "order": norms.flip(0),
        "from_out": only_last,
        "from_out_reversed": only_last.flip(0),
        "by_input": inputs.norm(dim=-1),
        "by_input_reversed": inputs.norm(dim=-1).flip(0),
        "squared": norms**2,
        "sum": grads.sum(dim=-1),
        "mean": grads.mean(dim=-1),
        "absolute": grads.abs().sum(dim=-1),
        "mean_absolute": grads.abs().mean(dim=-1),
    }
