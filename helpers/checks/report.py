"""How a check speaks: a verdict, and hints in stages when they are asked for."""

from collections.abc import Callable

import torch

from helpers.lang import text


class Mistake(Exception):
    """What is wrong with an answer: a key of helpers/text and the values for its blanks."""

    def __init__(self, key: str, **values):
        super().__init__(key)
        self.key, self.values = key, values


def report(exercise: str, judge: Callable[[], None], hint: int = 0) -> None:
    """Print the verdict on an exercise; `exercise` is the key of its strings in helpers/text.

    `judge` returns when the answer is right and raises Mistake when it is not. Whatever else it
    raises came out of the learner's code and is told in a sentence. `hint` is the number of hints
    to show.
    """
    print(_verdict(exercise, judge))
    for stage in range(1, _stages(exercise, hint) + 1):
        print(text("checks.hint", stage=stage), text(f"{exercise}.hint_{stage}"))


def _verdict(exercise, judge):
    try:
        judge()
    except Mistake as mistake:
        mark = "○" if mistake.key == "checks.to_do" else "✗"
        return f"{mark} {text(mistake.key, **mistake.values)}"
    except Exception as error:
        kind, said = type(error).__name__, str(error).split("\n")[0]
        return f"✗ {text('checks.stopped', kind=kind, said=said)}"
    return f"✓ {text('checks.passed')} {text(f'{exercise}.passed')}"


def _stages(exercise, hint):
    """At most as many hints as there are; anything that is no whole number shows the first."""
    asked = int(hint) if isinstance(hint, int) else 1
    return min(max(asked, 0), int(text(f"{exercise}.hints")))


def expect_tensor(name: str, given, like: torch.Tensor) -> None:
    """`given` is a tensor of the shape of `like`, or a Mistake that says what it is."""
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    if not isinstance(given, torch.Tensor):
        raise Mistake("checks.no_tensor", name=name, given=type(given).__name__)
    if given.shape != like.shape:
        shapes = {"given": tuple(given.shape), "expected": tuple(like.shape)}
        raise Mistake("checks.shape", name=name, **shapes)


def same(given: torch.Tensor, expected: torch.Tensor) -> bool:
    """Equal up to rounding, in the coarser of the two precisions; NaN is never right."""
    coarse = torch.float32 in (given.dtype, expected.dtype)
    tolerance = 1e-4 if coarse else 1e-9
    return torch.allclose(given.double(), expected.double(), rtol=tolerance, atol=tolerance)
