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
from pathlib import Path

from tools import environment, work
from tools.chrome import find_chrome

ROOT = Path(__file__).resolve().parent
NOTEBOOKS = ROOT / "notebooks"
WORK = ROOT / "work"
COMMANDS = {  # those after reset are tools/NAME.py, and offered where that file exists
    "lab": "노트북을 엽니다 / open the notebooks: [--cpu] [--lang ko|en] [Jupyter's options]",
    "test": "모든 테스트를 실행합니다 / run the tests: [--cpu] [pytest's options]",
    "reset": "노트북을 처음 상태로 되돌립니다 / give notebooks back fresh: ko/03 …",
    "build": "lessons/에서 노트북을 만듭니다 / build the notebooks from lessons/",
    "colab": "Colab용 노트북을 만듭니다 / make self-contained notebooks for Colab",
    "bench": "목표 수치를 측정합니다 / measure the numbers to reach",
    "soak": "테스트를 오래 반복합니다 / repeat the tests for long",
}
CUDA_WARNING = (
    "Linux용 torch는 CUDA 라이브러리 수 GB를 함께 받습니다. CPU만 쓰려면 멈추고 --cpu를 붙이세요.",
    "On Linux, torch brings gigabytes of CUDA libraries. For the CPU alone, stop and add --cpu.",
)
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


def main(argv: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):  # some consoles have no Hangul: "?", not a crash
        stream.reconfigure(errors="replace")
    args, rest = parser().parse_known_args(argv or ["--help"])
    try:
        return args.run(args, rest)
    except KeyboardInterrupt:
        say("중단했습니다.", "Stopped.")
        return 130
    except subprocess.CalledProcessError:
        say(*SET_UP_FAILED)
        return 1


def parser() -> argparse.ArgumentParser:
    """What is not an option of ours goes on, unchanged and in order, to the tool behind it."""
    top = argparse.ArgumentParser(prog="course.py")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for name, text in COMMANDS.items():
        run = {"lab": lab, "test": test, "reset": reset}.get(name, tool)
        if run is tool and not (ROOT / "tools" / f"{name}.py").exists():
            continue
        command = commands.add_parser(name, help=text, add_help=False, allow_abbrev=False)
        command.set_defaults(run=run, name=name)
        if run in (lab, test):
            command.add_argument("--cpu", action="store_true")
        if run is lab:
            command.add_argument("--lang", choices=("ko", "en"), default=language())
    return top


def lab(args: argparse.Namespace, rest: list[str]) -> int:
    set_up("lab", args.cpu)
    for name in work.refresh(NOTEBOOKS, WORK):
        again = f"python3 course.py reset {name.split('_')[0]}"
        say(
            f"고치신 {name}에 새 판이 있습니다. 받으려면 (고친 것은 옆에 남습니다): {again}",
            f"{name}, which you changed, has a newer version. To get it beside yours: {again}",
        )
    trust(work.ours(NOTEBOOKS, WORK))
    names = work.notebooks(NOTEBOOKS)
    first = min(names, key=lambda name: (not name.startswith(args.lang), name), default="")
    options = [
        f"--ServerApp.root_dir={WORK}",
        f"--LabApp.default_url=/lab/tree/{first}",
        "--LabApp.news_url=None",
    ]
    return hand_over(["-m", "jupyterlab", *options, *rest])


def test(args: argparse.Namespace, rest: list[str]) -> int:
    set_up("test", args.cpu)
    if find_chrome() is None:
        say(*NO_BROWSER)
    return hand_over(["-m", "pytest", *SIDE_BY_SIDE, *rest], PYTHONWARNDEFAULTENCODING="1")


def reset(args: argparse.Namespace, rest: list[str]) -> int:
    names = list(work.notebooks(NOTEBOOKS))
    for wanted in rest or [""]:
        found = work.matches(names, wanted)
        if len(found) != 1:
            several = ("여러 개입니다", "several") if found else ("없습니다", "no")
            say(f"{wanted}: {several[0]}. 고르세요:", f"{wanted}: {several[1]} notebooks. Choose:")
            print(*(name.removesuffix(".ipynb") for name in found or names), sep="\n")
            return 1
        kept = work.reset(NOTEBOOKS, WORK, found[0])
        say(f"새로 놓았습니다: work/{found[0]}", f"Fresh again: work/{found[0]}")
        if kept:
            say(f"고치신 것은 {kept.name}에 있습니다.", f"Yours is beside it: {kept.name}")
        if environment.PYTHON.exists():  # JupyterLab may be running: live there, too
            trust(found)
    return 0


def tool(args: argparse.Namespace, rest: list[str]) -> int:
    set_up("test")
    return hand_over([f"tools/{args.name}.py", *rest])


def set_up(group: str, cpu: bool = False) -> None:
    """Make .venv hold what `group` ("lab" or "test") needs; where it does, return at once."""
    if environment.ready(group):
        return
    say("준비합니다. 처음에는 몇 분 걸립니다.", "Setting up; the first time takes minutes.")
    environment.make_sound()
    cpu = cpu or environment.has_torch("+cpu")  # once chosen, kept through later updates
    if sys.platform == "linux" and not cpu and not environment.has_torch():
        say(*CUDA_WARNING)
    environment.install(group, cpu)


def trust(names: list[str]) -> None:
    """Sign notebooks in work/, so that JupyterLab shows their explorers live without a run."""
    command = [environment.PYTHON, "-m", "jupyter", "trust", *names]
    if names and subprocess.run(command, cwd=WORK, stdout=subprocess.DEVNULL).returncode:
        say(*NOT_TRUSTED)


def hand_over(arguments: list[str], **variables: str) -> int:
    """Run .venv's Python until it ends by itself; signals are its business."""
    # A handler of ours, unlike SIG_IGN, is not inherited: Ctrl-C still reaches the child.
    signal.signal(signal.SIGINT, lambda *_: None)
    command = [environment.PYTHON, *arguments]
    child = subprocess.Popen(command, cwd=ROOT, env=os.environ | variables)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    return child.wait()


def language() -> str:
    """The learner's, from the system's locale: Korean or else English."""
    variables = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, variables), None) or locale.setlocale(locale.LC_CTYPE)
    return "ko" if name.lower().startswith("ko") else "en"


def say(korean: str, english: str) -> None:
    print(korean, english, sep="\n", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
