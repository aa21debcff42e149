"""check_boundary_unit accepts every way to find the unit, and says what another unit does."""

import numpy as np
import pytest
import torch
from judged import DRAWS, line, told_on

from helpers.checks import check_boundary_unit, forgetting
from helpers.checks.forgetting import UNITS
from helpers.lang import text

KEY = "check_boundary_unit"
LAST = len(UNITS) - 1


@pytest.fixture(scope="module")
def told():
    """A function: the keys that an answer is told on fifty draws."""
    draws = [forgetting._records() for _ in range(DRAWS)]
    return lambda answer: told_on(draws, answer, check_boundary_unit, forgetting, "_records")


def closing(f, starts):
    return f[starts].mean(dim=0) - f[~starts].mean(dim=0)


def with_weights(f, starts):
    inside = starts[..., None].to(f.dtype)
    there = (f * inside).sum((0, 1)) / inside.sum()
    return int(torch.argmax((f * (1 - inside)).sum((0, 1)) / (1 - inside).sum() - there))


def unit_by_unit(f, starts):
    drops = []
    for k in range(f.shape[-1]):
        there, elsewhere = f[..., k][starts].tolist(), f[..., k][~starts].tolist()
        drops.append(sum(elsewhere) / len(elsewhere) - sum(there) / len(there))
    return drops.index(max(drops))


def sample_by_sample(f, starts):
    rows = [closing(f[:, b], starts[:, b]) for b in range(f.shape[1])]
    return torch.stack(rows).mean(dim=0).argmin()


def with_numpy(f, starts):
    f, starts = f.numpy(), starts.numpy()
    return np.argmax(f[~starts].mean(axis=0) - f[starts].mean(axis=0))


def careless(f, starts):
    unit = closing(f, starts).argmin()
    f.zero_()
    starts.zero_()
    return unit


RIGHT = {
    "int": lambda f, starts: closing(f, starts).argmin().item(),
    "1-d tensor": lambda f, starts: closing(f, starts).argmin(dim=0, keepdim=True),
    "sorted": lambda f, starts: closing(f, starts).argsort()[0],
    "min": lambda f, starts: closing(f, starts).min(dim=0).indices,
    "numpy": with_numpy,
    "weights": with_weights,
    "by unit": unit_by_unit,
    "by sample": sample_by_sample,
    "mean of all": lambda f, starts: (f[starts].mean(dim=0) - f.mean(dim=(0, 1))).argmin(),
    "covariance": lambda f, s: torch.einsum("tbh,tb->h", f - f.mean((0, 1)), s.float()).argmin(),
    "float64": lambda f, starts: closing(f.double(), starts).argmin(),
    "half": lambda f, starts: closing(f.half(), starts).argmin(),
    "float": lambda f, starts: float(closing(f, starts).argmin()),
    "careless": careless,
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(told, answer):
    assert told(answer) == {"passed"}


def test_the_verdict_is_printed(said, language):
    assert said(check_boundary_unit, RIGHT["int"]) == line(check_boundary_unit, "passed")
    assert said(check_boundary_unit, lambda f, starts: 0) == line(
        check_boundary_unit, "no_dim", given=0
    )


def sums(f, starts):
    return f[starts].sum(dim=0) - f[~starts].sum(dim=0)


def median(f, starts):
    return f[starts].median(dim=0).values - f[~starts].median(dim=0).values


def at_any(f, starts):
    anyone = starts.any(dim=1)
    return (f[anyone].mean((0, 1)) - f[~anyone].mean((0, 1))).argmin()


def correlation(f, starts):
    return (closing(f, starts) / f.std(dim=(0, 1))).argmin()


def from_the_step_before(f, starts):
    change = f[1:] - f[:-1]
    return change[starts[1:]].mean(dim=0).argmin()


NAMED = {
    "lowest": ("lowest", lambda f, starts: f.mean(dim=(0, 1)).argmin()),
    "lowest elsewhere": ("lowest", lambda f, starts: f[~starts].mean(dim=0).argmin()),
    "lowest there": ("lowest_there", lambda f, starts: f[starts].mean(dim=0).argmin()),
    "lowest sum there": ("lowest_there", lambda f, starts: f[starts].sum(dim=0).argmin()),
    "masked mean": ("lowest_there", lambda f, s: (f * s[..., None]).mean((0, 1)).argmin()),
    "sign": ("opens", lambda f, starts: closing(f, starts).argmax()),
    "size": ("opens", lambda f, starts: closing(f, starts).abs().argmax()),
    "highest": ("highest", lambda f, starts: f.mean(dim=(0, 1)).argmax()),
    "next step": ("late", lambda f, starts: closing(f[1:], starts[:-1]).argmin()),
    "step before": ("early", lambda f, starts: closing(f[:-1], starts[1:]).argmin()),
    "sums": ("sums", lambda f, starts: sums(f, starts).argmin()),
    "ratio": ("share", lambda f, s: (f[s].mean(dim=0) / f[~s].mean(dim=0)).argmin()),
    "ratio of sums": ("share", lambda f, s: (f[s].sum(dim=0) / f[~s].sum(dim=0)).argmin()),
    "share lost": ("share", lambda f, s: (closing(f, s) / f[~s].mean(dim=0)).argmin()),
    "median": ("median", lambda f, starts: median(f, starts).argmin()),
    "any sample": ("together", at_any),
    "starts of sample 0": ("together", lambda f, s: closing(f.mean(1), s[:, 0]).argmin()),
    "sample 0": ("one_sample", lambda f, starts: closing(f[:, 0], starts[:, 0]).argmin()),
    "last sample": ("one_sample", lambda f, s: closing(f[:, -1], s[:, -1]).argmin()),
    "no dim": ("no_dim", lambda f, s: (f[s].mean() - f[~s].mean()).argmin()),
    "no dim, highest": ("no_dim", lambda f, s: (f[~s].mean() - f[s].mean()).argmax().item()),
    "a fixed number": ("constant", lambda f, starts: LAST),
    "the number of units": ("no_unit", lambda f, starts: f.shape[-1]),
    "logits": ("less", lambda f, starts: closing(f.logit(), starts).argmin()),
    "correlation": ("less", correlation),
    "deviation": ("less", lambda f, starts: f.std(dim=(0, 1)).argmax()),
    "range": ("less", lambda f, starts: (f.amax((0, 1)) - f.amin((0, 1))).argmax()),
    "from the step before": ("less", from_the_step_before),
    "the drop": ("no_unit", lambda f, starts: closing(f, starts).min()),
    "all units": ("not_one", closing),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(told, key, answer):
    assert told(answer) == {key}


WRONG = {
    "lowest anywhere": lambda f, starts: f.amin(dim=(0, 1)).argmin(),
    "largest drop of all": lambda f, s: (f[~s].amax(dim=0) - f[s].amin(dim=0)).argmax(),
    "below one half": lambda f, s: closing((f < 0.5).float(), s).argmax(),
    "the first half": lambda f, s: f[s].view(-1, f.shape[-1])[:1].argmin(),
    "difference of geometric means": lambda f, s: closing(f.log(), s).argmin(),
    "at random": lambda f, starts: torch.randint(LAST + 1, ()),
}


@pytest.mark.parametrize("answer", WRONG.values(), ids=WRONG)
def test_another_formula_never_passes(told, answer):
    assert "passed" not in told(answer)


OTHER = {
    "counted from 1": (lambda f, starts: LAST + 1, str(LAST + 1)),
    "from behind": (lambda f, starts: -1, "-1"),
    "a value": (lambda f, starts: 0.25, "0.25"),
    "NaN": (lambda f, starts: torch.tensor(torch.nan), "nan"),
    "a word": (lambda f, starts: "3", "'3'"),
    "a list": (lambda f, starts: [3], "[3]"),
}


@pytest.mark.parametrize(("answer", "given"), OTHER.values(), ids=OTHER)
def test_what_is_no_unit_gets_a_sentence(said, answer, given):
    sentence = text(f"{KEY}.no_unit", given=given, last=LAST)
    assert said(check_boundary_unit, answer) == f"✗ {sentence}"


def test_the_means_of_both_units_are_told(said, monkeypatch):
    records = forgetting._records()
    monkeypatch.setattr(forgetting, "_records", lambda: records)
    f, starts, units = records[0]
    heard = said(check_boundary_unit, lambda f, starts: closing(f.logit(), starts).argmin())
    for name in ("logits", "right"):
        k = units.index(name)
        assert f" {k} " in heard.replace(",", " ").replace(";", " ")
        assert f"{f[..., k][starts].mean():.2f}" in heard
        assert f"{f[..., k][~starts].mean():.2f}" in heard
