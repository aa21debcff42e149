"""check_time_constants accepts every right answer, names each frequent mistake, never raises."""

import math

import numpy as np
import pytest
import torch

from helpers.checks import check_time_constants
from helpers.lang import text
from helpers.trace import time_constants

KEY = "check_time_constants"


def flat(f):
    return -1 / torch.log(f).flatten(0, 1).mean(0)


def in_loops(f):
    T, B, H = f.shape
    sums = [sum(math.log(f[t, b, k]) for t in range(T) for b in range(B)) for k in range(H)]
    return torch.tensor([-T * B / total for total in sums])


def product(f):
    return -1 / (f.double().log().sum(dim=(0, 1)) / (f.shape[0] * f.shape[1]))


def with_numpy(f):
    return torch.from_numpy(-1 / np.log(f.numpy()).mean(axis=(0, 1)))


def half_precision(f):
    return time_constants(f.float())


RIGHT = [time_constants, flat, in_loops, product, with_numpy, half_precision]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda a: a.__name__)
def test_every_right_answer_passes(said, language, answer):
    passed = f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"
    assert said(check_time_constants, answer) == passed


NAMED = {
    "sign": lambda f: 1 / f.log().mean(dim=(0, 1)),
    "mean_first": lambda f: -1 / f.mean(dim=(0, 1)).log(),
    "mean_last": lambda f: (-1 / f.log()).mean(dim=(0, 1)),
    "rate": lambda f: -f.log().mean(dim=(0, 1)),
    "half_life": lambda f: math.log(0.5) / f.log().mean(dim=(0, 1)),
    "log10": lambda f: -1 / f.log10().mean(dim=(0, 1)),
    "one_sample": lambda f: -1 / f[:, 0].log().mean(dim=0),
    "last_step": lambda f: -1 / f[-1].log().mean(dim=0),
    "no_mean": lambda f: -1 / f.log(),
    "steps_only": lambda f: -1 / f.log().mean(dim=0),
    "samples_only": lambda f: -1 / f.log().mean(dim=1),
    "units_too": lambda f: -1 / f.log().mean(),
    "values": lambda f: f.mean(dim=(0, 1)),
}


@pytest.mark.parametrize("key", NAMED)
def test_a_mistake_is_named(said, language, key):
    assert said(check_time_constants, NAMED[key]) == f"✗ {text(f'{KEY}.{key}')}"


@pytest.mark.parametrize("empty", [None, ...])
def test_a_hole_is_to_do(said, language, empty):
    assert said(check_time_constants, lambda f: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize(
    "answer",
    [None, 7, lambda: 1, lambda f: 3.0, lambda f: f[99], lambda f: f.mean(0)[:2], lambda f: [f]],
)
def test_nothing_raises(said, answer):
    assert said(check_time_constants, answer).startswith("✗")


def test_nan_is_not_right(said):
    assert said(check_time_constants, lambda f: f[0, 0] * math.nan).startswith("✗")


def test_hints(said, language):
    lines = said(check_time_constants, flat, hint=9).splitlines()
    told = [text(f"{KEY}.hint_{stage}") in line for stage, line in enumerate(lines[1:], 1)]
    assert told == [True] * 3
