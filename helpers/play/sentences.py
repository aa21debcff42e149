"""Type a sentence and see, token by token, which verb a trained net expects."""

import torch
from ipywidgets import Dropdown, Text
from torch import nn

from helpers.agreement import UNKNOWN, indices, tokenize
from helpers.agreement_words import WORDS
from helpers.lang import text
from helpers.play.base import NAMED, Playground, paragraph, safe
from helpers.play.reading import chances, states
from helpers.play.svg import bars, heat, room, words

READ, TOKENS = 500, 40  # characters and tokens: more would not fit
TYPED = {
    "en": "the dogs near the old house behind the farmer",
    "ko": "할머니는 동생과 함께 친구를 만나러",
}


def sentence(net: nn.Sequential, language: str, text: str | None = None) -> "ReadSentence":
    """Type a sentence without its verb: what a trained agreement net expects after every token.

    `net` is nn.Sequential(nn.Embedding, LastStep(RNN, GRU or LSTM)), one logit for label 1;
    `text` is what stands there at first. Raises ValueError for an unknown language.
    """
    tokenize("", language)  # refuses the language
    return ReadSentence(net, language, TYPED[language] if text is None else text)


class ReadSentence(Playground):
    """The playground of `sentence`: `typed` is a Text, `state` a Dropdown."""

    name = "sentence"

    def __init__(self, net, language, typed):
        self.net, self.of = net, language
        self.verbs = WORDS[language]["verbs"]["short"][0]
        known = states(net, torch.zeros(1, 1, dtype=torch.long))
        names = [name for name in "chfio" if name in known]
        options = [(f"{name} · {text(f'explore.memory.{name}')}", name) for name in names]
        self.typed = Text(typed, description=text("play.sentence.typed"), style=NAMED)
        self.typed.layout.width, self.typed.layout.max_width = "auto", "900px"
        self.state = Dropdown(options=options, description=text("play.state"), style=NAMED)
        super().__init__(self.state, wide=[self.typed])

    def picture(self):
        typed = self.typed.value
        tokens, unknown = tokenize(typed[:READ], self.of)
        if not tokens:
            return paragraph("problem", text("play.sentence.empty"))
        notes = [text("play.sentence.unknown", words=_listed(unknown))] if unknown else []
        if len(typed) > READ or len(tokens) > TOKENS:
            notes.append(text("play.sentence.long", characters=READ, tokens=TOKENS))
        tokens, strange = tokens[:TOKENS], iter(unknown)
        shown = [next(strange) if token == UNKNOWN else token for token in tokens]
        return "".join(paragraph("problem", note) for note in notes) + self._read(tokens, shown)

    def _read(self, tokens, shown):
        traced = states(self.net, indices(tokens, self.of)[:, None])
        plural = chances(self.net, traced["h"][:, 0]).tolist()
        name = self.state.value
        values = traced[name][:, 0]
        scale = max(1.0, values.abs().max().item())
        labels = [safe(word, 12) for word in shown]
        drawn = [
            self._heads(name, scale, values.shape[1]),
            words(text("play.sentence.tokens"), labels),
            bars(text("play.sentence.chances", verb=self.verbs[1]), plural, origin=0.5),
            words(text("play.sentence.chances", verb=self.verbs[1]), [f"{p:.2f}" for p in plural]),
            heat(text(f"explore.memory.{name}"), values.tolist(), scale, f"gb-{name}"),
        ]
        columns = f"{room(labels)}px minmax(70px, 1fr) 34px minmax(90px, 2.4fr)"
        grid = f'<div class="gb-read" style="grid-template-columns: {columns}">'
        return self._answer(plural[-1]) + grid + "".join(drawn) + "</div>"

    def _answer(self, plural):
        verb, chance = (self.verbs[1], plural) if plural > 0.5 else (self.verbs[0], 1 - plural)
        return paragraph("answer", text("play.sentence.answer", verb=verb, chance=f"{chance:.2f}"))

    def _heads(self, name, scale, units):
        other, verb = self.verbs
        legend = text("play.scale" if name in "ch" else "play.scale_gate", scale=f"{scale:.2g}")
        named = f'<i class="gb-symbol gb-{name}">{name}</i> {text("play.units", n=units)}'
        return (
            f'<div></div><div class="gb-head gb-ends"><span>← {other}</span><span>{verb} →</span>'
            f'</div><div></div><div class="gb-head">{named}<br/>{legend}</div>'
        )


def _listed(unknown):
    listed = ", ".join(f"“{safe(word, 20)}”" for word in unknown[:5])
    return listed + (" …" if len(unknown) > 5 else "")
