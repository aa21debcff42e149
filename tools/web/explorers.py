"""An explorer on a page of the web: its files, its state, and what an address may set."""

import json
from pathlib import Path

from traitlets import Bool, Enum

from helpers import explore
from helpers.explore.explorers.net import Net
from helpers.explore.explorers.net.stored import GATES
from helpers.explore.shared.base import Explorer
from helpers.explore.shared.traits import Bounded, Numbers, Whole
from helpers.lang import text

HOST = Path(__file__).with_name("host.js").read_text(encoding="utf-8")
# Those that have a page of their own, the lesson that each comes from, and how it is made: what a
# trained net is, the lesson alone can say.
ALONE = {
    "gates": ("03", explore.gates),
    "memory": ("03", explore.memory),
    "long_memory": ("04", lambda: explore.memory("pulse")),
    "learn": ("04", explore.learn),
    "net": ("07", None),
    "gradient": ("02", explore.gradient),
    "loop": ("01", explore.loop),
    "shapes": ("01", explore.shapes),
    "gru": ("06", lambda: explore.gru("half")),
    "rhythm": ("10", explore.rhythm),
    "quiz": ("13", explore.quiz),
}
# What an address may set of a lesson's net where the trait does not say it: the net has weights of
# its own, so no other cell.
OF_LSTM = {
    "text": {"kind": "text", "most": 500},
    "shown": {"kind": "choice", "values": ["c", "h", "f", "i", "o", "g"]},
    "held": {"kind": "choice", "values": ["none", *GATES["lstm"]]},
    **dict.fromkeys(("cell", "writes")),
}
JUPYTERS = {"layout", "tabbable", "tooltip"}
# A module for each explorer: no name of one meets a name of another.
SHOWN = """<div class="explorer" id="{place}"></div>
<script type="module">
{esm}
gatebook.{way}("{place}", render, {state}, {kinds});
</script>"""
LINK = '<p class="link"><a id="{place}-link" href="{to}">{said}</a></p>'


def kinds(kind: type[Explorer], first: dict) -> dict[str, dict]:
    """What an address may set: of each trait its `first` value, its kind, and bounds or names."""
    found = {}
    for name, trait in kind.class_traits(sync=True).items():
        told = OF_LSTM[name] if issubclass(kind, Net) and name in OF_LSTM else _told(trait)
        if told and name not in JUPYTERS and not name.startswith("_"):
            found[name] = {"first": first[name], **told}
    return found


def _told(trait):
    if isinstance(trait, Numbers):
        length = {"least": trait.least, "most": trait.most}
        return {"kind": "list", "of": _told(trait.one), **length}
    if isinstance(trait, Bounded):
        kind = "whole" if isinstance(trait, Whole) else "number"
        return {"kind": kind, "low": trait.low, "high": trait.high}
    if isinstance(trait, Enum):
        return {"kind": "choice", "values": list(trait.values)}
    return {"kind": "bool"} if isinstance(trait, Bool) else None


def name_of(stored: dict) -> str:
    """The name of an explorer, or of a stored state without a name nothing."""
    return stored.get("_anywidget_id", ".").split(".")[-2]


def alone(name: str, stored: dict | None = None) -> str:
    """The explorer of a page of its own, whose state the address holds.

    `stored` is its state in a notebook, where it cannot be made without the lesson.
    """
    kind, state = (Net, stored) if stored else _made(name)
    return _module(state, "alone", "alone", kinds(kind, state))


def _made(name):
    explorer = ALONE[name][1]()
    state = explorer.get_state()
    explorer.close()
    return type(explorer), state


def in_lesson(stored: dict, place: str, up: str) -> str:
    """An explorer of a lesson from its stored state; `up` is the way to the language's folder."""
    name = name_of(stored)
    if not ALONE.get(name, ("", None))[1]:
        return _module(stored, place, "linked", {})
    shown = _module(stored, place, "linked", kinds(*_made(name)))
    link = LINK.format(place=place, to=f"{up}explore/{name}.html", said=text("site.alone"))
    return f"{shown}\n{link}"


def _module(stored, place, way, kinds):
    state = {k: v for k, v in stored.items() if not k.startswith("_") and k not in JUPYTERS}
    return (
        SHOWN.format(
            place=place,
            way=way,
            esm=in_script(stored["_esm"]),
            state=in_script(json.dumps(state, ensure_ascii=False)),
            kinds=in_script(json.dumps(kinds, ensure_ascii=False)),
        )
        + f"\n<style>{stored['_css']}</style>"
    )


def in_script(code: str) -> str:
    """The same code or data, where it stands between the tags of a script."""
    return code.replace("</", "<\\/")
