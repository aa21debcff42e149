"""What the learner hands over beside what is right: kinds, shapes, and how near is near."""

import numpy as np
import pytest
import torch

from helpers.checks.compare import (
    apart,
    as_number,
    as_tensor,
    expect_parts,
    expect_shape,
    same,
)
from helpers.checks.draws import draw_apart, fresh
from helpers.checks.judge import is_right
from helpers.checks.verdict import Mistake

X = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
TENSORS = {
    "tensor": X,
    "with a graph": X.clone().requires_grad_() * 1,
    "array": X.numpy(),
    "negative strides": X.flip(0).numpy()[::-1],
    "list": X.tolist(),
    "tuple of tensors": tuple(X),
    "list of arrays": [row.numpy() for row in X],
    "list of lists of tensors": [list(row) for row in X],
    "numpy numbers": [[np.float32(v) for v in row] for row in X.tolist()],
}


@pytest.mark.parametrize("given", TENSORS.values(), ids=TENSORS)
def test_what_means_a_tensor_is_one(given):
    tensor = expect_shape("x", given, X)
    assert torch.equal(tensor.float(), X) and not tensor.requires_grad


NO_TENSORS = [
    "word",
    {},
    object(),
    [X, "a"],
    [[1, 2], [3]],
    [],
    np.array(["a"]),
    {1, 2},
    iter([1]),
]


@pytest.mark.parametrize("given", NO_TENSORS)
def test_what_is_no_tensor_is_told(given):
    with pytest.raises(Mistake, match=r"checks\.no_tensor"):
        as_tensor("x", given)


@pytest.mark.parametrize(
    ("given", "key"), [(..., "checks.to_do"), ([X, ...], "checks.to_do"), (None, "checks.none")]
)
def test_holes_are_told(given, key):
    with pytest.raises(Mistake, match=key):
        as_tensor("x", given)


def test_a_shape_may_have_a_name():
    with pytest.raises(Mistake, match="turned"):
        expect_shape("x", X.T, X, {(3, 2): "turned"})
    with pytest.raises(Mistake, match=r"checks\.shape") as caught:
        expect_shape("x", X[0], X, {(3, 2): "turned"})
    assert caught.value.values == {"name": "x", "given": (3,), "expected": (2, 3)}


@pytest.mark.parametrize("given", [(1, 2), [1, 2], torch.ones(2, 3), np.ones(2)])
def test_parts_come_in_every_form(given):
    assert len(expect_parts(given, 2, "pair")) == 2


@pytest.mark.parametrize(
    "given", [(1,), [1, 2, 3], torch.ones(3), torch.tensor(1.0), "ab", 2, {1, 2}]
)
def test_other_numbers_of_parts_are_told(given):
    with pytest.raises(Mistake, match="pair"):
        expect_parts(given, 2, "pair")


NUMBERS = [2, 2.0, True + 1, np.float32(2), np.array([2]), np.array([[2.0]]), torch.tensor([[2]])]


@pytest.mark.parametrize("given", NUMBERS)
def test_a_number_in_every_form(given):
    assert as_number(given, "no_number") == 2.0


class Odd:
    def __float__(self):
        raise SystemExit


@pytest.mark.parametrize(
    "given", ["2", b"2", [2], {}, 2j, torch.ones(2), np.ones(2), Odd(), print]
)
def test_what_is_no_number_is_told(given):
    with pytest.raises(Mistake, match="no_number") as caught:
        as_number(given, "no_number")
    assert caught.value.values == {"given": type(given).__name__}


def test_near_is_a_ten_thousandth_of_the_largest_value():
    for size in (1e-6, 1.0, 1e6):
        assert same(size * X + 0.9e-4 * 6 * size, size * X)
        assert not same(size * X + 1.1e-4 * 6 * size, size * X)
    assert same(X.half() * 1.005, X) and not same(X.half() * 1.02, X)
    assert same(X.bfloat16() * 1.02, X) and not same(X.bfloat16() * 1.1, X)
    assert not same(X * float("nan"), X) and not same(X[:1], X)
    assert same(0 * X, 0 * X) and not same(0 * X + 1e-30, 0 * X)


def test_apart_is_a_hundredth_of_the_largest_value():
    assert apart(X, X + 0.07) and not apart(X, X + 0.05)
    assert apart(X, X[0]) and apart(X, X * float("nan"))
    assert apart((X, X), (X, X + 1)) and not apart((X, X), (X, X))
    assert apart((X,), (X, X)) and apart([1, 2], [1, 3]) and not apart([1, 2], [1, 2])
    assert not apart(X * float("nan"), X * float("nan"))


def test_a_mistake_is_named_by_its_values():
    kinds = [("right", (X,)), ("half", (X / 2,)), (Mistake("twice", by=2), (2 * X,))]
    assert is_right((X,), kinds) and not is_right((3 * X,), kinds)
    for factor, key, values in ((0.5, "half", {"name": "h"}), (2, "twice", {"by": 2})):
        with pytest.raises(Mistake, match=key) as caught:
            is_right((factor * X,), kinds, name="h")
        assert caught.value.values == values


def test_a_draw_tells_all_answers_apart():
    def answers(x):
        return [("right", x), ("other", x.round()), ("other", x.ceil()), ("absolute", x.abs())]

    for _ in range(50):
        (x,), kinds = draw_apart(lambda: (fresh(2),), answers)
        assert torch.equal(kinds[0][1], x)
        assert apart(x, x.round()) and apart(x, x.abs())
    with pytest.raises(RuntimeError):
        draw_apart(lambda: (fresh(2),), lambda x: [("right", x), ("same", 1 * x)], tries=3)
