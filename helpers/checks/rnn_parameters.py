"""Check of lesson 01: how many parameters `nn.RNN(D, H)` has."""

import torch
from torch import nn

from helpers.checks.report import Mistake, report

WRONG = {
    "one_bias": lambda D, H: H * D + H * H + H,
    "no_bias": lambda D, H: H * D + H * H,
    "no_memory": lambda D, H: H * D + 2 * H,
    "no_memory_one_bias": lambda D, H: H * D + H,
    "no_input": lambda D, H: H * H + 2 * H,
    "swapped": lambda D, H: H * D + D * D + 2 * D,
    "two_biases_in_all": lambda D, H: H * D + H * H + 2,
    "lstm": lambda D, H: 4 * (H * D + H * H + 2 * H),
}


def check_rnn_parameters(answer, hint: int = 0) -> None:
    """Compare `answer(D, H)` with the number of parameters that `nn.RNN(D, H)` really has.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_rnn_parameters", lambda: _judge(answer), hint)


def _judge(answer):
    sizes = _fresh_sizes()
    given = [answer(D, H) for D, H in sizes]
    if any(count is None or count is ... for count in given):
        raise Mistake("checks.to_do")
    given = [float(count) for count in given]
    if given == [_count(D, H) for D, H in sizes]:
        return
    for key, formula in WRONG.items():
        if given == [formula(D, H) for D, H in sizes]:
            raise Mistake(f"check_rnn_parameters.{key}")
    pairs = zip(sizes, given, strict=True)
    (D, H), count = next((size, count) for size, count in pairs if count != _count(*size))
    raise Mistake("check_rnn_parameters.count", D=D, H=H, given=f"{count:g}")


def _fresh_sizes():
    """Three pairs (D, H), new at every run, in which no wrong formula is right by accident."""
    generator = torch.Generator()
    generator.seed()
    hidden = torch.randint(3, 20, (3,), generator=generator).tolist()
    return [(H + k, H) for k, H in zip((2, 7, -1), hidden, strict=True)]


def _count(D, H):
    with torch.random.fork_rng(devices=[]):
        return sum(parameter.numel() for parameter in nn.RNN(D, H).parameters())
