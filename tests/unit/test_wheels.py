"""Where the pinned torch has no wheel, a sentence says so before pip searches."""

import platform
import sys
from pathlib import Path

import pytest

from tools.start import wheels

ROOT = Path(wheels.__file__).parents[2]


def test_the_table_is_that_of_the_pin():
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert f"torch=={wheels.TORCH}" in pins, "look at tools/start/wheels.py again"


def test_the_readme_names_the_same_computers():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("Intel Mac", "macOS 13", "ARM"):
        assert readme.count(name) >= 2, name


@pytest.mark.parametrize(
    ("system", "machine", "version", "said"),
    [
        ("win32", "AMD64", "", None),
        ("win32", "ARM64", "", "x64 Python"),
        ("darwin", "arm64", "15.1", None),
        ("darwin", "arm64", "14.0", None),
        ("darwin", "arm64", "13.7.2", "needs macOS 14; this is 13.7.2"),
        ("darwin", "x86_64", "15.1", "Intel Mac"),
        ("linux", "x86_64", "glibc", None),
        ("linux", "aarch64", "glibc", None),
        ("linux", "x86_64", "", "glibc"),
        ("linux", "armv7l", "glibc", "aarch64"),
        ("freebsd14", "amd64", "", None),
    ],
)
def test_computers_without_a_wheel_are_told(monkeypatch, system, machine, version, said):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    monkeypatch.setattr(platform, "mac_ver", lambda: (version, ("", "", ""), machine))
    monkeypatch.setattr(platform, "libc_ver", lambda: (version, "2.36"))
    assert_says(wheels.missing(), said)


def assert_says(sentences, said):
    assert (sentences is None) is (said is None)
    if said:
        assert said in sentences[1]
        assert sentences[0] != sentences[1]


@pytest.mark.parametrize(
    ("version", "said"), [((3, 11), None), ((3, 14), None), ((3, 15), "3.11 to 3.14")]
)
def test_pythons_that_are_too_new_are_told(monkeypatch, version, said):
    monkeypatch.setattr(sys, "version_info", (*version, 0))
    assert_says(wheels.missing(), said)


def test_a_32_bit_python_is_told(monkeypatch):
    monkeypatch.setattr(sys, "maxsize", 2**31 - 1)
    assert_says(wheels.missing(), "64-bit")
