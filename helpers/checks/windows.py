"""Check of lesson 09: windows of the training part that know nothing of what comes after it."""

import torch

from helpers.checks.fresh import fresh
from helpers.checks.report import Mistake, report, same

STEPS, LENGTH, HORIZON, SPLIT = 90, 8, 3, 60
COUNT = SPLIT - LENGTH - HORIZON + 1  # windows whose target lies before SPLIT


def check_windows(answer, hint: int = 0) -> None:
    """Let `answer(x, length, horizon, split)` cut the windows of the part before `split`.

    Inputs (N, length) and targets (N,), `horizon` steps after each window's end, scaled by mean
    and standard deviation of x[:split]. Prints the verdict in the notebook's language and never
    raises; `hint` is the number of hints.
    """
    report("check_windows", lambda: _judge(answer), hint)


def _judge(answer):
    x = 5 + fresh(STEPS).cumsum(dim=0)
    inputs, targets = _pair(answer(x.clone(), LENGTH, HORIZON, SPLIT))
    count = len(inputs)
    scale = _scale(inputs, x)
    if count > COUNT:
        last = {"last": LENGTH + HORIZON + count - 2, "split": SPLIT}
        raise Mistake(f"check_windows.{'both' if scale == 'whole' else 'too_far'}", **last)
    if scale != "right":
        raise Mistake(f"check_windows.{scale}")
    if count < COUNT:
        raise Mistake("check_windows.too_few", given=count, expected=COUNT)
    _judge_targets(targets, x)


def _pair(given):
    """Inputs and targets of shapes that fit together, or a Mistake."""
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise Mistake("check_windows.two_values")
    for name, part in zip(("inputs", "targets"), given, strict=True):
        if part is None or part is ...:
            raise Mistake("checks.to_do")
        if not isinstance(part, torch.Tensor):
            raise Mistake("checks.no_tensor", name=name, given=type(part).__name__)
    inputs, targets = given
    if inputs.dim() != 2 or inputs.shape[1] != LENGTH or not len(inputs):
        shape = {"given": tuple(inputs.shape), "expected": (COUNT, LENGTH)}
        raise Mistake("checks.shape", name="inputs", **shape)
    if targets.shape != inputs.shape[:1]:
        shape = {"given": tuple(targets.shape), "expected": (len(inputs),)}
        raise Mistake("checks.shape", name="targets", **shape)
    return inputs, targets


def _scaled(x):
    """x by every scaling that is right or a frequent mistake: [(name, values)]."""
    train = x[:SPLIT]
    right = [("right", (x - train.mean()) / train.std(correction=k)) for k in (0, 1)]
    whole = [("whole", (x - x.mean()) / x.std(correction=k)) for k in (0, 1)]
    return [*right, *whole, ("unscaled", x), ("mean_only", x - train.mean())]


def _scale(inputs, x):
    """How the inputs are scaled, by name; "inputs" if they are no windows of x at all."""
    for name, z in _scaled(x):
        windows = z.unfold(0, LENGTH, 1)[: len(inputs)]
        if windows.shape == inputs.shape and same(inputs, windows):
            return name
    return "inputs"


def _judge_targets(targets, x):
    first = LENGTH - 1 + HORIZON
    for name, z in _scaled(x):
        if same(targets, z[first : first + COUNT]):
            if name == "right":
                return
            raise Mistake(f"check_windows.targets_{name}")
        if any(same(targets, z[first + k : first + k + COUNT]) for k in (-1, 1)):
            raise Mistake("check_windows.shifted")
    raise Mistake("check_windows.targets")
