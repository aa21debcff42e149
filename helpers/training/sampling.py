"""New words from a trained character net, symbol by symbol."""

import torch
from torch import nn

from helpers.lang import text
from helpers.nets.readouts import EveryStep, expect_net
from helpers.tasks.words import START


@torch.no_grad()
def sample(
    net: nn.Sequential, alphabet: str | list[str], count: int, temperature: float = 1.0,
    longest: int = 20, generator: torch.Generator | None = None, start: str = "",
) -> list[str]:  # fmt: skip
    """`count` words, each symbol drawn from softmax(logits / temperature), all words as one batch.

    `net` is nn.Sequential(nn.Embedding, EveryStep) over `alphabet`, whose index 0 is "·": the net
    reads it first, and a word ends where it is drawn. A word has at most `longest` symbols, those
    of `start`, with which every word begins, included; the "·" are left out. With a `generator`
    the notebook's own random numbers stay as they are. Raises ValueError for a temperature that
    is not above 0, an alphabet without "·" at its start, a `start` of other symbols, a net of
    other sizes and one whose answers are no numbers; TypeError for another net.
    """
    places = _check(alphabet, temperature, start)
    expect_net(net, (EveryStep,), len(alphabet), len(alphabet))
    drawn = torch.tensor([[0, *(places[symbol] for symbol in start)]]).T.repeat(1, count)  # (T, B)
    state, read = None, drawn
    open_ = torch.ones(count, dtype=torch.bool)
    while len(drawn) <= longest and open_.any():
        logits, state = net[1](net[0](read), state)
        chances = torch.softmax(logits[-1] / temperature, dim=-1)  # (B, symbols)
        if not chances.isfinite().all():
            raise ValueError(text("one_layer.no_numbers"))
        read = torch.multinomial(chances, 1, generator=generator).T * open_  # (1, B)
        open_ = open_ & (read[0] != 0)
        drawn = torch.cat([drawn, read])
    return ["".join(alphabet[k] for k in column if k) for column in drawn.T.tolist()]


def _check(alphabet, temperature, start):
    """The place of every symbol in the alphabet, but of "·"."""
    if not temperature > 0:
        raise ValueError(text("sampling.temperature", given=repr(temperature)))
    if not alphabet or alphabet[0] != START:
        raise ValueError(text("sampling.alphabet", given=repr(alphabet[:1])))
    places = {symbol: place for place, symbol in enumerate(alphabet) if place}
    for symbol in start:
        if symbol not in places:
            raise ValueError(text("sampling.start", given=repr(symbol)))
    return places
