"""Check of lesson 07: the classic TextRNN as a module of one's own."""

import torch
from torch import nn

from helpers.checks.fresh import fresh
from helpers.checks.report import Mistake, expect_tensor, report, same

V, H, T, B = 7, 4, 3, 6


def check_text_rnn(answer, hint: int = 0) -> None:
    """Build `answer(V, H)`, call it with x (T, B, V) and look at the logits (B, V).

    It must be an RNN with a linear readout of its last state. How it is coded is free; numbers are
    compared with an RNN made of its own parameters. Prints the verdict in the notebook's language
    and never raises; `hint` is the number of hints.
    """
    report("check_text_rnn", lambda: _judge(answer), hint)


def _judge(answer):
    if answer is None or answer is ...:
        raise Mistake("checks.to_do")
    with torch.random.fork_rng(devices=[]):
        net, x = answer(V, H), _inputs()
    if not isinstance(net, nn.Module):
        raise Mistake("check_text_rnn.no_module", given=type(net).__name__)
    if not list(net.parameters()):
        raise Mistake("checks.to_do")
    logits = net(x)
    _judge_shape(logits)
    _judge_behaviour(net, x, logits)
    _judge_numbers(net, x, logits)


def _judge_shape(logits):
    if isinstance(logits, tuple):
        raise Mistake("check_text_rnn.tuple")
    if isinstance(logits, torch.Tensor) and logits.shape == (T, B, V):
        raise Mistake("check_text_rnn.every_step")
    if isinstance(logits, torch.Tensor) and logits.shape == (B, H):
        raise Mistake("check_text_rnn.no_readout")
    expect_tensor("logits", logits, torch.empty(B, V))


def _inputs():
    """Words, and a little of everything else: one-hot vectors alone would hide a few mistakes."""
    words = nn.functional.one_hot(torch.randint(V, (T, B)), V).float()
    return words + fresh(T, B, V, dtype=torch.float32) / 4


def _judge_behaviour(net, x, logits):
    total = logits.exp().sum(dim=-1)
    if same(logits.sum(dim=-1), torch.ones(B)) or same(total, torch.ones(B)):
        raise Mistake("check_text_rnn.softmax")
    if not same(net(x[:, :1])[0], logits[0]):
        raise Mistake("check_text_rnn.batch")
    felt = [not same(net(_changed(x, t)), logits) for t in range(T)]
    if felt[0] and not any(felt[1:]):
        raise Mistake("check_text_rnn.first_step")
    if not all(felt):
        raise Mistake("check_text_rnn.deaf", step=felt.index(False) + 1)
    if same(net(x.flip(0)), logits):
        raise Mistake("check_text_rnn.no_order")


def _changed(x, t):
    other = x.clone()
    other[t] = other[t].roll(1, dims=-1) + 1.0
    return other


def _judge_numbers(net, x, logits):
    """Where its parameters are those of an RNN and a readout, the numbers must be, too."""
    shapes = {}
    for parameter in net.parameters():
        shapes.setdefault(tuple(parameter.shape), []).append(parameter)
    lone = [shapes.pop(shape, []) for shape in ((H, V), (H, H), (V, H))]
    biases, out_biases = shapes.pop((H,), []), shapes.pop((V,), [])
    if shapes or [len(found) for found in lone] != [1, 1, 1]:
        raise Mistake("check_text_rnn.parameters")
    [W_ih], [W_hh], [W_out] = lone
    h = torch.zeros(B, H)
    for x_t in x:
        h = torch.tanh(x_t @ W_ih.T + h @ W_hh.T + sum(biases))
    if not same(logits, h @ W_out.T + sum(out_biases)):
        raise Mistake("check_text_rnn.numbers")
    if not out_biases:
        raise Mistake("check_text_rnn.no_bias")
