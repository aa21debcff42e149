"""The folder data/ and the larger studies in it."""

import csv
from pathlib import Path

from helpers.lang import text

DATA = Path(__file__).resolve().parents[2] / "data"


def study(name: str) -> list[dict[str, str]]:
    """The rows of a larger study, data/NAME.csv (see data/README.md), as text by column.

    Raises ValueError, with the names of those there are, for any other name.
    """
    if is_study(path := DATA / f"{name}.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    known = ", ".join(path.stem for path in sorted(DATA.glob("*.csv")) if is_study(path))
    raise ValueError(text("data.no_study", given=repr(name), expected=known))


def is_study(path: Path) -> bool:
    """Whether a file holds a study, a table with a seed in each row, and not a data set."""
    if path.parent != DATA or not path.is_file():
        return False
    with path.open(encoding="utf-8", newline="") as file:
        return "seed" in next(csv.reader(file))
