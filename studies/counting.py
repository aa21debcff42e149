"""How far does a cell count after training on short strings? -> data/counting.csv, lesson 11.

Cells with nearly as many parameters each read a^n b^n and say at every b whether it is the last;
they are trained on n up to 10. `reach` is the largest n up to 60 such that all answers are right
for 1 … n. What keeps a GRU from counting far, that its state is confined or that z ties keeping to
writing? One control takes each away: "room" multiplies the candidate by ROOM, so that the state
may grow to ±ROOM, "untied" writes through a gate of its own, h' = z * h + i * n, and
"untied_wall" does so within ±1. Three more ask the same of the LSTM: "tied" couples its gates
(i = 1 − f), "tied_room" has the room as well, "wall" keeps c within ±1; "open" has no output gate
(o = 1). All nets of a cell, ten for each of three initialisations and three
learning rates, are trained side by side from one seed, each by its own gradient. Takes four
minutes on two cores.
"""

from itertools import product

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

from helpers.nets.initial import ALWAYS, chrono_bias, set_bias, zero_biases
from helpers.tasks.bits import matched_strings
from helpers.training.train import cosine_rate
from studies.run import Study
from studies.starts import make

# Units, for 128 trained parameters or 135.
UNITS = {
    **dict.fromkeys(("lstm", "wall", "untied", "untied_wall"), 4),
    **dict.fromkeys(("gru", "room", "open", "tied", "tied_room"), 5),
}
UNTIED = ("untied", "untied_wall")
STARTS = ("", "_5", "_chrono")  # torch's; a bias of 5 on the gate that keeps; chrono
RATES, SEED, NETS = (5e-2, 2e-2, 5e-3), 0, 10
TRAINED, TESTED, UPDATES, CLIP, ROOM = 10, 60, 1000, 1.0, 20.0


def build(kind: str, start: str) -> list[torch.Tensor]:
    """The starting values of one net: W_ih, W_hh, b_ih, b_hh of the cell, readout and offset.

    The rows are those of torch, i, f, g, o or r, z, n; an untied GRU has a gate more, the last.
    """
    like = {"gru": "gru", "room": "gru", **dict.fromkeys(UNTIED, "")}.get(kind, "lstm")
    cell = make(f"{like}{start}" if like else "lstm", 2, UNITS[kind], longest=2 * TRAINED)
    if kind == "open":
        set_bias(cell, "o", ALWAYS)
    if kind in UNTIED:
        _start_untied(cell, start)
    readout = nn.Linear(UNITS[kind], 1)
    return [p.detach() for p in (*cell.parameters(), readout.weight, readout.bias)]


def _start_untied(cell, start):
    """Give r, z, n and i the start of a GRU; i starts as in an LSTM."""
    z, i = "f", "o"  # what set_bias calls the second and the fourth set of rows
    if start == "_5":
        set_bias(cell, z, 5.0)
    elif start == "_chrono":
        keep = chrono_bias(cell.hidden_size, 2 * TRAINED)
        set_bias(set_bias(zero_biases(cell), z, keep), i, -keep)


def lstm(kind: str, p: torch.Tensor, q: torch.Tensor, c: torch.Tensor):
    """One step: what comes from x and from h, (N, B, 4H) each, and c -> h and c, (N, B, H)."""
    i, f, g, o = (p + q).chunk(4, dim=-1)
    f, g = f.sigmoid(), g.tanh()
    i = 1 - f if kind.startswith("tied") else i.sigmoid()
    c = walled(kind, f * c + i * (ROOM * g if kind == "tied_room" else g))
    return o.sigmoid() * c.tanh(), c


def gru(kind: str, p: torch.Tensor, q: torch.Tensor, h: torch.Tensor):
    """One step: what comes from x and from h, (N, B, 3H) or (N, B, 4H) each, and h -> h, twice."""
    H = h.shape[-1]
    (x_r, x_z, x_n, *x_i), (h_r, h_z, h_n, *h_i) = p.split(H, dim=-1), q.split(H, dim=-1)
    z = (x_z + h_z).sigmoid()
    n = (x_n + (x_r + h_r).sigmoid() * h_n).tanh()
    i = (x_i[0] + h_i[0]).sigmoid() if kind in UNTIED else 1 - z
    h = walled(kind, z * h + i * (ROOM * n if kind == "room" else n))
    return h, h


def walled(kind: str, state: torch.Tensor) -> torch.Tensor:
    """The state, which in some kinds ends at ±1."""
    return state.clamp(-1, 1) if kind.endswith("wall") else state


def answers(kind: str, parameters: list[torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """What N nets answer at every step, above 0 for yes: x (T, B, 2) -> (N, T, B)."""
    W_ih, W_hh, b_ih, b_hh, readout, offset = parameters
    step = gru if kind in ("gru", "room", *UNTIED) else lstm
    h = kept = x.new_zeros(len(W_ih), x.shape[1], W_hh.shape[-1])
    shown = []
    for x_t in x:
        p = x_t @ W_ih.mT + b_ih[:, None]
        h, kept = step(kind, p, torch.baddbmm(b_hh[:, None], h, W_hh.mT), kept)
        shown.append(h)
    return (torch.stack(shown, dim=1) @ readout.mT[:, None]).squeeze(-1) + offset[..., None]


def learn(kind: str, nets: list[list[nn.Parameter]]) -> list[float]:
    """Train the nets of each rate, each by its own gradient; return their losses at the end."""
    groups = [{"params": each, "lr": rate} for each, rate in zip(nets, RATES, strict=True)]
    optimizer = torch.optim.Adam(groups)
    x, last, asked = matched_strings(TRAINED)
    for made in range(UPDATES):
        for group, rate in zip(optimizer.param_groups, RATES, strict=True):
            group["lr"] = cosine_rate(rate, made, UPDATES)
        said = answers(kind, together(nets), x)[:, asked]
        wanted = last[asked].expand_as(said)
        losses = binary_cross_entropy_with_logits(said, wanted, reduction="none").mean(dim=1)
        optimizer.zero_grad()
        losses.sum().backward()
        for parameters in nets:
            clip(parameters)
        optimizer.step()
    return losses.tolist()


def together(nets: list[list[nn.Parameter]]) -> list[torch.Tensor]:
    """The parameters of the nets of all rates, each (N, …)."""
    return [torch.cat(each) for each in zip(*nets, strict=True)]


def clip(parameters: list[nn.Parameter]) -> None:
    """Bound the norm of each net's gradient by CLIP."""
    norms = torch.stack([p.grad.flatten(1).norm(dim=1) for p in parameters]).norm(dim=0)
    for p in parameters:
        p.grad.mul_((CLIP / (norms + 1e-6)).clamp(max=1).view(-1, *[1] * (p.ndim - 1)))


@torch.no_grad()
def reach(answer) -> list[int]:
    """The largest n, at most TESTED, up to which all answers are right, for each net.

    `answer(x)` gives what the nets answer, (N, T, B).
    """
    x, last, asked = matched_strings(TESTED)
    wrong = ((answer(x) > 0) != (last > 0)) & asked
    right = ~wrong.any(dim=1)  # (N, B)
    return right.long().cumprod(dim=1).sum(dim=1).tolist()


def find(kind: str, seed: int):
    """For each start, rate and net the loss at the end of training, and the reach."""
    which = list(product(STARTS, range(NETS)))
    drawn = zip(*(build(kind, start) for start, _ in which), strict=True)
    stacked = [torch.stack(each) for each in drawn]
    nets = [[nn.Parameter(each.clone()) for each in stacked] for _ in RATES]
    losses = learn(kind, nets)
    reaches = reach(lambda x: answers(kind, together(nets), x))
    rows = zip(product(RATES, which), losses, reaches, strict=True)
    for (rate, (start, net)), loss, found in rows:
        yield f"{kind}{start}", rate, net, f"{loss:.4f}", found


STUDY = Study(
    name="counting",
    columns=("cell", "seed", "setting", "rate", "net", "loss", "reach"),
    settings=list(product(UNITS, (SEED,))),
    find=find,
    cheap=[("gru", SEED)],
    near=0.5,
)
