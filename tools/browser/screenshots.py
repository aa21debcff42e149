#!/usr/bin/env python3
"""Pictures of notebooks and explorers.

    python tools/browser/screenshots.py [LESSON …] [--to DIR]

`--readme` makes the pictures of the README and of the site, in docs/, and nothing else.

Every notebook of the lessons, as JupyterLab opens it: 768 and 1366 pixels wide, light and dark, in
both languages, one PNG per screenful. And every explorer in every view, alone in a plain page
of 360 pixels. The default DIR is screenshots/, which git ignores.
"""

import argparse
import io
import itertools
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "browser"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import nbformat
from PIL import Image
from stage import EXPLORERS, Stage

from helpers.lang import LANGUAGES
from tools.browser.chrome import find_chrome
from tools.browser.lab import ROOT, THEMES, Lab, change_theme, chromium, open_notebook

# Where the gates of the moving picture stand by turns, and the frames from one to the next.
KEYS = [
    {"f": 0.9, "i": 0.2, "o": 0.8},
    {"f": 0.1, "i": 0.2, "o": 0.8},
    {"f": 0.1, "i": 0.9, "o": 0.8},
    {"f": 0.9, "i": 0.9, "o": 0.1},
]
FRAMES = 10
SIZES = {768: 1024, 1366: 768}
NO_WINDOWING = {"@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"}}
# The part of the notebook that scrolls; each screenful repeats a little of the one before.
SCROLLER = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer"
HEIGHTS = "outer => [outer.scrollHeight, outer.clientHeight]"
# Formulas and pictures have come: the notebook is as high as it was half a second ago.
STILL = """(scroller) => {
  const [before, height] = [window.height, document.querySelector(scroller).scrollHeight];
  window.height = height;
  return height === before;
}"""
SETTLED = "Promise.all([document.fonts.ready, new Promise(requestAnimationFrame)])"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lessons", nargs="*", help="lesson numbers or names; all when none given")
    parser.add_argument("--to", type=Path, default=ROOT / "screenshots", metavar="DIR")
    parser.add_argument("--readme", action="store_true", help="only the pictures of the README")
    options = parser.parse_args(arguments)
    if not find_chrome():
        parser.error("no Chrome or Chromium on the PATH; CHROME may hold its path")
    options.to.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        if options.readme:
            return readme(browser)
        explorers(browser, options.to)
        with tempfile.TemporaryDirectory() as folder, Lab(Path(folder), NO_WINDOWING) as lab:
            for name in wanted(options.lessons):
                lab.put(nbformat.read(ROOT / "notebooks" / name, as_version=4), name)
                notebook(browser, lab, name, options.to)
    return 0


def wanted(lessons: list[str]) -> list[str]:
    """The notebooks of the lessons, without solutions, as "ko/03_lstm_gates.ipynb"."""
    paths = [p for lang in LANGUAGES for p in sorted((ROOT / "notebooks" / lang).glob("*.ipynb"))]
    chosen = [p for p in paths if not lessons or any(p.name.startswith(name) for name in lessons)]
    return [path.relative_to(ROOT / "notebooks").as_posix() for path in chosen]


def notebook(browser, lab: Lab, name: str, to: Path) -> None:
    """One notebook in every size and theme."""
    for width, height in SIZES.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        open_notebook(page, lab, name)
        for scheme in THEMES:
            change_theme(page, scheme)
            page.wait_for_load_state("networkidle")
            page.wait_for_function(STILL, arg=SCROLLER, polling=500)
            screenfuls(page, to / f"{name.removesuffix('.ipynb')}-{width}-{scheme}")
        page.close()


def screenfuls(page, to: Path) -> None:
    """The whole notebook, from the top, as to/1.png, to/2.png …"""
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    scroller = page.locator(SCROLLER)
    whole, seen = scroller.evaluate(HEIGHTS)
    for number, top in enumerate(range(0, whole, seen - 40), start=1):
        scroller.evaluate("(outer, top) => { outer.scrollTop = top; }", top)
        page.evaluate(SETTLED)
        scroller.screenshot(path=to / f"{number}.png")
        if top + seen >= whole:
            break
    print(f"{to}: {number}", flush=True)


def explorers(browser, to: Path) -> None:
    """Every explorer alone, 360 pixels wide."""
    stage = Stage(browser.new_page())
    for name, lang, scheme in itertools.product(EXPLORERS, LANGUAGES, THEMES):
        root = stage.show(name, lang, 360, scheme).root
        root.screenshot(path=to / f"{name.replace(', ', '-')}-{lang}-360-{scheme}.png")


def readme(browser) -> int:
    """The explorer gates in both languages: still, for whoever shares a link, and moved."""
    stage = Stage(browser.new_page())
    for lang in LANGUAGES:
        explorer = stage.show("gates", lang, 820)
        explorer.root.screenshot(path=ROOT / "docs" / f"gates.{lang}.png")
        moved(stage.show("gates", lang, 640), ROOT / "docs" / f"gates.{lang}.gif")
    return 0


def moved(explorer, path: Path) -> None:
    """The gates slid by turns, and back to where they were."""
    frames = []
    for before, after in itertools.pairwise([*KEYS, KEYS[0]]):
        for part in range(FRAMES):
            values = {g: before[g] + (after[g] - before[g]) * part / FRAMES for g in before}
            explorer.slide(**{gate: round(value, 2) for gate, value in values.items()})
            shot = Image.open(io.BytesIO(explorer.root.screenshot())).convert("RGB")
            frames.append(shot.quantize(64, dither=Image.Dither.NONE))
    first, *others = frames
    first.save(path, save_all=True, append_images=others, duration=90, loop=0, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
