"""The environment of what course.py starts, without settings that were made for other programs.

A shell may say `MPLBACKEND=Agg` (no notebook shows a figure any more), `PYTHONPATH` (another
Python's packages) or `PIP_USER` (pip refuses a .venv). Mirrors, proxies and certificates stay.
"""

import ast
import os
import subprocess
from pathlib import Path

OWN_JUPYTER = Path(__file__).resolve().parent / "jupyter"
WRONG_ANYWHERE = {"MPLBACKEND", "PYTHONINSPECT", "PYTHONOPTIMIZE", "PYTHONSAFEPATH"}
WRONG_IN_VENV = {
    "PYTHONEXECUTABLE",
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONPLATLIBDIR",
    "PYTHONWARNINGS",
    "__PYVENV_LAUNCHER__",
}
# How pip reaches packages. What it does with them (user, target, constraint …) is ours to say.
REACHING = {
    *("index-url", "extra-index-url", "pypi-url", "no-index", "find-links", "trusted-host"),
    *("cert", "client-cert", "proxy", "keyring-provider", "use-feature", "use-deprecated"),
    *("timeout", "default-timeout", "retries", "resume-retries", "cache-dir", "no-cache-dir"),
    *("disable-pip-version-check", "log", "no-color", "no-input", "progress-bar", "quiet"),
}


def kept(here: bool = False) -> dict[str, str]:
    """The variables for .venv's Python, or for the Python that runs this (`here`)."""
    wrong = WRONG_ANYWHERE if here else WRONG_ANYWHERE | WRONG_IN_VENV
    return {name: value for name, value in os.environ.items() if name not in wrong}


def for_jupyter(course: Path) -> dict[str, str]:
    """The variables that JupyterLab and its kernels get besides.

    Our folder of settings comes first, and .venv's kernel and widgets before the user's own. The
    set-up cell looks for the course at GATEBOOK: work/ may be elsewhere.
    """
    settings = filter(None, (str(OWN_JUPYTER), os.environ.get("JUPYTER_CONFIG_PATH")))
    return {
        "GATEBOOK": str(course),
        "JUPYTER_CONFIG_PATH": os.pathsep.join(settings),
        "JUPYTER_PREFER_ENV_PATH": "1",
    }


def for_pip(python: Path) -> dict[str, str]:
    """The variables for pip: of its settings, in variables and in files, only how to reach."""
    reaching = {*map(variable, REACHING), "PIP_CONFIG_FILE"}
    mine = {
        name: value
        for name, value in kept().items()
        if not name.startswith("PIP_") or name in reaching
    }
    ask = {**mine, "PIP_USER": "0", "PYTHONIOENCODING": "utf-8"}
    command = [python, "-m", "pip", "config", "list"]
    options = {"check": True, "stdout": subprocess.PIPE, "encoding": "utf-8"}
    answer = subprocess.run(command, env=ask, **options)
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return quiet | in_files(answer.stdout) | mine | {"PIP_CONFIG_FILE": os.devnull}


def in_files(listed: str) -> dict[str, str]:
    """What `pip config list` printed, as variables; [install] goes before [global]."""
    found = {}
    for scope in ("global", "install"):
        for line in listed.splitlines():
            option, _, value = line.removeprefix(f"{scope}.").partition("=")
            if line.startswith(f"{scope}.") and option in REACHING:
                found[variable(option)] = ast.literal_eval(value)
    return found


def variable(option: str) -> str:
    """`index-url` as pip's variable, PIP_INDEX_URL."""
    return f"PIP_{option.upper().replace('-', '_')}"
