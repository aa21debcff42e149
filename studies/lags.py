"""How far back can an RNN learn, with and without clipping? -> data/lags.csv, for lesson 02.

One bit, as in one_bit.py but at lags of 5 to 80 steps: torch's own initialisation and the
identity, trained by Adam, 20 seeds each, the gradient clipped to a norm of 1 or not at all. A run
ends when the loss has been below GOAL five times in a row, or after MOST updates; `accuracy` is
measured afterwards on 1000 fresh sequences. Takes five minutes on two cores.
"""

from itertools import product

from helpers.nets.readouts import LastStep
from studies.run import Study
from studies.starts import make
from studies.two_answers import learn_bit

INPUTS, HIDDEN, MOST = 2, 16, 1000
SETTINGS, LAGS = ("rnn", "rnn_identity"), (5, 10, 20, 40, 80)
CLIPS, SEEDS = ("1", "inf"), range(20)


def find(setting: str, lag: int, clip: str, seed: int):
    """The updates and the accuracy of one training."""
    net = LastStep(make(setting, INPUTS, HIDDEN, lag))
    yield learn_bit(net, lag, MOST, clip=float(clip))


STUDY = Study(
    name="lags",
    columns=("setting", "lag", "clip", "seed", "updates", "accuracy"),
    settings=list(product(SETTINGS, LAGS, CLIPS, SEEDS)),
    find=find,
    cheap=[("rnn", 5, "1", 0), ("rnn", 5, "inf", 1)],
)
