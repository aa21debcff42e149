#!/usr/bin/env python3
"""Look for what fails now and then, and for what leaks: `python tools/soak.py [ROUNDS [TESTS …]]`.

A round is all tests, with all notebooks and all copies for Colab, or those that are named, with
other random numbers, another order of Python's sets, and one thread or two. After the rounds every
solution runs again in one kernel: twice from top to bottom, and each cell ten times. Stops at the
first round that fails, with pytest's own exit status.
"""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from nbclient.exceptions import CellExecutionError

from tools.measure.leaks import AGAIN, leaks
from tools.notebooks.lesson import ROOT

MORE = {
    "GATEBOOK_COPIES": "ko ko/solutions en en/solutions",
    "GATEBOOK_DRAWS": "200",
    "GATEBOOK_PROFILE": "soak",  # Hypothesis draws others each time, and ten times as many
}


def main(arguments: list[str]) -> int:
    """Run the rounds, then look for leaks; returns the exit status."""
    rounds, named = int(arguments[0]) if arguments else 5, arguments[1:]
    for number in range(1, rounds + 1):
        print(f"round {number} of {rounds}", flush=True)
        other = {"PYTHONHASHSEED": str(number), "OMP_NUM_THREADS": str(1 + number % 2)}
        command = [sys.executable, "course.py", "test", "-q", "--all-notebooks", *named]
        status = subprocess.run(command, cwd=ROOT, env=os.environ | MORE | other).returncode
        if status:
            return status
    return int(any([_leaky(path) for path in sorted(ROOT.glob("notebooks/**/solutions/*.ipynb"))]))


def _leaky(path):
    """Whether it leaves something behind, or does not run again at all; what it is is printed."""
    found = {again: _left(path, again) for again in AGAIN}
    for again, left in found.items():
        print(f"{path.relative_to(ROOT)}, {again}: {left or 'no more than once'}", flush=True)
    return any(found.values())


def _left(path, again):
    try:
        return leaks(path, again)
    except CellExecutionError as error:
        return str(error)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
