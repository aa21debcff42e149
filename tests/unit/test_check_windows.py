"""check_windows accepts every right answer, names each leak, and never raises."""

import pytest
import torch

from helpers.checks import check_windows
from helpers.checks.windows import COUNT, HORIZON, LENGTH, SPLIT
from helpers.lang import text

KEY = "check_windows"


def cut(z, length, horizon):
    return z.unfold(0, length, 1)[:-horizon], z[length - 1 + horizon :]


def cut_first(x, length, horizon, split):
    x = x[:split]
    return cut((x - x.mean()) / x.std(), length, horizon)


def cut_last(x, length, horizon, split):
    z = (x - x[:split].mean()) / x[:split].std(correction=0)
    count = split - length - horizon + 1
    inputs, targets = cut(z, length, horizon)
    return [inputs[:count], targets[:count]]


def in_loops(x, length, horizon, split):
    mean, std = x[:split].mean().item(), x[:split].std().item()
    z = [(value - mean) / std for value in x.tolist()]
    begins = range(split - length - horizon + 1)
    inputs = torch.tensor([z[k : k + length] for k in begins])
    return inputs, torch.tensor([z[k + length - 1 + horizon] for k in begins])


@pytest.mark.parametrize("answer", [cut_first, cut_last, in_loops], ids=lambda a: a.__name__)
def test_every_right_answer_passes(said, language, answer):
    passed = f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"
    assert said(check_windows, answer) == passed


def scaled(x, by):
    return (x - by.mean()) / by.std()


def leaky(x, length, horizon, split):
    """As it stands in the lesson."""
    z = (x - x.mean()) / x.std()
    inputs, targets = z.unfold(0, length, 1)[:-horizon], z[length - 1 + horizon :]
    return inputs[:split], targets[:split]


def too_far(x, length, horizon, split):
    inputs, targets = cut(scaled(x, x[:split]), length, horizon)
    return inputs[:split], targets[:split]


def inputs_inside(x, length, horizon, split):
    """The windows end in time; their targets do not."""
    inputs, targets = cut(scaled(x, x[:split]), length, horizon)
    return inputs[: split - length + 1], targets[: split - length + 1]


def whole(x, length, horizon, split):
    return cut(scaled(x, x)[:split], length, horizon)


def too_few(x, length, horizon, split):
    inputs, targets = cut_first(x, length, horizon, split)
    return inputs[:-2], targets[:-2]


def shifted(x, length, horizon, split):
    z = scaled(x[:split], x[:split])
    return z.unfold(0, length, 1)[:-horizon], z[length - 2 + horizon : -1]


def with_targets(of):
    def answer(x, length, horizon, split):
        first = length - 1 + horizon
        return cut_first(x, length, horizon, split)[0], of(x, split)[first:split]

    return answer


def last_target(windows):
    return {"last": LENGTH + HORIZON + windows - 2, "split": SPLIT}


NAMED = {
    "both": (leaky, last_target(SPLIT)),
    "too_far": (too_far, last_target(SPLIT)),
    "whole": (whole, {}),
    "unscaled": (lambda x, n, h, s: cut(x[:s], n, h), {}),
    "mean_only": (lambda x, n, h, s: cut(x[:s] - x[:s].mean(), n, h), {}),
    "inputs": (
        lambda x, n, h, s: (cut_first(x, n, h, s)[0].flip(1), cut_first(x, n, h, s)[1]),
        {},
    ),
    "too_few": (too_few, {"given": COUNT - 2, "expected": COUNT}),
    "targets_whole": (with_targets(lambda x, s: scaled(x, x)), {}),
    "targets_unscaled": (with_targets(lambda x, s: x), {}),
    "targets_mean_only": (with_targets(lambda x, s: x - x[:s].mean()), {}),
    "shifted": (shifted, {}),
    "targets": (with_targets(lambda x, s: 0 * x), {}),
    "two_values": (lambda *given: cut_first(*given)[0], {}),
}


@pytest.mark.parametrize("key", NAMED)
def test_a_mistake_is_named(said, language, key):
    answer, values = NAMED[key]
    assert said(check_windows, answer) == f"✗ {text(f'{KEY}.{key}', **values)}"


def test_a_target_beyond_the_split_is_a_leak_though_all_windows_end_before_it(said, language):
    expected = text(f"{KEY}.too_far", **last_target(SPLIT - LENGTH + 1))
    assert said(check_windows, inputs_inside) == f"✗ {expected}"


@pytest.mark.parametrize("empty", [None, ..., (None, None)])
def test_a_hole_is_to_do(said, language, empty):
    assert said(check_windows, lambda *given: empty) == f"○ {text('checks.to_do')}"


OTHERS = [
    None,
    7,
    lambda: 1,
    lambda *given: (3, 4),
    lambda x, *given: (x, x),
    lambda x, *given: (x[:0, None].expand(0, LENGTH), x[:0]),
    lambda *given: (cut_first(*given)[0], cut_first(*given)[1][1:]),
    lambda *given: (cut_first(*given)[0].T, cut_first(*given)[1]),
    lambda *given: given[0][999],
]


@pytest.mark.parametrize("answer", OTHERS)
def test_nothing_raises(said, answer):
    assert said(check_windows, answer).startswith("✗")


def test_hints(said, language):
    lines = said(check_windows, cut_first, hint=9).splitlines()
    told = [text(f"{KEY}.hint_{stage}") in line for stage, line in enumerate(lines[1:], 1)]
    assert told == [True] * 3
