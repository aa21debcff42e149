"""Self-contained copies: one file each that holds all it needs, and points to nothing outside."""

import base64
import io
import re
import zipfile

import nbformat
import pytest

from tools.build import Target
from tools.colab import RELATIVE_LINK, self_contained
from tools.lesson import LANGUAGES, all_lessons

TARGETS = [
    Target(lesson, lang, solution)
    for lesson in all_lessons()
    for lang in LANGUAGES
    for solution in (False, True)
]
every_copy = pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)


def files_in(nb):
    """The archive in the cell that unpacks it."""
    [cell] = [cell for cell in nb.cells if "files" in cell.metadata.get("tags", [])]
    packed = re.search(r'FILES = """\n(.*?)\n"""', cell.source, re.DOTALL)[1]
    return zipfile.ZipFile(io.BytesIO(base64.b85decode("".join(packed.split()))))


@every_copy
def test_a_copy_is_a_small_valid_notebook(target):
    nb = self_contained(target)
    nbformat.validate(nb)
    assert len(nbformat.writes(nb).encode()) <= 1_500_000


@every_copy
def test_it_points_to_no_file_beside_it(target):
    prose = [cell.source for cell in self_contained(target).cells if cell.cell_type == "markdown"]
    assert not any(RELATIVE_LINK.search(source) for source in prose)
    assert len(prose) >= len([c for c in target.stored().cells if c.cell_type == "markdown"]) - 1


@every_copy
def test_it_holds_all_that_its_run_used(target):
    names = set(files_in(self_contained(target)).namelist())
    used = set(target.stored().metadata["gatebook"]["files"])
    fonts = {name for name in used if name.startswith("helpers/plots/fonts/")}
    assert used - names == (set() if target.lang == "ko" else fonts)
    assert target.lang == "ko" or not any("/fonts/" in name for name in names)


def test_the_same_course_gives_the_same_copy():
    first, second = (nbformat.writes(self_contained(TARGETS[0])) for _ in range(2))
    assert first == second


def test_the_files_come_before_the_set_up_and_are_folded_away():
    cells = self_contained(TARGETS[0]).cells
    tags = [cell.metadata.get("tags", []) for cell in cells]
    assert tags.index(["files"]) + 1 == tags.index(["setup"])
    assert cells[tags.index(["files"])].metadata.cellView == "form"


def test_a_lesson_that_is_not_built_is_named(tmp_path):
    target = Target(TARGETS[0].lesson, "ko", False, tmp_path)
    with pytest.raises(FileNotFoundError, match=r"ko/00_start\.ipynb is not built"):
        self_contained(target)
