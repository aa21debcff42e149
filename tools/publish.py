#!/usr/bin/env python3
"""Give the course its home: `python tools/publish.py https://github.com/OWNER/NAME`.

Writes the address into pyproject.toml and builds: every notebook gets its link to Colab, and the
pages of the site the address of their preview picture. Then it says what is left to do by hand.
"""

import argparse
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.build import main as build
from tools.notebooks.lesson import ROOT, release_tag, site_url
from tools.start.speech import say

HOME = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+")
LINE = re.compile(r'^Repository = ".*"$', re.MULTILINE)


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url", type=home)
    url = parser.parse_args(arguments).url
    write(url, root)
    code = build([])
    tag, place = release_tag(root), site_url(root)
    say(
        f"남은 일: 커밋해서 올리기. git tag {tag} && git push --tags. "
        f"GitHub의 Settings → Pages에서 GitHub Actions 고르기. 그러면 {place} 에 열립니다.",
        f"Left to do: commit and push. git tag {tag} && git push --tags. On GitHub, under "
        f"Settings → Pages, choose GitHub Actions. The course then opens at {place}",
    )
    return code


def home(given: str) -> str:
    """The address of a repository on GitHub, without what may follow it; else an ArgumentError."""
    url = given.removesuffix("/").removesuffix(".git")
    if not HOME.fullmatch(url):
        raise argparse.ArgumentTypeError("https://github.com/OWNER/NAME")
    return url


def write(url: str, root: Path) -> None:
    """Put the address in the one place where it stands."""
    path = root / "pyproject.toml"
    text, count = LINE.subn(f'Repository = "{url}"', path.read_text(encoding="utf-8"))
    assert count == 1, "pyproject.toml has one line for the repository's address"
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
