"""Type the beginning of a word: which symbol a trained net expects next, and all its gates."""

import unicodedata

import torch
from ipywidgets import Text
from torch import nn

from helpers.lang import text
from helpers.nets.readouts import EveryStep, LastStep, expect_net
from helpers.play.base import NAMED, Playground, listed, paragraph, safe
from helpers.play.reading import next_symbols, states
from helpers.play.svg import bars, heat, legend, words
from helpers.tasks.jamo import from_jamo, to_jamo
from helpers.tasks.words import START

READ, SYMBOLS, UNITS = 60, 12, 16  # characters, symbols, units: there is no room for more
BEST = 8


def word(net: nn.Sequential, alphabet: str | list[str], text: str = "") -> "ReadWord":
    """Symbols to type: the probabilities of the next one, and the gates that led there.

    `net` is nn.Sequential(nn.Embedding, LastStep or EveryStep) over `alphabet`, in which a
    symbol's place is its index. A net that answers at every step reads "·" first, if that is index
    0. Korean syllables come apart into jamo where the alphabet is made of those; RNN and GRU show
    h alone. Raises ValueError for a net of other sizes than the alphabet or with an LSTM that
    helpers.nets.trace cannot read, TypeError for another net.
    """
    return ReadWord(net, alphabet, text)


class ReadWord(Playground):
    """The playground of `word`: `typed`, a Text."""

    name = "word"

    def __init__(self, net, alphabet, typed):
        self.net, self.alphabet = net, list(alphabet)
        expect_net(net, (LastStep, EveryStep), len(self.alphabet), len(self.alphabet))
        self.places = {symbol: place for place, symbol in enumerate(self.alphabet)}
        starts = self.alphabet[0] == START and isinstance(net[1], EveryStep)
        self.before = [START] if starts else []
        self.typed = Text(typed, description=text("play.word.typed"), style=NAMED)
        super().__init__(self.typed)

    def picture(self) -> str:
        """The likeliest next symbols as bars, and heat maps of the gates and states."""
        typed = self.typed.value
        symbols, unknown = self.split(typed[:READ])
        notes = [text("play.word.unknown", symbols=listed(unknown))] if unknown else []
        if len(typed) > READ or len(symbols) > SYMBOLS:
            notes.append(text("play.word.long", symbols=SYMBOLS))
        symbols = [*self.before, *symbols[:SYMBOLS]]
        if not symbols:
            notes.append(text("play.word.empty"))
        said = "".join(paragraph("problem", note) for note in notes)
        return said + self._read(symbols) if symbols else said

    def split(self, typed: str) -> tuple[list[str], list[str]]:
        """The symbols of the alphabet in what was typed, and what is not in the alphabet."""
        symbols, unknown = [], []
        for one in unicodedata.normalize("NFC", typed):
            ways = ([one], [one.lower()], list(to_jamo(one)))
            found = [way for way in ways if START not in way and set(way) <= self.places.keys()]
            if found:
                symbols += found[0]
            elif not one.isspace() and one not in unknown:
                unknown.append(one)
        return symbols, unknown

    def _read(self, symbols):
        traced = states(self.net, torch.tensor([[self.places[symbol]] for symbol in symbols]))
        expected = next_symbols(self.net, traced["h"][-1, 0])
        shown = [safe(symbol) for symbol in symbols]
        panels = "".join(_panel(q, traced[q][:, 0], shown) for q in "ifoch" if q in traced)
        units = traced["h"].shape[-1]
        key = "play.units" if units <= UNITS else "play.first_units"
        note = text("play.word.axes", units=text(key, n=units, shown=UNITS))
        title = paragraph("title", text("play.word.gates" if "f" in traced else "play.word.state"))
        panels = f'{paragraph("note", note)}<div class="gb-panels">{panels}</div>'
        return self._next(expected, symbols) + title + panels

    def _next(self, expected, symbols):
        best = expected.topk(min(BEST, len(expected)))
        labels = [self._label(self.alphabet[place]) for place in best.indices.tolist()]
        read = from_jamo(symbol for symbol in symbols if symbol != START)
        title = text("play.word.next" if read else "play.word.first", read=safe(read))
        drawn = words(title, labels) + bars(title, best.values.tolist())
        drawn += words(title, [f"{chance:.2f}" for chance in best.values.tolist()])
        return paragraph("answer", title) + f'<div class="gb-next">{drawn}</div>'

    def _label(self, symbol):
        return text("play.word.end") if self.before and symbol == START else safe(symbol)


def _panel(q, values, shown):
    """The heat map of one quantity (T, H), the symbols beside it."""
    values, named = values[:, :UNITS], text(f"explore_memory.{q}")
    scale = max(1.0, values.abs().max().item())
    key = legend(text("play.legend"), scale, f"gb-{q}", signed=q in "ch")
    head = f'<i class="gb-symbol gb-{q}">{q}</i> {named}<br/>{key}'
    drawn = words(text("play.word.symbols"), shown) + heat(
        named, values.tolist(), scale, f"gb-{q}"
    )
    return f'<div><div class="gb-head">{head}</div><div class="gb-panel">{drawn}</div></div>'
