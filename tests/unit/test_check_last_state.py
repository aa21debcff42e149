"""check_last_state accepts the sum however it is added up, and names what each mistake is."""

import pytest
import torch
from judged import expect, line

from helpers.checks import check_last_state
from helpers.checks.gates_today import BATCH, HIDDEN, SHORT
from helpers.lang import text
from helpers.mingru import scan


def after(z):
    return (z.log().sum(dim=0) - z.log().cumsum(dim=0)).exp()


def by_logs(z, n):
    return (after(z) * (1 - z) * n).sum(dim=0)


def by_steps(z, n):
    h = torch.zeros_like(n[0])
    for z_t, n_t in zip(z, n, strict=True):
        h = z_t * h + (1 - z_t) * n_t
    return h


def by_products(z, n):
    through = z.flip(0).cumprod(dim=0).flip(0)
    return (torch.cat([through[1:], torch.ones_like(z[:1])]) * (1 - z) * n).sum(dim=0)


def by_doubling(z, n):
    return scan(z, (1 - z) * n)[-1]


def in_float64(z, n):
    return by_logs(z.double(), n.double())


def by_einsum(z, n):
    return torch.einsum("tbh,tbh,tbh->bh", after(z), 1 - z, n)


RIGHT = [by_logs, by_steps, by_products, by_doubling, in_float64, by_einsum]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.__name__)
def test_every_right_answer_passes(said, answer):
    expect(said, check_last_state, answer, "passed")


def divided(z, n):
    p = z.cumprod(dim=0)
    return p[-1] * ((1 - z) * n / p).sum(dim=0)


NAMED = {
    "own": lambda z, n: (after(z) * z * (1 - z) * n).sum(dim=0),
    "too_few": lambda z, n: (torch.cat([after(z)[1:], torch.ones_like(z[:1])]) * (1 - z) * n).sum(
        dim=0
    ),
    "before": lambda z, n: (z.log().cumsum(dim=0).exp() * (1 - z) * n).sum(dim=0),
    "no_write": lambda z, n: (after(z) * n).sum(dim=0),
    "swapped": lambda z, n: by_logs(1 - z, n),
    "sum_of_logs": lambda z, n: (after(z).log() * (1 - z) * n).sum(dim=0),
    "mean": lambda z, n: (after(z) * (1 - z) * n).mean(dim=0),
    "all_gates": lambda z, n: z.prod(dim=0) * ((1 - z) * n).sum(dim=0),
    "last_only": lambda z, n: (1 - z[-1]) * n[-1],
    "first_only": lambda z, n: (after(z) * (1 - z) * n)[0],
    "nan": divided,
    "long": lambda z, n: by_logs(z[-30:], n[-30:]) * (1 if len(z) < 30 else 1.1),
    "other": lambda z, n: torch.zeros_like(n[0]),
}


@pytest.mark.parametrize("key", NAMED)
def test_a_mistake_is_named(said, key):
    expect(said, check_last_state, NAMED[key], key)


def test_all_states_are_no_last_state(said, language):
    values = {"name": "h_T", "given": (SHORT, BATCH, HIDDEN), "expected": (BATCH, HIDDEN)}
    told = said(check_last_state, lambda z, n: scan(z, (1 - z) * n))
    assert told == f"✗ {text('checks.shape', **values)}"


def test_a_hole_is_to_do(said, language):
    assert said(check_last_state, lambda z, n: ...) == f"○ {text('checks.to_do')}"
    assert said(check_last_state, by_logs) == line(check_last_state, "passed")
