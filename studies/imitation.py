"""Can one cell learn to do what another does? -> data/imitation.csv, for lesson 06.

A teacher is drawn and left as it is: a GRU, or an LSTM without output gate (`open`, o = 1). A
student of the other kind starts from the teacher's own weights, as far as it has a use for them,
and learns to show what the teacher shows, by a linear layer on its h. Three more students of
the LSTM: a GRU with twice the units (`gru_8`), a GRU whose i is not tied to z (`untied`), and the
teacher's own kind but for its gates, which are tied (`tied`, i = 1 − f). `keep`: the bias with
which the teacher's gate f (z) was drawn. At three learning rates, five pairs each, trained side
by side from one seed. `before` and `after`: the mean squared error on fresh sequences over the
variance of what the teacher shows. Takes about three minutes on two cores.
"""

from itertools import product

import torch
from torch import nn

from helpers.training.train import train
from studies.run import Study

STUDENTS = ("gru", "gru_8", "untied", "tied")  # of the LSTM without output gate
PAIRS = [("gru", "open"), *(("open", student) for student in STUDENTS)]
KEEPS, RATES, SEED = (0, 3), (0.1, 0.03, 0.01), 0
NETS, INPUTS, UNITS, UPDATES, STEPS, BATCH, TESTED = 5, 2, 4, 300, 20, 16, 200


class Cells(nn.Module):
    """Cells of one kind, side by side: a gate has W (N, D, H), U (N, H, H), and b, d (N, 1, H).

    f keeps (the GRU's z), i writes, n is the candidate, r the reset gate. "gru" and "tied" have
    i = 1 − f; "gru" and "untied" have r, and no tanh at the output; "open" has its own i, no r.
    """

    def __init__(self, kind: str):
        super().__init__()
        self.kind, _, units = kind.partition("_")
        self.units = int(units or UNITS)
        sizes = [(INPUTS, self.units), (self.units, self.units), (1, self.units), (1, self.units)]
        self.gates = nn.ParameterDict(
            {f"{gate}{k}": torch.empty(NETS, *s) for gate in "finr" for k, s in enumerate(sizes)}
        )
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -(self.units**-0.5), self.units**-0.5)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """x (T, N, B, D) -> what is shown, (T, N, B, H)."""
        h = c = x.new_zeros(*x.shape[1:3], self.units)
        shown = []
        for x_t in x:
            f, (of_x, of_h) = self._gate("f", x_t, h), self._parts("n", x_t, h)
            i = 1 - f if self.kind in ("gru", "tied") else self._gate("i", x_t, h)
            r = 1 if self.kind in ("open", "tied") else self._gate("r", x_t, h)
            c = f * c + i * (of_x + r * of_h).tanh()
            h = c.tanh() if self.kind in ("open", "tied") else c
            shown.append(h)
        return torch.stack(shown)

    def _parts(self, gate, x, h):
        W, U, b, d = (self.gates[f"{gate}{k}"] for k in range(4))
        return x @ W + b, h @ U + d

    def _gate(self, gate, x, h):
        return sum(self._parts(gate, x, h)).sigmoid()


class Student(nn.Module):
    """Cells of one kind that start as their teachers are, and what reads them."""

    def __init__(self, kind: str, teacher: Cells):
        super().__init__()
        self.cells = Cells(kind)
        self.read = nn.Parameter(torch.eye(self.cells.units, UNITS).repeat(NETS, 1, 1))
        self.bias = nn.Parameter(torch.zeros(NETS, 1, UNITS))
        for name, own in self.cells.gates.items():
            own.data[:, : teacher.gates[name].shape[1], :UNITS] = self._start(name, teacher)

    @staticmethod
    def _start(name, teacher):
        """The teacher's weights: i = 1 − f of a GRU as a gate, no r as an r that is wide open."""
        gate, k = name
        if gate == "i" and teacher.kind == "gru":
            return -teacher.gates[f"f{k}"]
        if gate == "r" and teacher.kind == "open":
            return torch.full_like(teacher.gates[name], 4.0 if k == "2" else 0.0)
        return teacher.gates[name]

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """x (T, N, B, D) -> a guess of what the teachers show, (T, N, B, UNITS)."""
        return self.cells(x) @ self.read + self.bias


@torch.no_grad()
def draw(kind: str, keep: float) -> Cells:
    """Teachers, drawn as torch draws a layer, but for the bias of the gate that keeps."""
    cells = Cells(kind)
    cells.gates["f2"].fill_(keep)
    cells.gates["f3"].zero_()
    return cells.requires_grad_(False)


def left(student: nn.Module, teacher: Cells, batch: int) -> torch.Tensor:
    """The share of the variance of what each teacher shows that its student misses, (N,)."""
    x = 2 * torch.randn(STEPS, NETS, batch, INPUTS)
    wanted = teacher(x)
    error = ((student(x) - wanted) ** 2).mean(dim=(0, 2, 3))
    return error / wanted.var(dim=(0, 2)).mean(dim=-1)


def find(teacher: str, student: str, keep: float, rate: float, _seed: int):
    """For each pair what the student misses before and after the training."""
    teachers = draw(teacher, keep)
    students = Student(student, teachers)
    with torch.no_grad():
        before = left(students, teachers, TESTED)
    train(students, lambda s: left(s, teachers, BATCH).sum(), UPDATES, rate, cosine=True)
    with torch.no_grad():
        after = left(students, teachers, TESTED)
    for k in range(NETS):
        yield k, f"{before[k]:.3g}", f"{after[k]:.3g}"


STUDY = Study(
    name="imitation",
    columns=("teacher", "student", "keep", "rate", "seed", "net", "before", "after"),
    settings=[(*pair, keep, rate, SEED) for rate, pair, keep in product(RATES, PAIRS, KEEPS)],
    find=find,
    cheap=[("gru", "open", 3, 0.01, SEED)],
    near=0.05,
)
