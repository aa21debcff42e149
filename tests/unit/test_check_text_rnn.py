"""check_text_rnn accepts every right module, names each frequent mistake, and never raises."""

import pytest
import torch
from torch import nn

from helpers.cells import RNN
from helpers.checks import check_text_rnn
from helpers.checks.text_rnn import H
from helpers.lang import text

KEY = "check_text_rnn"


class Net(nn.Module):
    """The right answer; the tests below change a part of it."""

    def __init__(self, vocabulary, hidden):
        super().__init__()
        self.rnn = nn.RNN(vocabulary, hidden)
        self.readout = nn.Linear(hidden, vocabulary)

    def forward(self, x):
        return self.readout(self.rnn(x)[0][-1])


class Original(nn.Module):
    """As in nlp-tutorial: the bias of the readout is a parameter of its own."""

    def __init__(self, vocabulary, hidden):
        super().__init__()
        self.rnn = nn.RNN(input_size=vocabulary, hidden_size=hidden)
        self.W = nn.Linear(hidden, vocabulary, bias=False)
        self.b = nn.Parameter(torch.ones(vocabulary))

    def forward(self, X):
        h = torch.zeros(1, X.shape[1], self.rnn.hidden_size)
        _, h = self.rnn(X, h)
        return self.W(h[0]) + self.b


class StepByStep(nn.Module):
    def __init__(self, vocabulary, hidden):
        super().__init__()
        self.x, self.h = nn.Linear(vocabulary, hidden), nn.Linear(hidden, hidden, bias=False)
        self.out = nn.Linear(hidden, vocabulary)

    def forward(self, x):
        h = 0 * self.x(x[0])
        for x_t in x:
            h = torch.tanh(self.x(x_t) + self.h(h))
        return self.out(h)


class Cell(Net):
    def __init__(self, vocabulary, hidden):
        super().__init__(vocabulary, hidden)
        self.rnn = nn.RNNCell(vocabulary, hidden)

    def forward(self, x):
        h = None
        for x_t in x.unbind():
            h = self.rnn(x_t, h)
        return self.readout(h)


class Ours(Net):
    def __init__(self, vocabulary, hidden):
        super().__init__(vocabulary, hidden)
        self.rnn = RNN(vocabulary, hidden)


RIGHT = [Net, Original, StepByStep, Cell, Ours]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.__name__)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_text_rnn, answer) == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


def changed(forward=Net.forward, init=lambda self, V, H: None):
    """Net with another forward, or with something done to it once it is made."""

    class Changed(Net):
        def __init__(self, vocabulary, hidden):
            super().__init__(vocabulary, hidden)
            init(self, vocabulary, hidden)

    Changed.forward = forward
    return Changed


def set_module(name, make):
    return lambda self, V, H: setattr(self, name, make(V, H))


def mean_of_words(self, x):
    h = torch.tanh(x.sum(0) @ self.rnn.weight_ih_l0.T + self.rnn.bias_ih_l0 + self.rnn.bias_hh_l0)
    return self.readout(h @ self.rnn.weight_hh_l0.T)


NAMED = {
    "no_module": (lambda V, H: lambda x: x, {"given": "function"}),
    "tuple": (changed(lambda self, x: self.rnn(x)), {}),
    "every_step": (changed(lambda self, x: self.readout(self.rnn(x)[0])), {}),
    "no_readout": (changed(lambda self, x: self.rnn(x)[0][-1]), {}),
    "softmax": (changed(lambda self, x: Net.forward(self, x).softmax(dim=-1)), {}),
    "batch": (
        changed(init=set_module("rnn", lambda V, H: nn.RNN(V, H, batch_first=True))),
        {},
    ),
    "first_step": (changed(lambda self, x: self.readout(self.rnn(x)[0][0])), {}),
    "deaf": (changed(lambda self, x: Net.forward(self, x[-2:])), {"step": 1}),
    "no_order": (changed(mean_of_words), {}),
    "parameters": (changed(init=set_module("rnn", nn.GRU)), {}),
    "numbers": (
        changed(init=set_module("rnn", lambda V, H: nn.RNN(V, H, nonlinearity="relu"))),
        {},
    ),
    "no_bias": (
        changed(init=set_module("readout", lambda V, H: nn.Linear(H, V, bias=False))),
        {},
    ),
}
NEEDS_EQUAL_SIZES = {"batch"}  # (T, B, V) read as (B, T, V) still has to give (B, V)


@pytest.mark.parametrize("key", sorted(NAMED.keys() - NEEDS_EQUAL_SIZES))
def test_a_mistake_is_named(said, language, key):
    answer, values = NAMED[key]
    assert said(check_text_rnn, answer) == f"✗ {text(f'{KEY}.{key}', **values)}"


def test_batch_first_is_refused(said):
    assert said(check_text_rnn, NAMED["batch"][0]).startswith("✗")


def test_samples_that_mix_are_named(said, language):
    mixing = changed(lambda self, x: Net.forward(self, x - x.mean(dim=1, keepdim=True)))
    assert said(check_text_rnn, mixing) == f"✗ {text(f'{KEY}.batch')}"


def test_log_probabilities_have_been_through_softmax_too(said):
    answer = changed(lambda self, x: Net.forward(self, x).log_softmax(dim=-1))
    assert said(check_text_rnn, answer) == f"✗ {text(f'{KEY}.softmax')}"


def test_a_fixed_hidden_size_is_refused(said):
    assert said(check_text_rnn, lambda V, hidden: Net(V, 5 if H != 5 else 6)).startswith("✗")


class Empty(nn.Module):
    def __init__(self, vocabulary, hidden):
        super().__init__()

    def forward(self, x): ...


@pytest.mark.parametrize("answer", [None, ..., Empty, changed(lambda self, x: None)])
def test_a_hole_is_to_do(said, answer):
    assert said(check_text_rnn, answer) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [7, lambda: 1, nn.RNN, changed(lambda self, x: 1 / 0)])
def test_nothing_raises(said, answer):
    assert said(check_text_rnn, answer).startswith("✗")


def test_torch_s_own_seed_is_left_alone(said):
    torch.manual_seed(3)
    first = torch.rand(1)
    torch.manual_seed(3)
    said(check_text_rnn, Net)
    assert torch.rand(1) == first
