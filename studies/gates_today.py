"""What do gates that do not see h learn? -> data/gates_today.csv, for lesson 12.

Five nets or ten at each of four rates, all trained side by side from one seed, each by its own
gradient, clipped to a norm of 1. `parity`, `parity_5`: of 20 bits or of 5, answered after each.
`bit_50`, `bit_1000`: one bit, remembered for so many steps; a net is done when its loss has been
below GOAL five times in a row, or after MOST updates. `count`: a^n b^n with n up to 10, the rate
falling to 0. `score`: of 500 last answers the share that is right, of `count` the largest n up to
60 such that all answers are right for 1 … n. `longer`: the same for parity of 200 bits. Takes
about ten minutes on two cores.
"""

import torch
from torch import nn
from torch.func import functional_call, stack_module_state, vmap
from torch.nn.functional import binary_cross_entropy_with_logits

from helpers.mingru import OneSum
from helpers.tasks.bits import matched_strings, one_bit
from helpers.training.train import cosine_rate
from studies.blind_gates import CELLS, Reader
from studies.run import Study

SEED, CLIP, GOAL = 0, 1.0, 0.02
LONG, TRAINED, COUNTED, TEST = 200, 10, 60, 500
BITS = {"parity": 20, "parity_5": 5}
RATES = (1e-1, 3e-2, 1e-2, 3e-3)
MOST = {"parity": 2000, "parity_5": 2000, "bit_50": 2000, "bit_1000": 2000, "count": 1000}
BATCH = {"parity": 32, "parity_5": 32, "bit_50": 16, "bit_1000": 8, "count": 1}
NETS = {"parity": 10, "parity_5": 10, "bit_50": 5, "bit_1000": 5, "count": 5}  # at each rate
HIDDEN = {"parity": 16, "parity_5": 16, "bit_50": 4, "bit_1000": 4, "count": 8}


TASKS = {
    "parity": ["mingru", "mingru_2", "signed", "gru", "lstm", "rnn"],
    "parity_5": ["mingru", "mingru_2"],
    "bit_50": ["mingru", "mingru_7", "untied_7", "untied_7_shut"],
    "bit_1000": ["mingru", "mingru_7", "untied_7", "untied_7_shut"],
    "count": ["mingru", "untied"],
}


def build(task: str, name: str) -> nn.Module:
    """One net."""
    recurrent = CELLS[name](1 if task in BITS else 2, HIDDEN[task])
    return OneSum(recurrent) if task.startswith("bit") else Reader(recurrent, task in BITS)


def parity(steps: int, batch: int):
    """Bits x (T, B, 1), and whether the number of ones so far is odd, (T, B)."""
    x = torch.randint(2, (steps, batch, 1)).float()
    return x, x[..., 0].cumsum(dim=0) % 2


def draw(task: str, steps: int, batch: int):
    """Inputs, answers, and which of these are asked for."""
    if task == "count":
        return matched_strings(steps)
    x, answer = parity(steps, batch) if task in BITS else one_bit(steps, batch)
    return x, answer, torch.ones_like(answer, dtype=torch.bool)


class Many:
    """Nets of one kind side by side, as many at each rate."""

    def __init__(self, nets: list[nn.Module]):
        self.kind, (together, _) = nets[0], stack_module_state(nets)
        each = len(nets) // len(RATES)
        # the parameters of the nets of each rate, (each, …)
        self.groups = [
            {
                n: nn.Parameter(p[first : first + each].detach().clone())
                for n, p in together.items()
            }
            for first in range(0, len(nets), each)
        ]

    def parameters(self) -> dict[str, torch.Tensor]:
        """All parameters, (nets, …)."""
        return {n: torch.cat([group[n] for group in self.groups]) for n in self.groups[0]}

    def answers(self, x: torch.Tensor) -> torch.Tensor:
        """x (nets, T, B, D) -> what each net answers, (nets, …)."""
        return vmap(lambda p, x: functional_call(self.kind, p, (x,)))(self.parameters(), x)

    def clip(self) -> None:
        """Bound the gradient of each net."""
        for group in self.groups:
            grads = [p.grad for p in group.values()]
            norms = torch.stack([g.flatten(1).norm(dim=1) for g in grads]).norm(dim=0)
            for g in grads:
                g.mul_((CLIP / (norms + 1e-6)).clamp(max=1).view(-1, *[1] * (g.ndim - 1)))


def learn(nets: Many, task: str):
    """For each net the updates until it was done, and its parameters then."""
    low, done = [0] * NETS[task] * len(RATES), {}
    groups = [{"params": [*g.values()], "lr": r} for g, r in zip(nets.groups, RATES, strict=True)]
    optimizer, has_goal = torch.optim.Adam(groups), task.startswith("bit")
    for made in range(1, MOST[task] + 1):
        if task == "count":
            for group, rate in zip(optimizer.param_groups, RATES, strict=True):
                group["lr"] = cosine_rate(rate, made - 1, MOST[task])
        losses = update(nets, optimizer, [draw(task, trained(task), BATCH[task]) for _ in low])
        low = [n + 1 if loss < GOAL else 0 for n, loss in zip(low, losses, strict=True)]
        for k, n in enumerate(low):
            if k not in done and ((n >= 5 and has_goal) or made == MOST[task]):
                done[k] = made, {n: p[k].detach().clone() for n, p in nets.parameters().items()}
        if len(done) == len(low):
            break
    return [done[k] for k in range(len(low))]


def trained(task: str) -> int:
    """The length that a task is learned at."""
    return (BITS | {"count": TRAINED}).get(task) or int(task.removeprefix("bit_"))


def update(nets: Many, optimizer, drawn: list[tuple]) -> list[float]:
    """Make one update of each net by its own clipped gradient, and return their losses."""
    x, answer, asked = map(torch.stack, zip(*drawn, strict=True))
    losses = binary_cross_entropy_with_logits(nets.answers(x), answer, reduction="none")
    losses = torch.where(asked, losses, 0).flatten(1).sum(1) / asked.flatten(1).sum(1)
    optimizer.zero_grad()
    losses.sum().backward()
    nets.clip()
    optimizer.step()
    return losses.tolist()


def find(task: str, name: str, _seed: int):
    """For each net its rate, its number, its updates, its score, and that at the longer length."""
    nets = Many([build(task, name) for _ in range(NETS[task] * len(RATES))])
    for k, (updates, parameters) in enumerate(learn(nets, task)):
        steps = COUNTED if task == "count" else trained(task)
        found = score(task, nets.kind, parameters, steps)
        longer = score(task, nets.kind, parameters, LONG) if task in BITS else "-"
        yield RATES[k // NETS[task]], k % NETS[task], updates, found, longer


@torch.no_grad()
def score(task, kind, parameters, steps):
    """The share of last answers that are right, or how far all are."""
    x, answer, asked = draw(task, steps, TEST)
    said = functional_call(kind, parameters, (x,)) > 0
    if task == "count":
        right = ~((said != (answer > 0)) & asked).any(dim=0)
        return int(right.long().cumprod(dim=0).sum())
    right = said == (answer > 0.5)
    return f"{(right[-1] if task in BITS else right).float().mean().item():.3f}"


STUDY = Study(
    name="gates_today",
    columns=("task", "net", "seed", "rate", "number", "updates", "score", "longer"),
    settings=[(task, net, SEED) for task, nets in TASKS.items() for net in nets],
    find=find,
    cheap=[("bit_50", "mingru_7", SEED)],
    near=0.05,
)
