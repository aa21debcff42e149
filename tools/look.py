#!/usr/bin/env python3
"""Look at an explorer alone, in a page without Jupyter: `python tools/look.py NAME [--lang ko]`.

Writes look/NAME.LANG.html for each language, which need nothing else and which git ignores, and
opens them in the browser. Run again and reload the page after a change.
"""

import argparse
import sys
import webbrowser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from helpers import explore
from helpers.lang import LANGUAGES, use
from tools.browser.plain import page
from tools.notebooks.lesson import ROOT


def main(arguments: list[str] | None = None, to: Path = ROOT / "look") -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    names = [name for name in explore.__all__ if name.islower()]
    parser.add_argument("name", choices=names)
    parser.add_argument("--lang", choices=LANGUAGES, help="one language instead of both")
    options = parser.parse_args(arguments)
    to.mkdir(exist_ok=True)
    for lang in [options.lang] if options.lang else LANGUAGES:
        use(lang)
        path = to / f"{options.name}.{lang}.html"
        path.write_text(page(getattr(explore, options.name)(), lang), encoding="utf-8")
        print(path)
        webbrowser.open(path.as_uri())
    return 0


if __name__ == "__main__":
    sys.exit(main())
