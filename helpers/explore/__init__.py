"""Explorers: interactive drawings that answer their sliders within a frame, kernel or not."""

from helpers.explore.gates import PRESETS, gates
from helpers.explore.gradient import gradient
from helpers.explore.gru import PRESETS as GRU_PRESETS
from helpers.explore.gru import gru
from helpers.explore.memory import PUZZLES, memory
from helpers.explore.quiz import quiz
from helpers.explore.rhythm import rhythm
from helpers.explore.shapes import SHAPES, shapes

__all__ = [
    "GRU_PRESETS",
    "PRESETS",
    "PUZZLES",
    "SHAPES",
    "gates",
    "gradient",
    "gru",
    "memory",
    "quiz",
    "rhythm",
    "shapes",
]
