"""How many parameters a layer has: formulas beside the answer's, at several sizes."""

import math
import random
from collections.abc import Callable

from helpers.checks.compare import as_number
from helpers.checks.judge import is_right
from helpers.checks.verdict import Mistake, returned

SMALL = (2, 19)  # inputs and units that the message can be followed with


def judge_counts(answer, formulas: dict[str, Callable], other: Callable[..., Mistake]) -> None:
    """Return when `answer(D, H)` is the first of the formulas, {kind: a function of D and H}.

    Raises the Mistake of another formula, or else `other(D, H, given, right)` for the first size
    where the answer is wrong.
    """
    sizes = [SMALL, *((random.randint(3, 40), random.randint(41, 80)) for _ in range(4))]
    given = [as_number(returned(answer, *size), "no_number") for size in sizes]
    kinds = [(kind, [formula(*size) for size in sizes]) for kind, formula in formulas.items()]
    if is_right(given, kinds, _same_counts):
        return
    for size, mine, right in zip(sizes, given, kinds[0][1], strict=True):
        if not math.isclose(mine, right):
            raise other(*size, mine, right)


def _same_counts(given, counts):
    return all(map(math.isclose, given, counts))
