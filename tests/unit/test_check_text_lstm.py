"""check_text_lstm accepts every TextLSTM of the asked form, and names what another one does."""

import pytest
import torch
from judged import DRAWS, FEW, line, verdicts
from torch import nn

from helpers.cells import LSTM
from helpers.checks import check_text_lstm
from helpers.lang import text

KEY = "check_text_lstm"


class Right(nn.Module):
    def __init__(self, letters, hidden):
        super().__init__()
        self.lstm = nn.LSTM(letters, hidden)
        self.W = nn.Linear(hidden, letters, bias=False)
        self.b = nn.Parameter(torch.ones(letters))

    def forward(self, x):
        return self.W(self.lstm(x)[0][-1]) + self.b


def built(forward=None, **parts):
    """The right class with another forward or other parts: functions of letters and hidden."""

    class Changed(Right):
        def __init__(self, letters, hidden):
            super().__init__(letters, hidden)
            for name, make in parts.items():
                delattr(self, name)
                setattr(self, name, make(letters, hidden))

    if forward:
        Changed.forward = forward
    return Changed


def with_zeros(self, x):
    zeros = torch.zeros(1, x.shape[1], self.lstm.hidden_size)
    out, _ = self.lstm(x, (zeros, zeros.clone()))
    return self.W(out[-1]) + self.b


def original(self, X):
    """nlp-tutorial's forward, its transpose(0, 1) left in."""
    hidden, cell = (torch.zeros(1, len(X), self.lstm.hidden_size) for _ in range(2))
    out, _ = self.lstm(X.transpose(0, 1), (hidden, cell))
    return self.W(out[-1]) + self.b


def len_x(self, x):
    zeros = torch.zeros(1, len(x), self.lstm.hidden_size)
    return self.W(self.lstm(x, (zeros, zeros))[0][-1]) + self.b


def step_by_step(self, x):
    state = None
    for x_t in x:
        out, state = self.lstm(x_t[None], state)
    return self.W(out[0]) + self.b


def batch_first(letters, hidden):
    return nn.LSTM(letters, hidden, batch_first=True)


def kept(self, x):
    out, state = self.lstm(x, getattr(self, "state", None))
    self.state = [part.detach() for part in state]
    return self.W(out[-1]) + self.b


def random_state(self, x):
    start = torch.randn(2, 1, x.shape[1], self.lstm.hidden_size)
    return self.W(self.lstm(x, tuple(start))[0][-1]) + self.b


@torch.no_grad()
def without_gradient(self, x):
    return Right.forward(self, x)


RIGHT = {
    "right": Right,
    "last state": built(lambda self, x: self.W(self.lstm(x)[1][0][-1]) + self.b),
    "zeros": built(with_zeros),
    "product": built(lambda self, x: self.lstm(x)[0][-1] @ self.W.weight.T + self.b),
    "every step first": built(lambda self, x: (self.W(self.lstm(x)[0]) + self.b)[-1]),
    "our cell": built(lstm=LSTM),
    "step by step": built(step_by_step),
    "batch_first turned": built(
        lambda self, x: self.W(self.lstm(x.transpose(0, 1))[0][:, -1]) + self.b, lstm=batch_first
    ),
    "row of ones": built(b=lambda letters, hidden: nn.Parameter(torch.ones(1, letters))),
}


@pytest.mark.parametrize("name", RIGHT)
def test_every_right_answer_passes(name):
    draws = DRAWS if name in ("right", "zeros") else FEW
    assert verdicts(check_text_lstm, RIGHT[name], draws=draws) == {"passed"}


def logits(self, x):
    return Right.forward(self, x)


NAMED = {
    "every step": ("every_step", built(lambda self, x: self.W(self.lstm(x)[0]) + self.b)),
    "last word": ("last_word", built(lambda self, x: self.W(self.lstm(x)[0][:, -1]) + self.b)),
    "first step": ("first_step", built(lambda self, x: self.W(self.lstm(x)[0][0]) + self.b)),
    "no b": ("no_b", built(lambda self, x: self.W(self.lstm(x)[0][-1]))),
    "from c": ("from_c", built(lambda self, x: self.W(self.lstm(x)[1][1][-1]) + self.b)),
    "mean": ("mean", built(lambda self, x: self.W(self.lstm(x)[0].mean(0)) + self.b)),
    "softmax": ("softmax", built(lambda self, x: logits(self, x).softmax(-1))),
    "log softmax": ("log_softmax", built(lambda self, x: logits(self, x).log_softmax(-1))),
    "twice b": ("values", built(lambda self, x: logits(self, x) + self.b)),
    "tuple": ("a_tuple", built(lambda self, x: (logits(self, x), None))),
    "GRU": ("no_lstm", built(lstm=nn.GRU)),
    "batch first": ("batch_first", built(lstm=batch_first)),
    "batch first, last": (
        "batch_first",
        built(lambda self, x: self.W(self.lstm(x)[0][:, -1]) + self.b, lstm=batch_first),
    ),
    "original": ("transposed", built(original)),
    "transposed": ("transposed", built(lambda self, x: logits(self, x.transpose(0, 1)))),
    "state": ("state_dim", built(lambda self, x: self.W(self.lstm(x)[1][0]) + self.b)),
    "len(x)": ("state_size", built(len_x)),
    "kept": ("kept", built(kept)),
    "random": ("random", built(random_state)),
    "dropout": ("random", built(lambda self, x: logits(self, torch.dropout(x, 0.5, True)))),
    "no_grad": ("no_grad", built(without_gradient)),
    "detached": ("no_grad", built(lambda self, x: logits(self, x).detach())),
    "detached h": ("cut", built(lambda self, x: self.W(self.lstm(x)[0][-1].detach()) + self.b)),
    "b.data": ("cut", built(lambda self, x: self.W(self.lstm(x)[0][-1]) + self.b.data)),
    "frozen": ("cut", built(lstm=lambda v, h: nn.LSTM(v, h).requires_grad_(False))),
    "sum": ("values", built(lambda self, x: self.W(self.lstm(x)[0].sum(0)) + self.b)),
    "third step": ("values", built(lambda self, x: self.W(self.lstm(x)[0][2]) + self.b)),
    "list": ("no_lstm", built(lstm=lambda v, h: [nn.LSTM(v, h)])),
    "two layers": ("one_layer", built(lstm=lambda v, h: nn.LSTM(v, h, num_layers=2))),
    "no bias": ("one_layer", built(lstm=lambda v, h: nn.LSTM(v, h, bias=False))),
    "W with bias": ("W_has_bias", built(W=lambda v, h: nn.Linear(h, v))),
    "W a parameter": ("no_W", built(W=lambda v, h: nn.Parameter(torch.ones(v, h)))),
    "plain b": ("b_no_parameter", built(b=lambda v, h: torch.ones(v))),
    "b zeros": ("b_no_ones", built(b=lambda v, h: nn.Parameter(torch.zeros(v)))),
    "b of units": ("b_no_ones", built(b=lambda v, h: nn.Parameter(torch.ones(h)))),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(key, answer):
    assert verdicts(check_text_lstm, answer, draws=FEW) == {key}


SIZES = {
    "LSTM turned": ("sizes", built(lstm=lambda v, h: nn.LSTM(h, v)), (5, 6)),
    "LSTM of 128": ("sizes", built(lstm=lambda v, h: nn.LSTM(v, 128)), (6, 128)),
    "W turned": ("W_shape", built(W=lambda v, h: nn.Linear(v, h, bias=False)), (6, 5)),
}


@pytest.mark.parametrize(("key", "answer", "given"), SIZES.values(), ids=SIZES)
def test_a_size_is_told(said, language, key, answer, given):
    assert said(check_text_lstm, answer) == line(check_text_lstm, key, given=given)


class Empty(nn.Module):
    def __init__(self, letters, hidden):
        super().__init__()

    def forward(self, x): ...


def other_names(self, x):
    return self.linear(self.layer(x)[0][-1])


class OtherNames(nn.Module):
    def __init__(self, letters, hidden):
        super().__init__()
        self.layer, self.linear = nn.LSTM(letters, hidden), nn.Linear(hidden, letters)

    forward = other_names


def test_holes_a_forgotten_return_and_other_names(said, language):
    for empty in (Empty, None, built(lambda self, x: ...)):
        assert said(check_text_lstm, empty) == f"○ {text('checks.to_do')}"
    forgotten = built(lambda self, x: self.lstm(x) and None)
    assert said(check_text_lstm, forgotten) == f"✗ {text('checks.no_return')}"
    assert said(check_text_lstm, OtherNames) == line(check_text_lstm, "no_lstm")
    assert said(check_text_lstm, lambda v, h: "x") == f"✗ {text(f'{KEY}.no_module', given='str')}"
    assert text(f"{KEY}.hint_3") in said(check_text_lstm, Right, hint=9).splitlines()[3]


WRONG = [3, Right(6, 5), built(lambda self, x: x @ "x"), built(lambda self, x: 5), nn.LSTM]
WRONG += [built(lambda self, x: logits(self, x) * float("nan")), built(lambda self, x: [x])]


@pytest.mark.parametrize("answer", WRONG)
def test_whatever_else_comes_is_refused_with_a_sentence(answer):
    assert "passed" not in verdicts(check_text_lstm, answer, draws=FEW)
