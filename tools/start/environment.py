"""Set-up of .venv: makes it, fills it from pyproject.toml, and knows when there is nothing to do.

Told apart are: a .venv that holds what is wanted (left alone, even if it may not be written), one
that pip may go on with (older lists, a package gone, made by somebody else), and one of ours that
is remade: it does not run, was moved to another folder, an install broke off in it, or files were
lost that pip believes are there. What others made is never emptied. Standard library only.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

from tools.start import variables, work
from tools.start.speech import Trouble

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "gatebook.json"  # which Python it is, where, what it holds, and whose it is
CPU_WHEELS = "https://download.pytorch.org/whl/cpu"
NOT_OURS = (
    ".venv의 Python이 3.11보다 오래되었거나 실행되지 않습니다. 이 강의가 만든 것이 아니라서 "
    "그대로 두었습니다. 필요 없으면 .venv를 지우고, 아니면 이름을 바꾼 뒤 다시 실행하세요.",
    "The Python in .venv is older than 3.11 or does not run. The course did not make it and "
    "leaves it alone: delete .venv, or rename it if you need it, and run the command again.",
)
SEPARATOR = (
    f"강의 폴더의 경로에 '{os.pathsep}'가 있으면 .venv를 만들 수 없습니다. 폴더 이름을 바꾸세요.",
    f"No .venv can be made in a path that holds {os.pathsep!r}. Rename the folder of the course.",
)

Stamp = dict[str, str | list | None]


def ready(group: str) -> bool:
    """Whether .venv holds what `group` ("lab" or "test") needs."""
    groups = ("test",) if group == "test" else ("lab", "test")
    python, stamp = running_python(), read_stamp()
    if moved(stamp, python) or not contents().issuperset(stamp.get("holds", [None])):
        return False
    return stamp.get("packages") in [complete(name, python)["packages"] for name in groups]


def make_sound() -> None:
    """Make .venv, or remake it empty unless pip may go on with it or others made it."""
    python, stamp = running_python(), read_stamp()
    lost = set(stamp.get("holds", [])) - contents()
    torn = bool(lost) and not any(name.endswith(".dist-info") for name in lost)
    ours = not stamp.get("adopted", not stamp) or not os.path.lexists(VENV)
    broken_off = stamp.get("packages") == ""
    if python is None and not ours and any(VENV.iterdir()):
        raise Trouble(*NOT_OURS)
    if python is None or (ours and (moved(stamp, python) or broken_off or torn)):
        if os.pathsep in str(VENV):
            raise Trouble(*SEPARATOR)
        if VENV.is_symlink():  # what it leads to is another checkout's
            VENV.unlink()
        VENV.mkdir(exist_ok=True)  # where it cannot, an OSError and no traceback of venv's
        command = [sys.executable, "-m", "venv", "--clear", VENV]
        subprocess.run(command, check=True, env=variables.kept(here=True))
        write_stamp({"packages": ""})
    elif not stamp:
        write_stamp({"packages": None, "adopted": True})


def install(group: str, cpu: bool) -> None:
    """Let pip bring what is missing; raises CalledProcessError."""
    python, whose = running_python(), {"adopted": read_stamp().get("adopted", False)}
    write_stamp({"python": python, "packages": "", **whose})
    if not any(name.startswith("pip-") for name in contents()):  # uv makes such
        ensure = [PYTHON, "-m", "ensurepip", "--default-pip"]
        subprocess.run(ensure, check=True, cwd=ROOT, env=variables.kept())
    settings = variables.for_pip(PYTHON)
    for arguments in install_steps(group, cpu):
        subprocess.run([PYTHON, *arguments], check=True, cwd=ROOT, env=settings)
    held = sorted(name for name in contents() if not name.startswith(("pip", "_", "~")))
    write_stamp({**complete(group, python), "holds": held, **whose})


def install_steps(group: str, cpu: bool) -> list[list[str]]:
    """Arguments for .venv's Python, one list a step."""
    pip = ["-m", "pip", "install", "--constraint", "constraints.txt"]
    # The CPU-only index has little but torch: what torch needs comes with the next step.
    torch = [[*pip, "--no-deps", "--index-url", CPU_WHEELS, "torch"]] if cpu else []
    # Built now, or else it announces itself under somebody's first picture.
    font_cache = ["-c", "import matplotlib.font_manager"]
    return [*torch, [*pip, *requirements(group)], font_cache]


def requirements(group: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"]["test"] if group == "test" else []
    return [*project["dependencies"], *extra]


def lacking_here() -> list[str]:
    """What the lab needs and the Python that runs this does not hold."""
    names = [re.match(r"[\w.-]+", line)[0] for line in requirements("lab")]
    return [name for name in names if not any(metadata.distributions(name=name))]


def contents() -> set[str]:
    """What lies in .venv's site-packages: of a package, its folder and NAME-VERSION.dist-info."""
    folders = [*VENV.glob("lib/python*/site-packages"), VENV / "Lib" / "site-packages"]
    return {name for folder in folders if folder.is_dir() for name in os.listdir(folder)}


def has_torch(build: str = "") -> bool:
    """Whether .venv has torch; of one build ("+cpu") where that is given."""
    return any(re.fullmatch(rf"torch-.*{re.escape(build)}\.dist-info", n) for n in contents())


def running_python() -> str | None:
    """Version and place of .venv's Python; None where it is missing, half-made, old or broken."""
    code = (
        "import sys; print(ascii([sys.version_info[:2], sys.prefix]));"
        "sys.exit(sys.version_info < (3, 11))"
    )
    try:
        command = [PYTHON, "-I", "-c", code]
        answer = subprocess.run(command, capture_output=True, encoding="ascii")
    except OSError:
        return None
    return answer.stdout.strip() if answer.returncode == 0 else None


def moved(stamp: Stamp, python: str | None) -> bool:
    """Whether .venv is not where it was made. What may not be written may be mounted anywhere."""
    if python is None or os.access(VENV, os.W_OK):
        return stamp.get("python") != python
    return False


def complete(group: str, python: str | None) -> Stamp:
    """The stamp of a finished install: it changes with the lists, the pins and the Python."""
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    packages = json.dumps([requirements(group), pins])
    return {"python": python, "packages": hashlib.sha256(packages.encode()).hexdigest()}


def read_stamp() -> Stamp:
    """The stamp in .venv; empty where there is none or it is damaged."""
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def write_stamp(stamp: Stamp) -> None:
    work.write(STAMP, json.dumps(stamp).encode())
