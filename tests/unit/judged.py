"""The verdicts of a check on many draws, without its printing: for the tests of the checks."""

import os
from functools import partial
from unittest import mock

from helpers.checks.draws import draw_apart
from helpers.checks.verdict import Mistake

DRAWS = int(os.environ.get("GATEBOOK_DRAWS", 50))  # of each answer
FEW = min(DRAWS, 8) if DRAWS <= 50 else DRAWS  # where another answer shows that draws are good
POOLS = {}


def verdicts(check, *answers, draws=DRAWS) -> set[str]:
    """The keys of all mistakes that the check found in so many runs; "passed" is one of them."""
    found = set()
    for _ in range(draws):
        try:
            check.__wrapped__(*answers)
            found.add("passed")
        except Mistake as mistake:
            found.add(mistake.key)
    return found


def pooled(draw, answers):
    """Stand in for `draw_apart`: the first calls draw, and later ones meet these draws in turn.

    Checks hand out copies only, so that no answer spoils a draw for the next.
    """
    pool = POOLS.setdefault((_identity(draw), _identity(answers)), [])
    pool.append(draw_apart(draw, answers) if len(pool) < DRAWS else pool.pop(0))
    return pool[-1]


def _identity(function):
    if isinstance(function, partial):
        return function.func, function.args, frozenset(function.keywords.items())
    return function


def told_on(draws, answer, check, module, name) -> set[str]:
    """The keys of the mistakes that the answer is told, "passed" where it is right.

    draws: what the function `name` of the check's module returns, one after the other.
    """
    told = set()
    for draw in draws:
        with mock.patch.object(module, name, lambda *_, draw=draw: draw):
            told |= verdicts(check, answer, draws=1)
    return told
