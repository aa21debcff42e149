"""Which code made a study: a stamp for each table of data/, in data/studies.json."""

import importlib
import json
import math
from collections import Counter
from datetime import date
from pathlib import Path

import torch

from helpers.tasks.studies import study as stored_rows
from studies.run import Study
from tools.notebooks import recorder
from tools.notebooks.fingerprint import fingerprint

ROOT = Path(__file__).resolve().parents[1]
STAMPS = "data/studies.json"
# No result depends on these.
NO_NUMBERS = ("helpers/text/", "helpers/lang.py", "studies/__", "studies/stamps.py")


def why_old(name: str) -> str:
    """Why the table of a study is not that of its code, or "" when it is."""
    stamp = read().get(name)
    if stamp is None:
        return "never stamped"
    if stamp["table"] != _table(name):
        return "its table is not the one that was stamped: run it again"
    if stamp["code"] != _code(stamp["files"]):
        return "its code or data changed: run it again, or --keep it if no number changes"
    return ""


def keep(name: str, ran: bool = False) -> str:
    """Stamp a study if its cheap rows, made again, are those stored; else say what is wrong.

    To be called in a process of its own, where nothing but the study uses files of the course.
    A table that is not the stamped one is kept only when the study just `ran`.
    """
    recorder.start()
    study = importlib.import_module(f"studies.{name}").STUDY
    again = [row for setting in study.cheap for row in study.rows(setting)]
    used = [file for file in recorder.files(str(ROOT)) if not file.startswith(NO_NUMBERS)]
    old, table = read().get(name, {}), _table(name)
    if not ran and old.get("table") != table:
        return "its table is not the one that was stamped: run it again"
    if problem := differences(study, again):
        return problem
    now = {"date": date.today().isoformat(), "torch": torch.__version__.partition("+")[0]}
    stamp = {"made": now if ran else old["made"], "kept": now, "table": table}
    _write(read() | {name: {**stamp, "code": _code(used), "files": used}})
    return ""


def differences(study: Study, again: list[list[str]]) -> str:
    """Where the stored table has other settings than the study, or other rows than `again`."""
    rows = [list(row.values()) for row in stored_rows(study.name)]
    size = len(study.settings[0])
    counts = Counter(tuple(row[:size]) for row in rows)
    declared = {tuple(map(str, setting)) for setting in study.settings}
    sizes: dict[str, set[int]] = {}  # those of one task, or of one cell, have as many rows each
    for setting, count in counts.items():
        sizes.setdefault(setting[0], set()).add(count)
    if set(counts) != declared or any(len(found) > 1 for found in sizes.values()):
        return "its table holds other settings than its script"
    cheap = {tuple(row[:size]) for row in again}
    before = [row for row in rows if tuple(row[:size]) in cheap]
    if len(before) != len(again):
        return f"{len(again)} rows were made again, {len(before)} are stored"
    pairs = zip(sorted(before), sorted(again), strict=True)
    return "\n".join(f"{a} is now {b}" for a, b in pairs if not _alike(a, b, study.near))


def _alike(row, other, near):
    pairs = [(a, b) for a, b in zip(row, other, strict=True) if a != b]
    return all(math.isclose(float(a), float(b), rel_tol=near, abs_tol=near) for a, b in pairs)


def read() -> dict[str, dict]:
    """The stamps by the names of the studies."""
    return json.loads((ROOT / STAMPS).read_text(encoding="utf-8"))


def _write(stamps):
    written = json.dumps(dict(sorted(stamps.items())), indent=1)
    (ROOT / STAMPS).write_text(f"{written}\n", encoding="utf-8", newline="\n")


def _table(name):
    return fingerprint([], [f"data/{name}.csv"], ROOT)


def _code(files):
    return fingerprint([], files, ROOT)
