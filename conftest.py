"""For all tests, those in notebooks/ included: which of them run, and in which order."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent
# Twins hold the same code, and an exercise that of its solution without what fills the holes:
# tests/test_notebooks.py holds them together. So these folders run all code that there is; CI runs
# all four of each.
ENOUGH = [
    ROOT / "notebooks" / name
    for name in ("en", "ko/solutions", "en/deeper", "ko/deeper/solutions")
]
# What a sentence in lessons/ or helpers/text/ can break, in seconds.
PROSE = (
    "tests/test_notebooks.py",
    "tests/unit/test_build.py",
    "tests/unit/test_glossary.py",
    "tests/unit/test_lang.py",
    "tests/unit/test_lesson.py",
    "tests/unit/test_navigation.py",
    "tests/unit/test_style.py",
)
# The slowest first: what is left over at the end is then short.
SLOWEST = ("tests/browser/", "notebooks/", "tests/colab/")

# A course that the environment names is not the one to test: what tests start does not see it.
os.environ.pop("PYTHONPATH", None)
# As many files run at a time as there are cores: threads of torch would wait for each other.
os.environ.setdefault("OMP_NUM_THREADS", "1")


def pytest_addoption(parser):
    group = parser.getgroup("gatebook")
    group.addoption("--prose", action="store_true", help="only what a sentence can break")
    group.addoption("--all-notebooks", action="store_true", help="run all four of each lesson")


def pytest_configure(config):
    config.option.loadscopereorder = False  # pytest-xdist's: files with many tests come first
    # A process that runs tests goes on warning about files opened without an encoding (see
    # pyproject.toml). What it starts does not: kernels would show what torch and matplotlib open.
    if hasattr(config, "workerinput") or not config.getoption("numprocesses", None):
        os.environ.pop("PYTHONWARNDEFAULTENCODING", None)


def pytest_ignore_collect(collection_path, config):
    """Leave out the files that are not asked for; a file named on the command line is."""
    if str(collection_path) in {str(Path(arg.split("::")[0]).resolve()) for arg in config.args}:
        return None
    name = collection_path.relative_to(ROOT).as_posix()
    if config.option.prose and collection_path.is_file():
        return name not in PROSE or None
    twin = collection_path.suffix == ".ipynb" and collection_path.parent not in ENOUGH
    return True if twin and not (config.option.all_notebooks or os.environ.get("CI")) else None


def pytest_collection_modifyitems(items):
    def place(item):
        name = item.path.relative_to(ROOT).as_posix()
        return next((k for k, part in enumerate(SLOWEST) if name.startswith(part)), len(SLOWEST))

    items.sort(key=place)
