"""Derive data/co2_weekly.csv: the weekly CO₂ at Mauna Loa that comes with statsmodels.

    pip download --no-deps statsmodels
    python tools/make/series.py statsmodels-*.whl

Nothing is installed: a wheel is a zip file. Same wheel, same bytes; weeks that were not measured
stay empty.
"""

import argparse
import csv
import io
import zipfile
from datetime import date
from pathlib import Path

RESULT = Path(__file__).resolve().parents[2] / "data" / "co2_weekly.csv"
INSIDE = "statsmodels/datasets/co2/co2.csv"  # date,co2: 19580329,316.1


def rows(wheel: Path) -> list[tuple[str, str]]:
    """Each week's date, as 1958-03-29, and its mean in ppm as it is written, or an empty text."""
    with zipfile.ZipFile(wheel) as archive:
        source = io.StringIO(archive.read(INSIDE).decode("utf-8"))
    return [(str(date.fromisoformat(row["date"])), row["co2"]) for row in csv.DictReader(source)]


def write(weeks: list[tuple[str, str]], target: Path) -> None:
    """Write the table of weeks."""
    with target.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["date", "ppm"])
        table.writerows(weeks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=Path, help="of statsmodels")
    write(rows(parser.parse_args().wheel), RESULT)


if __name__ == "__main__":
    main()
