"""Does a larger gradient at the start make an RNN learn? -> data/rnn_starts.csv, for lesson 02.

One bit over 5, 40 or 80 steps, as in lags.py. W starts as torch draws it or as the identity, and
both biases as torch draws them or at 0. Ten nets are drawn, and each is started in all four ways:
these four share all other weights and see the same sequences. All are trained side by side, each
by its own gradient, clipped to a norm of 1, at three learning rates. A net is done when its loss
has been below GOAL five times in a row, or after MOST updates, and judged on 1000 fresh sequences.
`gradient` is the size of dh_T/dh_1 before training, the Frobenius norm over the root of HIDDEN, on
one sequence. Takes four minutes on two cores.
"""

from copy import deepcopy
from itertools import product

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

from helpers.nets.initial import zero_biases
from helpers.nets.readouts import LastStep
from helpers.tasks.bits import one_bit
from studies.run import Study
from studies.two_answers import BATCH, CLIP, GOAL, TEST

INPUTS, HIDDEN, MOST, NETS = 2, 16, 1000, 10
STARTS = [*product(("torch", "identity"), ("torch", "zero"))]  # W, biases
LAGS, RATES, SEEDS = (5, 40, 80), (1e-2, 3e-3, 1e-3), (0,)


def started(weights: str, biases: str, drawn: LastStep) -> LastStep:
    """A copy of a net with these starting values."""
    net = deepcopy(drawn)
    if weights == "identity":
        nn.init.eye_(net.recurrent.weight_hh_l0)
    if biases == "zero":
        zero_biases(net.recurrent)
    return net


@torch.no_grad()
def gradient(rnn: nn.RNN, x: torch.Tensor) -> float:
    """The size of dh_T/dh_1 on one sequence x (T, 1, D)."""
    W, jacobian = rnn.weight_hh_l0.double(), torch.eye(HIDDEN, dtype=torch.float64)
    for h in rnn(x)[0][1:, 0].double():
        jacobian = (1 - h**2)[:, None] * (W @ jacobian)
    return jacobian.norm().item() / HIDDEN**0.5


def stacked(nets: list[LastStep]) -> list[nn.Parameter]:
    """The parameters of all nets, each (nets, …)."""
    together = zip(*(net.parameters() for net in nets), strict=True)
    return [nn.Parameter(torch.stack([one.detach() for one in each])) for each in together]


def draw(lag: int) -> tuple[torch.Tensor, torch.Tensor]:
    """A batch for each net drawn, the same for its four starts: x (T, nets, B, D), bit."""
    x, bit = one_bit(lag, NETS * BATCH)
    x = x.view(lag + 1, NETS, BATCH, INPUTS).repeat_interleave(len(STARTS), dim=1)
    return x, bit.view(NETS, BATCH).repeat_interleave(len(STARTS), dim=0)


def answers(parameters: list[torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """What each net answers: x (T, nets, B, D) -> (nets, B)."""
    W_ih, W_hh, b_ih, b_hh, readout, offset = parameters
    entering = x @ W_ih.mT + (b_ih + b_hh)[:, None]  # (T, nets, B, H)
    h = torch.zeros_like(entering[0])
    for part in entering.unbind():
        h = torch.tanh(torch.baddbmm(part, h, W_hh.mT))
    return (h @ readout.mT).squeeze(-1) + offset


def update(parameters, optimizer, x, bit) -> torch.Tensor:
    """Make one update of each net by its own clipped gradient, and return their losses (nets,)."""
    said = answers(parameters, x)
    losses = binary_cross_entropy_with_logits(said, bit, reduction="none").mean(dim=1)
    optimizer.zero_grad()
    losses.sum().backward()
    norms = torch.stack([p.grad.flatten(1).norm(dim=1) for p in parameters]).norm(dim=0)
    for p in parameters:
        p.grad.mul_((CLIP / (norms + 1e-6)).clamp(max=1).view(-1, *[1] * (p.ndim - 1)))
    optimizer.step()
    return losses.detach()


def learn(parameters: list[nn.Parameter], lag: int, rate: float) -> list[tuple[int, str]]:
    """For each net the updates until it was done, and its accuracy then."""
    optimizer = torch.optim.Adam(parameters, lr=rate)
    count = len(parameters[0])
    low, done = [0] * count, {}  # losses below GOAL in a row; {net: (updates, its parameters)}
    for made in range(1, MOST + 1):
        losses = update(parameters, optimizer, *draw(lag)).tolist()
        low = [n + 1 if loss < GOAL else 0 for n, loss in zip(low, losses, strict=True)]
        for k in range(count):
            if k not in done and (low[k] == 5 or made == MOST):
                done[k] = made, [p[k : k + 1].detach().clone() for p in parameters]
        if len(done) == count:
            break
    x, bit = one_bit(lag, TEST)
    return [(done[k][0], f"{accuracy(done[k][1], x, bit):.3f}") for k in range(count)]


@torch.no_grad()
def accuracy(parameters: list[torch.Tensor], x: torch.Tensor, bit: torch.Tensor) -> float:
    """The share of sequences x (T, B, D) that a single net, (1, …), gets right."""
    return ((answers(parameters, x[:, None])[0] > 0) == (bit > 0.5)).float().mean().item()


def find(lag: int, rate: float, seed: int):
    """For each net and start the gradient before training, the updates and the accuracy."""
    drawn = [LastStep(nn.RNN(INPUTS, HIDDEN)) for _ in range(NETS)]
    nets = [started(*start, net) for net in drawn for start in STARTS]
    x, _ = one_bit(lag, 1)
    sizes = [f"{gradient(net.recurrent, x):.1e}" for net in nets]
    which = product(range(NETS), STARTS)
    found = zip(which, sizes, learn(stacked(nets), lag, rate), strict=True)
    for (net, start), size, row in found:
        yield net, *start, size, *row


STUDY = Study(
    name="rnn_starts",
    columns=("lag", "rate", "seed", "net", "weights", "biases", "gradient", "updates", "accuracy"),
    settings=list(product(LAGS, RATES, SEEDS)),
    find=find,
    cheap=[(5, 0.01, 0)],
    near=0.1,
)
