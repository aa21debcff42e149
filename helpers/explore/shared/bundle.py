"""One text of an explorer's files, as a notebook stores it: no import, no build step, no network.

Each imported file becomes a scope, `const $shared_pipes = (() => { …; return { stream }; })();`,
so a name is private to its file unless the file exports it and another one imports it. The file of
a Worker, `new URL("./worker.js", import.meta.url)`, becomes a text that the page makes a URL of.
"""

import json
import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1]
# Comments, indentation and empty lines: every notebook stores the code once more.
LEFT_OUT = re.compile(r"(?:^|\s+)// .*|^\s+", re.MULTILINE)
IMPORT = re.compile(r'^import \{([^{}]*)\} from "(\.[^"]*)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=const (\w+) =)", re.MULTILINE)
WORKER = re.compile(r'new URL\("(\.[^"]*)", import\.meta\.url\)')
BLOB = 'URL.createObjectURL(new Blob([{}], {{ type: "text/javascript" }}))'
OTHERS = re.compile(r"^\s*(?:import|export)\b.*", re.MULTILINE)
COMMENTS = re.compile(r"/\*.*?\*/\n?", re.DOTALL)  # of CSS


@cache
def read(path: Path) -> str:
    """The text of a file."""
    return path.read_text(encoding="utf-8")


def source(entry: Path) -> str:
    """The module `entry`; before it, once each, the scopes of the files that it imports.

    Raises ValueError for a form of import or export that is not understood, and for a name that is
    not exported.
    """
    scopes: dict[Path, str] = {}
    code = _linked(entry, scopes)
    _refuse_others(entry, EXPORT.sub("", code).replace("export default {", ""))
    return LEFT_OUT.sub("", "".join(scopes.values()) + code)


def stylesheet(*names: str) -> str:
    """The files of CSS, named from explore/ on, as one text."""
    return COMMENTS.sub("", "".join(read(FOLDER / name) for name in names))


def _linked(path, scopes):
    """A file whose imports take names out of scopes, which are added where they are missing."""

    def take(found):
        names, file = found.groups()
        other = (path.parent / file).resolve()
        if other not in scopes:
            scopes[other] = _scope(other, scopes)
        for name in re.findall(r"(\w+)(?: as \w+)?\s*(?:,|$)", names):
            if name not in EXPORT.findall(read(other)):  # would be undefined, without an error
                raise ValueError(f"{path.name}: {other.name} does not export {name}")
        return f"const {{{names.replace(' as ', ': ')}}} = {_name(other)};\n"

    def store(found):
        return BLOB.format(json.dumps(source(path.parent / found[1]), ensure_ascii=False))

    return WORKER.sub(store, IMPORT.sub(take, read(path)))


def _scope(path, scopes):
    code = _linked(path, scopes)
    body = EXPORT.sub("", code)
    _refuse_others(path, body)
    exported = ", ".join(EXPORT.findall(code))
    return f"const {_name(path)} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _name(path):
    return f"${path.parent.name}_{path.stem}"


def _refuse_others(path, code):
    if found := OTHERS.search(code):
        raise ValueError(f"{path.name}: a form that bundle.py does not know: {found[0].strip()}")
