"""check_boundary_unit accepts every way to find the unit, and says what another unit does."""

import pytest
import torch

from helpers.checks import check_boundary_unit
from helpers.checks.boundary_unit import ROLES
from helpers.lang import text

KEY = "check_boundary_unit"


def closing(f, starts):
    return f[starts].mean(dim=0) - f[~starts].mean(dim=0)


def with_weights(f, starts):
    inside = starts[..., None].to(f.dtype)
    there = (f * inside).sum((0, 1)) / inside.sum()
    return int(torch.argmax((f * (1 - inside)).sum((0, 1)) / (1 - inside).sum() - there))


def unit_by_unit(f, starts):
    there = {k: f[..., k][starts].median() for k in range(f.shape[-1])}
    elsewhere = {k: f[..., k][~starts].median() for k in range(f.shape[-1])}
    return min(there, key=lambda k: there[k] - elsewhere[k])


def careless(f, starts):
    unit = closing(f, starts).argmin()
    f.zero_()
    starts.zero_()
    return unit


RIGHT = {
    "int": lambda f, starts: closing(f, starts).argmin().item(),
    "0-d tensor": lambda f, starts: closing(f, starts).argmin(),
    "1-d tensor": lambda f, starts: closing(f, starts).argmin(dim=0, keepdim=True),
    "numpy": lambda f, starts: closing(f, starts).numpy().argmin(),
    "weights": with_weights,
    "medians": unit_by_unit,
    "mean of all": lambda f, starts: (f[starts].mean(dim=0) - f.mean(dim=(0, 1))).argmin(),
    "share": lambda f, starts: (f[starts].mean(dim=0) / f[~starts].mean(dim=0)).argmin(),
    "logits": lambda f, starts: closing(f.logit(), starts).argmin(),
    "float64": lambda f, starts: closing(f.double(), starts).argmin(),
    "careless": careless,
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, language, answer):
    for _ in range(5):
        line = said(check_boundary_unit, answer)
        assert line == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


NAMED = {
    "lowest": ("lowest", lambda f, starts: f.mean(dim=(0, 1)).argmin()),
    "lowest there": ("lowest_there", lambda f, starts: f[starts].mean(dim=0).argmin()),
    "lowest anywhere": ("lowest_there", lambda f, starts: f.amin(dim=(0, 1)).argmin()),
    "sign": ("opens", lambda f, starts: closing(f, starts).argmax()),
    "size": ("opens", lambda f, starts: closing(f, starts).abs().argmax()),
    "highest": ("highest", lambda f, starts: f.mean(dim=(0, 1)).argmax()),
    "next step": ("late", lambda f, starts: closing(f[1:], starts[:-1]).argmin()),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, language, key, answer):
    for _ in range(5):
        assert said(check_boundary_unit, answer) == f"✗ {text(f'{KEY}.{key}')}"


@pytest.mark.parametrize("unit", range(len(ROLES)))
def test_a_fixed_number_never_passes(said, unit):
    for _ in range(20):
        assert said(check_boundary_unit, lambda f, starts: unit).startswith("✗ ")


LAST = len(ROLES) - 1
OTHER = {
    "in the flat record": (lambda f, starts: 10**6, "no_unit", {"given": "1000000", "last": LAST}),
    "counted from 1": (lambda f, starts: LAST + 1, "no_unit", {"given": "6", "last": LAST}),
    "from behind": (lambda f, starts: -1, "no_unit", {"given": "-1", "last": LAST}),
    "a value": (lambda f, starts: 0.25, "no_unit", {"given": "0.25", "last": LAST}),
    "NaN": (lambda f, starts: torch.tensor(torch.nan), "no_unit", {"given": "nan", "last": LAST}),
    "a word": (lambda f, starts: "3", "no_unit", {"given": "'3'", "last": LAST}),
    "a list": (lambda f, starts: [3], "no_unit", {"given": "[3]", "last": LAST}),
    "all units": (closing, "not_one", {"given": (len(ROLES),)}),
}


@pytest.mark.parametrize(("answer", "key", "values"), OTHER.values(), ids=OTHER)
def test_what_is_no_unit_gets_a_sentence(said, language, answer, key, values):
    assert said(check_boundary_unit, answer) == f"✗ {text(f'{KEY}.{key}', **values)}"


@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_boundary_unit, lambda f, starts: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, lambda f, starts: f @ "x"])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_boundary_unit, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line


def test_torchs_random_numbers_are_left_alone():
    before = torch.get_rng_state()
    check_boundary_unit(RIGHT["int"])
    assert torch.equal(torch.get_rng_state(), before)
