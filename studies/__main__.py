"""Run studies, or ask which are old: `python -m studies [--check | --keep] [NAME …]`.

A study that is run writes data/NAME.csv anew, which takes from minutes to an hour and a half, and
is stamped in data/studies.json. `--check` runs nothing, says which studies are not those of their
code, and fails if there are any. `--keep` makes a few cheap rows of the studies named, or of all
that are old, again and stamps those whose rows are the stored ones.
"""

import argparse
import importlib
import sys
from multiprocessing import get_context

from studies import NAMES
from studies.stamps import keep, why_old


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit status."""
    parser = argparse.ArgumentParser(prog="studies", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="run nothing, say which are old")
    what.add_argument("--keep", action="store_true", help="stamp those whose cheap rows are equal")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(NAMES):
        parser.error(f"no study is called {' or '.join(sorted(unknown))}")
    if options.check:
        return _tell({name: why_old(name) for name in options.names or NAMES})
    if options.keep:
        names = options.names or [name for name in NAMES if why_old(name)]
        return _tell({name: _alone(name, False) for name in names})
    if not options.names:
        parser.error("name the studies to run")
    return _tell({name: _run(name) for name in options.names})


def _run(name):
    importlib.import_module(f"studies.{name}").STUDY.run()
    return _alone(name, True)


def _alone(name, ran):
    """Keep one study in a process in which nothing but that study uses files."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(keep, (name, ran))


def _tell(problems):
    for name, problem in problems.items():
        print(f"{name}: {problem or 'up to date'}")
    return int(any(problems.values()))


if __name__ == "__main__":
    sys.exit(main())
