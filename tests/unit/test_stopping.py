"""train_and_stop leaves the net as it was when the validation loss was smallest."""

from itertools import pairwise

import pytest
import torch
from torch import nn

from helpers.stopping import Course, train_and_stop


class Point(nn.Module):
    """One number, which training moves; it notes in which mode it is measured."""

    def __init__(self):
        super().__init__()
        self.at = nn.Parameter(torch.zeros(()))
        self.modes = set()


def batch_loss(net):
    assert net.training and torch.is_grad_enabled()
    return (net.at - 10) ** 2


def part_loss(net, part):
    net.modes.add((net.training, torch.is_grad_enabled()))
    return (net.at - 10) ** 2 if part == "train" else (net.at - 2) ** 2


def test_it_goes_back_to_the_best_validation_loss():
    net = Point()
    course = train_and_stop(net, batch_loss, part_loss, updates=300, lr=0.1, every=10)
    assert course.updates == list(range(10, 301, 10))
    assert course.train == sorted(course.train, reverse=True)
    assert (net.at.item() - 2) ** 2 == pytest.approx(min(course.validation))
    assert course.validation[course.updates.index(course.best)] == min(course.validation)
    assert 0 < course.best < 100
    assert net.training and net.modes == {(False, False)}


def test_of_several_best_it_keeps_the_first():
    course = Course([5, 10, 15], [3, 2, 1], [2.0, 1.0, 1.0])
    assert course.best == 10


def test_the_rate_falls_along_half_a_cosine():
    moves = []

    def noting(net):
        moves.append(net.at.item())
        return net.at * 1.0

    train_and_stop(Point(), noting, part_loss, updates=100, lr=0.1, cosine=True, every=100)
    sizes = [a - b for a, b in pairwise(moves)]  # Adam: each is the rate
    assert sizes[0] == pytest.approx(0.1, rel=0.01)
    assert sizes[50] == pytest.approx(0.05, rel=0.01)
    assert sizes[-1] < 0.001


def test_without_a_measurement_the_net_stays_as_trained():
    net = Point()
    course = train_and_stop(net, batch_loss, part_loss, updates=5, lr=0.1, every=10)
    assert course == Course() and net.at.item() > 0.4


def test_a_loss_that_is_no_number_keeps_nothing_worse():
    net = Point()
    course = train_and_stop(
        net, batch_loss, lambda net, part: net.at * float("nan"), updates=20, lr=0.1, every=10
    )
    assert len(course.updates) == 2 and net.at.item() > 0
