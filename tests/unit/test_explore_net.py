"""explore.net stores what it can read and refuses the rest with a sentence."""

import base64

import pytest
import torch
from torch import nn

from helpers import cells, explore
from helpers.explore.explorers.net.stored import LARGEST
from helpers.nets.readouts import EveryStep, LastStep

SYMBOLS = [*"·abcd"]


def reader(layer, outputs=1, inputs=8):
    return nn.Sequential(nn.Embedding(len(SYMBOLS), inputs), LastStep(layer, outputs))


def hidden(layer):
    """A net whose layer LastStep would refuse by itself."""
    net = reader(nn.LSTM(8, 4))
    net[1].recurrent = layer
    return net


REFUSED = {
    "no net": (lambda: nn.Linear(5, 5), TypeError, "got Linear"),
    "a layer alone": (lambda: nn.LSTM(5, 4), TypeError, "got LSTM"),
    "another layer": (lambda: hidden(nn.GRUCell(8, 4)), TypeError, "GRUCell cannot be read"),
    "two layers": (lambda: reader(nn.LSTM(8, 4, num_layers=2)), ValueError, "layer"),
    "two directions": (lambda: hidden(nn.GRU(8, 4, bidirectional=True)), ValueError, "direction"),
    "batch_first": (lambda: hidden(nn.RNN(8, 4, batch_first=True)), ValueError, "batch_first"),
    "a projection": (lambda: hidden(nn.LSTM(8, 4, proj_size=2)), ValueError, "proj"),
    "units": (lambda: reader(nn.GRU(8, 65)), ValueError, "this one has 65 units"),
    "weights": (lambda: reader(nn.LSTM(80, 64), 5, 80), ValueError, "weights can be stored"),
    "outputs": (lambda: reader(nn.RNN(8, 4), 3), ValueError, "each of the 5 symbols, but has 3"),
    "one-hot": (lambda: LastStep(nn.RNN(6, 4), 5), ValueError, "W_ih"),
    "symbols": (
        lambda: nn.Sequential(nn.Embedding(6, 8), LastStep(nn.RNN(8, 4))),
        ValueError,
        "6",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_it_cannot_read_is_refused_with_a_sentence(name):
    make, error, said = REFUSED[name]
    with pytest.raises(error, match=said):
        explore.net(make(), SYMBOLS)


def test_a_weight_that_is_no_number_is_refused():
    net = reader(nn.RNN(8, 4))
    nn.init.constant_(net[1].readout.bias, float("nan"))
    with pytest.raises(ValueError, match="number"):
        explore.net(net, SYMBOLS)


@pytest.mark.parametrize("symbols", ["", "abca", []])
def test_symbols_differ(symbols):
    with pytest.raises(ValueError, match="symbols that differ"):
        explore.net(reader(nn.RNN(8, 4)), symbols)


@pytest.mark.parametrize(
    ("ids", "labels"),
    [
        (torch.tensor([[5]]), torch.tensor([0])),
        (torch.tensor([[-1]]), torch.tensor([0])),
        (torch.zeros(3, 201, dtype=torch.long), torch.zeros(201)),
        (torch.zeros(3, 2, dtype=torch.long), torch.zeros(3)),
        (torch.zeros(3, dtype=torch.long), torch.zeros(3)),
        (torch.zeros(3, 2, dtype=torch.long), torch.tensor([0, 2])),
        (torch.zeros(3, 2, dtype=torch.long), torch.tensor([0.5, 1])),
    ],
)
def test_tests_are_sequences_of_known_symbols(ids, labels):
    with pytest.raises(ValueError):
        explore.net(reader(nn.RNN(8, 4)), SYMBOLS, tests=(ids, labels))


@pytest.mark.parametrize(
    ("make", "labels"),
    [(lambda: reader(nn.LSTM(8, 4)), 2), (lambda: LastStep(nn.LSTM(5, 4), 5), 5)],
)
def test_there_are_as_many_labels_as_answers(make, labels):
    ids = torch.zeros(3, labels, dtype=torch.long)
    stored = explore.net(make(), SYMBOLS, tests=(ids, torch.arange(labels))).tests
    assert stored["labels"] == [*range(labels)]
    with pytest.raises(ValueError, match=f"a label from 0 to below {labels}"):
        explore.net(make(), SYMBOLS, tests=(ids, torch.arange(labels) + 1))


@pytest.mark.parametrize("kind", [torch.bool, torch.float, torch.uint8, torch.float64])
def test_labels_of_every_kind_of_number_are_taken(kind):
    ids, labels = torch.zeros(3, 2, dtype=torch.long), torch.tensor([1, 0]).to(kind)
    stored = explore.net(reader(nn.RNN(8, 4)), SYMBOLS, tests=(ids, labels)).tests
    assert stored["labels"] == [1, 0]


@pytest.mark.parametrize(
    ("layer", "gate"), [(nn.RNN, "f"), (nn.GRU, "f"), (nn.LSTM, "z"), (nn.LSTM, "x")]
)
def test_only_its_own_gates_are_held(layer, gate):
    with pytest.raises(ValueError, match=f"got '{gate}'"):
        explore.net(reader(layer(8, 4)), SYMBOLS, held=gate)


def test_a_weight_is_stored_to_one_part_in_eight_million():
    layer = cells.GRU(8, 4)
    stored = explore.net(reader(layer), SYMBOLS).weights
    unit, text = stored["W_hh"]
    places = torch.tensor([*base64.b64decode(text)]).view(-1, 3)
    whole = (places * torch.tensor([65536, 256, 1])).sum(dim=-1) - LARGEST - 1
    expected = layer.weight_hh_l0.detach().flatten().double()
    torch.testing.assert_close(whole.double() * unit, expected, rtol=0, atol=unit)
    assert unit == pytest.approx(expected.abs().max().item() / 2**23)


def test_the_largest_net_is_stored_in_100_kilobytes():
    net = nn.Sequential(nn.Embedding(52, 16), EveryStep(nn.LSTM(16, 64), 52))
    stored = explore.net(net, [chr(0x3131 + k) for k in range(52)]).weights
    assert sum(len(text) for _, text in stored.values()) <= 100 * 1024


@pytest.mark.parametrize(
    ("make", "writes"),
    [
        (lambda: reader(nn.LSTM(8, 4)), False),
        (lambda: LastStep(nn.LSTM(5, 4), 5), False),
        (lambda: EveryStep(nn.LSTM(5, 4), 5), True),
    ],
)
def test_a_net_that_answers_at_every_step_writes(make, writes):
    assert explore.net(make(), SYMBOLS).writes is writes
    assert not explore.net(make(), SYMBOLS[::-1]).writes
