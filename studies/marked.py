"""Which gate does an LSTM need to catch a marked number? -> data/marked.csv, lesson 03.

LSTMs of one unit compute all their gates, or one gate is held open (a bias of 100: the sigmoid
rounds to 1, and its gradient to 0); and LSTMs of two units, of which the first answers, do without
an input gate. Three learning rates, twenty nets each, trained side by side from one seed. Takes
about three minutes on two cores.
"""

from itertools import product

import torch
from torch import nn
from torch.func import functional_call, stack_module_state, vmap

from helpers.cells import LSTM
from helpers.nets.initial import ALWAYS, set_bias
from helpers.nets.trace import trace
from helpers.tasks.marked import marked_values
from helpers.training.train import train
from studies.run import Study

CELLS = [("none", 1), ("i", 1), ("f", 1), ("o", 1), ("i", 2)]  # the gate held open, the units
RATES, SEED = (1e-1, 3e-2, 1e-2), 0  # high rates: a cell of one unit has twenty parameters
NETS, UPDATES, TESTED = 20, 600, 2000


class Many(nn.Module):
    """Nets of one kind, each with its own input: what is learned in one is not felt in another."""

    def __init__(self, nets: list[nn.Module]):
        super().__init__()
        self.kind = [nets[0]]  # in a list: it is no part of the model
        self.stacked = nn.ParameterDict(stack_module_state(nets)[0])

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """x (N, T, B, D) -> the outputs of N nets (N, T, B, H)."""

        def one(parameters, x):
            return functional_call(self.kind[0], parameters, (x,))[0]

        return vmap(one)(dict(self.stacked), x)

    @torch.no_grad()
    def separate(self) -> list[nn.Module]:
        """The nets, one by one."""
        nets = [LSTM(2, self.kind[0].hidden_size) for _ in range(NETS)]
        for k, net in enumerate(nets):
            net.load_state_dict({name: rows[k] for name, rows in self.stacked.items()})
        return nets


def build(held: str, units: int) -> LSTM:
    """The cell of one run: b_f starts at 1, and one gate may be open for good."""
    lstm = set_bias(LSTM(2, units), "f", 1.0)
    return lstm if held == "none" else set_bias(lstm, held, ALWAYS)


def errors(nets: Many, batch: int = 64) -> torch.Tensor:
    """The mean squared error of the first unit's h at the last step, for each net."""
    x, wanted = map(torch.stack, zip(*(marked_values(batch) for _ in range(NETS)), strict=True))
    return ((nets(x)[:, -1, :, 0] - wanted) ** 2).mean(dim=1)


def find(held: str, units: int, rate: float, _seed: int):
    """For each net its error after training, and how it is done (see `carriers`)."""
    nets = Many([build(held, units) for _ in range(NETS)])
    train(nets, lambda nets: errors(nets).sum(), UPDATES, rate)
    with torch.no_grad():
        found = errors(nets, TESTED).tolist()
    for k, (net, error) in enumerate(zip(nets.separate(), found, strict=True)):
        yield k, f"{error:.4f}", *(f"{value:.2f}" for value in carriers(net))


def carriers(net: nn.Module) -> list[float]:
    """How g and i of the first unit vary where the marker is (std); mean i there and elsewhere."""
    x, _ = marked_values(TESTED)
    record, marked = trace(net, x), x[..., 1] == 1
    g, i = record["g"][..., 0], record["i"][..., 0]
    values = g[marked].std(), i[marked].std(), i[marked].mean(), i[~marked].mean()
    return [value.item() for value in values]


STUDY = Study(
    name="marked",
    columns=("held", "units", "rate", "seed", "net", "error", "std_g", "std_i", "i_on", "i_off"),
    settings=[(*cell, rate, SEED) for cell, rate in product(CELLS, RATES)],
    find=find,
    cheap=[("none", 1, 1e-1, SEED)],
    near=0.05,
)
