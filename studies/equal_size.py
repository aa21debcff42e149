"""LSTM, GRU and RNN with as many parameters each -> data/equal_size.csv, for lesson 06.

Two tasks of the course: one bit over 50 steps, and the agreement of subject and verb at a distance
of 20 tokens, in both mini-languages. Every cell in torch's initialisation and in one that keeps,
from ten seeds. A run ends when the loss has been below GOAL five times in a row, or after MOST
updates; `accuracy` is measured afterwards on 1000 sequences that were not trained on. Takes about
five minutes on two cores.
"""

from itertools import product

from helpers.nets.readouts import LastStep
from studies.agreement import learn_verbs
from studies.run import Study
from studies.starts import make
from studies.two_answers import learn_bit

SETTINGS = ("lstm", "lstm_chrono", "gru", "gru_chrono", "rnn", "rnn_identity")
UNITS = {  # about 1300 parameters with 2 inputs, about 4000 with 16, the embedding's aside
    2: {"lstm": 16, "gru": 19, "rnn": 34},
    16: {"lstm": 24, "gru": 29, "rnn": 55},
}
TASKS = {"bit": 2, "en": 16, "ko": 16}  # inputs
LAG, DISTANCE, SEEDS, MOST = 50, 20, range(10), 1000


def find(task: str, setting: str, seed: int):
    """The updates and the accuracy of one training."""
    inputs = TASKS[task]
    units = UNITS[inputs][setting.partition("_")[0]]
    longest = LAG if task == "bit" else DISTANCE
    cell = make(setting, inputs, units, longest)
    if task == "bit":
        yield learn_bit(LastStep(cell), LAG, MOST)
    else:
        yield learn_verbs(cell, task, DISTANCE, MOST)


STUDY = Study(
    name="equal_size",
    columns=("task", "setting", "seed", "updates", "accuracy"),
    settings=list(product(TASKS, SETTINGS, SEEDS)),
    find=find,
    cheap=[("bit", "rnn_identity", 6), ("ko", "gru_chrono", 3)],
)
