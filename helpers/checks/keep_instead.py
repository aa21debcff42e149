"""Check of lesson 06: from a GRU whose z writes to the weights of one whose z keeps."""

from helpers.cells import gru_step
from helpers.checks.fresh import fresh
from helpers.checks.report import Mistake, expect_tensor, report, same

BATCH, INPUTS, HIDDEN = 8, 4, 3
ROWS = 3 * HIDDEN
NAMES = ("W_ih", "W_hh", "b_ih", "b_hh")
SHAPES = [(ROWS, INPUTS), (ROWS, HIDDEN), (ROWS,), (ROWS,)]
R, Z, N = (slice(k * HIDDEN, (k + 1) * HIDDEN) for k in range(3))


def check_keep_instead(answer, hint: int = 0) -> None:
    """Let `answer(W_ih, W_hh, b_ih, b_hh)` return four parameters for torch's convention.

    Given are those of a GRU with h' = (1 − z) h + z n (Chung et al. 2014). What counts is that the
    step gives the same h. Prints the verdict in the notebook's language and never raises; `hint`
    is the number of hints.
    """
    report("check_keep_instead", lambda: _judge(answer), hint)


def _judge(answer):
    before = [fresh(*shape) for shape in SHAPES]
    handed = [tensor.clone() for tensor in before]
    given = answer(*handed)
    if given is None or given is ...:
        changed = any(not same(a, b) for a, b in zip(handed, before, strict=True))
        raise Mistake("check_keep_instead.no_return" if changed else "checks.to_do")
    if not isinstance(given, tuple | list) or len(given) != 4:
        raise Mistake("check_keep_instead.four_values")
    for name, mine, like in zip(NAMES, given, before, strict=True):
        expect_tensor(name, mine, like)
    x, h = fresh(BATCH, INPUTS), fresh(BATCH, HIDDEN)
    mine = gru_step(x, h, *(tensor.detach().double() for tensor in given))
    tolerated = mine.to(given[0].dtype)  # as coarse as what was given
    if same(tolerated, step_that_writes(x, h, *before)):
        return
    for key, change in MISTAKES:
        if same(tolerated, gru_step(x, h, *change(*(tensor.clone() for tensor in before)))):
            raise Mistake(f"check_keep_instead.{key}")
    raise Mistake("check_keep_instead.wrong")


def step_that_writes(x, h, W_ih, W_hh, b_ih, b_hh):
    """One step with h' = (1 − z) h + z n, whose z writes; r, z, n and r's place as in torch."""
    of_x, of_h = (x @ W_ih.T + b_ih).chunk(3, dim=-1), (h @ W_hh.T + b_hh).chunk(3, dim=-1)
    r, z = (of_x[0] + of_h[0]).sigmoid(), (of_x[1] + of_h[1]).sigmoid()
    n = (of_x[2] + r * of_h[2]).tanh()
    return (1 - z) * h + z * n


def _negated(rows, only=NAMES):
    """What negating these rows of these parameters makes of the four."""

    def change(*parameters):
        for name, tensor in zip(NAMES, parameters, strict=True):
            if name in only:
                tensor[rows] = -tensor[rows]
        return parameters

    return change


def _one_minus(*parameters):
    for tensor in parameters:
        tensor[Z] = 1 - tensor[Z]
    return parameters


MISTAKES = [
    ("unchanged", _negated(slice(0, 0))),
    ("r_rows", _negated(R)),
    ("n_rows", _negated(N)),
    ("everything", _negated(slice(None))),
    ("more_rows", _negated(slice(0, 2 * HIDDEN))),
    ("more_rows", _negated(slice(HIDDEN, None))),
    ("no_biases", _negated(Z, ("W_ih", "W_hh"))),
    ("one_bias", _negated(Z, ("W_ih", "W_hh", "b_ih"))),
    ("one_bias", _negated(Z, ("W_ih", "W_hh", "b_hh"))),
    ("no_W_hh", _negated(Z, ("W_ih", "b_ih", "b_hh"))),
    ("no_W_ih", _negated(Z, ("W_hh", "b_ih", "b_hh"))),
    ("only_biases", _negated(Z, ("b_ih", "b_hh"))),
    ("no_W_hh", _negated(Z, ("W_ih", "b_ih"))),
    ("one_minus", _one_minus),
]
