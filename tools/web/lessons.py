"""One notebook of the course -> the body of a page, its explorers live."""

import posixpath
import re
from itertools import pairwise
from pathlib import Path, PurePosixPath

from nbconvert.exporters import HTMLExporter

from helpers.lang import text
from tools.web import prose
from tools.web.explorers import in_lesson

TEMPLATE = Path(__file__).with_name("lesson.html.j2").read_text(encoding="utf-8")
STATE = "application/vnd.jupyter.widget-state+json"
VIEW = "application/vnd.jupyter.widget-view+json"
LINK = re.compile(r'(?<=href=")(?![a-z]+:)([^"#]+)\.ipynb(?=["#])')
SENTENCE = re.compile(r"[^.。?!:]+(?:\.(?=\d)[^.。?!:]+)*[.。?!:]")


def body(nb, name: str, title: str) -> str:
    """The body of a page, from a solution's notebook `name`, such as "ko/solutions/03_x.ipynb".

    The notebook's heading becomes `title`; its links lead to pages; the line of links under the
    heading and the one at the end are the page's own affair.
    """
    made_of = states(nb)
    cells = [cell for cell in nb.cells if "setup" not in cell.metadata.get("tags", [])]
    first = cells[0].source.split("\n\n", 2)
    cells[0].source = f"# {title}\n\n{first[2]}"
    if not name.startswith(("ko/deeper", "en/deeper")):
        cells = cells[:-1]
    _read_out(cells)
    nb.cells = cells
    up = "../" * (len(_page(PurePosixPath(name)).parts) - 2)
    made = _exporter(made_of, up).from_notebook_node(nb)[0]
    return LINK.sub(lambda link: page_of(link[1], name), prose.numbered(made))


def states(nb) -> dict:
    """The stored models of a notebook's explorers."""
    return nb.metadata.get("widgets", {}).get(STATE, {}).get("state", {})


def page_of(link: str, name: str) -> str:
    """Where the page of a notebook lies, seen from the page of the notebook `name`."""
    here = PurePosixPath(name).parent
    there = PurePosixPath(posixpath.normpath(here / f"{link}.ipynb"))
    start, goal = _page(PurePosixPath(name)), _page(there)
    up = len(start.parent.parts)
    return "../" * up + goal.as_posix()


def _page(notebook: PurePosixPath) -> PurePosixPath:
    """ko/deeper/solutions/03_x.ipynb -> ko/deeper/03_x.html."""
    parts = [part for part in notebook.parts if part != "solutions"]
    return PurePosixPath(*parts).with_suffix(".html")


def _read_out(cells):
    """A picture is read out by the first sentence after it."""
    for cell, after in pairwise(cells):
        if cell.cell_type == "code" and after.cell_type == "markdown":
            said = SENTENCE.match(prose.plain(after.source))
            cell.metadata["alt"] = said[0] if said else ""


def _exporter(models, up):
    def explorer(model):
        return in_lesson(models[model]["state"], f"x{model[:8]}", up)

    exporter = HTMLExporter(raw_template=TEMPLATE, exclude_anchor_links=True)
    exporter.register_filter("prose", prose.html)
    exporter.register_filter("explorer", lambda data: explorer(data[VIEW]["model_id"]))
    exporter.register_filter("said", text)
    return exporter
