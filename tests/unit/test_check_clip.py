"""check_clip accepts every clipping by the joint norm, and names what is scaled otherwise."""

import pytest
import torch
from judged import DRAWS, line, verdicts
from torch import nn

from helpers.checks import check_clip
from helpers.lang import text

KEY = "check_clip"


def grads_of(parameters):
    return [parameter.grad for parameter in parameters if parameter.grad is not None]


def joint(grads):
    return torch.cat([grad.flatten() for grad in grads]).norm()


def right(parameters, limit):
    grads = grads_of(parameters)
    norm = joint(grads)
    if norm > limit:
        for grad in grads:
            grad.mul_(limit / norm)
    return norm


def with_sums(parameters, limit):
    parameters = [p for p in parameters if p.grad is not None]
    norm = sum((p.grad**2).sum().item() for p in parameters) ** 0.5
    for p in parameters:
        p.grad = p.grad * min(1, limit / norm)
    return norm


def with_slices(parameters, limit):
    grads = grads_of(parameters)
    norm = torch.stack([grad.norm() for grad in grads]).norm().item()
    scale = min(limit / (norm + 1e-6), 1.0)
    for grad in grads:
        grad[...] = grad * scale
    return norm


def in_float64(parameters, limit):
    grads = grads_of(parameters)
    norm = torch.cat([grad.double().flatten() for grad in grads]).norm()
    for grad in grads:
        grad.copy_(grad.double() * torch.clamp(limit / norm, max=1.0))
    return norm.item()


def through_data(parameters, limit):
    parameters = [p for p in parameters if p.grad is not None]
    norm = torch.sqrt(sum(torch.sum(p.grad.data * p.grad.data) for p in parameters))
    if not norm <= limit:
        for p in parameters:
            p.grad.data = p.grad.data / norm * limit
    return norm.reshape(1)


def with_operators(parameters, limit):
    grads, squares = [], 0.0
    for p in parameters:
        if p.grad is None:
            continue
        grads.append(p.grad)
        squares += float((p.grad**2).sum())
    norm = squares**0.5
    for grad in grads:
        if norm > limit:
            grad *= limit
            grad /= norm
    return norm


def foreach(parameters, limit):
    grads = grads_of(parameters)
    norm = torch.linalg.vector_norm(torch.stack(torch._foreach_norm(grads)))
    if norm >= limit:
        torch._foreach_mul_(grads, limit / norm)
    return norm.bfloat16()


def torch_in_two_parts(parameters, limit):
    parameters = list(parameters)
    norm = nn.utils.get_total_norm(grads_of(parameters)).numpy()
    nn.utils.clip_grad_norm_(parameters, limit)
    return norm


RIGHT = {
    "in place": right,
    "assigned": with_sums,
    "torch's margin": with_slices,
    "torch": nn.utils.clip_grad_norm_,
    "float64": in_float64,
    "data": through_data,
    "operators": with_operators,
    "foreach": foreach,
    "two parts": torch_in_two_parts,
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(answer):
    assert verdicts(check_clip, answer) == {"passed"}


def scaling(factor, when=lambda norm, limit, grads: True):
    """An answer that multiplies all gradients by `factor(norm, limit)` whenever `when` says so."""

    def answer(parameters, limit):
        grads = grads_of(parameters)
        norm = joint(grads)
        if when(norm, limit, grads):
            for grad in grads:
                grad.mul_(factor(norm, limit))
        return norm

    return answer


def clipping(when):
    """An answer that brings the norm to limit, but not just when it is above limit."""
    return scaling(lambda norm, limit: limit / norm, when)


def each(parameters, limit):
    grads = grads_of(parameters)
    norm = joint(grads)
    for grad in grads:
        grad.mul_(min(1, limit / grad.norm()))
    return norm


def values(parameters, limit):
    grads = grads_of(parameters)
    norm = joint(grads)
    for grad in grads:
        grad.clamp_(-limit, limit)
    return norm


def not_in_place(parameters, limit):
    grads = grads_of(parameters)
    norm = joint(grads)
    grads = [grad * limit / norm for grad in grads]
    return norm


def sum_of_norms(parameters, limit):
    grads = grads_of(parameters)
    total = sum(grad.norm() for grad in grads)
    norm = joint(grads)
    for grad in grads:
        grad.mul_(min(1, limit / total))
    return norm


def runs_twice(parameters, limit):
    norm = sum((p.grad**2).sum() for p in parameters if p.grad is not None) ** 0.5
    for p in parameters:
        if p.grad is not None and norm > limit:
            p.grad.mul_(limit / norm)
    return norm


def weights(parameters, limit):
    with torch.no_grad():
        for p in parameters:
            p.mul_(limit)


def removes(parameters, limit):
    for p in parameters:
        p.grad = None


def returns(value):
    """The right gradients, and `value(norm, limit)` returned."""
    return lambda parameters, limit: value(right(parameters, limit), limit)


def stops_at_none(parameters, limit):
    parameters = list(parameters)
    if any(p.grad is None for p in parameters):
        return torch.tensor(0.0)
    return right(parameters, limit)


def forgets_none(parameters, limit):
    parameters = list(parameters)
    norm = joint([p.grad for p in parameters])
    for p in parameters:
        p.grad.mul_(min(1, limit / norm))
    return norm


def counts(parameters, limit):
    parameters = [parameters[k] for k in range(len(parameters))]
    return right(parameters, limit)


def walks_again(parameters, limit):
    right(list(parameters), limit)
    return sum((p.grad**2).sum() for p in parameters if p.grad is not None) ** 0.5


def only_if_clipped(parameters, limit):
    before = joint(grads_of(list(parameters)))
    norm = right(parameters, limit)
    if before > limit:
        return norm


def only_the_last(parameters, limit):
    grads = grads_of(parameters)
    norm = joint(grads)
    grads[-1].mul_(min(1, limit / norm))
    return norm


def new_parameters(parameters, limit):
    grads = grads_of(parameters)
    norm = joint(grads)
    for grad in grads:
        grad = grad * min(1, limit / norm)
    return norm


def parts_above(parameters, limit):
    grads = grads_of(parameters)
    norm = joint(grads)
    for grad in grads:
        if grad.norm() > limit:
            grad.mul_(limit / norm)
    return norm


NAMED = {
    "each": (each, "each"),
    "values": (values, "values"),
    "torch's values": (nn.utils.clip_grad_value_, "values"),
    "not in place": (not_in_place, "unchanged"),
    "a new name": (new_parameters, "unchanged"),
    "wrong way round": (clipping(lambda norm, limit, grads: norm < limit), "inverted"),
    "max for min": (scaling(lambda norm, limit: max(1, limit / norm)), "inverted"),
    "below 1": (clipping(lambda norm, limit, grads: norm < 1), "inverted"),
    "squared": (scaling(lambda norm, limit: limit / norm**2), "squared"),
    "unit": (scaling(lambda norm, limit: 1 / norm), "unit"),
    "times": (scaling(lambda norm, limit: limit), "times"),
    "flipped": (scaling(lambda norm, limit: norm / limit), "flipped"),
    "half": (scaling(lambda norm, limit: limit / norm / 2), "other"),
    "the last": (only_the_last, "other"),
    "NaN": (scaling(lambda norm, limit: norm / 0), "other"),
    "always": (clipping(lambda norm, limit, grads: True), "below"),
    "above 1": (clipping(lambda norm, limit, grads: norm > 1), "threshold"),
    "above 5": (clipping(lambda norm, limit, grads: norm > 5), "threshold"),
    "square above": (clipping(lambda norm, limit, grads: norm**2 > limit), "threshold"),
    "each above": (
        clipping(lambda norm, limit, grads: all(g.norm() > limit for g in grads)),
        "threshold",
    ),
    "parts above": (parts_above, "threshold"),
    "twice limit": (clipping(lambda norm, limit, grads: norm > 2 * limit), "threshold"),
    "half limit": (clipping(lambda norm, limit, grads: norm > limit / 2), "below"),
    "0.001": (clipping(lambda norm, limit, grads: norm > 1e-3), "below"),
    "sum above": (
        clipping(lambda norm, limit, grads: sum(g.norm() for g in grads) > limit),
        "below",
    ),
    "sum of norms": (sum_of_norms, "sum"),
    "twice": (runs_twice, "generator"),
    "length and number": (counts, "generator"),
    "the norm at the end": (walks_again, "returned_after"),
    "stops at None": (stops_at_none, "none"),
    "forgets None": (forgets_none, "none"),
    "weights": (weights, "weights"),
    "removed": (removes, "removed"),
    "no return": (returns(lambda norm, limit: None), "returned_nothing"),
    "return in the if": (only_if_clipped, "returned_nothing"),
    "norm after": (returns(lambda norm, limit: min(norm, limit)), "returned_after"),
    "limit": (returns(lambda norm, limit: limit), "returned_after"),
    "squared norm": (returns(lambda norm, limit: norm**2), "returned"),
    "minus 1": (returns(lambda norm, limit: -1), "returned"),
    "NaN back": (returns(lambda norm, limit: norm * float("nan")), "returned"),
    "a word": (returns(lambda norm, limit: "norm"), "no_number"),
    "a list": (returns(lambda norm, limit: [norm]), "no_number"),
    "two norms": (returns(lambda norm, limit: torch.stack([norm, norm])), "no_number"),
    "a hole": (returns(lambda norm, limit: ...), "checks.to_do"),
    "a function": (returns(lambda norm, limit: joint), "no_number"),
    "an error": (lambda parameters, limit: "a" + limit, "checks.stopped"),
    "no arguments": (lambda: 3, "checks.stopped"),
}


@pytest.mark.parametrize(("answer", "key"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(answer, key):
    drawn = not key.startswith(("checks.", "returned", "no_number"))
    assert verdicts(check_clip, answer, draws=DRAWS if drawn else 5) == {key}


@pytest.mark.parametrize("answer", [None, ..., lambda parameters, limit: None])
def test_an_empty_hole_is_to_do(said, answer):
    assert said(check_clip, answer) == f"○ {text('checks.to_do')}"


def test_the_verdict_is_printed_in_both_languages(said, language):
    assert said(check_clip, right) == line(check_clip, "passed")
    assert said(check_clip, each) == line(check_clip, "each")
    start = text(f"{KEY}.threshold", norm="|", limit="|").split("|")[0]
    assert said(check_clip, parts_above).startswith(f"✗ {start}")
