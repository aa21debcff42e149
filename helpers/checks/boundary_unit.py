"""Check of lesson 05: the unit whose forget gate closes most where something new begins."""

import torch

from helpers.checks.fresh import fresh
from helpers.checks.report import Mistake, report

STEPS, BATCH, EVERY = 120, 4, 12
ROLES = {  # of each unit: its mean f elsewhere, and where something new begins
    "right": (0.95, 0.35),
    "lowest": (0.09, 0.09),
    "lowest_there": (0.13, 0.06),
    "opens": (0.2, 0.9),
    "highest": (0.98, 0.97),
    "late": (0.95, 0.95),  # it closes one step later
}


def check_boundary_unit(answer, hint: int = 0) -> None:
    """Let `answer(f, starts)` find in made-up records the unit that closes most at boundaries.

    f (T, B, H), starts (T, B), bool. Prints the verdict in the notebook's language and never
    raises; `hint` is the number of hints.
    """
    report("check_boundary_unit", lambda: _judge(answer), hint)


def _judge(answer):
    order = fresh(len(ROLES)).argsort().tolist()
    names = [list(ROLES)[k] for k in order]
    for _ in range(3):
        names = names[1:] + names[:1]  # each time the right unit has another number
        f, starts = _record(names)
        role = names[_as_index(answer(f, starts))]
        if role != "right":
            raise Mistake(f"check_boundary_unit.{role}")


def _record(names):
    """Forget gates f (T, B, H) of units with these roles, and starts (T, B)."""
    starts = fresh(STEPS, BATCH) > 1.4  # about one step in twelve
    starts[0] = starts[EVERY::EVERY] = True
    after = torch.zeros_like(starts)
    after[1:] = starts[:-1]
    f = torch.empty(STEPS, BATCH, len(names), dtype=torch.float64)
    for k, name in enumerate(names):
        elsewhere, there = ROLES[name]
        f[..., k] = torch.where(starts, there, elsewhere)
        if name == "late":
            f[..., k] = torch.where(after & ~starts, 0.1, f[..., k])
    f = (f.logit() + fresh(*f.shape) / 10).sigmoid()
    return f.float(), starts


def _as_index(given):
    """The number of a unit, or a Mistake that says what it is instead."""
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    if isinstance(given, torch.Tensor):
        if given.numel() != 1:
            raise Mistake("check_boundary_unit.not_one", given=tuple(given.shape))
        given = given.item()
    if given not in range(len(ROLES)):
        raise Mistake("check_boundary_unit.no_unit", given=repr(given), last=len(ROLES) - 1)
    return int(given)
