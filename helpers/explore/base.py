"""What all explorers share: one anywidget each, all arithmetic in JavaScript, no kernel needed."""

import re
from functools import cache
from numbers import Integral, Real
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import anywidget
from IPython import get_ipython
from ipywidgets import Layout
from traitlets import Dict, Enum, Float, Int, TraitError

from helpers.lang import text, texts

FOLDER = Path(__file__).parent
# Comments, indentation and empty lines: every notebook stores the code once more.
LEFT_OUT = re.compile(r"(?:^|\s+)// .*|^\s+", re.MULTILINE)
IMPORT = re.compile(r'^import .* from "\./(.*)\.js";\n', re.MULTILINE)

_alive: dict[str, "Explorer"] = {}


class Explorer(anywidget.AnyWidget):
    """A drawing that is its own slider. Subclasses name themselves and add their traits.

    `key` tells two explorers of one notebook apart. It gives the model a lasting id, so that the
    state stored in a notebook stays the state of this cell, and running the cell again closes the
    explorer from before. Where the front end tells which cell is run (JupyterLab and VS Code do),
    a copy of the cell has an explorer of its own.
    """

    name: str
    styles = ("style.css",)
    words = Dict().tag(sync=True)

    def __init_subclass__(cls, **kwargs):
        if "name" in vars(cls):  # not the subclass that anywidget makes of each instance's class
            cls._esm, cls._css = source(cls.name), "".join(map(read, cls.styles))
        super().__init_subclass__(**kwargs)

    def __init__(self, key: str | None = None, **values):
        known = self.class_own_traits(sync=True)
        for name, value in values.items():  # refused here, before anything is opened or closed
            if name not in known:
                names = ", ".join(name for name, trait in known.items() if not trait.read_only)
                raise TypeError(text("explore.unknown", given=repr(name), expected=names))
            setattr(self, name, value)
        self._cell, self._run = running()
        key = _free(f"{self.name}/{key or self.name}", self._cell, self._run)
        if key in _alive:
            _alive[key].close()
        super().__init__(
            model_id=_lasting_id(key),
            layout=Layout(model_id=_lasting_id(f"{key}/layout")),
            words=texts(f"explore.{self.name}"),
        )
        _alive[key] = self

    def close(self):
        """Close the model and its layout, in the kernel and in every open view."""
        if self.comm is not None:
            self.layout.close()
        super().close()

    def __repr__(self):
        return self.words["summary"]


class Bounded(Float):
    """A number between two bounds; anything else is a TraitError that names the bounds."""

    def __init__(self, default, low, high):
        super().__init__(default)
        self.low, self.high = low, high
        self.tag(sync=True)

    def validate(self, obj, value):
        """The value as a float, when it lies between the bounds."""
        if isinstance(value, Real) and self.low <= value <= self.high:
            return float(value)
        bounds = {"low": self.low, "high": self.high}
        raise TraitError(text("explore.bounds", name=self.name, given=repr(value), **bounds))


class Whole(Int):
    """A whole number between two bounds; anything else is a TraitError that names the bounds."""

    def __init__(self, default, low, high):
        super().__init__(default)
        self.low, self.high = low, high
        self.tag(sync=True)

    def validate(self, obj, value):
        """The value as an int, when it is whole and lies between the bounds."""
        if is_whole(value, self.low, self.high):
            return int(value)
        bounds = {"low": self.low, "high": self.high}
        raise TraitError(text("explore.whole", name=self.name, given=repr(value), **bounds))


class Choice(Enum):
    """One of several names, the first when none is given; a TraitError names them all."""

    def __init__(self, *names):
        super().__init__(names, default_value=names[0])
        self.tag(sync=True)

    def validate(self, obj, value):
        """The name, when it is one of them."""
        if value in self.values:
            return value
        known = {"given": repr(value), "expected": ", ".join(self.values)}
        raise TraitError(text("explore.choice", name=self.name, **known))


def is_whole(value, low: int, high: int) -> bool:
    """Whether a value is a whole number between two bounds, both included; True is none."""
    return isinstance(value, Integral) and not isinstance(value, bool) and low <= value <= high


@cache
def read(name: str) -> str:
    """The text of a file of this folder."""
    return (FOLDER / name).read_text(encoding="utf-8")


def source(name: str) -> str:
    """The module of an explorer as one text: what it imports stands before it, once each.

    Comments and indentation are left out.
    """
    modules: dict[str, str] = {}
    _collect(name, modules)
    return LEFT_OUT.sub("", "".join(modules.values()))


def _collect(name, modules):
    text = read(f"{name}.js")
    for imported in IMPORT.findall(text):
        if imported not in modules:
            _collect(imported, modules)
    modules[name] = IMPORT.sub("", text)


def running() -> tuple[str | None, str | None]:
    """The ids of the cell that is run, where the front end tells it, and of this run of it.

    The second is None outside a kernel.
    """
    kernel = getattr(get_ipython(), "kernel", None)
    parent = kernel.get_parent() if kernel else None
    if not parent:
        return None, None
    return parent.get("metadata", {}).get("cellId"), parent.get("header", {}).get("msg_id")


def _free(key, cell, run):
    """The key, or a longer one where it belongs to another cell or to this very run."""
    first = _alive.get(key)
    if first and first._cell and cell and first._cell != cell:
        key = f"{key}/{cell}"
    base, number = key, 1
    while run and key in _alive and _alive[key]._run == run:
        number += 1
        key = f"{base}/{number}"
    return key


def _lasting_id(key):
    return uuid5(NAMESPACE_URL, f"gatebook/{key}").hex
