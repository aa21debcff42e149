"""What all explorers share: one anywidget each, all arithmetic in JavaScript, no kernel needed."""

from uuid import NAMESPACE_URL, uuid5

import anywidget
from IPython import get_ipython
from ipywidgets import Layout
from traitlets import Dict

from helpers.explore.shared.bundle import FOLDER, source, stylesheet
from helpers.lang import text, texts

_alive: dict[str, "Explorer"] = {}


class Explorer(anywidget.AnyWidget):
    """A drawing that is its own slider. Subclasses name themselves and add their traits.

    The explorer `name` is drawn by explorers/NAME/NAME.js; `styles` are its files of CSS, after
    style.css. What it says stands in helpers/text/explore_NAME.toml.

    `key` tells two explorers of one notebook apart. It gives the model a lasting id, so that the
    state stored in a notebook stays the state of this cell, and running the cell again closes the
    explorer from before. Where the front end tells which cell is run (JupyterLab and VS Code do),
    a copy of the cell has an explorer of its own.
    """

    name: str
    styles: tuple[str, ...] = ()
    words = Dict().tag(sync=True)

    def __init_subclass__(cls, **kwargs):
        if "name" in vars(cls):  # not the subclass that anywidget makes of each instance's class
            cls._esm = source(FOLDER / "explorers" / cls.name / f"{cls.name}.js")
            cls._css = stylesheet("shared/style.css", *cls.styles)
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
            words=texts(f"explore_{self.name}"),
        )
        _alive[key] = self

    def close(self):
        """Close the model and its layout, in the kernel and in every open view."""
        if self.comm is not None:
            self.layout.close()
        super().close()

    def __repr__(self):
        return self.words["summary"]


def pick(known: dict, name: str, said: str = "explore.preset"):
    """The entry of that name; a ValueError names all there are, in the words of `said`."""
    if name not in known:
        raise ValueError(text(said, given=repr(name), expected=", ".join(known)))
    return known[name]


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
