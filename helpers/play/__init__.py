"""Playgrounds: trained nets to play with, on ipywidgets; the kernel computes every picture.

`clamp` holds a gate of a trained net, `sentence` and `word` read what is typed, `sampler` writes
new words. Each returns one widget; its pictures are HTML and SVG.
"""

from helpers.play.clamping import clamp
from helpers.play.sentences import sentence
from helpers.play.spelling import word
from helpers.play.writing import sampler

__all__ = ["clamp", "sampler", "sentence", "word"]
