"""A check runs as in a fresh notebook and leaves everything as it was."""

import random

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from helpers.checks.guard import time_limit, untouched


def disturb():
    """What an answer may do to the notebook."""
    torch.manual_seed(0), random.seed(0), np.random.seed(0)
    torch.set_default_dtype(torch.float64)
    torch.set_default_device("meta")
    torch.set_grad_enabled(False)
    plt.figure()


def state():
    return (
        torch.rand(3).tolist(), random.random(), np.random.rand(), torch.get_default_dtype(),
        torch.empty(0).device, torch.is_grad_enabled(), plt.get_fignums(),
    )  # fmt: skip


@pytest.mark.parametrize("error", [None, ZeroDivisionError])
def test_nothing_is_left_behind(error):
    figure = plt.figure()
    torch.manual_seed(1), random.seed(1), np.random.seed(1)
    expected = state()
    torch.manual_seed(1), random.seed(1), np.random.seed(1)
    try:
        with untouched():
            disturb()
            if error:
                raise error
    except ZeroDivisionError:
        pass
    assert state() == expected
    plt.close(figure)


def test_inside_all_is_as_in_a_fresh_notebook():
    torch.set_default_dtype(torch.float64)
    torch.set_default_device("meta")
    try:
        with torch.inference_mode(), untouched():
            x = torch.randn(2, requires_grad=True)
            assert x.device.type == "cpu" and x.dtype == torch.float32
            (2 * x).sum().backward()
            assert x.grad.tolist() == [2, 2]
        assert torch.empty(0).device.type == "meta" and torch.empty(0).dtype == torch.float64
    finally:
        torch.set_default_device(None)
        torch.set_default_dtype(torch.float32)


def test_numbers_are_fresh_whatever_the_seed():
    seen = []
    for _ in range(2):
        torch.manual_seed(0), random.seed(0), np.random.seed(0)
        with untouched():
            seen.append((torch.rand(1).item(), random.random(), np.random.rand()))
    assert all(one != other for one, other in zip(*seen, strict=True))


def test_what_ends_in_time_is_let_be():
    calls = []
    with time_limit(5, lambda: calls.append(1)):
        done = sum(range(1000))
    assert done == 499500 and not calls
