"""check_keep_instead accepts every GRU that does the same, and names what was negated wrongly."""

import pytest
import torch
from judged import line, verdicts

from helpers.checks import check_keep_instead
from helpers.checks.gru import HIDDEN as H
from helpers.checks.gru import INPUTS as D
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
    return tuple(torch.einsum("r,r...->r...", signs, tensor) for tensor in parameters)


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


def with_a_dict(*parameters):
    named = dict(zip(("W_ih", "W_hh", "b_ih", "b_hh"), parameters, strict=True))
    for tensor in named.values():
        tensor[Z].neg_()
    return named.values()


def in_numpy(*parameters):
    arrays = [tensor.numpy().copy() for tensor in parameters]
    for array in arrays:
        array[Z] *= -1
    return arrays


RIGHT = {
    "copies": negating(),
    "signs": by_signs,
    "in place": in_place,
    "parts": by_parts,
    "sums of biases": one_bias_for_both,
    "values of a dict": with_a_dict,
    "one by one": lambda *given: (tensor for tensor in by_parts(*given)),
    "numpy": in_numpy,
    "lists": lambda *given: [tensor.tolist() for tensor in by_parts(*given)],
    "float64": lambda *given: [tensor.double() for tensor in by_parts(*given)],
    "half": lambda *given: [tensor.half() for tensor in by_parts(*given)],
    "some in half": lambda *given: [*by_parts(*given)[:3], by_parts(*given)[3].half()],
    "parameters": lambda *given: [torch.nn.Parameter(tensor) for tensor in by_parts(*given)],
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(answer):
    assert verdicts(check_keep_instead, answer) == {"passed"}


def test_the_verdict_is_printed(said, language):
    assert said(check_keep_instead, by_parts) == line(check_keep_instead, "passed")
    for which, names in (((0, 1), "b_ih, b_hh"), ((0, 2, 3), "W_hh"), ((3,), "W_ih, W_hh, b_ih")):
        left_out = text(f"{KEY}.left_out", names=names)
        assert said(check_keep_instead, negating(which=which)) == f"✗ {left_out}"


def one_minus(*parameters):
    return [torch.cat([r, 1 - z, n]) for r, z, n in (tensor.chunk(3) for tensor in parameters)]


def silent(*parameters):
    in_place(*parameters)


def by_columns(*parameters):
    W_ih, W_hh, b_ih, b_hh = negating(which=(2, 3))(*parameters)
    W_ih[:, Z] *= -1
    W_hh[:, Z] *= -1
    return W_ih, W_hh, b_ih, b_hh


NAMED = {
    "untouched": (negating(which=()), "unchanged"),
    "as given": (lambda *given: given, "unchanged"),
    "empty rows": (negating(slice(3 * H, 6 * H)), "unchanged"),
    "r": (negating(slice(0, H)), "r_rows"),
    "n": (negating(slice(2 * H, None)), "n_rows"),
    "all": (negating(slice(None)), "everything"),
    "minus": (lambda *given: [-tensor for tensor in given], "everything"),
    "r and z": (negating(slice(0, 2 * H)), "more_rows"),
    "z and n": (negating(slice(H, None)), "more_rows"),
    "D in place of H": (negating(slice(D, 2 * D)), "rows_of_D"),
    "weights": (negating(which=(0, 1)), "left_out"),
    "no b_hh": (negating(which=(0, 1, 2)), "left_out"),
    "no b_ih": (negating(which=(0, 1, 3)), "left_out"),
    "no W_hh": (negating(which=(0, 2, 3)), "left_out"),
    "ih only": (negating(which=(0, 2)), "left_out"),
    "hh only": (negating(which=(1, 3)), "left_out"),
    "no W_ih": (negating(which=(1, 2, 3)), "left_out"),
    "biases": (negating(which=(2, 3)), "left_out"),
    "one minus": (one_minus, "one_minus"),
    "in place, nothing returned": (silent, "checks.no_return"),
    "three": (lambda *given: given[:3], "four_values"),
    "a tensor": (lambda *given: given[0], "four_values"),
    "a dict": (lambda *given: dict(enumerate(by_parts(*given))), "four_values"),
    "a word": (lambda *given: "four", "four_values"),
    "columns": (by_columns, "left_out"),
    "halves": (lambda *given: [tensor / 2 for tensor in given], "wrong"),
    "NaN": (lambda *given: [tensor * float("nan") for tensor in given], "wrong"),
    "inverses": (lambda *given: [1 / tensor for tensor in given], "wrong"),
    "holes": (lambda *given: (...,) * 4, "checks.to_do"),
    "nothing": (lambda *given: (None,) * 4, "checks.none"),
    "words": (lambda *given: ("W_ih", "W_hh", "b_ih", "b_hh"), "checks.no_tensor"),
    "transposed": (lambda *given: [given[0].T, *given[1:]], "checks.shape"),
}


@pytest.mark.parametrize(("answer", "key"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(answer, key):
    assert verdicts(check_keep_instead, answer) == {key}
