"""Explorers: interactive drawings that answer their sliders within a frame, kernel or not."""

from helpers.explore.gates import PRESETS, gates
from helpers.explore.gradient import gradient
from helpers.explore.memory import PUZZLES, memory
from helpers.explore.shapes import SHAPES, shapes

__all__ = ["PRESETS", "PUZZLES", "SHAPES", "gates", "gradient", "memory", "shapes"]
