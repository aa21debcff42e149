"""check_keep_instead accepts every GRU that does the same, and names what was negated wrongly."""

import pytest
import torch

from helpers.checks import check_keep_instead
from helpers.checks.keep_instead import HIDDEN as H
from helpers.checks.keep_instead import INPUTS
from helpers.lang import text

KEY = "check_keep_instead"
Z = slice(H, 2 * H)
ALL = range(4)


def negating(rows=Z, which=ALL):
    """An answer that negates these rows of the first, second … parameter."""

    def answer(*parameters):
        copies = [tensor.clone() for tensor in parameters]
        for place in which:
            copies[place][rows] *= -1
        return copies

    return answer


def by_signs(*parameters):
    signs = torch.tensor([1.0, -1.0, 1.0]).repeat_interleave(H)
    return tuple(torch.einsum("r,r...->r...", signs.double(), tensor) for tensor in parameters)


def in_place(*parameters):
    for tensor in parameters:
        tensor[Z] = -tensor[Z]
    return parameters


def by_parts(*parameters):
    cut = [tensor.chunk(3) for tensor in parameters]
    return [torch.cat([r, -z, n]) for r, z, n in cut]


def one_bias_for_both(W_ih, W_hh, b_ih, b_hh):
    W_ih, W_hh, b_ih, b_hh = negating()(W_ih, W_hh, b_ih, b_hh)
    b_ih[: 2 * H] += b_hh[: 2 * H]
    b_hh[: 2 * H] = 0
    return W_ih, W_hh, b_ih, b_hh


RIGHT = {
    "copies": negating(),
    "signs": by_signs,
    "in place": in_place,
    "parts": by_parts,
    "sums of biases": one_bias_for_both,
    "float32": lambda *given: [tensor.float() for tensor in by_parts(*given)],
    "parameters": lambda *given: [torch.nn.Parameter(tensor) for tensor in by_parts(*given)],
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_keep_instead, answer) == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


def one_minus(*parameters):
    return [torch.cat([r, 1 - z, n]) for r, z, n in (tensor.chunk(3) for tensor in parameters)]


def silent(*parameters):
    in_place(*parameters)


NAMED = {
    "untouched": (negating(which=()), "unchanged"),
    "r": (negating(slice(0, H)), "r_rows"),
    "n": (negating(slice(2 * H, None)), "n_rows"),
    "all": (negating(slice(None)), "everything"),
    "r and z": (negating(slice(0, 2 * H)), "more_rows"),
    "z and n": (negating(slice(H, None)), "more_rows"),
    "weights": (negating(which=(0, 1)), "no_biases"),
    "no b_hh": (negating(which=(0, 1, 2)), "one_bias"),
    "no b_ih": (negating(which=(0, 1, 3)), "one_bias"),
    "no W_hh": (negating(which=(0, 2, 3)), "no_W_hh"),
    "ih only": (negating(which=(0, 2)), "no_W_hh"),
    "no W_ih": (negating(which=(1, 2, 3)), "no_W_ih"),
    "biases": (negating(which=(2, 3)), "only_biases"),
    "one minus": (one_minus, "one_minus"),
    "in place, nothing returned": (silent, "no_return"),
    "three": (lambda *given: given[:3], "four_values"),
    "a tensor": (lambda *given: given[0], "four_values"),
    "halves": (lambda *given: [tensor / 2 for tensor in given], "wrong"),
    "NaN": (lambda *given: [tensor * float("nan") for tensor in given], "wrong"),
}


@pytest.mark.parametrize(("answer", "key"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, language, answer, key):
    assert said(check_keep_instead, answer) == f"✗ {text(f'{KEY}.{key}')}"


@pytest.mark.parametrize("empty", [None, ..., (None,) * 4, (...,) * 4])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_keep_instead, lambda *given: empty) == f"○ {text('checks.to_do')}"


def test_another_shape_is_told(said, language):
    shapes = {"given": (INPUTS, 3 * H), "expected": (3 * H, INPUTS)}
    line = said(check_keep_instead, lambda *given: [given[0].T, *given[1:]])
    assert line == f"✗ {text('checks.shape', name='W_ih', **shapes)}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, lambda *given: given[0] @ "x"])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_keep_instead, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line


def test_torchs_random_numbers_are_left_alone():
    before = torch.get_rng_state()
    check_keep_instead(by_parts)
    assert torch.equal(torch.get_rng_state(), before)
