"""Check of lesson 02: clip a gradient by its norm, over all parameters together, in place."""

import torch
from torch import nn

from helpers.checks.fresh import fresh
from helpers.checks.report import Mistake, report

SHAPES = ((4, 3), (5,), (2, 2))
LIMIT = 0.5
TOLERANCE = 1e-5  # torch divides by the norm + 1e-6


def check_clip(answer, hint: int = 0) -> None:
    """Compare `answer(parameters, limit)` with torch.nn.utils.clip_grad_norm_.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_clip", lambda: _judge(answer), hint)


def _judge(answer):
    large, small = _grads(3.0), _grads(0.01)
    given, after = _run(answer, large)
    if (given is None or given is ...) and _equal(after, large):
        raise Mistake("checks.to_do")
    _judge_gradients(after, large)
    _judge_norm(given, _norm(large))
    given, after = _run(answer, small)
    if not _equal(after, small):
        raise Mistake("check_clip.below")
    _judge_norm(given, _norm(small))
    _, after = _run(answer, large, unused=True)
    _judge_gradients(after, large)
    if not _equal(_run(answer, large, once=True)[1], after):
        raise Mistake("check_clip.generator")


def _grads(size):
    return [size * fresh(*shape) for shape in SHAPES]


def _run(answer, grads, unused=False, once=False):
    """What the answer returns, and the gradients afterwards; `once`: its parameters run out."""
    parameters = [nn.Parameter(fresh(*grad.shape)) for grad in grads]
    for parameter, grad in zip(parameters, grads, strict=True):
        parameter.grad = grad.clone()
    values = [parameter.detach().clone() for parameter in parameters]
    handed = [*parameters, nn.Parameter(fresh(2))] if unused else parameters
    given = _call(answer, iter(handed) if once else handed, unused)
    if not _equal([parameter.detach() for parameter in parameters], values):
        raise Mistake("check_clip.weights")
    if any(parameter.grad is None for parameter in parameters):
        raise Mistake("check_clip.removed")
    return given, [parameter.grad for parameter in parameters]


def _call(answer, parameters, unused):
    try:
        return answer(parameters, LIMIT)
    except (AttributeError, TypeError) as error:
        if unused and "NoneType" in str(error):
            raise Mistake("check_clip.none") from None
        raise


def _judge_gradients(after, before):
    if _equal(after, _scaled(before, LIMIT / _norm(before))):
        return
    for key, wrong in _mistakes(before).items():
        if _equal(after, wrong):
            raise Mistake(f"check_clip.{key}")
    raise Mistake("check_clip.other", given=f"{_norm(after):.3g}", limit=LIMIT)


def _mistakes(grads):
    """What each frequent mistake makes of the gradients: {its name: gradients}."""
    norm = _norm(grads)
    return {
        "unchanged": grads,
        "each": [grad * min(1.0, LIMIT / grad.norm().item()) for grad in grads],
        "values": [grad.clamp(-LIMIT, LIMIT) for grad in grads],
        "squared": _scaled(grads, LIMIT / norm**2),
        "unit": _scaled(grads, 1 / norm),
        "times": _scaled(grads, LIMIT),
        "sum": _scaled(grads, LIMIT / sum(grad.norm().item() for grad in grads)),
        "flipped": _scaled(grads, norm / LIMIT),
    }


def _judge_norm(given, norm):
    if given is None or given is ...:
        raise Mistake("check_clip.returned_nothing")
    given = float(given)
    if abs(given - norm) <= TOLERANCE * norm:
        return
    if norm > LIMIT and abs(given - LIMIT) <= TOLERANCE:
        raise Mistake("check_clip.returned_after")
    raise Mistake("check_clip.returned", given=f"{given:.3g}", expected=f"{norm:.3g}")


def _scaled(grads, factor):
    return [factor * grad for grad in grads]


def _norm(grads):
    return sum(grad.double().pow(2).sum().item() for grad in grads) ** 0.5


def _equal(given, expected):
    pairs = zip(given, expected, strict=True)
    return all(
        a.shape == b.shape and torch.allclose(a.double(), b, rtol=TOLERANCE, atol=1e-9)
        for a, b in pairs
    )
