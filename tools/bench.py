#!/usr/bin/env python3
"""Measure the numbers to reach: `python tools/bench.py [--only NAME]`.

Prints them beside their goals, one row as soon as it is measured; measure/rows.py holds them.
All of them together are written to docs/benchmarks.md. A miss is a result, not a failure: the exit
status is 0 when all rows were measured.
"""

import argparse
import os
import platform
import sys
import traceback
from datetime import date
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import torch

from course import say
from tools.measure.rows import Row, all_rows
from tools.notebooks.lesson import ROOT

MACHINE = (
    "torch {torch} · CPU {cpus}개 · 부하 {load} · 스레드 1개 (Run All은 torch의 기본값)",
    "torch {torch} · {cpus} CPUs · load average {load} · 1 thread (Run All: torch's default)",
)
UNKNOWN = (
    "{only!r}: 이름에 이 말이 든 줄이 없습니다. 고르세요:",
    "No row has {only!r} in its name. Choose:",
)
TOTAL = (
    "목표가 있는 {goals}줄 중 {reached}줄이 목표에 닿았습니다.",
    "{reached} of {goals} goals reached.",
)
BROKEN = (
    "측정하지 못한 줄이 {broken}개 있습니다. 이유는 위에 있습니다.",
    "Rows that could not be measured: {broken}. The reasons are above.",
)


PAGE = ROOT / "docs" / "benchmarks.md"
HEAD = """# Benchmarks · 측정값

`python3 course.py bench`, {date}. {system}, {cpus} CPUs, load average {load}.
Python {python}, {versions}.

| what | seen | goal | |
|---|---|---|---|
"""
PACKAGES = ("torch", "numpy", "matplotlib", "anywidget", "ipywidgets", "jupyterlab")


def main(arguments: list[str] | None = None, rows: list[Row] | None = None) -> int:
    for stream in (sys.stdout, sys.stderr):  # some consoles have no Hangul: "?", not a crash
        stream.reconfigure(errors="replace")
    parser = argparse.ArgumentParser(prog="course.py bench", description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", metavar="NAME", help="rows with this in their name")
    only = parser.parse_args(arguments).only
    page = PAGE if rows is None and not only else None
    rows = all_rows() if rows is None else rows
    chosen = [row for row in rows if only.lower() in row.name.lower()]
    if not chosen:
        _say(UNKNOWN, only=only)
        print(*(row.name for row in rows), sep="\n")
        return 1
    torch.set_num_threads(1)
    _say(MACHINE, torch=torch.__version__, cpus=os.cpu_count(), load=load_average())
    head, seen = page_head(), table(chosen)
    if page:
        page.write_text(head + "".join(f"| {' | '.join(row)} |\n" for row in seen), "utf-8")
    return tell_verdicts(chosen, [verdict for *_, verdict in seen])


def tell_verdicts(chosen: list[Row], verdicts: list[str]) -> int:
    """Count what was reached, and return the exit status."""
    goals = sum(row.goal is not None for row in chosen)
    _say(TOTAL, reached=verdicts.count("ok"), goals=goals)
    if broken := verdicts.count("error"):
        _say(BROKEN, broken=broken)
    return int(bool(broken))


def page_head() -> str:
    """When, where and with which versions is measured."""
    return HEAD.format(
        date=date.today(),
        system=f"{platform.system()} {platform.machine()}",
        cpus=os.cpu_count(),
        load=load_average(),
        python=platform.python_version(),
        versions=", ".join(f"{name} {version(name)}" for name in PACKAGES),
    )


def table(rows: list[Row]) -> list[tuple[str, str, str, str]]:
    """Measure and print the rows, and return them as text: name, seen, goal and verdict.

    A verdict is "ok", "miss", "error", or "" where there is no goal.
    """
    width = max(len(row.name) for row in rows)
    print(f"\n{'what':{width}}  {'seen':>9}  {'goal':>9}")
    found = []
    for row in rows:
        print(f"{row.name:{width}}", end="  ", flush=True)
        seen, verdict, problem = measured(row)
        goal = "" if row.goal is None else f"≤ {number(row.goal, row.unit)}"
        print(f"{seen:>9}  {goal:>9}  {verdict}".rstrip(), flush=True)
        print(problem, end="", file=sys.stderr, flush=True)
        found.append((row.name, seen, goal, verdict))
    print()
    return found


def measured(row: Row) -> tuple[str, str, str]:
    """What was seen, the verdict, and the traceback where there is nothing to see."""
    try:
        seen = row.measure()
    except Exception:
        return "–", "error", traceback.format_exc()
    verdict = "" if row.goal is None else "ok" if seen <= row.goal else "miss"
    return number(seen, row.unit), verdict, ""


def number(value: float, unit: str) -> str:
    """Three digits, or the whole number: 0.551, 12.3 s, 1234 KB."""
    digits = f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{digits} {unit}".rstrip()


def load_average() -> str:
    """Of the last minute, where the system tells."""
    return f"{os.getloadavg()[0]:.2f}" if hasattr(os, "getloadavg") else "?"


def _say(sentences, **values):
    say(*(sentence.format(**values) for sentence in sentences))


if __name__ == "__main__":
    sys.exit(main())
