"""Computers and Pythons for which the pinned torch has no wheel: said before pip searches in vain.

The table is that of torch 2.13.0; a test reminds whoever moves the pin to look at it again.
"""

import platform
import sys

TORCH = "2.13.0"
NEWEST = (3, 14)
CONDA = (
    "conda를 쓰는 방법이 README에 있습니다.",
    "README tells how to use conda instead.",
)


def missing() -> tuple[str, str] | None:
    """Why there is no wheel and what to do, in Korean and English; None where there is one."""
    if sys.version_info[:2] > NEWEST:
        newest = ".".join(map(str, NEWEST))
        return (
            f"torch {TORCH}은 Python {newest}까지만 나와 있습니다. Python 3.11~{newest}로 여세요.",
            f"torch {TORCH} is made for Python up to {newest}. Use Python 3.11 to {newest}.",
        )
    if sys.maxsize < 2**32:
        return (
            "32비트 Python용 torch는 없습니다. 64비트 Python을 설치하세요.",
            "There is no torch for a 32-bit Python. Install a 64-bit Python.",
        )
    by_system = {"win32": _windows, "darwin": _mac, "linux": _linux}.get(sys.platform)
    return by_system(platform.machine().lower()) if by_system else None


def _windows(machine):
    if machine != "arm64":
        return None
    return (
        f"ARM용 Windows Python에 맞는 torch {TORCH}은 없습니다. python.org에서 x64 Python "
        "(Windows installer 64-bit)을 설치해 그것으로 여세요.",
        f"There is no torch {TORCH} for Python on Windows on ARM. Install the x64 Python from "
        "python.org (Windows installer 64-bit) and use that one.",
    )


def _mac(machine):
    version = platform.mac_ver()[0]
    if machine == "x86_64":
        return (
            f"Intel Mac이나 Intel용 Python에 맞는 torch {TORCH}은 없습니다. "
            f"Apple Silicon이면 arm64 Python을 쓰고, Intel Mac이면 {CONDA[0]}",
            f"There is no torch {TORCH} for Intel Macs, nor for an Intel Python. "
            f"On Apple Silicon use an arm64 Python; on an Intel Mac, {CONDA[1]}",
        )
    if version and int(version.partition(".")[0]) < 14:
        return (
            f"torch {TORCH}은 macOS 14부터 돌아갑니다(지금은 {version}). "
            f"macOS를 올리세요. 올릴 수 없으면 {CONDA[0]}",
            f"torch {TORCH} needs macOS 14; this is {version}. "
            f"Update macOS; if you cannot, {CONDA[1]}",
        )
    return None


def _linux(machine):
    if machine in ("x86_64", "aarch64") and platform.libc_ver()[0] == "glibc":
        return None
    return (
        f"torch {TORCH}은 glibc를 쓰는 x86_64와 aarch64 Linux용만 있습니다. {CONDA[0]}",
        f"On Linux there is a torch {TORCH} for x86_64 and aarch64 with glibc alone. {CONDA[1]}",
    )
