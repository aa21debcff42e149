"""Finds or makes the Python that a command needs: .venv's, or the one that runs this."""

import sys
from pathlib import Path

from tools.start import environment, wheels
from tools.start.speech import Trouble, say

CUDA_WARNING = (
    "Linux용 torch는 CUDA 라이브러리 수 GB를 함께 받습니다. CPU만 쓰려면 멈추고 --cpu를 붙이세요.",
    "On Linux, torch brings gigabytes of CUDA libraries. For the CPU alone, stop and add --cpu.",
)


def set_up(group: str, cpu: bool = False) -> Path:
    """Make .venv hold what `group` ("lab" or "test") needs, and return its Python.

    Where it does, return at once.
    """
    if environment.ready(group):
        return environment.PYTHON
    say("준비합니다. 처음에는 몇 분 걸립니다.", "Setting up; the first time takes minutes.")
    new = not environment.has_torch()
    if new and not cpu and (why := wheels.missing()):  # with --cpu, pip asks PyTorch's own index
        raise Trouble(*why)
    cpu = cpu or environment.has_torch("+cpu")  # once chosen, kept when .venv is remade
    environment.make_sound()
    if sys.platform == "linux" and not cpu and not environment.has_torch():
        say(*CUDA_WARNING)
    environment.install(group, cpu)
    return environment.PYTHON


def set_up_here() -> str:
    """The Python that runs this, if it holds what the lab needs: conda's, say, or a class's."""
    if lacking := ", ".join(environment.lacking_here()):
        raise Trouble(
            f"이 Python({sys.executable})에 없는 것: {lacking}. environment.yml의 conda 환경을 "
            "켜거나, --here 없이 실행하면 .venv에 설치합니다.",
            f"This Python ({sys.executable}) lacks {lacking}. Activate the conda environment of "
            "environment.yml, or leave --here out to install them into .venv.",
        )
    return sys.executable
