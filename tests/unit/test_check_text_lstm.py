"""check_text_lstm accepts every TextLSTM of the asked form, and names what another one does."""

import pytest
import torch
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
    zeros = torch.zeros(1, x.shape[1], self.lstm.hidden_size, dtype=x.dtype)
    out, _ = self.lstm(x, (zeros, zeros.clone()))
    return self.W(out[-1]) + self.b


RIGHT = {
    "right": Right,
    "last state": built(lambda self, x: self.W(self.lstm(x)[1][0][-1]) + self.b),
    "zeros": built(with_zeros),
    "product": built(lambda self, x: self.lstm(x)[0][-1] @ self.W.weight.T + self.b),
    "every step first": built(lambda self, x: (self.W(self.lstm(x)[0]) + self.b)[-1]),
    "our cell": built(lstm=LSTM),
    "row of ones": built(b=lambda letters, hidden: nn.Parameter(torch.ones(1, letters))),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, language, answer):
    for _ in range(3):
        line = said(check_text_lstm, answer)
        assert line == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


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
    "batch first": ("batch_first", built(lstm=lambda v, h: nn.LSTM(v, h, batch_first=True))),
    "two layers": ("one_layer", built(lstm=lambda v, h: nn.LSTM(v, h, num_layers=2))),
    "no bias": ("one_layer", built(lstm=lambda v, h: nn.LSTM(v, h, bias=False))),
    "W with bias": ("W_has_bias", built(W=lambda v, h: nn.Linear(h, v))),
    "W a parameter": ("no_W", built(W=lambda v, h: nn.Parameter(torch.ones(v, h)))),
    "plain b": ("b_no_parameter", built(b=lambda v, h: torch.ones(v))),
    "b zeros": ("b_no_ones", built(b=lambda v, h: nn.Parameter(torch.zeros(v)))),
    "b of units": ("b_no_ones", built(b=lambda v, h: nn.Parameter(torch.ones(h)))),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, language, key, answer):
    for _ in range(3):
        assert said(check_text_lstm, answer) == f"✗ {text(f'{KEY}.{key}')}"


SIZES = {
    "LSTM turned": ("sizes", built(lstm=lambda v, h: nn.LSTM(h, v)), (5, 6)),
    "LSTM of 128": ("sizes", built(lstm=lambda v, h: nn.LSTM(v, 128)), (6, 128)),
    "W turned": ("W_shape", built(W=lambda v, h: nn.Linear(v, h, bias=False)), (6, 5)),
}


@pytest.mark.parametrize(("key", "answer", "given"), SIZES.values(), ids=SIZES)
def test_a_size_is_told(said, language, key, answer, given):
    assert said(check_text_lstm, answer) == f"✗ {text(f'{KEY}.{key}', given=given)}"


class Empty(nn.Module):
    def __init__(self, letters, hidden):
        super().__init__()

    def forward(self, x): ...


@pytest.mark.parametrize(
    "answer", [Empty, built(lambda self, x: None), built(lambda self, x: ...)]
)
def test_an_empty_hole_is_to_do(said, language, answer):
    assert said(check_text_lstm, answer) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, built(lambda self, x: x @ "x")])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_text_lstm, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line


def test_torchs_random_numbers_are_left_alone():
    before = torch.get_rng_state()
    check_text_lstm(Right)
    assert torch.equal(torch.get_rng_state(), before)
