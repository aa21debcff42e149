"""How far does a cell count after training on short strings? -> data/counting.csv, lesson 06.

An LSTM and a GRU with nearly as many parameters read a^n b^n and say at every b whether it is the
last; they are trained on n up to 10. `reach` is the largest n up to 60 such that all answers are
right for 1 … n. Every initialisation from ten seeds. Two controls ask which part of the LSTM
matters: "open" has no output gate (o = 1), "tied" couples its gates as a GRU does (i = 1 − f).
Takes about six minutes on two cores.
"""

from itertools import product

import torch
from torch import nn
from torch.func import functional_call
from torch.nn.functional import binary_cross_entropy_with_logits

from helpers.nets.initial import ALWAYS, set_bias
from helpers.nets.readouts import EveryStep
from helpers.tasks.bits import matched_strings
from helpers.training.train import train
from studies.run import Study
from studies.starts import make

UNITS = {"lstm": 4, "gru": 5, "open": 5, "tied": 5}  # 128 trained parameters, else 135
SETTINGS = ("lstm", "lstm_5", "lstm_chrono", "gru", "gru_5", "gru_chrono")
CONTROLS = ("open", "open_5", "open_chrono", "tied", "tied_5", "tied_chrono")
TRAINED, TESTED, SEEDS = 10, 60, range(10)
UPDATES, RATE, CLIP = 1000, 2e-2, 1.0


class Tied(nn.Module):
    """An LSTM with i = 1 − f: the rows of its input gate are those of the forget gate, negated.

    The input gate's own rows stay in the module, unused and untrained.
    """

    def __init__(self, lstm: nn.LSTM):
        super().__init__()
        self.lstm, self.hidden_size = lstm, lstm.hidden_size

    def forward(self, x: torch.Tensor, state=None):
        """As `nn.LSTM`."""
        f = slice(self.hidden_size, 2 * self.hidden_size)
        tied = {
            name: torch.cat([-rows[f], rows[self.hidden_size :]])
            for name, rows in self.lstm.named_parameters()
        }
        return functional_call(self.lstm, tied, (x, state))


def build(setting: str) -> nn.Module:
    """The cell of one run; a control starts as the LSTM of the same name does."""
    kind, _, start = setting.partition("_")
    like = setting if setting in SETTINGS else f"lstm_{start}".rstrip("_")
    cell = make(like, 2, UNITS[kind], longest=2 * TRAINED)
    if kind == "open":
        return set_bias(cell, "o", ALWAYS)
    return Tied(cell) if kind == "tied" else cell


def find(setting: str, seed: int):
    """The loss at the end of one training, and the reach."""
    net = EveryStep(build(setting), outputs=1)
    x, last, asked = matched_strings(TRAINED)

    def loss_of(net):
        return binary_cross_entropy_with_logits(net(x)[0][..., 0][asked], last[asked])

    losses = train(net, loss_of, UPDATES, RATE, clip=CLIP, cosine=True)
    yield f"{losses[-1]:.4f}", reach(net)


@torch.no_grad()
def reach(net: nn.Module) -> int:
    """The largest n, at most TESTED, up to which every answer is right."""
    x, last, asked = matched_strings(TESTED)
    wrong = ((net(x)[0][..., 0] > 0) != (last > 0)) & asked  # (T, B)
    right = ~wrong.any(dim=0)
    return int(right.long().cumprod(dim=0).sum())


STUDY = Study(
    name="counting",
    columns=("setting", "seed", "loss", "reach"),
    settings=list(product(SETTINGS + CONTROLS, SEEDS)),
    find=find,
    cheap=[("lstm", 0)],
)
