"""The verdicts of a check on many draws, without its printing: for the tests of the checks."""

import os
from functools import partial
from unittest import mock

import torch

from helpers.checks.draws import draw_apart
from helpers.checks.verdict import Mistake
from helpers.lang import text

DRAWS = int(os.environ.get("GATEBOOK_DRAWS", 20))  # of each answer; soak has more
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


def line(check, key, **values) -> str:
    """What a check prints for one of its sentences, "passed" among them, or one of all checks."""
    sentence = text(key if "." in key else f"{check.__name__}.{key}", **values)
    return f"✓ {text('checks.passed')} {sentence}" if key == "passed" else f"✗ {sentence}"


def expect(said, check, answer, key, **values) -> None:
    """The answer is told just this on every draw, with these values, and `said` hears it."""
    found = set()
    for _ in range(DRAWS):
        try:
            check.__wrapped__(answer)
            found.add(line(check, "passed"))
        except Mistake as mistake:
            found.add(line(check, mistake.key, **mistake.values))
    assert found == {line(check, key, **values)}
    assert said(check, answer) in found


def expect_a_sentence(said, check, answer) -> None:
    """The answer is wrong, and not for a fault of the check; its last hint comes along."""
    first, *hints = said(check, answer, hint=9).split("\n")
    assert first.startswith("✗") and text(f"{check.__name__}.hint_3") in hints[-1]
    assert text("checks.broken", kind="", said="").split(" ")[1] not in first


def in_other_types(step) -> dict:
    """A right step of tensors that gets others first, or hands over all it returns as one."""

    def of(change):
        return lambda *given: step(*map(change, given))

    return {
        "stacked": lambda *given: torch.stack(step(*given)),
        "with a graph": of(torch.Tensor.requires_grad_),
        "float64": of(torch.Tensor.double),
        "float16": of(torch.Tensor.half),
        "bfloat16": of(torch.Tensor.bfloat16),
    }


def biased(step, ih, hh):
    """A step of which both biases, its last two arguments, are multiplied by 1 or by 0."""
    return lambda *given: step(*given[:-2], ih * given[-2], hh * given[-1])


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
