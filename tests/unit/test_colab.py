"""Self-contained copies: one file each that holds all it needs, and points to nothing outside."""

import base64
import io
import re
import zipfile
from functools import cache

import nbformat
import pytest
from faults import of_all

from tools.colab import RELATIVE_LINK, archive, self_contained
from tools.notebooks.lesson import LANGUAGES, all_lessons
from tools.notebooks.target import Target

TARGETS = [
    Target(lesson, lang, solution)
    for lesson in all_lessons()
    for lang in LANGUAGES
    for solution in (False, True)
]
OUTSIDE = ("https:", "http:", "#")
every_copy = of_all(TARGETS, name=lambda target: target.name)
copy = cache(self_contained)  # to look at: packing takes longer than all questions


def files_in(nb):
    """The archive in the cell that unpacks it."""
    [cell] = [cell for cell in nb.cells if "files" in cell.metadata.get("tags", [])]
    packed = re.search(r'FILES = """\n(.*?)\n"""', cell.source, re.DOTALL)[1]
    return zipfile.ZipFile(io.BytesIO(base64.b85decode("".join(packed.split()))))


@every_copy
def test_a_copy_is_a_small_valid_notebook(target):
    if (size := len(nbformat.writes(copy(target)).encode())) > 1_500_000:  # and it validates
        yield f"{size} bytes"


@every_copy
def test_it_points_to_no_file_beside_it(target):
    prose, before = (
        [cell.source for cell in nb.cells if cell.cell_type == "markdown"]
        for nb in (copy(target), target.stored())
    )
    led, wanted = (re.findall(r"\]\(([^)]+)\)", "\n".join(cells)) for cells in (prose, before[1:]))
    yield from (where for where in led if not where.startswith(OUTSIDE))
    yield from {where for where in wanted if where.startswith(OUTSIDE)} - {*led}
    if len(prose) < len(before) - 1:
        yield f"{len(prose)} cells of prose are left"


def test_of_a_link_to_another_notebook_its_words_stay():
    source = "[a](../en/01_a.ipynb) [b](https://b.example/#c) [d](#e)"
    expected = "a [b](https://b.example/#c) [d](#e)"
    assert RELATIVE_LINK.sub(r"\1", source) == expected


@every_copy
def test_it_holds_all_that_its_run_used(target):
    names = set(files_in(copy(target)).namelist())
    used = set(target.stored().metadata["gatebook"]["files"])
    fonts = {name for name in used if name.startswith("helpers/plots/fonts/")}
    if (lost := used - names) != (set() if target.lang == "ko" else fonts):
        yield f"without {lost}"
    if target.lang == "en" and any("/fonts/" in name for name in names):
        yield "carries fonts"


def test_the_same_course_gives_the_same_copy():
    first = nbformat.writes(self_contained(TARGETS[0]))
    archive.cache_clear()
    assert nbformat.writes(self_contained(TARGETS[0])) == first


def test_the_files_come_before_the_set_up_and_are_folded_away():
    cells = copy(TARGETS[0]).cells
    tags = [cell.metadata.get("tags", []) for cell in cells]
    assert tags.index(["files"]) + 1 == tags.index(["setup"])
    assert cells[tags.index(["files"])].metadata.cellView == "form"


def test_a_lesson_that_is_not_built_is_named(tmp_path):
    target = Target(TARGETS[0].lesson, "ko", False, tmp_path)
    with pytest.raises(FileNotFoundError, match=r"ko/00_start\.ipynb is not built"):
        self_contained(target)
