"""A fingerprint of what a run depends on: the files that it used, and the strings it was given."""

import ast
import hashlib
import json
import tomllib
from functools import cache
from pathlib import Path

STRINGS = "helpers/text/"  # these files count string by string


def fingerprint(parts: list[str], files: list[str], root: Path) -> str:
    """The fingerprint of `parts`, and of what the course's `files` at `root` mean to a run."""
    for name in files:
        path = root / name
        parts = [*parts, name, _of(path, path.stat().st_mtime_ns) if path.is_file() else ""]
    return _hash(json.dumps(parts).encode())


def said(keys: list[str], lang: str, root: Path) -> list[str]:
    """What the strings of these keys say in one language, each as JSON; a group all that it says.

    A key is one of helpers.lang.text. What is missing is null.
    """
    found = []
    for key in keys:
        area, *names = key.split(".")
        path = root / STRINGS / f"{area}.toml"
        entry = _table(path, path.stat().st_mtime_ns) if path.is_file() else {}
        for name in names:
            entry = entry.get(name, {})
        found.append(json.dumps([key, _spoken(entry, lang)], ensure_ascii=False))
    return found


def meaning(path: Path) -> bytes:
    """What a file says to a run: of Python its tree, so neither comments nor docstrings count."""
    if path.suffix != ".py":
        return path.read_bytes()
    return json.dumps(_bare(ast.parse(path.read_bytes()))).encode()


def _spoken(entry, lang):
    if not isinstance(entry, dict):
        return None
    return entry.get(lang) or {name: _spoken(inner, lang) for name, inner in entry.items()}


# Read once, unless they change: the notebooks of a course use the same files.
@cache
def _of(path, _changed):
    return _hash(meaning(path))


@cache
def _table(path, _changed):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _bare(node):
    """A tree as lists. What is empty is left out: versions of Python differ in their fields."""
    if isinstance(node, list):
        return [_bare(part) for part in node]
    if not isinstance(node, ast.AST):
        return repr(node)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    if isinstance(node, documented) and ast.get_docstring(node, clean=False) is not None:
        node.body = node.body[1:]
    fields = ((name, value) for name, value in ast.iter_fields(node) if value not in (None, []))
    return [type(node).__name__, *([name, _bare(value)] for name, value in fields)]


def _hash(content):
    return hashlib.sha256(content).hexdigest()
