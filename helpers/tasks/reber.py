"""Reber's grammar, the embedded one, and streams of its strings without a gap.

Reber 1967; embedded: Cleeremans, Servan-Schreiber & McClelland 1989 (see Hochreiter & Schmidhuber
1997, section 5.1); as a continual stream: Gers, Schmidhuber & Cummins 2000, section 4.
"""

import torch
from torch import nn

SYMBOLS = "BTSXPVE"
# From each state: which symbol leads where. The string ends where there is nowhere to go.
REBER = {
    0: {"B": 1},
    1: {"T": 2, "P": 3},
    2: {"S": 2, "X": 4},
    3: {"T": 3, "V": 5},
    4: {"X": 3, "S": 6},
    5: {"P": 4, "V": 6},
    6: {"E": 7},
}


def reber_string() -> str:
    """One string of Reber's grammar; of two symbols that may follow, each has one half."""
    state, string = 0, ""
    while state in REBER:
        ways = list(REBER[state].items())
        symbol, state = ways[torch.randint(len(ways), ()).item()]
        string += symbol
    return string


def embedded_reber_string() -> str:
    """B, then T or P, a string of Reber's grammar, the same T or P again, E."""
    branch = "TP"[torch.randint(2, ()).item()]
    return f"B{branch}{reber_string()}{branch}E"


def reber_batch(strings: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Embedded Reber strings side by side, padded to the longest.

    Returns x (T, strings, 7), one-hot and 0 in the padding; the next symbol (T, strings), in the
    padding −100, which cross entropy ignores; and True where it is the T or P that repeats.
    """
    drawn = [embedded_reber_string() for _ in range(strings)]
    x = nn.utils.rnn.pad_sequence([one_hot(s[:-1]) for s in drawn])
    following = [one_hot(s[1:]).argmax(dim=-1) for s in drawn]
    target = nn.utils.rnn.pad_sequence(following, padding_value=-100)
    repeats = torch.zeros_like(target, dtype=torch.bool)
    repeats[torch.tensor([len(s) - 3 for s in drawn]), torch.arange(strings)] = True
    return x, target, repeats


def reber_streams(steps: int, streams: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Embedded Reber strings one after the other without a gap, in each of some streams.

    Returns x (steps, streams, 7), one-hot; True where a string starts (steps, streams); and True
    where the T or P stands that repeats the string's second symbol.
    """
    made = [_stream(steps) for _ in range(streams)]
    x, starts, repeats = (torch.stack(part, dim=1) for part in zip(*made, strict=True))
    return x, starts, repeats


def _stream(steps):
    symbols, starts, repeats = "", [], []
    while len(symbols) < steps:
        string = embedded_reber_string()
        symbols += string
        starts += [True] + [False] * (len(string) - 1)
        repeats += [False] * (len(string) - 2) + [True, False]
    return one_hot(symbols[:steps]), torch.tensor(starts[:steps]), torch.tensor(repeats[:steps])


def one_hot(symbols: str) -> torch.Tensor:
    """(length, 7), in the order of SYMBOLS."""
    return torch.eye(len(SYMBOLS))[[SYMBOLS.index(symbol) for symbol in symbols]]
