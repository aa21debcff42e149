#!/usr/bin/env python3
"""The course as pages for the web: `python tools/site.py [--to DIR]`.

Writes a folder that needs nothing else, which git ignores: it opens from the disk, and any server
of files can serve it. Lessons come from notebooks/, so build first what is out of date.
"""

import argparse
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.notebooks.lesson import ROOT, all_lessons, site_url
from tools.web.pages import Site


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", type=Path, default=ROOT / "site", metavar="DIR")
    options = parser.parse_args(arguments)
    sizes = write(options.to)
    print(f"{options.to}: {len(sizes)} pages, the largest {max(sizes.values()) / 1000:.0f} KB")
    return 0


def write(to: Path) -> dict[str, int]:
    """Write all pages into a folder; the size of each, in bytes, by its path."""
    sizes = {}
    for path, text in Site(all_lessons(), site_url()).pages():
        place = to / path
        place.parent.mkdir(parents=True, exist_ok=True)
        sizes[path] = place.write_bytes(text.encode())
    for picture in (ROOT / "docs").glob("gates.*.png"):
        shutil.copy(picture, to / picture.name)
    return sizes


if __name__ == "__main__":
    sys.exit(main())
