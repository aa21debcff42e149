"""Export as HTML from the lab shows the sentence of an explorer where its drawing was."""

import json

import nbformat
import pytest
from nbconvert import HTMLExporter
from traitlets.config import Config

from tools.notebooks.lesson import ROOT
from tools.start.variables import OWN_JUPYTER

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_an_export_says_what_a_drawing_would_show(lang):
    settings = json.loads((OWN_JUPYTER / "jupyter_server_config.json").read_text("utf-8"))
    nb = nbformat.read(ROOT / "notebooks" / lang / "03_lstm_gates.ipynb", as_version=4)
    page, _ = HTMLExporter(config=Config(settings)).from_notebook_node(nb)
    outputs = [out for cell in nb.cells for out in cell.get("outputs", [])]
    sentences = [o.data["text/plain"] for o in outputs if WIDGET_VIEW in o.get("data", {})]
    assert len(sentences) == 2 and all(sentence in page for sentence in sentences)
