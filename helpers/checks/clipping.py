"""Check of lesson 02: clip a gradient by its norm, over all parameters together."""

import math

import torch
from torch import nn

from helpers.checks.compare import as_number, as_tensor, same
from helpers.checks.draws import draw_apart, fresh
from helpers.checks.judge import is_right
from helpers.checks.verdict import Mistake, ask, exercise, expect_function

SHAPES = ((4, 3), (5,), (2, 2))
ROUNDING = 5e-3  # that of bfloat16, which is the coarsest
BELOW_1, ABOVE_1 = (0.3, 0.6), (3.0, 5.0)  # limits: whoever compares with 1 is found out
LARGE, ABOVE, BELOW, TINY = 20.0, 1.2, 0.8, 0.01  # norms, as multiples of the limit


@exercise
def check_clip(answer):
    """Compare `answer(parameters, limit)` with torch.nn.utils.clip_grad_norm_."""
    expect_function(answer)
    (grads, limit), _ = draw_apart(_draw, _clipped)
    _judge_large(answer, grads, limit)
    for times, limits in ((ABOVE, BELOW_1), (BELOW, ABOVE_1), (TINY, BELOW_1)):
        _judge(answer, *_draw(times, limits))
    for key, handed in (("none", _with_one_unused), ("generator", _one_by_one)):
        try:
            _judge(answer, grads, limit, handed)
        except Mistake:  # the same gradients were clipped rightly before
            raise Mistake(key) from None


def _judge_large(answer, grads, limit):
    """Let the answer clip these; if it leaves them, see whether it changes tiny ones instead."""
    try:
        _judge(answer, grads, limit)
    except Mistake as mistake:
        if mistake.key != "unchanged":
            raise
        tiny, its_limit = _draw(TINY, BELOW_1)
        if not same(_run(answer, tiny, its_limit, list)[1], tiny):
            raise Mistake("inverted") from None
        raise


def _draw(times=LARGE, limits=BELOW_1):
    """Gradients whose joint norm is so many times the limit, no single one above 0.82 of it."""
    limit = round(torch.empty(()).uniform_(*limits).item(), 2)
    directions = [grad / grad.norm() for grad in (fresh(*shape) for shape in SHAPES)]
    shares = 1 + torch.rand(len(SHAPES))
    shares = shares / shares.norm() * limit * times
    return [share * one for share, one in zip(shares, directions, strict=True)], limit


def _with_one_unused(parameters):
    return [nn.Parameter(fresh(2)), *parameters]


def _one_by_one(parameters):
    yield from parameters


def _judge(answer, grads, limit, handed=list):
    """Let the answer clip these gradients; `handed` makes of the parameters what it is given."""
    given, after = _run(answer, grads, limit, handed)
    norm = _norm(grads)
    if norm <= limit and not same(after, grads):
        raise Mistake("below")
    if norm > limit:
        _judge_gradients(after, grads, limit)
    if given is None:
        raise Mistake("returned_nothing")
    given = as_number(given, "no_number")
    if math.isclose(given, norm, rel_tol=ROUNDING):
        return
    if norm > limit and math.isclose(given, limit, rel_tol=ROUNDING):
        raise Mistake("returned_after")
    raise Mistake("returned", given=f"{given:.3g}", expected=f"{norm:.3g}")


def _run(answer, grads, limit, handed):
    """What the answer returns, and the gradients afterwards."""
    parameters = [nn.Parameter(fresh(*grad.shape)) for grad in grads]
    for parameter, grad in zip(parameters, grads, strict=True):
        parameter.grad = grad.clone()
    values = [parameter.detach().clone() for parameter in parameters]
    given = ask(answer, handed(parameters), limit)
    if not same([parameter.detach() for parameter in parameters], values):
        raise Mistake("weights")
    if any(parameter.grad is None for parameter in parameters):
        raise Mistake("removed")
    return given, [as_tensor("parameter.grad", parameter.grad) for parameter in parameters]


def _judge_gradients(after, before, limit):
    near = _norm(before) < 2 * limit
    if near and same(after, before):  # far above the limit, the answer did change them
        raise Mistake("threshold", norm=f"{_norm(before):.3g}", limit=limit)
    kinds = _clipped(before, limit)
    if not is_right(after, kinds[:1] if near else kinds):
        raise Mistake("other", given=f"{_norm(after):.3g}", limit=limit)


def _clipped(grads, limit):
    """The right gradients and what frequent mistakes make of them: pairs of a name and a list."""
    norm = _norm(grads)
    return [
        ("right", _scaled(grads, limit / norm)),
        ("unchanged", grads),
        ("each", [grad * min(1.0, limit / grad.norm().item()) for grad in grads]),
        ("values", [grad.clamp(-limit, limit) for grad in grads]),
        ("squared", _scaled(grads, limit / norm**2)),
        ("unit", _scaled(grads, 1 / norm)),
        ("times", _scaled(grads, limit)),
        ("sum", _scaled(grads, limit / sum(grad.norm().item() for grad in grads))),
        ("flipped", _scaled(grads, norm / limit)),
    ]


def _scaled(grads, factor):
    return [factor * grad for grad in grads]


def _norm(grads):
    return sum(grad.double().pow(2).sum().item() for grad in grads) ** 0.5
