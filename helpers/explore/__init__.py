"""Explorers: interactive drawings that answer their sliders within a frame, kernel or not.

explorers/ has a folder for each, shared/ what several use. None draws with Python or needs torch.
"""

from helpers.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {  # explorers/ keeps apart what is called by one name: the function `gates` and its folder
        "explorers.gates": ["PRESETS", "WEIGHTS", "gates"],
        "explorers.gradient": ["gradient"],
        "explorers.gru": ["GRU_PRESETS", "gru"],
        "explorers.learn": ["learn"],
        "explorers.loop": ["loop"],
        "explorers.memory": ["PUZZLES", "memory"],
        "explorers.net": ["net"],
        "explorers.quiz": ["quiz"],
        "explorers.rhythm": ["rhythm"],
        "explorers.shapes": ["SHAPES", "shapes"],
    },
)
