#!/usr/bin/env python3
"""Self-contained notebooks for Colab: `python tools/colab.py [LESSON …]`.

Each copy in colab/ carries the helpers, its lesson's data and, in Korean, the course font in a
folded cell of its own: upload that one file and run it. Nothing is downloaded or installed.
"""

import argparse
import base64
import io
import re
import sys
import zipfile
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import nbformat
from nbformat.v4 import new_code_cell

from helpers.lang import text, use
from tools.notebooks.lesson import ROOT, all_lessons
from tools.notebooks.target import Target, all_targets

FOLDER = ROOT / "colab"
RELATIVE_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:|#)[^)\s]+\)")
UNPACK = '''\
# @title {title}
import base64
import io
import sys
import tempfile
import zipfile

FILES = """
{files}
"""
if "helpers" not in sys.modules:
    folder = tempfile.mkdtemp(prefix="gatebook-")
    archive = io.BytesIO(base64.b85decode("".join(FILES.split())))
    zipfile.ZipFile(archive).extractall(folder)
    sys.path.insert(0, folder)'''


def self_contained(target: Target):
    """The built notebook with everything in it that it needs, and without links to its neighbours.

    Raises FileNotFoundError when the notebook has not been built.
    """
    nb = target.stored()
    if nb is None:
        raise FileNotFoundError(f"{target.name} is not built: python3 course.py build")
    nb.cells[0].source = _without_navigation(nb.cells[0].source)
    nb.cells = [cell for cell in nb.cells if _says_something(cell)]
    for cell in nb.cells:
        if cell.cell_type == "markdown":
            cell.source = RELATIVE_LINK.sub(r"\1", cell.source)
    setup = next(k for k, cell in enumerate(nb.cells) if "setup" in cell.metadata.get("tags", []))
    nb.cells.insert(setup, unpack_cell(target.lang, nb.metadata["gatebook"]["files"]))
    return nb


def unpack_cell(lang: str, used: list[str]):
    """The folded cell that holds the files and puts them on the path."""
    use(lang)
    packed = base64.b85encode(archive(course_files(lang, used))).decode()
    files = "\n".join(packed[start : start + 120] for start in range(0, len(packed), 120))
    source = UNPACK.format(title=text("notebook.files"), files=files)
    metadata = {"cellView": "form", "jupyter": {"source_hidden": True}, "tags": ["files"]}
    return new_code_cell(source, id="gatebook-files", metadata=metadata)


def course_files(lang: str, used: list[str]) -> tuple[str, ...]:
    """All helpers, the data that the lesson used, and the fonts where Korean needs them."""
    paths = (path for path in (ROOT / "helpers").rglob("*") if path.is_file())
    helpers = (path.relative_to(ROOT).as_posix() for path in paths)
    wanted = (name for name in helpers if "__pycache__" not in name and not name.startswith("."))
    fonts = "helpers/plots/fonts/"
    kept = [name for name in wanted if lang == "ko" or not name.startswith(fonts)]
    return tuple(sorted({*kept, *(name for name in used if name.startswith("data/"))}))


@cache  # several notebooks carry the same files
def archive(names: tuple[str, ...]) -> bytes:
    """The files as a zip; the same files give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name in names:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_LZMA  # a tenth smaller than deflated
            target.writestr(entry, (ROOT / name).read_bytes())
    return packed.getvalue()


def _without_navigation(source):
    title, _links, *rest = source.split("\n\n")
    return "\n\n".join([title, *rest])


def _says_something(cell):
    return cell.cell_type != "markdown" or RELATIVE_LINK.sub("", cell.source).strip(" ·")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lessons", nargs="*", help="lesson numbers or names; all when none given")
    wanted = tuple(parser.parse_args(arguments).lessons) or ("",)
    for target in all_targets(all_lessons()):
        if target.lesson.name.startswith(wanted):
            _write(target)
    return 0


def _write(target):
    path = FOLDER / target.name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = nbformat.writes(self_contained(target)) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{path.relative_to(ROOT).as_posix()}: {len(text.encode()) / 1e6:.2f} MB")


if __name__ == "__main__":
    sys.exit(main())
