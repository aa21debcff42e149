"""The minGRU takes one step as its formula says, and all its steps at once as one by one."""

import pytest
import torch
from torch import nn

from helpers.mingru import MinGRU, OneSum, last_state, mingru_step, one_by_one, scan

LENGTHS = [1, 2, 3, 7, 8, 9, 50]


def in_steps(net, x, h, gate=torch.sigmoid):
    states = []
    for x_t in x:
        h = mingru_step(x_t, h, net.weight, net.bias, gate)
        states.append(h)
    return torch.stack(states)


def test_a_step_is_a_gru_s_without_the_ways_through_h():
    gru, net = nn.GRUCell(3, 5), MinGRU(3, 5)
    nn.init.zeros_(gru.weight_hh)
    nn.init.zeros_(gru.bias_hh)
    gru.weight_ih.data[5:], gru.bias_ih.data[5:] = net.weight.data, net.bias.data
    x, h = torch.randn(4, 3), torch.randn(4, 5)
    z, n = (x @ net.weight.T + net.bias).chunk(2, dim=-1)
    theirs = gru(x, h) - (1 - z.sigmoid()) * (n.tanh() - n)  # its candidate has a tanh
    torch.testing.assert_close(mingru_step(x, h, net.weight, net.bias), theirs)


@pytest.mark.parametrize("gate", [torch.sigmoid, torch.tanh])
@pytest.mark.parametrize("steps", LENGTHS)
def test_all_steps_at_once_are_the_steps_one_by_one(gate, steps):
    net, x = MinGRU(2, 4, gate=gate).double(), torch.randn(steps, 3, 2, dtype=torch.float64)
    h = torch.randn(1, 3, 4, dtype=torch.float64)
    for state, start in ((None, torch.zeros_like(h[0])), (h, h[0])):
        out, last = net(x, state)
        states = in_steps(net, x, start, gate)
        torch.testing.assert_close(out, states)
        torch.testing.assert_close(last, states[-1:])
        mine, like = (torch.autograd.grad(s.sum(), net.parameters()) for s in (out, states))
        torch.testing.assert_close(mine, like)


@pytest.mark.parametrize("steps", [1, 2, 50, 2000])
def test_the_last_state_is_one_sum(steps):
    a, b = torch.rand(steps, 3, dtype=torch.float64), torch.randn(steps, 3, dtype=torch.float64)
    a[steps // 2, 0], a[steps // 2, 1] = 0, 1
    torch.testing.assert_close(last_state(a, b), scan(a, b)[-1])


def test_the_bias_of_the_gate_starts_where_it_is_told_and_the_rest_as_torch_s():
    torch.manual_seed(0)
    net = MinGRU(2, 16, b_z=7)
    assert (net.bias[:16] == 7).all()
    others = torch.cat([net.bias[16:], net.weight.flatten()])
    assert others.abs().max() <= 0.25 and others.std() > 0.1


def test_one_sum_reads_the_last_state():
    net, x = OneSum(MinGRU(2, 4)), torch.randn(20, 3, 2)
    torch.testing.assert_close(net(x), net.readout(net.recurrent(x)[0][-1])[:, 0])


def test_a_wrong_shape_is_told():
    with pytest.raises(ValueError, match="x"):
        MinGRU(2, 4)(torch.randn(5, 3))


def test_one_by_one_and_by_doubling_are_the_same():
    a, b = torch.randn(30, 2, dtype=torch.float64), torch.randn(30, 2, dtype=torch.float64)
    torch.testing.assert_close(one_by_one(a, b), scan(a, b))
