"""Check of lesson 11: an LSTM whose weights, set by hand, count."""

import torch
from torch import nn

from helpers.cells import LSTM
from helpers.checks.verdict import Mistake, ask, exercise, returned
from helpers.nets.trace import trace

LONG, NEAR = 2000, 0.5
A, B = torch.eye(2)


@exercise
def check_lstm_counter(answer):
    """Let `answer()` return an LSTM of one unit that reads a^k b^k and counts, in c and in h.

    Any weights will do: c has to be k after k a's and 0 after k b's more, for k up to LONG, and h
    above 0.5 until then. Gates are looked at only to say what is wrong.
    """
    lstm = returned(answer)
    _expect_one_unit(lstm)
    if not any(parameter.any() for parameter in lstm.parameters()):
        raise Mistake("checks.to_do")
    if _counts(lstm):
        return
    _expect_right_steps(lstm)
    up, after, _ = _read(lstm, LONG)
    if up < LONG - NEAR:
        kept = ask(trace, lstm, torch.stack([A, A])[:, None])["f"][1].item()
        raise Mistake("forgets", f=f"{kept:.4g}", k=LONG, c=f"{up:.4g}")
    raise Mistake("other", k=LONG, up=f"{up:.4g}", after=f"{after:.4g}")


def _expect_one_unit(lstm):
    if not isinstance(lstm, nn.LSTM | LSTM):
        raise Mistake("no_lstm", given=type(lstm).__name__)
    if any(not parameter.isfinite().all() for parameter in lstm.parameters()):
        raise Mistake("no_numbers")
    shapes = [tuple(parameter.shape) for parameter in lstm.parameters()]
    if shapes != [(4, 2), (4, 1), (4,), (4,)]:
        raise Mistake("size")


def letters(k: int) -> torch.Tensor:
    """a^k b^k, one-hot, (2k, 1, 2)."""
    return torch.stack([A, B]).repeat_interleave(k, dim=0)[:, None]


@torch.no_grad()
def _read(lstm, k):
    """The cell state after k a's and after k b's more, and what h shows at the b's."""
    x = letters(k).to(lstm.weight_ih_l0.dtype)
    _, (h, c) = ask(lstm, x[:k])
    shown, (_, end) = ask(lstm, x[k:], (h, c))
    return c.item(), end.item(), shown.flatten()


def _counts(lstm):
    for k in (1, 3, 60, LONG):
        up, end, shown = _read(lstm, k)
        if not (abs(up - k) < NEAR / 2 and abs(end) < NEAR / 2):
            return False
        if not ((shown[:-1] > 0.5).all() and abs(shown[-1]) < 0.25):
            return False
    return True


def _expect_right_steps(lstm):
    """The gates at the first a and at the first b are right, or a Mistake that says which is not.

    f is not judged: a value that is a little too small shows only after many steps.
    """
    steps = ask(trace, lstm, torch.stack([A, B])[:, None].to(lstm.weight_ih_l0.dtype))
    at = {name: [round(value, 3) for value in steps[name].flatten().tolist()] for name in "ifgo"}
    a, b = at["g"]
    if a == 0 and b == 0:
        raise Mistake("no_candidate")
    if a < 0 < b:
        raise Mistake("upside_down")
    if a * b >= 0:
        raise Mistake("one_way", a=f"{a:g}", b=f"{b:g}")
    if min(at["i"]) < 0.999:
        raise Mistake("input", i=f"{min(at['i']):g}")
    if min(a, -b) < 0.999:
        raise Mistake("small", a=f"{a:g}", b=f"{b:g}")
    if at["f"][1] < 0.9:
        raise Mistake("forgets", f=f"{at['f'][1]:g}", k=LONG, c=f"{_read(lstm, LONG)[0]:.4g}")
    if min(at["o"]) < 0.7:
        raise Mistake("output", o=f"{min(at['o']):g}")
