"""Who closes brackets by their kind, and how far back must it look? -> data/brackets.csv.

For lesson 09. `reader` is an LSTM or a table of counts; `look` is how many symbols back it may
look, 0 for all. An LSTM that may look 8 back reads the last eight anew at every step, from a state
of 0, and was trained so. "told" is a table that is told which brackets are open, "last" one that
is told the last bracket written. The seed draws the training formulas and the weights; validation
and test formulas are the same for all. `validation` is the loss when training stopped (cross
entropy), `perplexity` that of the test formulas; `closes` is the share of their closing brackets
for which the right kind was preferred; `near`, `middle` and `far` that where it was opened at most
8, at most 16, and more than 16 symbols before; `balanced` is the share of 500 written formulas
whose brackets are right. Takes about five minutes on two cores.
"""

import math
from functools import cache

import torch
from torch import nn

from helpers.nets.readouts import EveryStep
from helpers.rivals.tables import Table, steps
from helpers.tasks.brackets import (
    SYMBOLS,
    balanced,
    distances,
    formulas,
    net_closes,
    opened,
    table_closes,
)  # fmt: skip
from helpers.tasks.writing import shifted
from helpers.training.sampling import sample
from helpers.training.stopping import loss_on, train_and_stop
from studies.run import Study

TRAIN = 2000
HELD_OUT = {"validation": (500, 1001), "test": (500, 1002)}  # how many, and from which seed
RATES, SEEDS = (0.03, 0.01, 0.003), range(5)
WINDOW, LOOKS = 8, (1, 2, 4, 8, 16)
UNITS, EMBEDDED = 64, 16
BATCH, UPDATES, EVERY = {0: 64, WINDOW: 256}, {0: 300, WINDOW: 400}, 100
WRITTEN, MOST, BINS = 500, 60, ((0, 8), (9, 16), (17, 40))


class Window(nn.Module):
    """A net that reads the last `look` symbols anew at every step, from a state of 0."""

    def __init__(self, net: nn.Module, look: int):
        super().__init__()
        self.net, self.look = net, look

    def forward(self, read: torch.Tensor) -> torch.Tensor:
        """Indices (T, B) -> logits (T, B, symbols); "·" stands before the first symbol."""
        return self.net(windows(read, self.look))[0][-1].unflatten(0, read.shape)


class Last(nn.Module):
    """What a net tells after the last of what it reads."""

    def __init__(self, net: nn.Module):
        super().__init__()
        self.net = net

    def forward(self, read: torch.Tensor) -> torch.Tensor:
        """Indices (T, B) -> logits (B, symbols)."""
        return self.net(read)[0][-1]


def windows(read: torch.Tensor, look: int) -> torch.Tensor:
    """The last `look` symbols at every step of (T, B), as (look, T · B)."""
    before = read.new_zeros(look - 1, read.shape[1])
    return torch.cat([before, read]).unfold(0, look, 1).flatten(0, 1).T


@cache
def held_out(part: str) -> list[str]:
    """The validation or test formulas."""
    return formulas(*HELD_OUT[part])


def find(reader: str, look: int, rate: float, seed: int):
    """What one net or table makes of the test formulas."""
    if reader == "lstm":
        validation, perplexity, right, written = _lstm(look, rate, seed)
    else:
        validation, perplexity, right, written = _table(reader, look, seed)
    gaps = [gap for formula in held_out("test") for gap in distances(formula)]
    found = [*zip(right, gaps, strict=True)]
    bins = [[ok for ok, gap in found if low <= gap <= high] for low, high in BINS]
    yield (
        *(f"{validation:.4f}", f"{perplexity:.3f}"),
        *(f"{sum(some) / len(some):.3f}" for some in (right, *bins)),
        f"{sum(map(balanced, written)) / len(written):.3f}",
    )


def last_bracket(tokens) -> str | None:
    """The last bracket of the tokens, open or not."""
    return next((token for token in reversed(tokens) if token in "()[]{}"), None)


PLACES = {
    "table": lambda tokens: None,
    "last": last_bracket,
    "told": lambda tokens: tuple(opened(tokens)),
}


def _table(reader, look, seed):
    counted = Table(steps(formulas(TRAIN, seed)), look, SYMBOLS, PLACES[reader])
    validation, test = (steps(held_out(part)) for part in HELD_OUT)
    right = table_closes(counted.probability, test)
    written = counted.write(WRITTEN, longest=MOST, seed=seed)
    return counted.cross_entropy(validation), counted.perplexity(test), right, written


def _lstm(look, rate, seed):
    embedding = nn.Embedding(len(SYMBOLS), EMBEDDED)
    net = nn.Sequential(embedding, EveryStep(nn.LSTM(EMBEDDED, UNITS), len(SYMBOLS)))
    parts = {part: shifted(held_out(part), SYMBOLS) for part in HELD_OUT}
    parts["train"] = shifted(formulas(TRAIN, seed), SYMBOLS)
    learner, told = (Last(net), _each_step(parts, look)) if look else (net, parts)
    history = train_and_stop(
        learner, told, BATCH[look], UPDATES[look], rate, every=EVERY, cosine=True
    )
    reader = Window(net, look) if look else net
    with torch.no_grad():
        perplexity = math.exp(loss_on(reader, *parts["test"]))
    right = net_closes(reader, *parts["test"])
    written = _write(net, look) if look else sample(net, SYMBOLS, WRITTEN, longest=MOST)
    return min(history.validation), perplexity, right, written


def _each_step(parts, look):
    """Every step of every formula on its own: what a window shows, and what comes next."""
    return {
        part: (windows(read, look)[:, kept], wanted.flatten()[kept])
        for part, (read, wanted) in parts.items()
        for kept in [wanted.flatten() >= 0]
    }


@torch.no_grad()
def _write(net, look):
    """Formulas that a net writes which reads the last `look` symbols anew at every step."""
    drawn = torch.zeros(1, WRITTEN, dtype=torch.long)
    open_ = torch.ones(WRITTEN, dtype=torch.bool)
    for _ in range(MOST):
        logits = Last(net)(windows(drawn, look)[:, -WRITTEN:])
        symbol = torch.multinomial(logits.softmax(dim=-1), 1)[:, 0] * open_
        open_ &= symbol != 0
        drawn = torch.cat([drawn, symbol[None]])
    return ["".join(SYMBOLS[k] for k in column if k) for column in drawn.T.tolist()]


STUDY = Study(
    name="brackets",
    columns=(
        *("reader", "look", "rate", "seed"),
        *("validation", "perplexity", "closes", "near", "middle", "far", "balanced"),
    ),
    settings=[
        *(("lstm", look, rate, seed) for look in (0, WINDOW) for rate in RATES for seed in SEEDS),
        *(("table", look, 0, seed) for look in LOOKS for seed in SEEDS),
        *((reader, 2, 0, seed) for reader in ("told", "last") for seed in SEEDS),
    ],
    find=find,
    cheap=[("lstm", 0, 0.01, 0), ("told", 2, 0, 0)],
    near=0.1,
)
