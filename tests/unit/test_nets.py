"""The two networks: one answer at the end, or one at every step with the state carried."""

import pytest
import torch
from torch import nn

from helpers import cells
from helpers.nets.readouts import EveryStep, LastStep

RECURRENT = {
    f"{module.__name__}.{name}": getattr(module, name)
    for module in (nn, cells)
    for name in ("RNN", "GRU", "LSTM")
}
recurrent = pytest.mark.parametrize("kind", RECURRENT.values(), ids=RECURRENT)
T, B, D, H = 6, 4, 3, 5


class Given(nn.Module):
    """A recurrent layer that ignores what it reads and returns what it was given."""

    def __init__(self, out):
        super().__init__()
        self.out, self.hidden_size = out, out.shape[-1]

    def forward(self, x, state=None):
        return self.out, "the state"


@pytest.fixture(autouse=True)
def seed():
    torch.manual_seed(0)


def flat(state):
    return list(state) if isinstance(state, tuple) else [state]


@recurrent
@pytest.mark.parametrize("outputs", [2, 7])
def test_the_last_state_is_read(kind, outputs):
    net, x = LastStep(kind(D, H), outputs), torch.randn(T, B, D)
    answer = net(x)
    assert answer.shape == (B, outputs)
    torch.testing.assert_close(answer, net.readout(net.recurrent(x)[0][-1]))


@recurrent
@pytest.mark.parametrize("batch", [1, B])
@pytest.mark.parametrize("steps", [1, T])
def test_one_output_is_a_number_for_each_sequence(kind, batch, steps):
    net, x = LastStep(kind(D, H)), torch.randn(steps, batch, D)
    answer = net(x)
    assert answer.shape == (batch,)
    last = net.recurrent(x)[0][-1]
    torch.testing.assert_close(answer, last @ net.readout.weight[0] + net.readout.bias)


def test_no_other_step_is_read():
    out = torch.randn(T, B, H, requires_grad=True)
    LastStep(Given(out))(torch.zeros(T, B, D)).sum().backward()
    assert not out.grad[:-1].any()
    assert out.grad[-1].all()


@recurrent
def test_what_is_read_last_is_what_came_last(kind):
    net, x = LastStep(kind(D, H)), torch.randn(T, B, D)
    changed = x.clone()
    changed[-1] += 1
    assert ((net(changed) - net(x)).abs() > 1e-4).all()


@recurrent
def test_every_step_is_read(kind):
    net, x = EveryStep(kind(D, H), 2), torch.randn(T, B, D)
    out, state = net(x)
    hidden, expected = net.recurrent(x)
    assert out.shape == (T, B, 2)
    torch.testing.assert_close(out, net.readout(hidden))
    torch.testing.assert_close(flat(state), flat(expected))
    torch.testing.assert_close(flat(state)[0][0], hidden[-1])


def test_one_output_a_step_stays_a_dimension():
    assert EveryStep(nn.GRU(D, H), 1)(torch.randn(T, B, D))[0].shape == (T, B, 1)


@recurrent
@pytest.mark.parametrize("cut", [1, 3, T - 1])
def test_two_halves_are_the_whole(kind, cut):
    net, x = EveryStep(kind(D, H), 2), torch.randn(T, B, D)
    whole, last = net(x)
    first, state = net(x[:cut])
    second, end = net(x[cut:], state)
    torch.testing.assert_close(torch.cat([first, second]), whole)
    torch.testing.assert_close(flat(end), flat(last))
    assert not torch.allclose(net(x[cut:])[0], second)  # without the state it is another story


@pytest.mark.parametrize("net", [LastStep, EveryStep])
@recurrent
def test_both_layers_are_trained(net, kind):
    made = net(kind(D, H), 1)
    answer = made(torch.randn(T, B, D))
    (answer if net is LastStep else answer[0]).sum().backward()
    assert {name.split(".")[0] for name, _ in made.named_parameters()} == {"recurrent", "readout"}
    assert all(parameter.grad is not None for parameter in made.parameters())
