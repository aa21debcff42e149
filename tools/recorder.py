"""Runs inside the kernel of a build: notes which of the course's files a notebook uses."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("helpers", "data")
_opened: set[str] = set()


def _note(event, args):
    if event == "open" and isinstance(args[0], str):
        _opened.add(args[0])


def start() -> None:
    """Note every file that is opened from here on."""
    sys.addaudithook(_note)


def files() -> list[str]:
    """The course's own files used so far, modules included, relative to the root, sorted."""
    modules = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    used = {Path(name).resolve() for name in _opened | modules if name}
    inside = (path.relative_to(ROOT) for path in used if path.is_relative_to(ROOT))
    return sorted(p.as_posix() for p in inside if p.parts[0] in FOLDERS and p.suffix != ".pyc")
