"""An explorer on a page of the web: its files, its state, and what an address may set."""

import json
from pathlib import Path

from traitlets import Bool, Enum

from helpers import explore
from helpers.explore.shared.base import Explorer
from helpers.explore.shared.traits import Bounded, Whole
from helpers.lang import text

HOST = Path(__file__).with_name("host.js").read_text(encoding="utf-8")
# Those that have a page of their own, and the lesson that each comes from.
ALONE = {
    "gates": ("03", explore.gates),
    "memory": ("03", explore.memory),
    "long_memory": ("04", lambda: explore.memory("pulse")),
    "learn": ("04", explore.learn),
    "gradient": ("02", explore.gradient),
    "loop": ("01", explore.loop),
    "shapes": ("01", explore.shapes),
    "gru": ("06", lambda: explore.gru("half")),
    "rhythm": ("10", explore.rhythm),
    "quiz": ("13", explore.quiz),
}
# What a list of numbers in an address may be: bounds of each number, and of the list's length.
GATE = {"low": 0, "high": 1, "whole": False, "least": 8, "most": 8}
STEPS = {"low": 1, "high": 1000, "whole": True, "least": 0, "most": 1000}
LISTS = {
    "memory": dict.fromkeys("ifo", GATE),
    "long_memory": {"pulses": STEPS, "closed": STEPS},
    "loop": {"x": {"low": -1, "high": 1, "whole": False, "least": 1, "most": 12}},
}
JUPYTERS = {"layout", "tabbable", "tooltip"}
# A module for each explorer: no name of one meets a name of another.
SHOWN = """<div class="explorer" id="{place}"></div>
<script type="module">
{esm}
gatebook.{way}("{place}", render, {state}, {kinds});
</script>"""
LINK = '<p class="link"><a id="{place}-link" href="{to}">{said}</a></p>'


def kinds(explorer: Explorer) -> dict[str, dict]:
    """What an address may set: of each trait its first value, its kind, and bounds or names."""
    found = {}
    for name, trait in explorer.traits(sync=True).items():
        if name in JUPYTERS or name.startswith("_"):
            continue
        if isinstance(trait, Bounded):
            kind = "whole" if isinstance(trait, Whole) else "number"
            told = {"kind": kind, "low": trait.low, "high": trait.high}
        elif isinstance(trait, Enum):
            told = {"kind": "choice", "values": list(trait.values)}
        elif isinstance(trait, Bool):
            told = {"kind": "bool"}
        elif name in LISTS.get(explorer.name, {}):
            told = {"kind": "list", **LISTS[explorer.name][name]}
        else:
            continue
        found[name] = {"first": getattr(explorer, name), **told}
    return found


def alone(name: str) -> str:
    """The explorer of a page of its own, whose state the address holds."""
    explorer = ALONE[name][1]()
    return _module(explorer.get_state(), "alone", "alone", kinds(explorer))


def in_lesson(stored: dict, place: str, up: str) -> str:
    """An explorer of a lesson from its stored state; `up` is the way to the language's folder."""
    name = stored["_anywidget_id"].split(".")[-2]
    if name not in ALONE:
        return _module(stored, place, "linked", {})
    shown = _module(stored, place, "linked", kinds(ALONE[name][1]()))
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
