"""LSTM, GRU and RNN with as many parameters each -> data/equal_size.csv, for lesson 11.

Two tasks of the course: one bit over 50 steps, and the agreement of subject and verb at a distance
of 20 tokens, in both mini-languages. Every cell in torch's initialisation and in one that keeps,
from ten seeds at the learning rate of 0.01; LSTM and GRU from five at two other rates as well. A
run ends when the loss has been below GOAL five times in a row, or after MOST updates; `accuracy`
is measured afterwards on 1000 sequences that were not trained on. Takes about twelve minutes on
two cores.
"""

from itertools import product

from helpers.nets.readouts import LastStep
from studies.agreement import learn_verbs
from studies.run import Study
from studies.starts import make
from studies.two_answers import RATE, learn_bit

SETTINGS = ("lstm", "lstm_chrono", "gru", "gru_chrono", "rnn", "rnn_identity")
UNITS = {  # about 1300 parameters with 2 inputs, about 4000 with 16, the embedding's aside
    2: {"lstm": 16, "gru": 19, "rnn": 34},
    16: {"lstm": 24, "gru": 29, "rnn": 55},
}
TASKS = {"bit": 2, "en": 16, "ko": 16}  # inputs
LAG, DISTANCE, MOST = 50, 20, 1000
SEEDS = {RATE: 10, 3e-2: 5, 3e-3: 5}  # at each learning rate


def settings() -> list[tuple]:
    """Every training there is to do."""
    return [
        (task, setting, rate, seed)
        for rate, seeds in SEEDS.items()
        for task, setting, seed in product(TASKS, SETTINGS, range(seeds))
        if rate == RATE or not setting.startswith("rnn")
    ]


def find(task: str, setting: str, rate: float, seed: int):
    """The updates and the accuracy of one training."""
    inputs = TASKS[task]
    units = UNITS[inputs][setting.partition("_")[0]]
    longest = LAG if task == "bit" else DISTANCE
    cell = make(setting, inputs, units, longest)
    if task == "bit":
        yield learn_bit(LastStep(cell), LAG, MOST, rate=rate)
    else:
        yield learn_verbs(cell, task, DISTANCE, MOST, rate=rate)


STUDY = Study(
    name="equal_size",
    columns=("task", "setting", "rate", "seed", "updates", "accuracy"),
    settings=settings(),
    find=find,
    cheap=[
        ("bit", "rnn_identity", RATE, 6),
        ("ko", "gru_chrono", RATE, 3),
        ("en", "gru_chrono", 3e-2, 1),
    ],
)
