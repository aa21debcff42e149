"""Training on windows: nothing of later years enters, and a net learns to forecast."""

import pytest
import torch
from torch import nn

from helpers.nets.readouts import EveryStep
from helpers.training.windows import AHEAD, fit, forecast, scale, scaled

SPLIT, T = 300, 420
STEPS = torch.arange(T, dtype=torch.float64)
X = (STEPS / 5).sin()[:, None] + 2  # (T, 1)
Y = X.roll(-3, dims=0)


def changed(v):
    """v, but other where what comes out may lie behind the split."""
    return torch.where(STEPS[:, None] < SPLIT - AHEAD, v, v + 100)


def trained(x, y, updates):
    torch.manual_seed(0)
    net = EveryStep(nn.LSTM(1, 8), outputs=1)
    fit(net, x, y, SPLIT, updates, lr=3e-2)
    return net


def test_a_net_is_scaled_by_what_it_may_learn_from():
    mean, std = scale(X, SPLIT)
    part = scaled(X, SPLIT)[52 : SPLIT - 52]
    assert (mean, std) == (X[52 : SPLIT - 52].mean(), X[52 : SPLIT - 52].std())
    assert part.dtype == torch.float32
    assert (part.mean().item(), part.std().item()) == pytest.approx((0, 1), abs=1e-5)


def test_training_does_not_know_of_later_steps():
    nets = [trained(X, Y, 2), trained(changed(X), changed(Y), 2)]
    for one, other in zip(*(net.parameters() for net in nets), strict=True):
        assert torch.equal(one, other)


def test_a_rhythm_is_learned():
    at = torch.arange(SPLIT, T - 3)
    errors = [
        (forecast(trained(X, Y, updates), X, Y, SPLIT, at) - Y[at]).square().mean().sqrt()
        for updates in (1, 60)
    ]
    assert errors[1] < 0.1 * Y[at].std() < errors[0]


def test_a_forecast_sees_the_104_steps_that_end_now():
    """A net that adds up all that it is given tells which steps these are."""
    at = torch.tensor([200, 310])
    told = forecast(lambda x: (x.double().cumsum(dim=0), None), X, Y, SPLIT, at)
    windows = torch.stack([scaled(X, SPLIT)[end - 103 : end + 1].double().sum(0) for end in at])
    mean, std = scale(Y, SPLIT)
    torch.testing.assert_close(told, windows * std + mean)
