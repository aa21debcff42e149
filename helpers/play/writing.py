"""New words from a trained character net: hotter, wilder; and how many are known already."""

from collections.abc import Callable

import torch
from ipywidgets import Button, FloatSlider
from torch import nn

from helpers.lang import text
from helpers.play.base import NAMED, Playground, paragraph, safe
from helpers.play.svg import bars
from helpers.tasks.words import nearest
from helpers.training.sampling import sample

COUNT, SHOWN, LONGEST = 100, 12, 14


def sampler(
    net: nn.Sequential, alphabet: str | list[str], known: list[str], start: str = "",
    temperature: float = 1.0, compose: Callable[[str], str] | None = None,
) -> "Write":  # fmt: skip
    """A temperature to move and new words to read, each novel or one of the `known`.

    `net` is nn.Sequential(nn.Embedding, EveryStep) over `alphabet`, whose index 0 is "·": start
    and end of a word. Every word begins with `start`. `compose` turns what was drawn into what is
    read and compared with `known` (helpers.tasks.jamo.from_jamo). Raises ValueError as
    helpers.training.sampling.sample does, and for a `known` without words.
    """
    nearest("", known)  # refuses no words
    return Write(net, alphabet, known, start, temperature, compose or str)


class Write(Playground):
    """The playground of `sampler`: `temperature` is a FloatSlider, `again` a Button.

    One seed for all temperatures, so that moving the slider changes the words as little as it
    can; `again` takes the next seed.
    """

    name = "sampler"

    def __init__(self, net, alphabet, known, start, temperature, compose):
        self.drawn_from, self.start, self.compose = (net, alphabet), start, compose
        self.known, self.among, self.seed = known, set(known), 0
        named = text("play.sampler.temperature")
        self.temperature = FloatSlider(temperature, min=0.1, max=2.0, step=0.05, description=named)
        self.temperature.style = NAMED
        self.again = Button(description=text("play.sampler.again"))
        self.again.on_click(self._again)
        super().__init__(self.temperature, self.again)

    def _again(self, _):
        self.seed += 1
        self.draw()

    def words(self) -> list[str]:
        """A hundred words, as they are read, at this temperature and seed."""
        generator = torch.Generator().manual_seed(self.seed)
        settings = (COUNT, self.temperature.value, LONGEST, generator, self.start)
        return [self.compose(word) for word in sample(*self.drawn_from, *settings)]

    def picture(self) -> str:
        """How many of a hundred words are novel, and the first dozen of them."""
        words = self.words()
        novel = sum(word not in self.among for word in words)
        share = text("play.sampler.share", k=novel, n=COUNT)
        rows = "".join(self._word(word) for word in words[:SHOWN])
        drawn = bars(share, [novel / COUNT])
        note = paragraph("note", text("play.sampler.legend"))
        return f'{paragraph("answer", share)}{drawn}{note}<div class="gb-written">{rows}</div>'

    def _word(self, word):
        if word in self.among:
            said = text("play.sampler.known")
        else:
            near, distance = nearest(word, self.known)
            said = text("play.sampler.novel", near=_shown(near), distance=distance)
        return f"<div><b>{_shown(word)}</b><span>{said}</span></div>"


def _shown(word):
    return safe(word) or text("play.sampler.nothing")
