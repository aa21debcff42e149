#!/usr/bin/env python3
"""Look for what fails now and then, and for what leaks: `python tools/soak.py [ROUNDS]`.

A round is all tests, with all notebooks and all copies for Colab, other random numbers, another
order of Python's sets, and one thread or two. After the rounds every solution runs again in one
kernel: twice from top to bottom, and each cell ten times. Stops at the first round that fails,
with pytest's own exit status.
"""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.measure.leaks import AGAIN, leaks
from tools.notebooks.lesson import ROOT

MORE = {
    "GATEBOOK_COPIES": "ko ko/solutions en en/solutions",
    "GATEBOOK_PROFILE": "soak",  # Hypothesis draws others each time, and ten times as many
    "PYTHONWARNDEFAULTENCODING": "1",
}


def main(arguments: list[str]) -> int:
    """Run the rounds, then look for leaks; returns the exit status."""
    rounds = int(arguments[0]) if arguments else 5
    for number in range(1, rounds + 1):
        print(f"round {number} of {rounds}", flush=True)
        other = {"PYTHONHASHSEED": str(number), "OMP_NUM_THREADS": str(1 + number % 2)}
        command = [sys.executable, "-m", "pytest", "-q", "--all-notebooks"]
        status = subprocess.run(command, cwd=ROOT, env=os.environ | MORE | other).returncode
        if status:
            return status
    return int(any([_leaky(path) for path in sorted(ROOT.glob("notebooks/**/solutions/*.ipynb"))]))


def _leaky(path):
    found = {again: leaks(path, again) for again in AGAIN}
    for again, grown in found.items():
        print(f"{path.relative_to(ROOT)}, {again}: {grown or 'no more than once'}", flush=True)
    return any(found.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
