"""What does it take to see order? -> data/order.csv, for lesson 01.

X or Y first, among 20 letters: nets that count, nets that see all at once, and nets that read step
by step, some of them with one thing taken away; five seeds at each of three rates. A training ends
when the loss has been below GOAL five times in a row, or after MOST updates; what is `right` is
measured afterwards at all LENGTHS, on PAIRS fresh sequences and their twins, in which X and Y
have changed places. Takes a quarter of an hour on two cores.
"""

from functools import partial
from itertools import product

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from helpers.nets.readouts import LastStep
from helpers.tasks.orders import swapped, temporal_order
from helpers.training.train import train
from studies.run import Study

STEPS, LENGTHS, MIXED = 20, (5, 10, 20, 40, 100, 1000), (5, 40)
BATCH, CLIP, GOAL, MOST, PAIRS = 128, 1.0, 0.02, 500, 500
RATES, SEEDS = (1e-2, 3e-3, 1e-3), range(5)
KEPT = 0.9  # of a count, at each step, in the bag that fades


def bag(x):
    """How often each letter occurs: (T, B, D) -> (B, D)."""
    return x.sum(dim=0)


def window(x):
    """The last STEPS steps side by side, padded with zeros: (T, B, D) -> (B, STEPS * D)."""
    seen = x[-STEPS:]
    empty = x.new_zeros(STEPS - len(seen), *x.shape[1:])
    return torch.cat([seen, empty]).transpose(0, 1).flatten(start_dim=1)


def neighbours(x):
    """How often one letter directly follows another: (T, B, D) -> (B, D * D)."""
    return torch.einsum("tbi,tbj->bij", x[:-1], x[1:]).flatten(start_dim=1)


def all_pairs(x):
    """How often one letter stands anywhere before another: (T, B, D) -> (B, D * D)."""
    return torch.einsum("tbi,tbj->bij", x.cumsum(dim=0) - x, x).flatten(start_dim=1)


def fading(x):
    """A bag in which every count is multiplied by KEPT at each step: (T, B, D) -> (B, D)."""
    seen = torch.zeros_like(x[0])
    for x_t in x:
        seen = KEPT * seen + x_t
    return seen


class Linear(nn.Module):
    """An RNN of 16 units without tanh, and a readout of its last state."""

    def __init__(self):
        super().__init__()
        self.recurrent, self.readout = nn.RNN(6, 16), nn.Linear(16, 2)

    def forward(self, x):
        """x (T, B, 6) -> (B, 2)."""
        W_ih, W_hh, b_ih, b_hh = self.recurrent.parameters()
        h = x.new_zeros(x.shape[1], 16)
        for from_x in x @ W_ih.T + b_ih:
            h = from_x + h @ W_hh.T + b_hh
        return self.readout(h)


def layers(inputs, hidden):
    """A feed-forward net."""
    return nn.Sequential(nn.Linear(inputs, hidden), nn.Tanh(), nn.Linear(hidden, 2))


def rnn():
    """The RNN of the lesson, 418 parameters."""
    return LastStep(nn.RNN(6, 16), outputs=2)


def frozen():
    """The same; only its readout learns."""
    net = rnn()
    net.recurrent.requires_grad_(False)
    return net


NETS = {  # what makes a net, and what it is shown of a sequence
    "bag": (partial(layers, 6, 47), bag),  # 425 parameters
    "neighbours": (partial(layers, 36, 32), neighbours),
    "all_pairs": (partial(layers, 36, 32), all_pairs),
    "fading": (partial(layers, 6, 47), fading),
    "window": (partial(layers, 6 * STEPS, 32), window),
    "rnn": (rnn, lambda x: x),
    "rnn_cut": (rnn, lambda x: x[-1:]),  # no state is handed on: the last letter is all
    "rnn_frozen": (frozen, lambda x: x),
    "rnn_linear": (Linear, lambda x: x),
    "rnn_mixed": (rnn, lambda x: x),  # trained on all lengths of MIXED
}


def find(name: str, rate: float, seed: int):
    """The updates of one training and, for each length, the share of right answers."""
    make, see = NETS[name]
    net = make()

    def loss_of(net):
        low, high = MIXED if name == "rnn_mixed" else (STEPS, STEPS)
        x, y_first = temporal_order(int(torch.randint(low, high + 1, ())), BATCH)
        return cross_entropy(net(see(x)), y_first)

    updates = len(train(net, loss_of, MOST, rate, clip=CLIP, goal=GOAL))
    for steps in LENGTHS:
        yield updates, steps, f"{right(net, see, steps):.3f}"


@torch.no_grad()
def right(net, see, steps: int) -> float:
    """The share of right answers on PAIRS fresh sequences and their twins."""
    x, y_first = temporal_order(steps, PAIRS)
    x, y_first = torch.cat([x, swapped(x)], dim=1), torch.cat([y_first, 1 - y_first])
    return (net(see(x)).argmax(dim=-1) == y_first).float().mean().item()


STUDY = Study(
    name="order",
    columns=("net", "rate", "seed", "updates", "steps", "right"),
    settings=list(product(NETS, RATES, SEEDS)),
    find=find,
    cheap=[("window", 1e-2, 0), ("rnn", 1e-2, 0)],
)
