"""Type the beginning of a word: which symbol a trained net expects next, and its gates."""

import unicodedata

import torch
from ipywidgets import Text
from torch import nn

from helpers.jamo import to_jamo
from helpers.lang import text
from helpers.nets import EveryStep
from helpers.play.base import NAMED, Playground, paragraph, safe
from helpers.play.reading import next_symbols, states
from helpers.play.svg import bars, heat, words
from helpers.sampling import START

READ, SYMBOLS = 60, 12  # characters and symbols: more would not fit
BEST, UNITS = 8, 24
ORDER = "ifoch"


def word(net: nn.Sequential, alphabet: str | list[str], text: str = "") -> "ReadWord":
    """Type symbols: the probabilities of the next one, and every gate that led there.

    `net` is nn.Sequential(nn.Embedding, LastStep or EveryStep) with len(alphabet) outputs over
    `alphabet`, in which a symbol's place is its index. Where index 0 is "·" and the net answers at
    every step, it reads "·" first. Korean syllables come apart into jamo if the alphabet is made
    of those. RNN and GRU show h alone.
    """
    return ReadWord(net, alphabet, text)


class ReadWord(Playground):
    """The playground of `word`: `typed` is a Text."""

    name = "word"

    def __init__(self, net, alphabet, typed):
        self.net, self.alphabet = net, list(alphabet)
        self.places = {symbol: place for place, symbol in enumerate(self.alphabet)}
        starts = self.alphabet[0] == START and isinstance(net[1], EveryStep)
        self.before = [START] if starts else []
        self.typed = Text(typed, description=text("play.word.typed"), style=NAMED)
        super().__init__(self.typed)

    def picture(self):
        symbols, unknown = self.split(self.typed.value[:READ])
        notes = []
        if unknown:
            listed = ", ".join(f"“{safe(symbol)}”" for symbol in unknown[:5])
            notes.append(text("play.word.unknown", symbols=listed))
        if len(self.typed.value) > READ or len(symbols) > SYMBOLS:
            notes.append(text("play.word.long", symbols=SYMBOLS))
        said = "".join(paragraph("problem", note) for note in notes)
        symbols = [*self.before, *symbols[:SYMBOLS]]
        if not symbols:
            return said + paragraph("problem", text("play.word.empty"))
        return said + self._read(symbols)

    def split(self, typed: str) -> tuple[list[str], list[str]]:
        """The symbols of the alphabet in what was typed; and what is not in the alphabet."""
        symbols, unknown = [], []
        for typed_one in unicodedata.normalize("NFC", typed):
            for one in (typed_one, typed_one.lower(), to_jamo(typed_one)):
                parts = [one] if one in self.places else list(one)
                if all(part in self.places and part != START for part in parts):
                    symbols += parts
                    break
            else:
                if not typed_one.isspace() and typed_one not in unknown:
                    unknown.append(typed_one)
        return symbols, unknown

    def _read(self, symbols):
        ids = torch.tensor([[self.places[symbol]] for symbol in symbols])
        traced = states(self.net, ids)
        expected = next_symbols(self.net, traced["h"][-1, 0])
        panels = "".join(
            _panel(name, traced[name][:, 0], symbols) for name in ORDER if name in traced
        )
        units = traced["h"].shape[-1]
        note = text("play.first_units", shown=UNITS, n=units) if units > UNITS else ""
        legend = f"{text('play.word.legend')} {note}".strip()
        return (
            self._next(expected, symbols)
            + paragraph("title", text("play.word.gates" if "f" in traced else "play.word.state"))
            + paragraph("note", legend)
            + f'<div class="gb-panels">{panels}</div>'
        )

    def _next(self, expected, symbols):
        best = expected.topk(min(BEST, len(expected)))
        labels = [safe(self.alphabet[k]) for k in best.indices.tolist()]
        title = text("play.word.next", read=safe("".join(symbols)))
        drawn = words(title, labels) + bars(title, best.values.tolist())
        drawn += words(title, [f"{p:.2f}" for p in best.values.tolist()])
        return paragraph("answer", title) + f'<div class="gb-next">{drawn}</div>'


def _panel(name, values, symbols):
    """A quantity's heat map, the symbols beside it."""
    named = text(f"explore.memory.{name}")
    values = values[:, :UNITS]
    scale = max(1.0, values.abs().max().item())
    limit = f" ±{scale:.2g}" if name == "c" else ""
    head = f'<i class="gb-symbol gb-{name}">{name}</i> {named}{limit}'
    labels = words(text("play.word.symbols"), map(safe, symbols))
    drawn = heat(named, values.tolist(), scale, f"gb-{name}")
    grid = '<div class="gb-read" style="grid-template-columns: 16px minmax(0, 1fr)">'
    return f'<div><div class="gb-head">{head}</div>{grid}{labels}{drawn}</div></div>'
