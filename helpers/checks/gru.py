"""Checks of lesson 06: one step of a GRU, its parameters, and a GRU in another convention."""

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import combinations

import torch

from helpers.cells import gru_step
from helpers.checks.compare import expect_shape
from helpers.checks.counts import judge_counts
from helpers.checks.draws import fresh
from helpers.checks.judge import judge
from helpers.checks.verdict import Mistake, ask, exercise, returned

BATCH, INPUTS, HIDDEN = 2, 4, 5
ROWS = 3 * HIDDEN
NAMES = ("W_ih", "W_hh", "b_ih", "b_hh")
SHAPES = [(BATCH, INPUTS), (BATCH, HIDDEN)]  # x, h
SHAPES += [(ROWS, INPUTS), (ROWS, HIDDEN), (ROWS,), (ROWS,)]  # W_ih, W_hh, b_ih, b_hh
R, Z, N = (slice(k * HIDDEN, (k + 1) * HIDDEN) for k in range(3))


def _inputs():
    return tuple(fresh(*shape) for shape in SHAPES)


@exercise
def check_gru_step(answer):
    """Compare `answer(x, h, W_ih, W_hh, b_ih, b_hh) -> h` with torch's GRU step."""
    judge(answer, _inputs, _steps, "h", several="one_value", other="wrong")


def _steps(x, h, W_ih, W_hh, b_ih, b_hh):
    """What the right step and each frequent mistake give, in pairs: the name, the new h."""
    parameters, none = (W_ih, W_hh, b_ih, b_hh), torch.zeros_like(b_hh)
    of_x, of_h = (x @ W_ih.T + b_ih).chunk(3, dim=-1), (h @ W_hh.T + b_hh).chunk(3, dim=-1)
    one, two, _ = (mine + other for mine, other in zip(of_x, of_h, strict=True))
    r, z = one.sigmoid(), two.sigmoid()
    n = (of_x[2] + r * of_h[2]).tanh()
    before = (of_x[2] + (r * h) @ W_hh[N].T + b_hh[N]).tanh()
    gates = [(one, two), (one, z), (r, two), (one.tanh(), two.tanh())]
    return [
        ("right", gru_step(x, h, *parameters)),
        ("order_zrn", _mix(r, h, (of_x[2] + z * of_h[2]).tanh())),
        *_wrong_mixes(r, z, h, n, before),
        *((key, _mix(z, h, n)) for key, n in _wrong_candidates(r, of_x[2], of_h[2], b_hh[N])),
        ("one_bias", gru_step(x, h, W_ih, W_hh, b_ih, none)),
        ("one_bias", gru_step(x, h, W_ih, W_hh, none, b_hh)),
        ("no_biases", gru_step(x, h, W_ih, W_hh, none, none)),
        *(("raw_gates", _mix(z, h, (of_x[2] + r * of_h[2]).tanh())) for r, z in gates),
    ]


def _wrong_mixes(r, z, h, n, before):
    """What may stand for z * h + (1 - z) * n, in pairs; `before`: n with r before the matrix."""
    return [
        ("before", _mix(z, h, before)),
        ("z_writes", _mix(1 - z, h, n)),
        ("chung", _mix(1 - z, h, before)),
        ("reset_kept", _mix(z, r * h, n)),
        ("added", z * h + n),
        ("only_n", n),
        ("tanh_out", _mix(z, h, n).tanh()),
    ]


def _wrong_candidates(r, of_x, of_h, b_hn):
    """What may stand for n = tanh(of_x + r * of_h), in pairs: the mistake, the candidate."""
    return [
        ("no_reset", (of_x + of_h).tanh()),
        ("reset_all", (r * (of_x + of_h)).tanh()),
        ("reset_input", (r * of_x + of_h).tanh()),
        ("bias_outside", (of_x + r * (of_h - b_hn) + b_hn).tanh()),
        ("bias_outside", (of_x + r * (of_h - b_hn)).tanh()),
        ("sigmoid_n", (of_x + r * of_h).sigmoid()),
        ("no_tanh", of_x + r * of_h),
    ]


def _mix(z, h, n):
    return z * h + (1 - z) * n


@exercise
def check_keep_instead(answer):
    """Let `answer(W_ih, W_hh, b_ih, b_hh)` return four parameters for torch's convention.

    Given are those of a GRU with h' = (1 − z) h + z n (Chung et al. 2014). What counts is that the
    step gives the same h.
    """
    judge(answer, _inputs, _conversions, "h", run=_step_of_weights, other="wrong")


def _step_of_weights(answer, x, h, *before):
    """The new h by the four parameters that are returned, as coarse as the coarsest of them."""
    given = returned(answer, *(tensor.clone() for tensor in before))
    loose = isinstance(given, Iterable) and not isinstance(given, torch.Tensor | str | Mapping)
    four = ask(list, given) if loose else []
    if len(four) != 4:
        raise Mistake("four_values")
    named = zip(NAMES, four, before, strict=True)
    four = [expect_shape(name, mine, like) for name, mine, like in named]
    coarsest = min(four, key=torch.Tensor.element_size).dtype
    return gru_step(x, h, *(tensor.float() for tensor in four)).to(coarsest)


def _conversions(x, h, *before):
    """What the right weights and frequent mistakes give: pairs of a kind and a new h."""
    after = partial(_step_after, x, h, before)
    yield "right", after(Z)
    yield "unchanged", after(Z, ())
    yield "r_rows", after(R)
    yield "n_rows", after(N)
    yield "everything", after(slice(None))
    yield "more_rows", after(slice(0, 2 * HIDDEN))
    yield "more_rows", after(slice(HIDDEN, None))
    yield "rows_of_D", after(slice(INPUTS, 2 * INPUTS))
    yield "one_minus", after(Z, change=lambda w: 1 - w)
    for count in (1, 2, 3):
        for names in combinations(NAMES, count):
            kind = Mistake("left_out", names=", ".join(names))
            yield kind, after(Z, set(NAMES) - {*names})


def _step_after(x, h, before, rows, names=NAMES, change=torch.neg):
    """The new h when these rows of the parameters of these names are changed."""
    four = [tensor.clone() for tensor in before]
    for name, tensor in zip(NAMES, four, strict=True):
        if name in names:
            tensor[rows] = change(tensor[rows])
    return gru_step(x, h, *four)


COUNTS = {
    "right": lambda D, H: 3 * H * (D + H + 2),
    "lstm": lambda D, H: 4 * H * (D + H + 2),
    "one_set": lambda D, H: H * (D + H + 2),
    "two_sets": lambda D, H: 2 * H * (D + H + 2),
    "one_bias": lambda D, H: 3 * H * (D + H + 1),
    "no_bias": lambda D, H: 3 * H * (D + H),
    "short_bias": lambda D, H: 3 * H * (D + H) + 2 * H,
    "no_W_hh": lambda D, H: 3 * H * (D + 2),
    "no_W_ih": lambda D, H: 3 * H * (H + 2),
    "swapped": lambda D, H: 3 * D * (D + H + 2),
}


@exercise
def check_gru_parameters(answer):
    """Compare `answer(D, H)` with the parameters of nn.GRU(D, H), at several sizes."""
    judge_counts(answer, COUNTS, _other_count)


def _other_count(D, H, given, right):
    return Mistake("wrong", given=f"{given:g}", inputs=D, units=H, expected=right)
