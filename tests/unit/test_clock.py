"""The clock counts the work forward and backward, and no waiting."""

import time

import torch

from helpers.tasks.clock import milliseconds


def test_more_work_takes_longer_and_sleep_takes_none():
    x = torch.randn(64, 64, requires_grad=True)

    def work(times):
        def run(x):
            for _ in range(times):
                x = x @ x / 64
            return x

        return run

    assert milliseconds(work(400), x) > milliseconds(work(4), x)
    assert milliseconds(lambda x: time.sleep(0.05) or x, x) < 40
    assert x.grad is not None
