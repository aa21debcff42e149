"""check_forget_bias accepts every split of the bias, and names what is wrong with the others."""

import copy

import numpy as np
import pytest
import torch
from judged import DRAWS, expect, line
from torch import nn

from helpers.checks import check_forget_bias
from helpers.checks.forget_bias import HIDDEN as H
from helpers.lang import text
from helpers.nets.initial import set_bias

KEY = "check_forget_bias"
F = slice(H, 2 * H)
ROWS = {gate: slice(k * H, (k + 1) * H) for k, gate in enumerate("ifgo")}


def written(**rows):
    """An answer that writes `ih` and `hh`: functions of (value, bias_ih, bias_hh), in f's rows."""

    def answer(lstm, value):
        ih, hh = (p.detach()[F].clone() for p in (lstm.bias_ih_l0, lstm.bias_hh_l0))
        with torch.no_grad():
            for name, make in rows.items():
                getattr(lstm, f"bias_{name}_l0")[F] = make(value, ih, hh)

    return answer


def with_data(lstm, value):
    lstm.bias_ih_l0.data[F].fill_(0)
    lstm.bias_hh_l0.data[F].fill_(value)
    return lstm


def by_name(lstm, value):
    for name, parameter in lstm.named_parameters():
        if "bias" in name:
            nn.init.constant_(parameter[F], value / 2)


def new_parameters(lstm, value):
    total = (lstm.bias_ih_l0 + lstm.bias_hh_l0).detach()
    total[F] = value
    lstm.bias_ih_l0 = nn.Parameter(total)
    lstm.bias_hh_l0 = nn.Parameter(torch.zeros(4 * H))


def swapped_vectors(lstm, value):
    set_bias(lstm, "f", value)
    ih, hh = lstm.bias_ih_l0.data.clone(), lstm.bias_hh_l0.data.clone()
    lstm.bias_ih_l0.data, lstm.bias_hh_l0.data = hh, ih


def loaded(lstm, value):
    state = {name: p.clone() for name, p in lstm.state_dict().items()}
    state["bias_ih_l0"][F] = value - state["bias_hh_l0"][F]
    return lstm.load_state_dict(state)


def by_chunks(lstm, value):
    with torch.no_grad():
        for bias, share in ((lstm.bias_ih_l0, 3 * value), (lstm.bias_hh_l0, -2 * value)):
            _i, f, _g, _o = bias.chunk(4)
            f.copy_(torch.full_like(f, share))


def unit_by_unit(lstm, value):
    for k in range(lstm.hidden_size, 2 * lstm.hidden_size):
        lstm.bias_ih_l0.data[k] = value
        lstm.bias_hh_l0.data[k] *= 0


def in_numpy(lstm, value):
    lstm.bias_ih_l0.detach().numpy()[F] = np.float64(value)
    lstm.bias_hh_l0.detach().numpy()[F] = 0


def thawed(lstm, value):
    lstm.requires_grad_(False)
    with_data(lstm, value)
    lstm.requires_grad_(True)


RIGHT = {
    "value and 0": written(ih=lambda v, i, h: v, hh=lambda v, i, h: 0),
    "0 and value": written(ih=lambda v, i, h: 0, hh=lambda v, i, h: v),
    "halves": written(ih=lambda v, i, h: v / 2, hh=lambda v, i, h: v / 2),
    "the rest": written(hh=lambda v, i, h: v - i),
    "ours": lambda lstm, value: set_bias(lstm, "f", value),
    "a tensor": lambda lstm, value: set_bias(lstm, "f", torch.full((H,), value)),
    "data": with_data,
    "chunks": by_chunks,
    "units": unit_by_unit,
    "numpy": in_numpy,
    "thawed": thawed,
    "by name": by_name,
    "new parameters": new_parameters,
    "swapped vectors": swapped_vectors,
    "state dict": loaded,
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, answer):
    expect(said, check_forget_bias, answer, "passed")


def test_it_passes_where_the_notebook_works_in_float64(said):
    torch.set_default_dtype(torch.float64)
    try:
        assert said(check_forget_bias, new_parameters) == line(check_forget_bias, "passed")
    finally:
        torch.set_default_dtype(torch.float32)


def at(rows, but=None):
    """An answer that writes value and 0 into these rows, then does something else."""

    def answer(lstm, value):
        lstm.bias_ih_l0.data[rows] = value
        lstm.bias_hh_l0.data[rows] = 0
        if but:
            but(lstm)

    return answer


def assigned(lstm, value):
    lstm.bias_ih_l0 = torch.zeros(4 * H)


def deleted(lstm, value):
    del lstm.bias_ih_l0
    lstm.bias_ih_l0 = torch.zeros(4 * H)


def everywhere(lstm, value):
    lstm.bias_ih_l0.data[:] = value
    lstm.bias_hh_l0.data[:] = 0


def in_float64(lstm, value):
    bias = lstm.bias_ih_l0.detach().double()
    bias[F] = value - lstm.bias_hh_l0.detach()[F]
    lstm.bias_ih_l0 = nn.Parameter(bias)


def in_place(lstm, value):
    lstm.bias_ih_l0[F] = value


def filled(lstm, value):
    lstm.bias_hh_l0.fill_(value)


NAMED = {
    "both value": (written(ih=lambda v, i, h: v, hh=lambda v, i, h: v), "twice", {}),
    "ih only": (written(ih=lambda v, i, h: v), "one_left", {}),
    "hh only": (written(hh=lambda v, i, h: v), "one_left", {}),
    "added once": (written(ih=lambda v, i, h: i + v), "added", {}),
    "added twice": (
        written(ih=lambda v, i, h: i + v, hh=lambda v, i, h: h + v),
        "added",
        {},
    ),
    "i": (at(ROWS["i"]), "quarter", {"gates": "i"}),
    "g": (at(ROWS["g"]), "quarter", {"gates": "g"}),
    "o": (at(ROWS["o"]), "quarter", {"gates": "o"}),
    "i and g": (at(slice(0, 3 * H, 2 * H)), "quarter", {"gates": "i, g"}),
    "f and g": (at(slice(H, 3 * H)), "others", {"gates": "g"}),
    "fixed rows": (at(slice(16, 32)), "others", {"gates": "i"}),
    "everywhere": (lambda lstm, value: nn.init.constant_(lstm.bias_ih_l0, value), "whole", {}),
    "everywhere, and cleared": (everywhere, "whole", {}),
    "float64": (in_float64, "dtype", {"name": "bias_ih_l0", "given": "float64"}),
    "cleared": (
        at(F, lambda lstm: nn.init.zeros_(lstm.bias_hh_l0)),
        "cleared",
        {"name": "bias_hh_l0"},
    ),
    "weights": (
        at(F, lambda lstm: nn.init.eye_(lstm.weight_ih_l0)),
        "weights",
        {"name": "weight_ih_l0"},
    ),
    "leaf": (in_place, "leaf", {}),
    "leaf, filled": (filled, "leaf", {}),
    "assigned": (assigned, "no_parameter", {}),
    "deleted": (deleted, "no_parameter", {}),
    "None": (at(F, lambda lstm: setattr(lstm, "bias_hh_l0", None)), "no_parameter", {}),
    "frozen": (
        at(F, lambda lstm: lstm.bias_hh_l0.requires_grad_(False)),
        "frozen",
        {"name": "bias_hh_l0"},
    ),
    "one unit": (at(H), "some", {}),
    "all but one": (at(slice(H, 2 * H - 1)), "some", {}),
    "a copy": (lambda lstm, value: set_bias(copy.deepcopy(lstm), "f", value), "unchanged", {}),
    "itself": (lambda lstm, value: lstm, "unchanged", {}),
}


@pytest.mark.parametrize(("answer", "key", "values"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, answer, key, values):
    expect(said, check_forget_bias, answer, key, **values)


WRONG = {
    **{f"{b:g}": lambda lstm, value, b=b: set_bias(lstm, "f", b) for b in (0.0, 1.0, 5.0, 7.0)},
    "minus": lambda lstm, value: set_bias(lstm, "f", -value),
    "NaN": lambda lstm, value: set_bias(lstm, "f", float("nan")),
    "moved": written(ih=lambda v, i, h: 0, hh=lambda v, i, h: i + h),
}


@pytest.mark.parametrize("answer", WRONG.values(), ids=WRONG)
def test_another_sum_is_told(said, answer):
    before, after = text(f"{KEY}.wrong", given="|", expected="|").split("|")[::2]
    for _ in range(DRAWS):
        heard = said(check_forget_bias, answer)
        assert heard.startswith(f"✗ {before}") and heard.endswith(after)


def test_a_bias_of_another_length_is_told(said, language):
    def answer(lstm, value):
        lstm.bias_ih_l0.data = torch.full((H,), value)

    shapes = {"name": "bias_ih_l0", "given": (H,), "expected": (4 * H,)}
    assert said(check_forget_bias, answer) == f"✗ {text('checks.shape', **shapes)}"


def test_an_empty_hole_is_to_do(said, language):
    assert said(check_forget_bias, lambda lstm, value: ...) == f"○ {text('checks.to_do')}"
