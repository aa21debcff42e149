"""Which of the course's files and strings a run uses; works in the kernel of a build."""

import sys
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


def strings() -> list[str]:
    """The keys of the strings that the run asked helpers.lang for, sorted."""
    return sorted(getattr(sys.modules.get("helpers.lang"), "asked", ()))


def _is_door(module):
    fetch = vars(module).get("__getattr__") if hasattr(module, "__dict__") else None
    return getattr(fetch, "__module__", None) == "helpers.doors"
