"""Type a sentence and see, token by token, which verb a trained net expects."""

import torch
from ipywidgets import Dropdown, Text
from torch import nn

from helpers.lang import text
from helpers.nets.readouts import LastStep, expect_net
from helpers.play.base import NAMED, Playground, listed, paragraph, safe
from helpers.play.reading import chances, states
from helpers.play.svg import bars, heat, legend, room, words
from helpers.tasks.agreement import UNKNOWN, indices, tokenize, vocabulary
from helpers.tasks.agreement_words import WORDS

READ, TOKENS, UNITS = 500, 40, 32  # characters, tokens, units: there is no room for more
TYPED = {
    "en": "The dogs near the farmer that followed the quiet singer",
    "ko": "할머니는 동생과 함께 친구의 노래를 들으며",
}


def sentence(net: nn.Sequential, language: str, text: str | None = None) -> "ReadSentence":
    """A sentence to type, up to its verb: what a trained agreement net expects after every token.

    `net` is nn.Sequential(nn.Embedding, LastStep(RNN, GRU or LSTM)), one logit for label 1;
    `text` stands there at first. Raises ValueError for an unknown language and for a net of
    other sizes or with an LSTM that helpers.nets.trace cannot read, TypeError for another net.
    """
    expect_net(net, (LastStep,), len(vocabulary(language)), outputs=1)
    return ReadSentence(net, language, TYPED[language] if text is None else text)


class ReadSentence(Playground):
    """The playground of `sentence`: `typed`, a Text, and `state`, the quantity that is drawn."""

    name = "sentence"

    def __init__(self, net, language, typed):
        self.net, self.of = net, language
        self.verbs = WORDS[language]["verbs"]["short"][0]
        known = states(net, torch.zeros(1, 1, dtype=torch.long))
        options = [(f"{q} · {text(f'explore_memory.{q}')}", q) for q in "chfio" if q in known]
        self.typed = Text(typed, description=text("play.sentence.typed"), style=NAMED)
        self.typed.layout.width, self.typed.layout.max_width = "auto", "900px"
        self.state = Dropdown(options=options, description=text("play.state"), style=NAMED)
        super().__init__(self.state, wide=[self.typed])

    def picture(self) -> str:
        """The answer, and a row for every token: P(verb) and the state after it."""
        typed = self.typed.value
        tokens, unknown = tokenize(typed[:READ], self.of)
        if not tokens:
            return paragraph("problem", text("play.sentence.empty"))
        notes = [text("play.sentence.unknown", words=listed(unknown))] if unknown else []
        if len(typed) > READ or len(tokens) > TOKENS:
            notes.append(text("play.sentence.long", characters=READ, tokens=TOKENS))
        tokens, strange = tokens[:TOKENS], iter(unknown)
        shown = [safe(next(strange) if token == UNKNOWN else token, 12) for token in tokens]
        return "".join(paragraph("problem", note) for note in notes) + self._read(tokens, shown)

    def _read(self, tokens, shown):
        traced = states(self.net, indices(tokens, self.of)[:, None])
        chance = chances(self.net, traced["h"][:, 0]).tolist()
        title = text("play.sentence.chances", verb=self.verbs[1])
        drawn = words(text("play.sentence.tokens"), shown)
        drawn += bars(title, chance, origin=0.5, half=True)
        drawn += words(title, [f"{one:.2f}" for one in chance])
        head, states_drawn = self._state(traced)
        columns = f"{room(shown)}px minmax(100px, 1fr) 32px minmax(90px, 2.4fr)"
        grid = f'<div class="gb-read" style="grid-template-columns: {columns}">'
        return f"{self._answer(chance[-1])}{grid}{self._ends()}{head}{drawn}{states_drawn}</div>"

    def _state(self, traced):
        q = self.state.value
        values, named = traced[q][:, 0], text(f"explore_memory.{q}")
        scale, units = max(1.0, values.abs().max().item()), values.shape[1]
        key = "play.units" if units <= UNITS else "play.first_units"
        said = text(key, n=units, shown=UNITS)
        key = legend(text("play.legend"), scale, f"gb-{q}", signed=q in "ch")
        head = f'<i class="gb-symbol gb-{q}">{q}</i> {said} {key}'
        drawn = heat(named, values[:, :UNITS].tolist(), scale, f"gb-{q}")
        return f'<div class="gb-head">{head}</div>', drawn

    def _answer(self, chance):
        verb, sure = (self.verbs[1], chance) if chance > 0.5 else (self.verbs[0], 1 - chance)
        return paragraph("answer", text("play.sentence.answer", verb=verb, chance=f"{sure:.2f}"))

    def _ends(self):
        other, verb = self.verbs
        ends = f'<div class="gb-ends"><span>← {other}</span><span>{verb} →</span></div>'
        return f"<div></div>{ends}<div></div>"
