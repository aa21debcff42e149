"""Hold one gate of a trained agreement net at one value, and see what it can still do."""

import torch
from ipywidgets import Dropdown, FloatSlider
from torch import nn

from helpers.agreement import Sentence, encode
from helpers.lang import text
from helpers.play.base import NAMED, Playground, paragraph, safe
from helpers.play.reading import chances, need_lstm, states
from helpers.play.svg import bars, curve, plane

FREE, GATES = "free", ("f", "i", "o")
EXAMPLES = 2  # of each class


def clamp(net: nn.Sequential, sentences: list[Sentence], language: str) -> "Clamp":
    """A gate of the trained agreement net, held at a value of your choice; tested as you move it.

    `net` is nn.Sequential(nn.Embedding, LastStep(LSTM)), one logit for label 1; `sentences` are
    held-out ones, about 200, at least two of each label. The gate is held for all units and at
    all steps. Raises TypeError for a net without an LSTM and ValueError for too few sentences.
    """
    need_lstm(net)
    labels = [sentence.label for sentence in sentences]
    if min(labels.count(0), labels.count(1)) < 2:
        raise ValueError(text("play.clamp.few"))
    return Clamp(net, sentences, language)


class Clamp(Playground):
    """The playground of `clamp`: `gate` is "free", "f", "i" or "o"; `value` from 0 to 1."""

    name = "clamp"

    def __init__(self, net, sentences, language):
        self.net, self.sentences = net, sentences
        self.ids, labels = encode(sentences, language)
        self.labels = labels.bool()
        picked = [[k for k, s in enumerate(sentences) if s.label == one] for one in (0, 1)]
        self.shown = sorted(picked[0][:EXAMPLES] + picked[1][:EXAMPLES])
        self.free = self.measure()
        options = [(text("play.clamp.free"), FREE)]
        options += [(f"{gate} · {text(f'explore.memory.{gate}')}", gate) for gate in GATES]
        named = text("play.clamp.gate")
        self.gate = Dropdown(options=options, value=FREE, description=named, style=NAMED)
        self.value = FloatSlider(
            1.0, min=0, max=1, step=0.05, description=text("play.clamp.value")
        )
        self.value.style.description_width = "initial"
        self.value.disabled = True
        super().__init__(self.gate, self.value)

    def measure(self, **clamped):
        """P(right verb) of every sentence (N,), and how readable the class is in c, per step."""
        traced = states(self.net, self.ids, **clamped)
        plural = chances(self.net, traced["h"][-1])
        return torch.where(self.labels, plural, 1 - plural), readable(traced["c"], self.labels)

    def picture(self):
        gate, value = self.gate.value, self.value.value
        self.value.disabled = gate == FREE
        held = self.free if gate == FREE else self.measure(**{gate: value})
        name = text("play.clamp.free") if gate == FREE else f"{gate} = {value:.2f}"
        return (
            self._tests(name, gate, held[0])
            + self._trace(name, gate, held[1])
            + self._cases(gate, held[0])
        )

    def _tests(self, name, gate, right):
        rows = [(text("play.clamp.free"), self.free[0], "gb-h")]
        if gate != FREE:
            rows.append((name, right, f"gb-{gate}"))
        drawn = ""
        for label, chance, kind in reversed(rows):
            k, n = int((chance > 0.5).sum()), len(chance)
            counted = text("play.clamp.counted", k=k, n=n, share=f"{k / n:.0%}")
            drawn += f"<div>{label}</div>{bars(counted, [k / n], kind=kind)}<b>{counted}</b>"
        heading = paragraph("title", text("play.clamp.accuracy"))
        return f'{heading}<div class="gb-tests">{drawn}</div>'

    def _trace(self, name, gate, seen):
        lines = curve(self.free[1].tolist(), "gb-free")
        if gate != FREE:
            lines += curve(seen.tolist(), f"gb-{gate}")
        drawing = plane(text("play.clamp.trace"), len(seen), lines)
        levels = '<div class="gb-levels"><span>100%</span><span>50%</span><span>0%</span></div>'
        first, last = text("play.clamp.first"), text("play.clamp.last")
        ends = f'<div></div><div class="gb-head gb-ends"><span>{first}</span><span>{last}</span></div>'
        heading = paragraph("title", text("play.clamp.trace"))
        return f'{heading}<div class="gb-plot">{levels}{drawing}{ends}</div>'

    def _cases(self, gate, right):
        kind = "gb-h" if gate == FREE else f"gb-{gate}"
        drawn = ""
        for k in self.shown:
            sentence, chance = self.sentences[k], right[k].item()
            said = sentence.verb if chance > 0.5 else sentence.other
            mark = text(
                "play.clamp.right" if chance > 0.5 else "play.clamp.wrong", verb=safe(said)
            )
            title = text("play.clamp.chance", verb=safe(sentence.verb), chance=f"{chance:.2f}")
            drawn += f"<div>{safe(sentence.text, 500)}</div>{bars(title, [chance], kind=kind)}"
            drawn += f"<div>{chance:.2f} <b>{mark}</b></div>"
        heading = paragraph("title", text("play.clamp.examples"))
        return f'{heading}<div class="gb-cases">{drawn}</div>'


def readable(c: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """c (T, B, H) -> (T,): the part of the sentences whose label can be told from c at that step.

    Told by the nearer of the two class means, each taken without the sentence itself; a tie counts
    half. 0.5 is chance. Needs two sentences of each label.
    """
    distances = []
    for label in (False, True):
        own = labels == label
        mean, n = c[:, own].mean(dim=1, keepdim=True), own.sum()
        squared = (c - mean).square().sum(dim=-1)  # (T, B)
        distances.append(torch.where(own, squared * (n / (n - 1)) ** 2, squared))
    apart = torch.where(labels, distances[0] - distances[1], distances[1] - distances[0])
    return (apart.sign() + 1).mean(dim=1) / 2
