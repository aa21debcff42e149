"""check_windows accepts every right answer, and names each leak and each other scaling."""

import numpy as np
import pytest
import torch
from judged import expect, expect_a_sentence

from helpers.checks import check_windows
from helpers.checks.timescales import SIZES

LENGTH, HORIZON, SPLIT = SIZES[0]
COUNT = SPLIT - LENGTH - HORIZON + 1


def cut(z, length, horizon):
    return z.unfold(0, length, 1)[:-horizon], z[length - 1 + horizon :]


def scaled(x, by):
    return (x - by.mean()) / by.std()


def cut_first(x, length, horizon, split):
    x = x[:split]
    return cut(scaled(x, x), length, horizon)


def cut_last(x, length, horizon, split):
    z = (x - x[:split].mean()) / x[:split].std(correction=0)
    count = split - length - horizon + 1
    inputs, targets = cut(z, length, horizon)
    return [inputs[:count], targets[:count]]


def in_loops(x, length, horizon, split):
    mean, std = x[:split].mean().item(), x[:split].std().item()
    z = [(value - mean) / std for value in x.tolist()]
    begins = range(split - length - horizon + 1)
    return [z[k : k + length] for k in begins], [z[k + length - 1 + horizon] for k in begins]


def stacked(x, length, horizon, split):
    x = (x - x[:split].mean()) / x[:split].std()
    pairs = [
        (x[end - length : end], x[end - 1 + horizon])
        for end in range(length, split)
        if end - 1 + horizon < split
    ]
    inputs, targets = zip(*pairs, strict=True)
    return torch.stack(inputs), torch.stack(targets)


def sliding(x, length, horizon, split):
    z = x[:split].numpy()
    z = (z - z.mean()) / z.std()
    inputs = np.lib.stride_tricks.sliding_window_view(z, length)[: len(z) - length - horizon + 1]
    return inputs, z[length + horizon - 1 :]


def by_index(x, length, horizon, split):
    z = scaled(x, x[:split]).double()
    ends = torch.arange(length - 1, split - horizon)
    return z[ends[:, None] + torch.arange(1 - length, 1)], z[ends + horizon]


def in_half_precision(*given):
    return tuple(part.half() for part in cut_first(*given))


RIGHT = [in_half_precision, cut_first, cut_last, in_loops, stacked, sliding, by_index]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda a: a.__name__)
def test_every_right_answer_passes(said, answer):
    expect(said, check_windows, answer, "passed")


def leaky(x, length, horizon, split):
    """As it stands in the lesson."""
    inputs, targets = cut(scaled(x, x), length, horizon)
    return inputs[:split], targets[:split]


def too_far(x, length, horizon, split):
    inputs, targets = cut(scaled(x, x[:split]), length, horizon)
    return inputs[:split], targets[:split]


def inputs_inside(x, length, horizon, split):
    """The windows end in time; their targets do not."""
    inputs, targets = cut(scaled(x, x[:split]), length, horizon)
    return inputs[: split - length + 1], targets[: split - length + 1]


def by(scaling):
    """All windows and targets, scaled in another way."""
    return lambda x, n, h, s: cut(scaling(x, x[:s])[:s], n, h)


def each_window(x, length, horizon, split):
    inputs, targets = cut(x[:split], length, horizon)
    mean, std = inputs.mean(dim=1), inputs.std(dim=1)
    return (inputs - mean[:, None]) / std[:, None], (targets - mean) / std


def of_the_windows(x, length, horizon, split):
    inputs, targets = cut(x[:split], length, horizon)
    return scaled(inputs, inputs), (targets - inputs.mean()) / inputs.std()


def early(x, length, horizon, split):
    z = scaled(x[:split], x[:split])
    return z.unfold(0, length, 1)[: -horizon + 1], z[length - 2 + horizon :]


def late(x, length, horizon, split):
    z = scaled(x[:split], x[:split])
    return z.unfold(0, length, 1)[: -horizon - 1], z[length + horizon :]


def with_targets(of):
    def answer(x, length, horizon, split):
        first = length - 1 + horizon
        return cut_first(x, length, horizon, split)[0], of(x, split)[first:split]

    return answer


def last_target(windows):
    return {"last": LENGTH + HORIZON + windows - 2, "split": SPLIT}


def fewer(x, length, horizon, split):
    return [part[:-2] for part in cut_first(x, length, horizon, split)]


def turned(x, length, horizon, split):
    inputs, targets = cut_first(x, length, horizon, split)
    return inputs.flip(1), targets


def apart(x, length, horizon, split):
    z = scaled(x[:split], x[:split])
    inputs = z.unfold(0, length, length)[:-1]
    return inputs, z[length - 1 + horizon :: length][: len(inputs)]


def next_value(x, length, horizon, split):
    inputs, targets = cut_first(x, length, 1, split)
    return inputs[: 1 - horizon], targets[: 1 - horizon]


def in_place(x, length, horizon, split):
    part = x[:split]
    part -= part.mean()
    part /= part.std()
    return cut(part, length, horizon)


NAMED = {
    "in place": ("changed", in_place, {}),
    "both": ("both", leaky, last_target(SPLIT)),
    "too far": ("too_far", too_far, last_target(SPLIT)),
    "targets too far": ("too_far", inputs_inside, last_target(SPLIT - LENGTH + 1)),
    "whole": ("whole", by(lambda x, part: scaled(x, x)), {}),
    "whole mean": ("whole_mean", by(lambda x, part: (x - x.mean()) / part.std()), {}),
    "whole std": ("whole_std", by(lambda x, part: (x - part.mean()) / x.std()), {}),
    "unscaled": ("unscaled", by(lambda x, part: x), {}),
    "mean only": ("mean_only", by(lambda x, part: x - part.mean()), {}),
    "std only": ("std_only", by(lambda x, part: x / part.std()), {}),
    "variance": ("variance", by(lambda x, part: (x - part.mean()) / part.var()), {}),
    "each window": ("each_window", each_window, {}),
    "of the windows": ("scale", of_the_windows, {}),
    "minimum": ("scale", by(lambda x, part: (x - part.min()) / (part.max() - part.min())), {}),
    "of the rest": ("scale", lambda x, n, h, s: cut(scaled(x, x[s:])[:s], n, h), {}),
    "turned": ("inputs", turned, {}),
    "one beside the other": ("inputs", apart, {}),
    "too few": ("too_few", fewer, {"given": COUNT - 2, "expected": COUNT}),
    "whole targets": ("targets_whole", with_targets(lambda x, s: scaled(x, x)), {}),
    "targets": ("targets_scale", with_targets(lambda x, s: x), {}),
    "targets less the mean": ("targets_scale", with_targets(lambda x, s: x - x[:s].mean()), {}),
    "early": ("shifted", early, {}),
    "late": ("shifted", late, {}),
    "the next value": ("targets", next_value, {}),
    "zeros": ("targets", with_targets(lambda x, s: 0 * x), {}),
    "ones": ("targets", with_targets(lambda x, s: 0 * x + 1), {}),
    "the wrong way round": ("scale", by(lambda x, part: -scaled(x, part)), {}),
    "windows without a target": (
        "uneven",
        lambda x, n, h, s: (
            scaled(x[:s], x[:s]).unfold(0, n, 1),
            cut_first(x, n, h, s)[1],
        ),
        {"inputs": COUNT + HORIZON, "targets": COUNT},
    ),
    "one value": ("two_values", lambda *given: cut_first(*given)[0], {}),
}


@pytest.mark.parametrize(("key", "answer", "values"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, key, answer, values):
    expect(said, check_windows, answer, key, **values)


ODD = [
    lambda *given: (None, None),
    lambda *given: (3, 4),
    lambda x, *given: (x, x),
    lambda x, *given: (x[:0, None].expand(0, LENGTH), x[:0]),
    lambda *given: (cut_first(*given)[0][:1], cut_first(*given)[1][:1]),
    lambda *given: (cut_first(*given)[0], cut_first(*given)[1][1:]),
    lambda *given: (cut_first(*given)[0].T, cut_first(*given)[1]),
    lambda *given: [part * np.nan for part in cut_first(*given)],
    lambda *given: given[0][999],
]


@pytest.mark.parametrize("answer", ODD)
def test_whatever_comes_back_gets_a_sentence(said, language, answer):
    expect_a_sentence(said, check_windows, answer)
