"""What might overturn the study of agreement -> data/agreement_controls.csv, for lesson 07.

Two things, from five seeds in both mini-languages: other learning rates at a distance of 20
tokens, and, at 40, LSTMs that start with chrono for another length, which the setting names. All
else is as in agreement.py, whose rate is 0.01. Takes about three minutes on two cores.
"""

from itertools import product

from studies.agreement import EMBEDDING, HIDDEN, LANGUAGES, MOST, learn_verbs
from studies.run import Study
from studies.starts import make
from studies.two_answers import RATE

NETS, SEEDS = ("rnn", "rnn_identity", "lstm", "lstm_2"), range(5)
RATES = (0.03, 0.003)
LENGTHS = {"lstm_chrono_10": 10, "lstm_chrono_400": 400, "lstm_chrono_4000": 4000}


def find(language: str, distance: int, setting: str, rate: float, seed: int):
    """The updates and the accuracy of one training."""
    if setting in LENGTHS:
        cell = make("lstm_chrono", EMBEDDING, HIDDEN, LENGTHS[setting])
    else:
        cell = make(setting, EMBEDDING, HIDDEN, distance)
    yield learn_verbs(cell, language, distance, MOST, rate=rate)


STUDY = Study(
    name="agreement_controls",
    columns=("language", "distance", "setting", "rate", "seed", "updates", "accuracy"),
    settings=[
        *product(LANGUAGES, (40,), LENGTHS, (RATE,), SEEDS),
        *product(LANGUAGES, (20,), NETS, RATES, SEEDS),
    ],
    find=find,
    cheap=[("ko", 40, "lstm_chrono_400", RATE, 2), ("en", 20, "lstm_2", 0.003, 1)],
)
