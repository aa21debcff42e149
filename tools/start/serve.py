"""JupyterLab, also where the folder of its Python has a bracket or a star in its name.

JupyterLab (4.6) looks for its extensions, settings and themes by glob patterns that begin with
that folder as it is: in `[RNN] 강의` it finds none of them, and no explorer appears. So patterns
that begin with the folder have it escaped here, before JupyterLab is imported.
"""

import glob
import os
import sys


def literal(search, folders):
    """glob.glob or glob.iglob, to which the names of `folders` are nothing but names."""

    def find(pathname, *args, **options):
        for folder in folders:
            if str(pathname).startswith(folder):
                pathname = glob.escape(folder) + str(pathname)[len(folder) :]
                break
        return search(pathname, *args, **options)

    return find


if __name__ == "__main__":
    prefixes = dict.fromkeys((sys.prefix, os.path.realpath(sys.prefix)))
    glob.glob, glob.iglob = (literal(search, prefixes) for search in (glob.glob, glob.iglob))
    from jupyterlab.labapp import main

    sys.exit(main())
