"""Check of lesson 08: probabilities without what cannot come, in sum 1 again."""

from functools import partial

import torch

from helpers.checks.draws import fresh
from helpers.checks.judge import judge
from helpers.checks.verdict import exercise, returned

WORDS, LABELS = 5, 7
ERRORS = {"must match the size": "keepdim", "broadcast": "keepdim"}


@exercise
def check_strike_out(answer):
    """Compare `answer(p, seen)` with p (B, V) set to 0 where seen, each row scaled to sum 1."""
    run = partial(returned, told=ERRORS)
    judge(answer, _draw, _answers, "p", run=run, several="one_value", other=_other)


def _draw():
    """Probabilities, and what to strike out: nothing in one row, never all but one."""
    seen = torch.rand(WORDS, LABELS) < torch.tensor([[0.0], [0.2], [0.4], [0.5], [0.5]])
    seen[:, torch.randperm(LABELS)[:2]] = False
    return fresh(WORDS, LABELS).softmax(dim=-1), seen[torch.randperm(WORDS)]


def _answers(p, seen):
    """What the right answer gives, and what those with a frequent mistake give."""
    left, struck = p.masked_fill(seen, 0), p.masked_fill(~seen, 0)
    total = left.sum(dim=1, keepdim=True)
    free = (~seen).float()
    return [
        ("right", left / total),
        ("no_sum", left),
        ("no_sum", (p / p.sum(dim=0)).masked_fill(seen, 0)),
        ("columns", left / left.sum(dim=0).clamp(min=1e-9)),
        ("everything", left / left.sum()),
        ("inverted", struck),
        ("inverted", struck / struck.sum(dim=1, keepdim=True).clamp(min=1e-9)),
        ("evenly", left + free * (1 - total) / free.sum(dim=1, keepdim=True)),
        ("alike", free / free.sum(dim=1, keepdim=True)),
        ("softmax", left.softmax(dim=1)),
        ("unchanged", p),
    ]


def _other(given, *_):
    return "values" if given.isfinite().all() else "not_finite"
