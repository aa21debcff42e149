"""What might overturn the study of agreement -> data/agreement_controls.csv, for lesson 07.

Three things, from five seeds in both mini-languages: other learning rates at distances of 20 and
40 tokens; at 40, LSTMs that start with chrono for another length, which the setting names; and, at
20 and the smallest rate, LSTMs with LONGER updates to learn in. All else is as in agreement.py,
whose rate is 0.01. Takes about six minutes on two cores.
"""

from itertools import product

from studies.agreement import EMBEDDING, HIDDEN, LANGUAGES, MOST, learn_verbs
from studies.run import Study
from studies.starts import make
from studies.two_answers import RATE

NETS, SEEDS = ("rnn", "rnn_identity", "lstm", "lstm_2"), range(5)
LONGER = 2000
FAR = ("lstm", "lstm_2", "lstm_chrono", "gru_chrono")
RATES = (0.03, 0.003)
LENGTHS = {"lstm_chrono_10": 10, "lstm_chrono_400": 400, "lstm_chrono_4000": 4000}


def find(language: str, distance: int, setting: str, rate: float, seed: int):
    """The updates and the accuracy of one training."""
    if setting in LENGTHS:
        cell = make("lstm_chrono", EMBEDDING, HIDDEN, LENGTHS[setting])
    else:
        cell = make(setting.removesuffix("_longer"), EMBEDDING, HIDDEN, distance)
    most = LONGER if setting.endswith("_longer") else MOST
    yield learn_verbs(cell, language, distance, most, rate=rate)


STUDY = Study(
    name="agreement_controls",
    columns=("language", "distance", "setting", "rate", "seed", "updates", "accuracy"),
    settings=[
        *product(LANGUAGES, (40,), LENGTHS, (RATE, *RATES), SEEDS),
        *product(LANGUAGES, (20,), NETS, RATES, SEEDS),
        *product(LANGUAGES, (40,), FAR, RATES, SEEDS),
        *product(LANGUAGES, (20,), ("lstm_longer",), RATES[1:], SEEDS),
    ],
    find=find,
    cheap=[("ko", 40, "lstm_chrono_400", RATE, 2), ("en", 20, "lstm_2", 0.003, 1)],
)
