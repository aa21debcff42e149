"""check_strike_out accepts every right answer, names each frequent mistake."""

import pytest
import torch
from judged import expect, expect_a_sentence

from helpers.checks import check_strike_out
from helpers.lang import text
from helpers.rivals.repeats import strike_out


def in_place(p, seen):
    p[seen] = 0
    p /= p.sum(1, keepdim=True)
    return p


def by_product(p, seen):
    left = p * ~seen
    return left / left.sum(dim=1)[:, None]


def with_where(p, seen):
    left = torch.where(seen, 0.0, p)
    return (left.T / left.sum(1)).T


def of_logits(p, seen):
    return p.log().masked_fill(seen, -torch.inf).softmax(dim=-1)


def normalized(p, seen):
    return torch.nn.functional.normalize(p * (1 - seen.float()), p=1, dim=1)


def in_loops(p, seen):
    rows = []
    for chances, gone in zip(p.tolist(), seen.tolist(), strict=True):
        left = [0.0 if out else chance for chance, out in zip(chances, gone, strict=True)]
        rows.append([chance / sum(left) for chance in left])
    return rows


def with_numpy(p, seen):
    left = p.numpy() * ~seen.numpy()
    return left / left.sum(axis=1, keepdims=True)


def double(p, seen):
    return strike_out(p.double(), seen)


RIGHT = [
    strike_out, in_place, by_product, with_where, of_logits, normalized, in_loops, with_numpy,
    double,
]  # fmt: skip


@pytest.mark.parametrize("answer", RIGHT, ids=lambda a: a.__name__)
def test_every_right_answer_passes(said, answer):
    expect(said, check_strike_out, answer, "passed")


def evenly(p, seen):
    left = p * ~seen
    gone = 1 - left.sum(1, keepdim=True)
    return left + ~seen * gone / (~seen).sum(1, keepdim=True)


NAMED = {
    "no sum": ("no_sum", lambda p, seen: p.masked_fill(seen, 0)),
    "columns": ("columns", lambda p, seen: (p * ~seen) / (p * ~seen).sum(0).clamp(min=1e-9)),
    "everything": ("everything", lambda p, seen: (p * ~seen) / (p * ~seen).sum()),
    "inverted": ("inverted", lambda p, seen: p * seen),
    "where the wrong way": ("inverted", lambda p, seen: torch.where(seen, p, 0.0)),
    "evenly": ("evenly", evenly),
    "alike": ("alike", lambda p, seen: ~seen / (~seen).sum(1, keepdim=True)),
    "softmax": ("softmax", lambda p, seen: p.masked_fill(seen, 0).softmax(1)),
    "forgot the result": ("unchanged", lambda p, seen: p.masked_fill(seen, 0) * 0 + p),
    "-inf": ("not_finite", lambda p, seen: p.masked_fill(seen, -torch.inf)),
    "no keepdim": ("keepdim", lambda p, seen: (p * ~seen) / (p * ~seen).sum(1)),
    "two values": ("one_value", lambda p, seen: (p, seen)),
    "squares": ("values", lambda p, seen: strike_out(p, seen) ** 2),
}


@pytest.mark.parametrize("name", NAMED)
def test_a_mistake_is_named(said, name):
    key, answer = NAMED[name]
    expect(said, check_strike_out, answer, key)


UNNAMED = [
    lambda p, seen: p.argmax(1),
    lambda p, seen: "x",
    lambda p, seen: p[:, :3],
    lambda p, seen: p + q,  # noqa: F821
]


@pytest.mark.parametrize("answer", UNNAMED)
def test_any_other_answer_gets_a_sentence(said, answer):
    expect_a_sentence(said, check_strike_out, answer)


def test_a_hole_is_to_do(said):
    def hole(p, seen):
        """Nothing."""
        ...

    assert said(check_strike_out, hole) == f"○ {text('checks.to_do')}"


def test_a_forgotten_return_is_said(said):
    def forgotten(p, seen):
        left = p.masked_fill(seen, 0)
        left / left.sum(1, keepdim=True)

    assert said(check_strike_out, forgotten) == f"✗ {text('checks.no_return')}"
