"""Explorers: interactive drawings that answer their sliders within a frame, kernel or not."""

from helpers.explore.gates import PRESETS, gates

__all__ = ["PRESETS", "gates"]
