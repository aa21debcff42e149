#!/usr/bin/env python3
"""Run all tests again and again, to find what fails now and then: `python tools/soak.py [ROUNDS]`.

Beyond the tests' one round, all notebooks run, and all copies for Colab. Stops at the first round
that fails, with pytest's own exit status.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MORE = {
    "GATEBOOK_COPIES": "ko ko/solutions en en/solutions",
    "GATEBOOK_PROFILE": "soak",  # Hypothesis draws others each time, and ten times as many
    "PYTHONWARNDEFAULTENCODING": "1",
}


def main(arguments: list[str]) -> int:
    rounds = int(arguments[0]) if arguments else 5
    for number in range(1, rounds + 1):
        print(f"round {number} of {rounds}", flush=True)
        command = [sys.executable, "-m", "pytest", "-q", "--all-notebooks"]
        status = subprocess.run(command, cwd=ROOT, env=os.environ | MORE).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
