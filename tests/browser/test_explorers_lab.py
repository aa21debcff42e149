"""What all explorers share in JupyterLab: the keyboard, the second day, many runs."""

import pytest
from notebook_page import Desk, until

from tools.browser.lab import change_theme
from tools.notebooks.execute import WIDGET_STATE, keep_explorers_only

BROKEN = ("Loading widget", "Error displaying widget", "model not found")
SHORTCUTS = ("b", "a", "d", "d", "x", "z", "m", "Enter", "Shift+Enter", "Control+Enter")
MOVES = ("ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "ArrowRight", "ArrowLeft")
CODES = {
    "gates": "explore.gates(",
    "memory": "explore.memory(",
    "classic": 'key="classic"',
    "gru": "explore.gru(",
    "rhythm": "explore.rhythm(",
}
SLIDER = {"gates": "f", "memory": "f_4", "classic": "f", "gru": "z", "rhythm": "tau"}
# A picture that tells how often it has been drawn and cleaned up.
COUNT = """
import re
from helpers.explore.explorers.gates import Gates
Gates._esm = re.sub(r"export default .*", '''
window.alive ??= new Set();
window.drawn ??= 0;
export default { render: (given) => {
  const clean = render(given);
  const picture = (window.drawn += 1);
  window.alive.add(picture);
  return () => (window.alive.delete(picture), clean());
} };''', Gates._esm)
"""
MODELS = """
from ipywidgets.widgets.widget import _instances
print(sum(isinstance(one, Gates) for one in _instances.values()))
"""


def check_alive(notebook) -> None:
    """Every explorer answers its slider."""
    for name, code in CODES.items():
        explorer = notebook.explorer(code)
        explorer.slide(**{SLIDER[name]: 0})
        shut = explorer.picture()
        explorer.slide(**{SLIDER[name]: 1})
        assert explorer.picture() != shut
    assert not any(words in notebook.text() for words in BROKEN)


def test_it_looks_as_it_does_alone(lab, built):
    notebook = lab.open(built("ko"))
    for scheme, width in (("light", 768), ("dark", 1366)):
        notebook.page.set_viewport_size({"width": width, "height": 1400})
        change_theme(notebook.page, scheme)
        for code in CODES.values():
            explorer = notebook.explorer(code)
            until(lambda explorer=explorer: explorer.look("layout"), [])
            until(lambda explorer=explorer: explorer.look("contrasts"), [])


@pytest.fixture(scope="module")
def opened(context, server, built):
    """The notebook as it is stored, for tests that move sliders and nothing else."""
    with Desk(context, server) as desk:
        yield desk.open(built("ko"))


@pytest.mark.parametrize("name", CODES)
def test_no_key_reaches_the_notebook(opened, name):
    explorer = opened.explorer(CODES[name])
    explorer.root.click()  # the learner is here, and so is JupyterLab's attention
    slider = explorer.slider(SLIDER[name])
    slider.focus()
    before, value = opened.position(), slider.input_value()
    for key in SHORTCUTS:
        slider.press(key)
    assert slider.input_value() == value
    for key in MOVES:
        slider.press(key)
    assert opened.position() == before


@pytest.mark.parametrize("cells", [0, 1, None], ids=["nothing run", "one cell run", "all run"])
def test_alive_on_the_second_day(lab, built, cells):
    notebook = lab.open(built("ko"))
    notebook.run(*notebook.code_cells()[:cells])
    check_alive(notebook)
    notebook.save()
    notebook.close()
    notebook.open()
    check_alive(notebook)


def test_ten_more_runs_leave_one_model_and_one_picture(lab, built):
    notebook = lab.open(built("en"))
    notebook.run(*notebook.code_cells()[:2])
    notebook.python(COUNT)
    for drawn in range(1, 12):
        notebook.run(notebook.find(CODES["gates"]))
        notebook.page.wait_for_function("drawn => window.drawn === drawn", arg=drawn)
    assert notebook.python(MODELS) == "1"
    check_alive(notebook)  # of each there is one picture
    until(lambda: notebook.page.evaluate("[...alive]"), [11])


def test_made_with_another_anywidget(lab, built):
    nb = built("ko")
    for model in nb.metadata.widgets[WIDGET_STATE].state.values():
        if model.model_module == "anywidget":
            model.model_module_version = "~0.9.*"
            model.state |= {"_model_module_version": "~0.9.*", "_view_module_version": "~0.9.*"}
    keep_explorers_only(nb)
    check_alive(lab.open(nb))


def test_a_copy_of_a_cell_leaves_the_first_alive(lab, built):
    """It was blank as soon as the copy was run: both had one key, and so one model."""
    notebook = lab.open(built("ko"))
    first = notebook.find(CODES["gru"])
    notebook.run(0, *range(1, first + 1))
    notebook.ask("notebook.activeCellIndex = argument;", first)
    for command in ("copy-cell", "paste-cell-below"):
        notebook.ask(f'await app.commands.execute("notebook:{command}");')
    for _ in range(2):  # and run once more
        notebook.run(first + 1)
        for cell, value in ((first, 0.25), (first + 1, 0.75)):
            explorer = notebook.explorer(cell)
            explorer.slide(z=value)
            assert explorer.slider("z").input_value() == str(value)
    assert notebook.explorer(first).slider("z").input_value() == "0.25"
