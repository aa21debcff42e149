"""Gatebook's one command: it makes .venv and hands over to jupyter, pytest and tools/.

Runs on Linux, macOS and Windows with Python 3.11 or newer and its standard library alone.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("Python 3.11 이상이 필요합니다. / Gatebook needs Python 3.11 or newer.")

import argparse
import locale
import os
import signal
import subprocess
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:  # with PYTHONSAFEPATH=1 it is not
    sys.path.insert(0, str(ROOT))

from tools import progress
from tools.browser.chrome import find_chrome
from tools.start import environment, variables, work
from tools.start.prepare import set_up, set_up_here
from tools.start.speech import Trouble, say, unwritten

NOTEBOOKS = ROOT / "notebooks"
WORK = ROOT / "work"
IDLE = 2 * 60 * 60  # seconds until JupyterLab ends a kernel that nobody uses: each holds 300 MB
# Several files of tests at a time, each in one process: a notebook's cells share their kernel.
SIDE_BY_SIDE = ("--numprocesses=logical", "--maxprocesses=4", "--dist=loadfile")
SET_UP_FAILED = (
    "준비하지 못했습니다. 이유는 위에 있습니다. 고친 뒤 같은 명령을 다시 실행하세요.",
    "Set-up failed for the reason above. Mend it and run the same command again.",
)
NO_BROWSER = (
    "Chrome이나 Chromium이 없어 브라우저 테스트를 건너뜁니다. 경로는 CHROME으로 정합니다.",
    "No Chrome or Chromium: browser tests are skipped. CHROME may hold its path.",
)
NOT_TRUSTED = (
    "노트북을 신뢰 목록에 넣지 못했습니다. 그림은 셀을 실행해야 움직입니다.",
    "The notebooks could not be trusted: pictures move once their cell is run.",
)
NO_WORK_THERE = (
    "notebooks/에는 원본이 있습니다. --work에는 다른 폴더를 주세요.",
    "notebooks/ holds the originals. Give --work another folder.",
)


def main(argv: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):  # some consoles have no Hangul: "?", not a crash
        stream.reconfigure(errors="replace")
    try:
        args, rest = parser().parse_known_args(argv or ["--help"])
        return args.run(args, rest)
    except KeyboardInterrupt:
        say("중단했습니다.", "Stopped.")
        return 130
    except subprocess.CalledProcessError:
        say(*SET_UP_FAILED)
    except Trouble as trouble:
        say(*trouble.args)
    except OSError as error:
        say(*unwritten(error, environment.VENV))
    return 1


def parser() -> argparse.ArgumentParser:
    """What is not an option of ours goes on, unchanged and in order, to the tool behind it."""
    top = argparse.ArgumentParser(prog="course.py")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for name, (run, text) in COMMANDS.items():
        command = commands.add_parser(name, help=text, add_help=False, allow_abbrev=False)
        command.set_defaults(run=run, name=name)
        if run is not reset:
            command.add_argument("--cpu", action="store_true")
        if run in (lab, reset):
            command.add_argument("--work", type=work_folder, default=WORK, metavar="FOLDER")
        if run is lab:
            command.add_argument("--here", action="store_true")
            command.add_argument("--lang", choices=("ko", "en"), default=language())
    return top


def lab(args: argparse.Namespace, rest: list[str]) -> int:
    python = set_up_here() if args.here else set_up("lab", args.cpu)
    tell_of_newer(work.refresh(NOTEBOOKS, args.work), args.work)
    trust(python, args.work, work.ours(NOTEBOOKS, args.work))
    names = work.notebooks(NOTEBOOKS)
    first = min(names, key=lambda name: (not name.startswith(args.lang), name), default="")
    options = {
        "--ServerApp.root_dir": args.work,
        "--LabApp.default_url": f"/lab/tree/{first}",
        "--LabApp.news_url": None,
        "--MappingKernelManager.cull_idle_timeout": IDLE,
        "--MappingKernelManager.cull_connected": True,
    }
    given = {option.partition("=")[0] for option in rest}  # Jupyter takes each but once
    ours = [f"{name}={value}" for name, value in options.items() if name not in given]
    environ = variables.kept(args.here) | variables.for_jupyter(ROOT)
    return hand_over([python, "-m", "tools.start.serve", *ours, *rest], environ)


def tell_of_newer(names: list[str], folder: Path) -> None:
    where = "" if folder == WORK else f' --work "{folder}"'
    for name in names:
        again = f"python3 course.py reset{where} {name.split('_')[0]}"
        say(
            f"고치신 {name}의 새 버전이 있습니다. 받으려면(고친 것도 남습니다): {again}",
            f"{name}, which you changed, has a newer version. To get it beside yours: {again}",
        )


def test(args: argparse.Namespace, rest: list[str]) -> int:
    python = set_up("test", args.cpu)
    if find_chrome() is None:
        say(*NO_BROWSER)
    environ = variables.kept() | {"PYTHONWARNDEFAULTENCODING": "1"}
    return hand_over([python, "-m", "pytest", *SIDE_BY_SIDE, *rest], environ)


def reset(args: argparse.Namespace, rest: list[str]) -> int:
    names = list(work.notebooks(NOTEBOOKS))
    shown = Path("work") if args.work == WORK else args.work
    for wanted in rest or [""]:
        found = work.matches(names, wanted)
        if len(found) != 1:
            several = ("여러 개입니다", "several") if found else ("없습니다", "no")
            say(f"{wanted}: {several[0]}. 고르세요:", f"{wanted}: {several[1]} notebooks. Choose:")
            print(*(name.removesuffix(".ipynb") for name in found or names), sep="\n")
            return 1
        kept = work.reset(NOTEBOOKS, args.work, found[0])
        place = (shown / found[0]).as_posix()
        say(f"새로 놓았습니다: {place}", f"Fresh again: {place}")
        if kept:
            say(f"고친 노트북은 {kept.name}에 있습니다.", f"Yours is beside it: {kept.name}")
        if environment.PYTHON.exists():  # JupyterLab may be running: live there, too
            trust(environment.PYTHON, args.work, found)
        elif find_spec("nbformat"):
            trust(sys.executable, args.work, found)
    return 0


def tool(args: argparse.Namespace, rest: list[str]) -> int:
    python = set_up("test", args.cpu)
    return hand_over([python, f"tools/{args.name}.py", *rest], variables.kept())


def trust(python: Path | str, folder: Path, names: list[str]) -> None:
    """Sign notebooks in work/, so that JupyterLab shows their explorers live without a run."""
    command = [python, "-P", "-m", "nbformat.sign", *names]
    options = {"cwd": folder, "env": variables.kept(), "stdout": subprocess.DEVNULL}
    if names and subprocess.run(command, **options).returncode:
        say(*NOT_TRUSTED)


def hand_over(command: list, environ: dict[str, str]) -> int:
    """Run a Python until it ends by itself; signals are its business."""
    # A handler of ours, unlike SIG_IGN, is not inherited: Ctrl-C still reaches the child.
    signal.signal(signal.SIGINT, lambda *_: None)
    child = subprocess.Popen(command, cwd=ROOT, env=environ)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    return child.wait()


def language() -> str:
    """Return the learner's language from the system's locale: Korean or else English."""
    variables = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, variables), None) or locale.setlocale(locale.LC_CTYPE)
    return "ko" if name.lower().startswith("ko") else "en"


def work_folder(name: str) -> Path:
    """Where the learner wants work/ to be."""
    folder = Path(name).expanduser().resolve()
    if folder.is_relative_to(NOTEBOOKS):
        raise Trouble(*NO_WORK_THERE)
    return folder


COMMANDS = {
    "lab": (lab, "노트북을 엽니다 / open: [--cpu] [--lang ko|en] [--work FOLDER] [--here]"),
    "test": (test, "모든 테스트를 실행합니다 / run the tests: [--cpu] [pytest's options]"),
    "reset": (reset, "노트북을 되돌립니다 / give back fresh: [--work FOLDER] ko/03 …"),
    "build": (tool, "lessons/에서 노트북을 만듭니다 / build the notebooks from lessons/"),
    "look": (tool, "대화형 그림 하나를 봅니다 / look at one explorer: gates [--lang ko|en]"),
    "colab": (tool, "Colab용 노트북을 만듭니다 / make self-contained notebooks for Colab"),
    "site": (tool, "웹 페이지로 만듭니다 / make the pages for the web: [--to FOLDER]"),
    "publish": (tool, "저장소 주소를 적습니다 / tell where it is published: URL"),
    "progress": (lambda _, rest: progress.main(rest), "통과한 것 / who passed what: FOLDER …"),
    "bench": (tool, "목표 수치를 측정합니다 / measure the numbers to reach"),
    "soak": (tool, "테스트를 오래 반복합니다 / repeat the tests for long"),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
