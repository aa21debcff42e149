"""What do gates that do not see h learn? -> data/gates_today.csv, for lesson 12.

Five nets at each of three rates, all trained side by side from one seed, each by its own gradient,
clipped to a norm of 1. A net is done when its loss has been below GOAL five times in a row, or
after MOST updates, and is judged as it was then. `parity`: of 20 bits, answered after each;
`signed_on` has no goal. `bit_50`, `bit_1000`: one bit, remembered for so many steps. `count`: a^n
b^n with n up to 10, without a goal, the rate falling to 0. `score`: of 500 last answers the share
that is right at the length that is `tested`; of `count` the largest n up to which all answers are
right. Takes about five minutes on two cores.
"""

import torch
from torch import nn
from torch.func import functional_call, stack_module_state, vmap
from torch.nn.functional import binary_cross_entropy_with_logits

from helpers.cells import GRU, LSTM
from helpers.mingru import MinGRU, OneSum
from helpers.tasks.bits import matched_strings, one_bit
from helpers.training.train import cosine_rate
from studies.run import Study

RATES, NETS, SEED, CLIP, GOAL = (1e-2, 3e-3, 1e-3), 5, 0, 1.0, 0.02
BITS, LONG, TRAINED, COUNTED, TEST = 20, 200, 10, 60, 500
MOST = {"parity": 800, "bit_50": 300, "bit_1000": 300, "count": 1000}
BATCH = {"parity": 32, "bit_50": 32, "bit_1000": 16, "count": 1}
HIDDEN = {"parity": 16, "bit_50": 8, "bit_1000": 8, "count": 8}
NO_GOAL = ("signed_on", "count")


class Untied(MinGRU):
    """A minGRU with a gate of its own for what is written: h' = f * h + i * n."""

    def __init__(self, input_size, hidden_size, b_f=None, b_i=None):
        super().__init__(input_size, hidden_size, b_f)
        self.write = nn.Linear(input_size, hidden_size)
        if b_i is not None:
            nn.init.constant_(self.write.bias, b_i)

    def parts(self, x):
        """f, and i * n."""
        f, n = (x @ self.weight.T + self.bias).chunk(2, dim=-1)
        return f.sigmoid(), self.write(x).sigmoid() * n


class Two(nn.Module):
    """Two minGRUs, the second of which reads the states of the first and is added to them."""

    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.first, self.second = MinGRU(input_size, hidden_size), MinGRU(hidden_size, hidden_size)

    def forward(self, x):
        """x (T, B, D) -> out (T, B, H), and None."""
        out = self.first(x)[0]
        return out + self.second(out)[0], None


class Reader(nn.Module):
    """Answers at every step, by a net of one hidden layer (`deep`) or a linear readout."""

    def __init__(self, recurrent, deep):
        super().__init__()
        hidden = recurrent.hidden_size
        self.recurrent, layers = recurrent, [nn.Linear(hidden, hidden), nn.Tanh()] if deep else []
        self.readout = nn.Sequential(*layers, nn.Linear(hidden, 1))

    def forward(self, x):
        """x (T, B, D) -> (T, B)."""
        return self.readout(self.recurrent(x)[0])[..., 0]


CELLS = {
    "mingru": MinGRU,
    "mingru_7": lambda D, H: MinGRU(D, H, b_z=7),
    "mingru_2": Two,
    "signed": lambda D, H: MinGRU(D, H, gate=torch.tanh),
    "signed_on": lambda D, H: MinGRU(D, H, gate=torch.tanh),
    "untied": Untied,
    "untied_7": lambda D, H: Untied(D, H, b_f=7),
    "untied_7_shut": lambda D, H: Untied(D, H, b_f=7, b_i=-7),
    "gru": GRU,
    "lstm": LSTM,
}
TASKS = {
    "parity": ["mingru", "mingru_2", "signed", "signed_on", "gru", "lstm"],
    "bit_50": ["mingru", "mingru_7"],
    "bit_1000": ["mingru_7", "untied_7", "untied_7_shut"],
    "count": ["mingru", "untied"],
}


def build(task: str, name: str) -> nn.Module:
    """One net."""
    recurrent = CELLS[name](1 if task == "parity" else 2, HIDDEN[task])
    return OneSum(recurrent) if task.startswith("bit") else Reader(recurrent, task == "parity")


def parity(steps: int, batch: int):
    """Bits x (T, B, 1), and whether the number of ones so far is odd, (T, B)."""
    x = torch.randint(2, (steps, batch, 1)).float()
    return x, x[..., 0].cumsum(dim=0) % 2


def draw(task: str, steps: int, batch: int):
    """Inputs, answers, and which of these are asked for."""
    if task == "count":
        return matched_strings(steps)
    x, answer = parity(steps, batch) if task == "parity" else one_bit(steps, batch)
    return x, answer, torch.ones_like(answer, dtype=torch.bool)


class Many:
    """Nets of one kind side by side, NETS at each rate."""

    def __init__(self, nets: list[nn.Module]):
        self.kind, (together, _) = nets[0], stack_module_state(nets)
        # the parameters of the nets of each rate, (NETS, …)
        self.groups = [
            {
                n: nn.Parameter(p[first : first + NETS].detach().clone())
                for n, p in together.items()
            }
            for first in range(0, len(nets), NETS)
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


def _own(rows):
    return nn.Parameter(rows.detach().clone())


def learn(nets: Many, task: str, name: str):
    """For each net the updates until it was done, and its parameters then."""
    groups = [{"params": [*g.values()], "lr": r} for g, r in zip(nets.groups, RATES, strict=True)]
    optimizer, count = torch.optim.Adam(groups), NETS * len(RATES)
    low, done = [0] * count, {}
    steps = {"parity": BITS, "count": TRAINED}.get(task) or int(task.removeprefix("bit_"))
    endless = task in NO_GOAL or name in NO_GOAL
    for made in range(1, MOST[task] + 1):
        if task == "count":
            for group, rate in zip(optimizer.param_groups, RATES, strict=True):
                group["lr"] = cosine_rate(rate, made - 1, MOST[task])
        drawn = [draw(task, steps, BATCH[task]) for _ in range(count)]
        x, answer, asked = map(torch.stack, zip(*drawn, strict=True))
        losses = binary_cross_entropy_with_logits(nets.answers(x), answer, reduction="none")
        losses = torch.where(asked, losses, 0).flatten(1).sum(1) / asked.flatten(1).sum(1)
        optimizer.zero_grad()
        losses.sum().backward()
        nets.clip()
        optimizer.step()
        low = [n + 1 if loss < GOAL else 0 for n, loss in zip(low, losses.tolist(), strict=True)]
        for k in range(count):
            if k not in done and ((low[k] >= 5 and not endless) or made == MOST[task]):
                now = nets.parameters()
                done[k] = made, {n: p[k].detach().clone() for n, p in now.items()}
        if len(done) == count:
            break
    return [done[k] for k in range(count)]


def find(task: str, name: str, _seed: int):
    """For each net its rate, its updates, and its score at each length that is tested."""
    nets = Many([build(task, name) for _ in range(NETS * len(RATES))])
    lengths = {"parity": (BITS, LONG), "count": (COUNTED,)}.get(task)
    lengths = lengths or (int(task.removeprefix("bit_")),)
    for k, (updates, parameters) in enumerate(learn(nets, task, name)):
        for steps in lengths:
            found = score(task, nets.kind, parameters, steps)
            yield RATES[k // NETS], k % NETS, updates, steps, found


@torch.no_grad()
def score(task, kind, parameters, steps):
    """The share of last answers that are right, or how far all are."""
    x, answer, asked = draw(task, steps, TEST)
    said = functional_call(kind, parameters, (x,)) > 0
    if task == "count":
        right = ~((said != (answer > 0)) & asked).any(dim=0)
        return int(right.long().cumprod(dim=0).sum())
    right = said == (answer > 0.5)
    return f"{(right[-1] if task == 'parity' else right).float().mean().item():.3f}"


STUDY = Study(
    name="gates_today",
    columns=("task", "net", "seed", "rate", "number", "updates", "tested", "score"),
    settings=[(task, net, SEED) for task, nets in TASKS.items() for net in nets],
    find=find,
    cheap=[("bit_50", "mingru_7", SEED)],
    near=0.05,
)
