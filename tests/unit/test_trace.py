"""What is recorded of an LSTM is what it does, and a clamped gate is where it was put."""

import math

import pytest
import torch
from torch import nn

from helpers import cells
from helpers.nets.trace import time_constants, trace

T, B, D, H = 5, 3, 2, 4


@pytest.fixture(params=[nn.LSTM, cells.LSTM], ids=["torch", "ours"])
def lstm(request):
    torch.manual_seed(0)
    return request.param(D, H).double()


@pytest.fixture
def x():
    torch.manual_seed(1)
    return torch.randn(T, B, D, dtype=torch.float64)


def test_the_record_ends_where_the_lstm_does(lstm, x):
    record = trace(lstm, x)
    out, (_, c) = lstm(x)
    assert {tuple(values.shape) for values in record.values()} == {(T, B, H)}
    torch.testing.assert_close((record["h"], record["c"][-1]), (out, c[0]))


@pytest.mark.parametrize("name", "ifgo")
@pytest.mark.parametrize("value", [0.0, 0.3, 1.0])
def test_a_clamped_gate_stays_where_it_is_put(lstm, x, name, value):
    record, free = trace(lstm, x, **{name: value}), trace(lstm, x)
    assert (record[name] == value).all() and list(record) == list(free)
    before = torch.cat([torch.zeros(1, B, H, dtype=torch.float64), record["c"][:-1]])
    torch.testing.assert_close(record["c"], record["f"] * before + record["i"] * record["g"])
    torch.testing.assert_close(record["h"], record["o"] * record["c"].tanh())
    assert not torch.allclose(record["h"], free["h"])


def test_several_gates_can_be_clamped(lstm, x):
    record = trace(lstm, x, f=1.0, i=0.0)
    assert (record["c"] == 0).all()


@pytest.mark.parametrize("keep", [0.5, 0.95, 0.999])
def test_a_gate_that_stays_has_the_time_constant_of_its_value(keep):
    f = torch.full((7, 2, 3), keep, dtype=torch.float64)
    torch.testing.assert_close(time_constants(f), torch.full_like(f[0, 0], -1 / math.log(keep)))


def test_after_the_time_constant_1_over_e_is_left_of_a_value():
    f = torch.rand(40, 2, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    left = f.prod(dim=0).prod(dim=0)  # of both samples: as if one had read all 80 steps
    expected = (-80 / time_constants(f)).exp()
    torch.testing.assert_close(left, expected, rtol=1e-9, atol=0)  # nearly nothing is left
