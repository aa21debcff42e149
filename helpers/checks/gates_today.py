"""Checks of lesson 12: the last state as one sum, and a gate that does parity for ever."""

import torch

from helpers.checks.compare import as_tensor, expect_parts
from helpers.checks.draws import fresh
from helpers.checks.judge import judge
from helpers.checks.verdict import Mistake, exercise, returned
from helpers.mingru import last_state, scan

SHORT, LONG, BATCH, HIDDEN = 6, 1000, 2, 3
BITS, MANY, SAMPLES = 12, 100_000, 4
LOOSE = 0.01  # of states of about 1
NEAR = 0.01  # of 0 or 1: as far from it as a state may be


@exercise
def check_last_state(answer):
    """Compare `answer(z, n)` with h_T of h = z * h + (1 - z) * n from h = 0, also at T = 1000.

    z and n (T, B, H), z between 0 and 1 -> (B, H).
    """
    judge(answer, _draw_gates, _sums, "h_T", other="other")
    z, n = (torch.sigmoid(fresh(LONG, BATCH, HIDDEN)), fresh(LONG, BATCH, HIDDEN))
    given = as_tensor("h_T", returned(answer, z.clone(), n.clone()))
    if not given.isfinite().all():
        raise Mistake("nan")
    right = last_state(z.double(), ((1 - z) * n).double())
    if not (given - right).abs().max() <= LOOSE:  # sums of a thousand logarithms lose digits
        raise Mistake("long")


def _draw_gates():
    return torch.sigmoid(fresh(SHORT, BATCH, HIDDEN)), fresh(SHORT, BATCH, HIDDEN)


def _sums(z, n):
    """The right sum, then what each frequent mistake gives, in pairs with its name."""
    ones = torch.ones_like(z[:1])
    through = z.flip(0).cumprod(dim=0).flip(0)  # of all from step t on
    after = torch.cat([through[1:], ones])
    before = torch.cat([ones, z.cumprod(dim=0)[:-1]])
    written = (1 - z) * n
    yield "right", (after * written).sum(dim=0)
    yield "own", (through * written).sum(dim=0)
    yield "too_few", (torch.cat([after[1:], ones]) * written).sum(dim=0)
    yield "before", (before * written).sum(dim=0)
    yield "before", (z.cumprod(dim=0) * written).sum(dim=0)
    yield "no_write", (after * n).sum(dim=0)
    yield "swapped", (torch.cat([(1 - z).flip(0).cumprod(0).flip(0)[1:], ones]) * z * n).sum(dim=0)
    yield "sum_of_logs", (after.log() * written).sum(dim=0)
    yield "mean", (after * written).mean(dim=0)
    yield "all_gates", z.prod(dim=0) * written.sum(dim=0)
    yield "last_only", written[-1]
    yield "first_only", after[0] * written[0]


@exercise
def check_parity(answer):
    """Let `answer(x) -> z, n` drive h = z * h + (1 - z) * n from h = 0; h must be the parity.

    x (T, B), bits as 0.0 and 1.0; z within [-1, 1], n any numbers, each (T, B) or one number.
    First all sorts of short sequences, then 100,000 bits.
    """
    x = (fresh(BITS, SAMPLES) > 0).float()
    x[:3, 0] = torch.tensor([0.0, 1.0, 1.0])
    x[:, 1] = 0
    z, h, odd = _run(answer, x)
    wrong = (h - odd).abs() > NEAR
    if wrong.any():
        _explain(z, h, odd, x, wrong)
    x = (fresh(MANY, 1) > 0).float()
    _, h, odd = _run(answer, x)
    wrong = ~((h - odd).abs() <= NEAR)
    if wrong.any():
        step = int(wrong[:, 0].nonzero()[0])
        raise Mistake("fades", step=step + 1, h=f"{h[step, 0]:.3f}", odd=int(odd[step, 0]))


def _run(answer, x):
    """The gates, the states and the right states, all (T, B)."""
    given = expect_parts(returned(answer, x.clone()), 2, "two")
    z, n = (_as_wide(name, part, x) for name, part in zip("zn", given, strict=True))
    if not (z.isfinite().all() and n.isfinite().all()):
        raise Mistake("nan")
    if (z.abs() > 1).any():
        raise Mistake("range", z=f"{z[z.abs() > 1][0]:.2f}")
    return z, scan(z, (1 - z) * n), x.cumsum(dim=0) % 2


def _as_wide(name, given, x):
    """A value for each bit, or one for all."""
    tensor = as_tensor(name, given).float()
    if tensor.shape not in (x.shape, torch.Size([]), torch.Size([1])):
        raise Mistake(
            "checks.shape", name=name, given=tuple(tensor.shape), expected=tuple(x.shape)
        )
    return tensor.expand_as(x).clone()


def _explain(z, h, odd, x, wrong):
    if (z >= 0).all():
        raise Mistake("positive")
    if (h[:, 1] != 0).any():
        raise Mistake("zeros", h=f"{h[h[:, 1] != 0, 1][0]:.2f}")
    if (h == 0).all():
        raise Mistake("nothing")
    high = h[odd == 1]
    if (high - high[0]).abs().max() < NEAR and (h[odd == 0].abs() < NEAR).all():
        raise Mistake("height", h=f"{high[0]:.2f}")
    step, sample = wrong.nonzero()[0].tolist()
    bits = " ".join(str(int(bit)) for bit in x[: step + 1, sample])
    raise Mistake("other", bits=bits, h=f"{h[step, sample]:.2f}", odd=int(odd[step, sample]))
