"""check_clip accepts every clipping by the joint norm, and names what is scaled otherwise."""

import pytest
import torch
from torch import nn

from helpers.checks import check_clip
from helpers.checks.clip import LIMIT
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


RIGHT = {
    "in place": right,
    "assigned": with_sums,
    "torch's margin": with_slices,
    "torch": nn.utils.clip_grad_norm_,
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_clip, answer) == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


def scaling(factor):
    """An answer that always multiplies all gradients by `factor(norm, limit)`."""

    def answer(parameters, limit):
        grads = grads_of(parameters)
        norm = joint(grads)
        for grad in grads:
            grad.mul_(factor(norm, limit))
        return norm

    return answer


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


NAMED = {
    "each": (each, "each"),
    "values": (values, "values"),
    "not in place": (not_in_place, "unchanged"),
    "squared": (scaling(lambda norm, limit: limit / norm**2), "squared"),
    "unit": (scaling(lambda norm, limit: 1 / norm), "unit"),
    "times": (scaling(lambda norm, limit: limit), "times"),
    "flipped": (scaling(lambda norm, limit: norm / limit), "flipped"),
    "always": (scaling(lambda norm, limit: limit / norm), "below"),
    "sum of norms": (sum_of_norms, "sum"),
    "twice": (runs_twice, "generator"),
    "weights": (weights, "weights"),
    "removed": (removes, "removed"),
    "nothing back": (returns(lambda norm, limit: None), "returned_nothing"),
    "norm after": (returns(lambda norm, limit: min(norm, limit)), "returned_after"),
}


@pytest.mark.parametrize(("answer", "key"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, language, answer, key):
    assert said(check_clip, answer) == f"✗ {text(f'{KEY}.{key}')}"


def test_another_norm_is_told(said, language):
    line = said(check_clip, scaling(lambda norm, limit: limit / norm / 2))
    assert line == f"✗ {text(f'{KEY}.other', given=LIMIT / 2, limit=LIMIT)}"


def test_another_value_back_is_told(said, language):
    line = said(check_clip, returns(lambda norm, limit: 0 * norm - 1))
    assert line.startswith("✗ ") and "-1" in line


@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_clip, lambda parameters, limit: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, lambda parameters, limit: "a" + limit])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_clip, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line


@pytest.mark.parametrize("value", ["norm", [1, 2]])
def test_what_is_no_number_gets_a_sentence(said, language, value):
    assert "Error" in said(check_clip, returns(lambda norm, limit: value))


def test_none_among_the_gradients_stops_in_a_sentence(said, language):
    def forgets_none(parameters, limit):
        parameters = list(parameters)
        norm = joint([p.grad for p in parameters])
        for p in parameters:
            p.grad.mul_(min(1, limit / norm))
        return norm

    assert said(check_clip, forgets_none) == f"✗ {text(f'{KEY}.none')}"
