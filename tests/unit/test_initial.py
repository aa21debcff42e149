"""Initialisations write the biases that they say, where torch reads them, and nothing else."""

import math
from functools import partial

import pytest
import torch
from torch import nn

from helpers.nets.initial import ALWAYS, chrono, chrono_bias, identity, set_bias
from helpers.nets.trace import trace
from studies.starts import SETTINGS, make

H = 5
# torch's documentation: the rows of weights and biases stand in this order.
ORDER = {nn.LSTM: ["i", "f", "g", "o"], nn.GRU: ["r", "z", "n"]}
gates = pytest.mark.parametrize(
    ("kind", "gate"), [(kind, gate) for kind, order in ORDER.items() for gate in order]
)
BIASES = ["bias_ih_l0", "bias_hh_l0"]
FORGET = {"lstm_1": 1, "lstm_2": 2, "lstm_5": 5, "lstm_1997": ALWAYS, "lstm_7": 7}
FORGET |= {"lstm_shut": 0, "lstm_7_shut": 7, "lstm_always_shut": ALWAYS}
NAMED = {
    "rnn_identity": lambda: identity(nn.RNN(2, H)),
    "gru_5": lambda: set_bias(nn.GRU(2, H), "z", 5),
    "gru_chrono": lambda: chrono(nn.GRU(2, H), 50),
    "lstm_5": lambda: set_bias(nn.LSTM(2, H), "f", 5),
    "lstm_chrono": lambda: chrono(nn.LSTM(2, H), 50),
} | {kind: partial(getattr(nn, kind.upper()), 2, H) for kind in ("rnn", "gru", "lstm")}


@pytest.fixture(autouse=True)
def seed():
    torch.manual_seed(0)


def copy(module):
    return {name: tensor.clone() for name, tensor in module.state_dict().items()}


def biases(module):
    """The sum of both biases, by gate."""
    order = ORDER[type(module)]
    total = (module.bias_ih_l0 + module.bias_hh_l0).detach()
    return dict(zip(order, total.chunk(len(order)), strict=True))


@gates
@pytest.mark.parametrize("value", [-1.25, 3, torch.arange(float(H))], ids=["float", "int", "each"])
def test_a_bias_is_set_and_nothing_else(kind, gate, value):
    module = kind(3, H)
    before = copy(module)
    assert set_bias(module, gate, value) is module
    rows = torch.arange(H) + ORDER[kind].index(gate) * H
    for name, tensor in module.state_dict().items():
        expected = before[name]
        if name in BIASES:
            expected[rows] = torch.as_tensor(value).float() if name == "bias_ih_l0" else 0.0
        assert torch.equal(tensor, expected), name


@gates
def test_the_sum_of_both_biases_is_the_value(kind, gate):
    module = set_bias(kind(3, H), gate, 1.5)
    assert torch.equal(biases(module)[gate], torch.full((H,), 1.5))
    assert all(parameter.requires_grad for parameter in module.parameters())


@pytest.mark.parametrize("gate", ORDER[nn.LSTM])
def test_the_gate_opens_that_was_meant(gate):
    module = nn.LSTM(3, H)
    for parameter in module.parameters():
        nn.init.zeros_(parameter)
    record = trace(set_bias(module, gate, 2.0), torch.randn(1, 2, 3))
    squash = torch.tanh if gate == "g" else torch.sigmoid
    for name in "ifgo":
        shut = 0.0 if name == "g" else 0.5
        expected = squash(torch.tensor(2.0)).item() if name == gate else shut
        torch.testing.assert_close(record[name], torch.full((1, 2, H), expected))


@pytest.mark.parametrize("longest", [2, 3, 50, 1000])
def test_chrono_spreads_time_constants_up_to_the_longest(longest):
    drawn = chrono_bias(20_000, longest)
    assert drawn.shape == (20_000,)
    assert drawn.min() >= 0
    assert drawn.max() <= math.log(longest - 1) + 1e-5
    assert drawn.exp().mean().item() == pytest.approx(longest / 2, rel=0.02)  # of U(1, longest−1)


def test_chrono_opens_f_as_far_as_it_shuts_i():
    module = nn.LSTM(3, 64)
    before = copy(module)
    assert chrono(module, 100) is module
    given = biases(module)
    assert torch.equal(given["i"], -given["f"])
    assert 0 <= given["f"].min() < given["f"].max() <= math.log(99)
    assert not given["g"].any()
    assert not given["o"].any()
    assert all(torch.equal(module.state_dict()[n], before[n]) for n in before if n not in BIASES)


def test_chrono_of_a_gru_opens_z():
    module = nn.GRU(3, 64)
    before = copy(module)
    assert chrono(module, 100) is module
    given = biases(module)
    assert 0 <= given["z"].min() < given["z"].max() <= math.log(99)
    assert not given["r"].any()
    assert not given["n"].any()
    assert all(torch.equal(module.state_dict()[n], before[n]) for n in before if n not in BIASES)


def test_the_z_of_chrono_keeps():
    module = chrono(nn.GRU(3, H), 1000)
    set_bias(module, "z", 20.0)
    kept = torch.randn(1, 2, H)
    torch.testing.assert_close(module(torch.randn(30, 2, 3), kept)[1], kept)


def test_identity_starts_from_the_identity():
    module = nn.RNN(3, H)
    inputs = module.weight_ih_l0.detach().clone()
    assert identity(module) is module
    assert torch.equal(module.weight_hh_l0, torch.eye(H))
    assert torch.equal(module.weight_ih_l0, inputs)
    assert not module.bias_ih_l0.any()
    assert not module.bias_hh_l0.any()


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_can_be_made_runs_and_learns(setting):
    module = make(setting, 2, H, 50)
    kind = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}[setting.split("_")[0]]
    assert type(module) is kind
    assert (module.input_size, module.hidden_size, module.num_layers) == (2, H, 1)
    out = module(torch.randn(7, 3, 2))[0]
    assert out.shape == (7, 3, H)
    out.sum().backward()
    assert all(parameter.grad.isfinite().all() for parameter in module.parameters())


@pytest.mark.parametrize("setting", NAMED)
def test_a_setting_is_what_its_name_says(setting):
    torch.manual_seed(1)
    expected = NAMED[setting]()
    torch.manual_seed(1)
    given = make(setting, 2, H, 50)
    torch.testing.assert_close(copy(given), copy(expected), rtol=0, atol=0)


@pytest.mark.parametrize(("setting", "value"), FORGET.items())
def test_the_forget_bias_is_in_the_name(setting, value):
    assert torch.equal(biases(make(setting, 2, H, 50))["f"], torch.full((H,), float(value)))


@pytest.mark.parametrize(
    ("setting", "shut"),
    [("lstm_7", 0.0), ("lstm_shut", -7.0), ("lstm_7_shut", -7.0), ("lstm_always_shut", -7.0)],
)
def test_the_quiet_ones_have_no_other_biases(setting, shut):
    given = biases(make(setting, 2, H, 50))
    assert torch.equal(given["i"], torch.full((H,), shut))
    assert not given["g"].any()
    assert not given["o"].any()


def test_half_of_chrono_leaves_i_at_0():
    given = biases(make("lstm_chrono_f", 2, 64, 50))
    assert given["f"].max() > 1
    assert not any(given[gate].any() for gate in "igo")


@pytest.mark.parametrize("setting", ["lstm_1997", "lstm_always_shut"])
def test_the_cell_of_1997_forgets_nothing_and_cannot_learn_to(setting):
    module, x = make(setting, 2, H, 50), 3 * torch.randn(100, 4, 2)
    assert (trace(module, x)["f"] == 1).all()
    module(x)[0].square().sum().backward()
    for parameter in module.parameters():
        i, f, g, o = parameter.grad.chunk(4)
        assert not f.any()
        assert all(gradient.any() for gradient in (i, g, o))
