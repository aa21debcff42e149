"""What course.py says, in Korean and in English. Standard library only."""

import errno
import os
from pathlib import Path

FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}

DISK_FULL = (
    "디스크가 가득 차서 쓰지 못했습니다: {place}. 자리를 비우고 다시 실행하세요.",
    "The disk is full: {place} is not written. Make room and run the command again.",
)
CLOSED_SET_UP = (
    "강의를 준비할 곳에 쓸 수 없습니다({why}): {place}. 강의 폴더를 쓸 수 있는 곳에 복사하거나, "
    "폴더 주인에게 `python3 course.py lab`을 한 번 실행해 달라고 하세요.",
    "Set-up cannot write {place} ({why}). Copy the course to where you may write, or ask the "
    "owner of the folder to run `python3 course.py lab` once.",
)
CLOSED_WORK = (
    "쓸 수 없습니다({why}): {place}. 노트북을 다른 폴더에 두려면 --work를 붙이세요. "
    "예: --work ~/gatebook",
    "Cannot write {place} ({why}). To keep the notebooks in another folder, add --work, such as "
    "--work ~/gatebook",
)


class Trouble(Exception):
    """What keeps course.py from its work: a Korean sentence and an English one."""


def say(korean: str, english: str) -> None:
    print(korean, english, sep="\n", flush=True)


def unwritten(error: OSError, venv: Path) -> tuple[str, str]:
    """Why a file or folder could not be written, and what to do; any other error is raised."""
    if error.errno not in FULL | CLOSED:
        raise error
    place = Path(os.fsdecode(error.filename or "?"))
    in_venv = place == venv or venv in place.parents
    said = DISK_FULL if error.errno in FULL else CLOSED_SET_UP if in_venv else CLOSED_WORK
    korean, english = (sentence.format(place=place, why=error.strerror) for sentence in said)
    return korean, english
