"""Paths that are cut and gates that are blind: at zero, and at zero after training."""

import pytest
import torch
from torch import nn

from helpers.nets.frozen import blind, cut_h
from helpers.nets.initial import ORDER
from helpers.nets.trace import trace
from helpers.tasks.reber import SYMBOLS, embedded_reber_string, one_hot, reber_streams
from helpers.tasks.streams import run_stream, wrong_tp


def trained(lstm):
    """The LSTM after a few updates on noise."""
    x = torch.randn(6, 4, 2)
    optimizer = torch.optim.Adam(lstm.parameters(), lr=0.1)
    for _ in range(3):
        optimizer.zero_grad()
        lstm(x)[0].square().sum().backward()
        optimizer.step()
    return lstm


@pytest.mark.parametrize("gate", ORDER["LSTM"])
def test_a_blind_gate_is_a_constant_that_learns(gate):
    torch.manual_seed(0)
    lstm = blind(nn.LSTM(2, 3), gate)
    before = lstm.bias_ih_l0.detach().clone()
    record = trace(trained(lstm), torch.randn(5, 2, 2))
    for name in ORDER["LSTM"]:
        constant = (record[name] == record[name][:1, :1]).all()
        assert constant == (name == gate)
    assert (lstm.bias_ih_l0 != before).all()


def test_what_is_cut_stays_cut():
    torch.manual_seed(0)
    lstm = nn.LSTM(2, 3)
    before = lstm.weight_ih_l0.detach().clone()
    assert cut_h(lstm) is lstm
    assert (trained(lstm).weight_hh_l0 == 0).all()
    assert (lstm.weight_ih_l0 != before).all()


@pytest.mark.parametrize("change", [cut_h, lambda lstm: blind(lstm, "f")])
def test_other_modules_are_refused(change):
    with pytest.raises(TypeError):
        change(nn.GRU(2, 3))
    with pytest.raises(ValueError):
        change(nn.LSTM(2, 3, num_layers=2))


class Echo(nn.Module):
    """An LSTM with its state, as EveryStep gives it."""

    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(7, 4)

    def forward(self, x, state=None):
        return self.lstm(x, state)


def test_a_stream_is_carried_or_read_string_by_string():
    torch.manual_seed(0)
    net = Echo()
    strings = [embedded_reber_string() for _ in range(3)]
    x = one_hot("".join(strings))[:, None]
    starts = torch.tensor([k == 0 for string in strings for k in range(len(string))])[:, None]
    torch.testing.assert_close(run_stream(net, x, starts & False), net(x)[0])
    alone = torch.cat([net(one_hot(string)[:, None])[0] for string in strings])
    torch.testing.assert_close(run_stream(net, x, starts), alone)


def test_only_t_and_p_where_they_are_asked_for_are_judged():
    x, _, repeats = reber_streams(200, 3)
    letters = x.argmax(dim=-1)
    assert {SYMBOLS[k] for k in letters[repeats]} == {"T", "P"}
    assert wrong_tp(x, letters, repeats) == 0
    assert wrong_tp(-x, letters, repeats) == 1
