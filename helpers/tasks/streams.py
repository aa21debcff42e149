"""Reading a stream of Reber's strings: with the state carried on or reset, and how to judge it."""

import torch
from torch import nn

from helpers.tasks.reber import SYMBOLS


@torch.no_grad()
def run_stream(net: nn.Module, x: torch.Tensor, resets: torch.Tensor, to=(0.0, 0.0)):
    """The outputs (T, B, outputs) of a net whose h and c are 0 again wherever `resets` is True.

    x (T, B, D) and resets (T, B); the reset comes before the input of its step. `to`: the h and c
    to go to, numbers or (H,). `net` returns its outputs and its state, a pair, as EveryStep does.
    """
    outputs, state = [], None
    for x_t, reset in zip(x, resets, strict=True):
        if state is not None:
            pairs = zip(to, state, strict=True)
            state = tuple(torch.where(reset[:, None], new, part) for new, part in pairs)
        out, state = net(x_t[None], state)
        outputs.append(out[0])
    return torch.stack(outputs)


def wrong_tp(logits: torch.Tensor, letters: torch.Tensor, asked: torch.Tensor) -> float:
    """How often, where `asked` is True, T is held for likelier than a P that stands there, or P.

    logits (T, B, 7); letters (T, B), the numbers of those that stand there; asked (T, B).
    """
    T, P = SYMBOLS.index("T"), SYMBOLS.index("P")
    said = torch.where(logits[..., T] > logits[..., P], T, P)
    return (said != letters)[asked].float().mean().item()
