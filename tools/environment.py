"""Set-up of .venv: makes it, fills it from pyproject.toml, and knows when there is nothing to do.

Three things are told apart: a .venv that holds what is wanted (left alone), one that pip may go on
with (older lists, made by hand), and one that is remade: it does not run, was moved to another
folder, or an install broke off in it. Standard library only.
"""

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

from tools import work

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "gatebook.json"  # which Python it is, where, and what it holds
CPU_WHEELS = "https://download.pytorch.org/whl/cpu"

Stamp = dict[str, str | None]


def ready(group: str) -> bool:
    """Whether .venv holds what `group` ("lab" or "test") needs."""
    groups = ("test",) if group == "test" else ("lab", "test")
    python = running_python()
    return read_stamp() in [complete(name, python) for name in groups]


def make_sound() -> None:
    """Remake .venv, empty, unless pip may go on with it."""
    python, stamp = running_python(), read_stamp()
    moved = stamp.get("python", python) != python
    broken_off = stamp.get("packages") == ""
    if python is None or moved or broken_off:
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def install(group: str, cpu: bool) -> None:
    """Let pip bring what is missing; raises CalledProcessError."""
    python = running_python()
    write_stamp({"python": python, "packages": ""})
    quiet = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    for arguments in install_steps(group, cpu):
        subprocess.run([PYTHON, *arguments], check=True, cwd=ROOT, env=quiet)
    write_stamp(complete(group, python))


def install_steps(group: str, cpu: bool) -> list[list[str]]:
    """Arguments for .venv's Python, one list a step."""
    pip = ["-m", "pip", "install", "--constraint", "constraints.txt"]
    # The CPU-only index has little but torch: what torch needs comes with the next step.
    torch = [[*pip, "--no-deps", "--index-url", CPU_WHEELS, "torch"]] if cpu else []
    # Built now, or else it announces itself under somebody's first picture.
    font_cache = ["-c", "import matplotlib.font_manager"]
    return [*torch, [*pip, *requirements(group)], font_cache]


def requirements(group: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"]["test"] if group == "test" else []
    return [*project["dependencies"], *extra]


def has_torch(build: str = "") -> bool:
    """Whether .venv on Linux or macOS has torch; of one build ("+cpu") where that is given."""
    return any(VENV.glob(f"lib/python*/site-packages/torch-*{build}.dist-info"))


def running_python() -> str | None:
    """Version and place of .venv's Python; None where it is missing, half-made, old or broken."""
    code = (
        "import sys, pip; print(ascii([sys.version_info[:2], sys.prefix]));"
        "sys.exit(sys.version_info < (3, 11))"
    )
    try:
        answer = subprocess.run([PYTHON, "-c", code], capture_output=True, encoding="ascii")
    except OSError:
        return None
    return answer.stdout.strip() if answer.returncode == 0 else None


def complete(group: str, python: str | None) -> Stamp:
    """The stamp of a finished install: it changes with the lists, the pins and the Python."""
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    packages = json.dumps([requirements(group), pins])
    return {"python": python, "packages": hashlib.sha256(packages.encode()).hexdigest()}


def read_stamp() -> Stamp:
    """The stamp in .venv; empty where there is none or it is damaged."""
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def write_stamp(stamp: Stamp) -> None:
    work.write(STAMP, json.dumps(stamp).encode())
