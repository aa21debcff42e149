"""check_season_and_cell accepts every right answer, names each frequent mistake."""

import math

import numpy as np
import pytest
import torch
from judged import expect, expect_a_sentence

from helpers.checks import check_season_and_cell
from helpers.rivals.forecasts import leaky, season_and_cell


def in_a_loop(x, season, growth, tau, h):
    f, forecasts = math.exp(-1 / tau), []
    c = x[0] - season[0]
    for t in range(len(x) - h):
        c = f * c + (1 - f) * (x[t] - season[t])
        forecasts.append(c + season[t + h] + growth * (h + tau))
    return forecasts


def with_numpy(x, season, growth, tau, h):
    x, season = x.double().numpy(), season.double().numpy()
    f, level = np.exp(-1 / tau), [x[0] - season[0]]
    for value in (x - season)[1:-h]:
        level.append(f * level[-1] + (1 - f) * value)
    return np.array(level) + season[h:] + growth * h + growth * tau


def at_once(x, season, growth, tau, h):
    """The cell as a weighted sum of all that came before."""
    t = torch.arange(len(x) - h)
    f, rest = math.exp(-1 / tau), (x - season)[: len(x) - h].double()
    weights = torch.where(t[:, None] >= t, (1 - f) * f ** (t[:, None] - t), 0.0).double()
    weights[:, 0] = f ** t.double()
    return (weights @ rest + season[h:] + growth * (h + tau)).float()


def in_place(x, season, growth, tau, h):
    x -= season
    level = leaky(x, tau)[: len(x) - h]
    level += season[h:]
    level += growth * (h + tau)
    return level


@pytest.mark.parametrize(
    "answer", [season_and_cell, in_a_loop, with_numpy, at_once, in_place], ids=lambda a: a.__name__
)
def test_every_right_answer_passes(said, answer):
    expect(said, check_season_and_cell, answer, "passed")


def kept(x, season, tau, h, f=None, write=None, start=None):
    f = math.exp(-1 / tau) if f is None else f
    c = (x - season)[0].item() if start is None else start
    level = []
    for value in (x - season).tolist():
        c = f * c + (1 - f if write is None else write) * value
        level.append(c)
    return torch.tensor(level)[: len(x) - h] + season[h:]


NAMED = {
    "with_season": lambda x, s, g, tau, h: leaky(x, tau)[:-h] + s[h:] + g * (h + tau),
    "no_cell": lambda x, s, g, tau, h: (x - s)[:-h] + s[h:] + g * (h + tau),
    "factor": lambda x, s, g, tau, h: kept(x, s, tau, h, f=1 - 1 / tau) + g * (h + tau),
    "turned": lambda x, s, g, tau, h: kept(x, s, tau, h, f=1 - math.exp(-1 / tau)) + g * (h + tau),
    "from_zero": lambda x, s, g, tau, h: kept(x, s, tau, h, start=0.0) + g * (h + tau),
    "all_written": lambda x, s, g, tau, h: kept(x, s, tau, h, write=1.0) + g * (h + tau),
    "future": lambda x, s, g, tau, h: leaky(x - s, tau)[h:] + s[h:] + g * (h + tau),
    "season_now": lambda x, s, g, tau, h: (leaky(x - s, tau) + s)[:-h] + g * (h + tau),
    "no_season": lambda x, s, g, tau, h: leaky(x - s, tau)[:-h] + g * (h + tau),
    "no_growth": lambda x, s, g, tau, h: leaky(x - s, tau)[:-h] + s[h:],
    "one_growth": lambda x, s, g, tau, h: leaky(x - s, tau)[:-h] + s[h:] + g,
    "not_late": lambda x, s, g, tau, h: leaky(x - s, tau)[:-h] + s[h:] + g * h,
    "tau_alone": lambda x, s, g, tau, h: leaky(x - s, tau)[:-h] + s[h:] + g * tau,
    "too_early": lambda x, s, g, tau, h: leaky(x - s, tau)[:-h] + s[h:] + g * (h - tau),
    "values": lambda x, s, g, tau, h: 2 * season_and_cell(x, s, g, tau, h),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.items(), ids=NAMED)
def test_a_mistake_is_named(said, key, answer):
    expect(said, check_season_and_cell, answer, key)


ODD = [
    lambda *given: 3.0,
    lambda x, *given: x,
    lambda x, *given: x[999],
    lambda x, s, g, tau, h: leaky(x - s, tau) + s + g * (h + tau),
    lambda *given: season_and_cell(*given)[:, None],
    lambda *given: season_and_cell(*given) * math.nan,
]


@pytest.mark.parametrize("answer", ODD)
def test_whatever_comes_back_gets_a_sentence(said, language, answer):
    expect_a_sentence(said, check_season_and_cell, answer)
