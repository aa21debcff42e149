"""Check of lesson 08: TextLSTM as a class, an LSTM, W without bias, and b of ones."""

import torch
from torch import nn

from helpers.cells import LSTM
from helpers.checks.fresh import fresh
from helpers.checks.report import Mistake, expect_tensor, report, same

STEPS, BATCH, LETTERS, HIDDEN = 4, 3, 6, 5  # all different: a swapped dimension shows


def check_text_lstm(answer, hint: int = 0) -> None:
    """Let the class `answer(letters, hidden)` map x (T, B, V) to the logits (B, V).

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """

    def judge():
        with torch.random.fork_rng(devices=[]):
            _judge(answer(LETTERS, HIDDEN))

    report("check_text_lstm", judge, hint)


def _judge(net):
    _judge_parts(net)
    for parameter in net.parameters():
        parameter.data.copy_(fresh(*parameter.shape))
    net.double()
    x = fresh(STEPS, BATCH, LETTERS)
    given, expected = net(x.clone()), _expected(net, x)
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    if isinstance(given, tuple):
        raise Mistake("check_text_lstm.a_tuple")
    _judge_logits(given, expected, net, x)


def _judge_parts(net):
    lstm, W, b = (getattr(net, name, None) for name in ("lstm", "W", "b"))
    if all(part is None for part in (lstm, W, b)):
        raise Mistake("checks.to_do")
    if not isinstance(lstm, nn.LSTM | LSTM):
        raise Mistake("check_text_lstm.no_lstm")
    if getattr(lstm, "batch_first", False):
        raise Mistake("check_text_lstm.batch_first")
    if (lstm.input_size, lstm.hidden_size) != (LETTERS, HIDDEN):
        raise Mistake("check_text_lstm.sizes", given=(lstm.input_size, lstm.hidden_size))
    if len(list(lstm.parameters())) != 4:
        raise Mistake("check_text_lstm.one_layer")
    _judge_readout(W, b)


def _judge_readout(W, b):
    if not isinstance(W, nn.Linear):
        raise Mistake("check_text_lstm.no_W")
    if W.bias is not None:
        raise Mistake("check_text_lstm.W_has_bias")
    if (W.in_features, W.out_features) != (HIDDEN, LETTERS):
        raise Mistake("check_text_lstm.W_shape", given=(W.in_features, W.out_features))
    if not isinstance(b, nn.Parameter):
        raise Mistake("check_text_lstm.b_no_parameter")
    if b.numel() != LETTERS or not (b == 1).all():
        raise Mistake("check_text_lstm.b_no_ones")


def _states(net, x):
    """h at every step (T, B, H) and the last c (B, H), by the course's own cell."""
    lstm = LSTM(LETTERS, HIDDEN).double()
    lstm.load_state_dict(net.lstm.state_dict())
    out, (_, c) = lstm(x)
    return out, c[-1]


def _expected(net, x):
    return _states(net, x)[0][-1] @ net.W.weight.T + net.b.flatten()


def _judge_logits(given, expected, net, x):
    out, c = _states(net, x)
    W, b = net.W.weight.T, net.b.flatten()
    whole = out @ W + b  # (T, B, V)
    if isinstance(given, torch.Tensor):
        for key, wrong in {"every_step": whole, "last_word": whole[:, -1]}.items():
            if given.shape == wrong.shape:
                raise Mistake(f"check_text_lstm.{key}")
    expect_tensor("logits", given, expected)
    if same(given, expected):
        return
    wrong = _mistakes(expected, whole, b) | {"from_c": c @ W + b}
    key = next((name for name in wrong if same(given, wrong[name])), "values")
    raise Mistake(f"check_text_lstm.{key}")


def _mistakes(expected, whole, b):
    """What each frequent mistake gives instead of `expected`; `whole` are all steps."""
    return {
        "no_b": expected - b,
        "first_step": whole[0],
        "mean": whole.mean(dim=0),
        "softmax": expected.softmax(dim=-1),
        "log_softmax": expected.log_softmax(dim=-1),
    }
