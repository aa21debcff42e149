"""Which of the course's files a run uses, and a fingerprint of them; runs in a build's kernel."""

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

FOLDERS = ("helpers", "data", "studies")
_opened: set[str] = set()


def _note(event, args):
    if event == "open" and isinstance(args[0], str):
        _opened.add(args[0])


def start() -> None:
    """Note every file that is opened from here on."""
    sys.addaudithook(_note)


def files(root: str) -> list[str]:
    """The files of the course at `root` used so far, modules included, relative to it, sorted.

    Doors are left out (helpers/doors.py): the rooms that they opened are among the files, and a
    name that is new to a door is new to nobody.
    """
    home, loaded = Path(root).resolve(), list(sys.modules.values())
    doors = {Path(module.__file__).resolve() for module in loaded if _is_door(module)}
    modules = {getattr(module, "__file__", None) for module in loaded}
    used = {Path(name).resolve() for name in _opened | modules if name} - doors
    inside = (path.relative_to(home) for path in used if path.is_relative_to(home))
    ours = (path for path in inside if path.parts[0] in FOLDERS)
    return sorted(path.as_posix() for path in ours if "__pycache__" not in path.parts)


def _is_door(module):
    fetch = vars(module).get("__getattr__") if hasattr(module, "__dict__") else None
    return getattr(fetch, "__module__", None) == "helpers.doors"


def fingerprint(
    parts: list[str], files: list[str], root: Path, content: Callable = Path.read_bytes
) -> str:
    """What a run depends on: `parts`, and the `content` of the course's files that it used."""
    for name in files:
        path = root / name
        parts = [*parts, name, _hash(content(path)) if path.is_file() else ""]
    return _hash(json.dumps(parts).encode())


def _hash(content):
    return hashlib.sha256(content).hexdigest()
