"""How often does a cell learn to remember one bit? -> data/one_bit.csv, for lesson 04.

Every cell and initialisation, at lags of 50, 100 and 1000 steps, from many seeds. A run ends when
the loss has been below GOAL five times in a row, or after MOST updates; `accuracy` is measured
afterwards on 1000 fresh sequences. A few settings are run at other learning rates as well. Takes
about an hour and a half on two cores.
"""

from helpers.nets.readouts import LastStep
from studies.run import Study
from studies.starts import make
from studies.two_answers import RATE, learn_bit

INPUTS, HIDDEN, MOST = 2, 16, 1000
BATCH = {50: 32, 100: 32, 1000: 16}
SEEDS = {50: 20, 100: 20, 1000: 10}

SHORT = ["rnn", "rnn_identity", "lstm", "lstm_1", "lstm_2", "lstm_5", "lstm_1997", "lstm_chrono"]
SHORT += ["gru", "gru_chrono"]
# The recipe and its halves, two plainer ones, and the other cells' fair start.
LONG = ["lstm_7", "lstm_shut", "lstm_7_shut", "lstm_always_shut", "lstm_chrono_f", "lstm_chrono"]
LONG += ["gru_chrono", "rnn_identity"]
# More of a few: lag, settings, rates, number of seeds.
OTHER_RATES = [
    (50, ["rnn", "lstm"], [1e-3, 3e-2], 20),
    (50, ["rnn", "lstm"], [3e-3], 10),
    (50, ["lstm_5"], [1e-3, 3e-3, 3e-2], 10),
    (50, ["lstm_5_shut"], [1e-3, 3e-3, RATE, 3e-2], 10),
    (50, ["rnn_identity", "lstm_1997"], [3e-3], 10),
    (100, ["rnn_identity", "lstm_1997"], [3e-3], 10),
    (1000, ["lstm_7", "lstm_7_shut"], [1e-3, 1e-4], 10),
    (1000, ["lstm_shut"], [1e-3], 5),
]


def find(setting: str, lag: int, rate: float, seed: int):
    """The updates and the accuracy of one training."""
    net = LastStep(make(setting, INPUTS, HIDDEN, lag))
    yield learn_bit(net, lag, MOST, BATCH[lag], rate=rate)


def settings() -> list[tuple]:
    """Every training there is to do."""
    plan = [(lag, SHORT if lag < 1000 else LONG, [RATE], seeds) for lag, seeds in SEEDS.items()]
    return [
        (setting, lag, rate, seed)
        for lag, settings, rates, seeds in plan + OTHER_RATES
        for setting in settings
        for rate in rates
        for seed in range(seeds)
    ]


STUDY = Study(
    name="one_bit",
    columns=("setting", "lag", "rate", "seed", "updates", "accuracy"),
    settings=settings(),
    find=find,
    cheap=[("rnn_identity", 50, 0.01, 8), ("rnn_identity", 50, 0.01, 4)],
)
