"""What a study is, and how its table is made: many trainings, two at a time, a seed for each.

A script of this folder declares its STUDY; `python -m studies NAME` runs it.
"""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import torch

from helpers.tasks.studies import DATA


@dataclass(frozen=True)
class Study:
    """Trainings whose results stand in data/NAME.csv.

    `settings` holds one tuple a training, which ends with its seed; `find(*setting)` trains and
    gives what was found, a tuple for each row. The `cheap` settings take a few seconds and read
    every file that the study reads: made again on another processor, their rows are those that are
    stored, numbers within `near` (relative or absolute).
    """

    name: str
    columns: tuple[str, ...]
    settings: list[tuple]
    find: Callable[..., Iterable[tuple]]
    cheap: list[tuple]
    near: float = 0.0

    @property
    def path(self) -> Path:
        """Where its table is stored."""
        return DATA / f"{self.name}.csv"

    def rows(self, setting: tuple) -> list[list[str]]:
        """One training, from its seed and in one thread: its rows as they are stored."""
        torch.set_num_threads(1)
        torch.manual_seed(setting[-1])
        return [[*map(str, (*setting, *found))] for found in self.find(*setting)]

    def run(self) -> None:
        """Make every row, and write the table as it grows."""
        with self.path.open("w", encoding="utf-8", newline="") as file, Pool(2) as pool:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(self.columns)
            for rows in pool.imap(self.rows, self.settings):
                table.writerows(rows)
                file.flush()
