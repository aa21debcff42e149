"""Doors that open one room: a package's names come from its modules when they are first used.

So a lesson depends on the figures that it draws and on nobody else's (PEP 562).
"""

from collections.abc import Callable
from importlib import import_module


def door(package: str, rooms: dict[str, list[str]]) -> tuple[Callable, Callable, list[str]]:
    """`__getattr__`, `__dir__` and `__all__` for a package whose modules hold these names."""
    modules = {name: module for module, names in rooms.items() for name in names}

    def fetch(name: str):
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{modules[name]}"), name)

    return fetch, lambda: sorted(modules), sorted(modules)
