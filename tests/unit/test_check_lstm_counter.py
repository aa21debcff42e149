"""check_lstm_counter accepts whatever counts, and names what keeps the others from it."""

import pytest
import torch
from judged import expect_a_sentence, line, verdicts
from torch import nn

from helpers import cells
from helpers.checks import check_lstm_counter
from helpers.checks.counting import LONG
from helpers.nets.initial import set_bias


def made(module=nn.LSTM, write=(100.0, -100.0), row=2, **biases):
    """An answer: a counter of this kind, its candidate's weights in this row."""

    def answer():
        lstm = module(2, 1)
        for parameter in lstm.parameters():
            nn.init.zeros_(parameter)
        with torch.no_grad():
            lstm.weight_ih_l0[row] = torch.tensor(write)
        for gate, value in ({"i": 100.0, "f": 100.0, "o": 100.0} | biases).items():
            set_bias(lstm, gate, value)
        return lstm

    return answer


def with_both_biases():
    lstm = made()()
    with torch.no_grad():
        lstm.bias_hh_l0[:] = lstm.bias_ih_l0 / 2
        lstm.bias_ih_l0.mul_(0.5)
    return lstm


def through_weights():
    lstm = made()()
    with torch.no_grad():
        lstm.weight_ih_l0[[0, 1, 3]] = 60.0
        lstm.bias_ih_l0.zero_()
    return lstm


RIGHT = {
    "hundreds": made(),
    "nineties": made(write=(90.0, -90.0), i=90, f=90, o=90),
    "thirties": made(write=(30.0, -30.0), i=30, f=30, o=30),
    "ours": made(cells.LSTM),
    "float64": lambda: made()().double(),
    "both biases": with_both_biases,
    "weights in place of biases": through_weights,
    "an output gate that is not quite open": made(o=2),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_whatever_counts_passes(answer):
    assert verdicts(check_lstm_counter, answer, draws=2) == {"passed"}


def bad_number():
    lstm = made()()
    nn.init.constant_(lstm.bias_hh_l0, float("nan"))
    return lstm


NAMED = {
    "checks.no_return": lambda: print(end=""),
    "checks.to_do": made(write=(0.0, 0.0), i=0, f=0, o=0),
    "no_lstm": lambda: nn.GRU(2, 1),
    "size": lambda: nn.LSTM(2, 2),
    "no_numbers": bad_number,
    "no_candidate": made(row=0),
    "upside_down": made(write=(-100.0, 100.0)),
    "one_way": made(write=(100.0, 0.0)),
    "input": made(i=0),
    "small": made(write=(1.0, -1.0)),
    "forgets": made(f=0),
    "output": made(o=0),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.items(), ids=NAMED)
def test_a_mistake_is_named(key, answer):
    assert verdicts(check_lstm_counter, answer, draws=1) == {key}


@pytest.mark.parametrize("bias", [5.0, 8.0, 12.0])
def test_a_cell_that_leaks_a_little_is_caught(said, language, bias):
    assert verdicts(check_lstm_counter, made(f=bias), draws=1) == {"forgets"}
    heard = said(check_lstm_counter, made(f=bias))
    assert str(LONG) in heard and not heard.startswith("✓")


OTHERS = {
    "another layer": lambda: nn.LSTM(2, 1, num_layers=2),
    "no biases": lambda: nn.LSTM(2, 1, bias=False),
    "as torch starts it": lambda: nn.LSTM(2, 1),
    "a module in a tuple": lambda: (made()(),),
    "the string's end depends on its length": made(write=(100.0, -1.0)),
}


@pytest.mark.parametrize("answer", OTHERS.values(), ids=OTHERS)
def test_others_are_told_what_is_wrong(said, answer):
    expect_a_sentence(said, check_lstm_counter, answer)


def test_the_verdict_is_printed(said, language):
    assert said(check_lstm_counter, made()) == line(check_lstm_counter, "passed")
    assert said(check_lstm_counter, made(i=0)) == line(check_lstm_counter, "input", i="0.5")
