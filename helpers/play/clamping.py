"""Hold one gate of a trained agreement net at one value, and see what it can still do."""

import torch
from ipywidgets import Dropdown, FloatSlider
from torch import nn

from helpers.lang import text
from helpers.nets.readouts import LastStep, expect_net
from helpers.nets.trace import expect_lstm
from helpers.play.base import NAMED, Playground, paragraph, safe
from helpers.play.reading import chances, states
from helpers.play.svg import bars, curve, plane
from helpers.tasks.agreement import Sentence, encode, vocabulary

FREE, GATES = "free", ("f", "i", "o")
EXAMPLES = 2  # of each label


def clamp(net: nn.Sequential, sentences: list[Sentence], language: str) -> "Clamp":
    """A gate of a trained agreement net, held at a value of your choice and tested as you move it.

    `net` is nn.Sequential(nn.Embedding, LastStep(LSTM)), one logit for label 1; `sentences` are
    held-out ones, about 200, with at least two of each label. The gate is held in all units and
    at all steps. Raises TypeError for another net, ValueError for one of other sizes, for an LSTM
    that helpers.nets.trace cannot read and for too few sentences.
    """
    expect_net(net, (LastStep,), len(vocabulary(language)), outputs=1)
    expect_lstm(net[1].recurrent)
    labels = [sentence.label for sentence in sentences]
    if min(labels.count(0), labels.count(1)) < 2:
        raise ValueError(text("play.clamp.few"))
    return Clamp(net, sentences, language)


class Clamp(Playground):
    """The playground of `clamp`: `gate` ("free", "f", "i" or "o") and `value` (0 to 1)."""

    name = "clamp"

    def __init__(self, net, sentences, language):
        self.net, self.sentences = net, sentences
        self.ids, labels = encode(sentences, language)
        self.labels = labels.bool()
        places = [[k for k, s in enumerate(sentences) if s.label == label] for label in (0, 1)]
        self.shown = sorted(places[0][:EXAMPLES] + places[1][:EXAMPLES])
        self.free = self.measure()
        options = [(text("play.clamp.free"), FREE)]
        options += [(f"{gate} · {text(f'explore_memory.{gate}')}", gate) for gate in GATES]
        named = {"description": text("play.clamp.gate"), "style": NAMED}
        self.gate = Dropdown(options=options, value=FREE, **named)
        named = {"description": text("play.clamp.value"), "style": NAMED}
        self.value = FloatSlider(1.0, min=0, max=1, step=0.05, disabled=True, **named)
        super().__init__(self.gate, self.value)

    def measure(self, **held: float) -> tuple[torch.Tensor, torch.Tensor]:
        """P(right verb) of every sentence (B,), and `readable` of c at every step (T,)."""
        traced = states(self.net, self.ids, **held)
        chance = chances(self.net, traced["h"][-1])
        return torch.where(self.labels, chance, 1 - chance), readable(traced["c"], self.labels)

    def picture(self) -> str:
        """Accuracy, what c tells at every token, four sentences; the free net beside each."""
        gate, free = self.gate.value, text("play.clamp.free")
        self.value.disabled = gate == FREE
        runs = [(free, "gb-free", *self.free)]
        if gate != FREE:
            value = self.value.value
            runs.insert(0, (f"{gate} = {value:.2f}", f"gb-{gate}", *self.measure(**{gate: value})))
        return _tests(runs) + _traces(runs) + self._cases(*runs[0][1:3])

    def _cases(self, kind, right):
        drawn = ""
        for k in self.shown:
            sentence, chance = self.sentences[k], right[k].item()
            mark, said = ("✓", sentence.verb) if chance > 0.5 else ("✗", sentence.other)
            title = f"P({sentence.verb}) = {chance:.2f}"
            drawn += (
                f"<div>{safe(sentence.text, 500)}</div>{bars(title, [chance], kind, half=True)}"
            )
            drawn += f"<div>{chance:.2f} → <b>{mark} {said}</b></div>"
        heading = paragraph("title", text("play.clamp.examples"))
        return f'{heading}<div class="gb-cases">{drawn}</div>'


def _tests(runs):
    drawn = ""
    for name, kind, right, _ in runs:
        k, n = int((right > 0.5).sum()), len(right)
        counted = text("play.clamp.counted", k=k, n=n, share=f"{k / n:.0%}")
        drawn += f"<div>{name}</div>{bars(counted, [k / n], kind, half=True)}<b>{counted}</b>"
    return f'{paragraph("title", text("play.clamp.accuracy"))}<div class="gb-tests">{drawn}</div>'


def _traces(runs):
    lines = "".join(curve(seen.tolist(), kind) for _, kind, _, seen in runs)
    names = "".join(
        f'<span><svg width="26" height="8"><line class="gb-curve {kind}" x2="26" y1="4" y2="4"/>'
        f"</svg>{name}</span>"
        for name, kind, _, _ in runs
    )
    levels = '<div class="gb-levels"><span>100%</span><span>50%</span><span>0%</span></div>'
    first, last = text("play.clamp.first"), text("play.clamp.last")
    ends = f'<div class="gb-ends"><span>{first}</span><span>{last}</span></div>'
    title = text("play.clamp.trace")
    drawn = f"{levels}{plane(title, len(runs[0][3]), lines)}<div></div>{ends}"
    note = paragraph("note", text("play.clamp.told"))
    names = f'<div class="gb-names">{names}</div>'
    return f'{paragraph("title", title)}{names}<div class="gb-plot">{drawn}</div>{note}'


def readable(c: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """c (T, B, H) -> (T,): the part of the sentences whose label can be told from c at that step.

    Told by the nearer of the two class means, each taken without the sentence itself; a tie counts
    as half. 0.5 is chance. Needs two sentences of each label.
    """
    distances = []
    for label in (False, True):
        own = labels == label
        mean, n = c[:, own].mean(dim=1, keepdim=True), own.sum()
        squared = (c - mean).square().sum(dim=-1)  # (T, B)
        distances.append(torch.where(own, squared * (n / (n - 1)) ** 2, squared))
    nearer = torch.where(labels, distances[0] - distances[1], distances[1] - distances[0])
    return (nearer.sign() + 1).mean(dim=1) / 2
