"""Runs a notebook for the build: outputs, stored state of its explorers, the files it used."""

import json
import re

from jupyter_core.utils import run_sync
from nbclient import NotebookClient

from tools.notebooks.lesson import ROOT
from tools.notebooks.pictures import shrink

START = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from tools.notebooks import recorder
recorder.start()
sys.path.remove({str(ROOT)!r})
"""
USED = "import json; print(json.dumps([recorder.files({root!r}), recorder.strings()]))"
WIDGET_STATE = "application/vnd.jupyter.widget-state+json"
OVERWRITTEN = re.compile(r"^.*\r(?=[^\n])", re.MULTILINE)  # what a page does not show any more
QUIET = ["--log-level=ERROR"]  # ipykernel warns of every kernel that TCP is not encrypted
PNG = "image/png"
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


class BuildError(Exception):
    """A notebook ran, but what it left is not fit to be stored."""


def execute(nb, target) -> tuple[list[str], list[str]]:
    """Run every cell of `nb` in a fresh kernel, in the folder where `target` is going to be.

    Stores outputs and explorers' state; returns the course's files and strings that the run used.
    Raises nbclient's CellExecutionError when a cell fails and BuildError when one wrote to stderr.
    """
    place = {"metadata": {"path": str(target.path.parent)}}
    client = NotebookClient(
        nb, kernel_name="python3", extra_arguments=QUIET, timeout=600, resources=place
    )
    with client.setup_kernel():
        _ask(client, START)
        for index, cell in enumerate(nb.cells):
            client.execute_cell(cell, index, store_history=True)
            _check_outputs(cell, target.name)
        files, strings = json.loads(_ask(client, USED.format(root=str(target.root))))
        client.set_widgets_metadata()
    keep_explorers_only(nb)
    return files, strings


def keep_explorers_only(nb) -> None:
    """Keep the stored state of explorers; drop the views and models that need a kernel.

    "*" stands for anywidget's module versions, so that any version of it opens the notebook.
    """
    stored = nb.metadata.get("widgets", {}).get(WIDGET_STATE, {}).get("state", {})
    kept = {}
    for model_id, model in stored.items():
        if model["model_module"] == "anywidget":
            layout = model["state"]["layout"].removeprefix("IPY_MODEL_")
            kept |= {model_id: _any_version(model), layout: stored[layout]}
    nb.metadata.pop("widgets", None)
    if kept:
        state = {"version_major": 2, "version_minor": 0, "state": dict(sorted(kept.items()))}
        nb.metadata["widgets"] = {WIDGET_STATE: state}
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            view = output.get("data", {}).get(WIDGET_VIEW)
            if view and view["model_id"] not in kept:
                del output["data"][WIDGET_VIEW]


def _any_version(model):
    state = model["state"] | {"_model_module_version": "*", "_view_module_version": "*"}
    return model | {"model_module_version": "*", "state": state}


def _check_outputs(cell, name):
    if "outputs" in cell:
        cell.outputs = _joined(cell.outputs)
    for output in cell.get("outputs", []):
        if output.get("name") == "stderr":
            raise BuildError(f"{name}: a cell wrote to stderr: {output['text']!r}\n{cell.source}")
        output.get("metadata", {}).clear()
        if PNG in output.get("data", {}):
            output["data"][PNG] = shrink(output["data"][PNG])
    cell.metadata.pop("execution", None)


def _joined(outputs):
    """Outputs as a page shows them: a stream in one piece, a progress bar in its last state."""
    joined = []
    for output in outputs:
        if joined and "name" in output and output["name"] == joined[-1].get("name"):
            joined[-1]["text"] += output["text"]
        else:
            joined.append(output)
    for output in joined:
        if output.get("name") == "stdout":
            output["text"] = OVERWRITTEN.sub("", output["text"])
    return joined


def _ask(client, code):
    """Run `code` outside the history and return what it printed."""
    printed = []

    def hook(message):
        if message["msg_type"] == "stream":
            printed.append(message["content"]["text"])

    ask = run_sync(client.kc.execute_interactive)
    reply = ask(code, store_history=False, output_hook=hook, allow_stdin=False)
    if reply["content"]["status"] != "ok":
        raise BuildError(f"the kernel could not run {code!r}: {reply['content']}")
    return "".join(printed)
