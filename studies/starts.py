"""What the tables call a cell with its start: "lstm_7_shut" is b_f = 7 and b_i = −7."""

from collections.abc import Callable

from torch import nn

from helpers.nets.initial import ALWAYS, chrono, chrono_bias, identity, set_bias, zero_biases


def _lstm(bias: float) -> Callable:
    """torch's initialisation, but for the bias of the forget gate."""
    return lambda inputs, hidden, longest: set_bias(nn.LSTM(inputs, hidden), "f", bias)


def _quiet(keep: float, write: float) -> Callable:
    """All biases 0, but for those of the forget gate and of the input gate."""
    return lambda inputs, hidden, longest: set_bias(
        set_bias(zero_biases(nn.LSTM(inputs, hidden)), "f", keep), "i", write
    )


SETTINGS: dict[str, Callable] = {
    "rnn": lambda inputs, hidden, longest: nn.RNN(inputs, hidden),
    "rnn_identity": lambda inputs, hidden, longest: identity(nn.RNN(inputs, hidden)),
    "gru": lambda inputs, hidden, longest: nn.GRU(inputs, hidden),
    "gru_5": lambda inputs, hidden, longest: set_bias(nn.GRU(inputs, hidden), "z", 5.0),
    "gru_chrono": lambda inputs, hidden, longest: chrono(nn.GRU(inputs, hidden), longest),
    "lstm": lambda inputs, hidden, longest: nn.LSTM(inputs, hidden),
    "lstm_1": _lstm(1.0),
    "lstm_2": _lstm(2.0),
    "lstm_5": _lstm(5.0),
    "lstm_5_shut": lambda inputs, hidden, longest: set_bias(
        set_bias(nn.LSTM(inputs, hidden), "f", 5.0), "i", -5.0
    ),
    "lstm_1997": _lstm(ALWAYS),
    "lstm_chrono": lambda inputs, hidden, longest: chrono(nn.LSTM(inputs, hidden), longest),
    "lstm_chrono_f": lambda inputs, hidden, longest: set_bias(
        zero_biases(nn.LSTM(inputs, hidden)), "f", chrono_bias(hidden, longest)
    ),
    "lstm_7": _quiet(7.0, 0.0),
    "lstm_shut": _quiet(0.0, -7.0),
    "lstm_7_shut": _quiet(7.0, -7.0),
    "lstm_always_shut": _quiet(ALWAYS, -7.0),
}


def make(setting: str, inputs: int, hidden: int, longest: int) -> nn.Module:
    """Make the cell that a table calls `setting`; `longest`: steps, for chrono."""
    return SETTINGS[setting](inputs, hidden, longest)
