"""Runs inside the kernel of a build: notes which of the course's files a notebook uses."""

import sys
from pathlib import Path

FOLDERS = ("helpers", "data")
_opened: set[str] = set()


def _note(event, args):
    if event == "open" and isinstance(args[0], str):
        _opened.add(args[0])


def start() -> None:
    """Note every file that is opened from here on."""
    sys.addaudithook(_note)


def files(root: str) -> list[str]:
    """The files of the course at `root` used so far, modules included, relative to it, sorted."""
    home = Path(root).resolve()
    modules = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    used = {Path(name).resolve() for name in _opened | modules if name}
    inside = (path.relative_to(home) for path in used if path.is_relative_to(home))
    ours = (path for path in inside if path.parts[0] in FOLDERS)
    return sorted(path.as_posix() for path in ours if "__pycache__" not in path.parts)
