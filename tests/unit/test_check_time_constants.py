"""check_time_constants accepts every right answer, names each frequent mistake."""

import math

import numpy as np
import pytest
import torch
from judged import expect, expect_a_sentence

from helpers.checks import check_time_constants
from helpers.nets.trace import time_constants


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
    return time_constants(f).half()


def of_a_product(f):
    return -f.shape[0] * f.shape[1] / f.flatten(0, 1).prod(dim=0).log()


def a_list(f):
    f.log_()
    return [-1 / sum(f[:, b, k].mean().item() / f.shape[1] for b in range(3)) for k in range(5)]


def base_2(f):
    return -1 / (f.log2().mean(1).mean(0) * math.log(2))


RIGHT = [
    time_constants,
    flat,
    in_loops,
    product,
    with_numpy,
    half_precision,
    of_a_product,
    a_list,
    base_2,
]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda a: a.__name__)
def test_every_right_answer_passes(said, answer):
    expect(said, check_time_constants, answer, "passed")


BOTH = (0, 1)
NAMED = {
    "sign": ("sign", lambda f: 1 / f.log().mean(dim=BOTH)),
    "mean first": ("mean_first", lambda f: -1 / f.mean(dim=BOTH).log()),
    "mean of steps first": ("mean_first", lambda f: -1 / f.mean(dim=0).log().mean(dim=0)),
    "mean last": ("mean_last", lambda f: (-1 / f.log()).mean(dim=BOTH)),
    "mean of samples last": ("mean_last", lambda f: (-1 / f.log().mean(dim=0)).mean(dim=0)),
    "rate": ("rate", lambda f: -f.log().mean(dim=BOTH)),
    "mean alone": ("mean_of_logs", lambda f: f.log().mean(dim=BOTH)),
    "sum": ("sum", lambda f: -1 / f.log().sum(dim=BOTH)),
    "factor": ("mean_factor", lambda f: f.log().mean(dim=BOTH).exp()),
    "near 1": ("near_one", lambda f: 1 / (1 - f.mean(dim=BOTH))),
    "half-life": ("half_life", lambda f: math.log(0.5) / f.log().mean(dim=BOTH)),
    "log2": ("half_life", lambda f: -1 / f.log2().mean(dim=BOTH)),
    "log10": ("log10", lambda f: -1 / f.log10().mean(dim=BOTH)),
    "one sample": ("one_sample", lambda f: -1 / f[:, 0].log().mean(dim=0)),
    "last step": ("last_step", lambda f: -1 / f[-1].log().mean(dim=0)),
    "no mean": ("no_mean", lambda f: -1 / f.log()),
    "steps alone": ("steps_only", lambda f: -1 / f.log().mean(dim=0)),
    "samples alone": ("samples_only", lambda f: -1 / f.log().mean(dim=1)),
    "units too": ("units_too", lambda f: -1 / f.log().mean()),
    "values": ("values", lambda f: f.mean(dim=BOTH)),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, key, answer):
    expect(said, check_time_constants, answer, key)


ODD = [
    lambda f: 3.0,
    lambda f: "",
    lambda f: f[99],
    lambda f: f.mean(0)[:2],
    lambda f: [f],
    lambda f: f[0, 0] * math.nan,
    lambda f: -1 / f[-1].log(),
]


@pytest.mark.parametrize("answer", ODD)
def test_whatever_comes_back_gets_a_sentence(said, language, answer):
    expect_a_sentence(said, check_time_constants, answer)
