"""Every explorer in JupyterLab: what Python sets is drawn, and what is moved Python has."""

from dataclasses import dataclass, field
from unittest.mock import ANY

import pytest
from explorer_page import any_number
from nbformat.v4 import new_code_cell, new_notebook
from notebook_page import Desk, until

from helpers import explore
from tools.notebooks.target import KERNEL

START = """import sys
sys.path.insert(0, "..")
from helpers import explore"""
SHOW_ALL = 'notebook.notebookConfig = { ...notebook.notebookConfig, windowingMode: "none" };'


@dataclass
class Follow:
    """Python sets, the picture shows; then sliders and keys move, and Python prints."""

    made: str
    sets: str
    shows: dict
    prints: tuple[str, str]
    slides: dict = field(default_factory=dict)
    keys: tuple[str, str] = ("", "")  # a slider, and what is pressed on it, JupyterLab's keys too
    then: dict = field(default_factory=dict)
    clicks: int | None = None  # on this button of a list, before all else


FOLLOW = {
    "gates": Follow(
        'lab = explore.gates("add"); lab',
        "seen = []; lab.observe(lambda change: seen.append(change.new), 'f')\n"
        "lab.f = 0.2; lab.c_prev = -1.5",
        {"f": 0.2, "c_prev": -1.5, "kept": -0.3},
        ("print(lab.f, seen)", "0.7 [0.2, 0.7]"),
        slides={"f": 0.7},
    ),
    "gradient": Follow(
        "back = explore.gradient(T=100); back",
        'back.activation = "sigmoid"; back.w = 2; back.a = 0',
        {"lost": 150},
        ("print(back.T, back.w)", "1000 2.0"),
        keys=("T", "ArrowRight ArrowUp b Home ArrowRight ArrowDown End d d"),
    ),
    "gru": Follow(
        "one = explore.gru(); one",
        "one.z = 0.2; one.r = 0; one.own_candidate = True",
        {"z": 0.2, "apart": ANY},
        ("print(one.z, one.r)", "0.0 0.5"),
        slides={"r": 0.5},
        keys=("z", "ArrowLeft b d d ArrowDown Home"),
    ),
    "learn": Follow(
        "bit = explore.learn(); bit",
        'bit.lag = 20; bit.b_f = 3; bit.cell = "gru"',
        {"lag": 20, "b_z": 3, "update": 0},
        ("print(bit.b_f, bit.rate, bit.seed)", "1.0 0.0001 2"),
        slides={"b_z": 1, "rate": 0},
        keys=("seed", "ArrowRight ArrowUp b d d ArrowLeft"),
    ),
    "loop": Follow(
        "unit = explore.loop(); unit",
        "unit.w = -0.5; unit.x = [1, 0, -0.3]; unit.t = 2",
        {"w": -0.5, "t": 2, "a": -0.38},
        ("print(unit.w, unit.t, unit.x)", "1.5 2 [1.0, 1.0, -0.3]"),
        slides={"w": 1.5},
        keys=("x_2", "ArrowUp b Home d d ArrowRight End"),
    ),
    "memory": Follow(
        'long = explore.memory("pulse"); long',
        "long.T = 1000; long.f = 0.5; long.closed = [500]",
        {"T": 1000, "grad": 0},
        (
            "print(round(long.f, 12), long.pulses, long.closed)",
            "0.999088948806 [1, 2, 1000] [500]",
        ),
        slides={"b_f": 7},
        keys=("pulse_at", "ArrowRight Enter End Space b"),
    ),
    "net": Follow(
        "from torch import nn; from helpers.nets.readouts import EveryStep\n"
        "writer = explore.net(EveryStep(nn.LSTM(4, 5), 4), '·abc'); writer",
        'writer.text = "abc"; writer.held = "f"; writer.value = 0.25',
        {"f": 0.25, "value": 0.25},
        ("print(writer.value, writer.unit, writer.temperature)", "0.5 2 0.2"),
        slides={"value": 0.5, "temperature": 0.2},
        keys=("unit", "ArrowRight ArrowUp b d d ArrowLeft"),
    ),
    "quiz": Follow(
        "quiz = explore.quiz(); quiz",
        "quiz.question = 5",
        {"question": 5},
        ("print(quiz.answers[:2], quiz.question)", "[2, 0] 6"),
        keys=("question", "ArrowRight b ArrowUp d d ArrowLeft"),
        clicks=1,
    ),
    "rhythm": Follow(
        "signal = explore.rhythm(); signal",
        "signal.tau = 100; signal.T = 1000",
        {"tau": 100, "half_life": 69.3},
        ("print(signal.tau, signal.fast, signal.slow, signal.T)", "1.0 40.0 80.0 1000"),
        slides={"tau": 0, "slow": 80},
        keys=("fast", "ArrowRight b d d PageUp End"),
    ),
    "shapes": Follow(
        'net = explore.shapes("n_to_1", n=5); net',
        'net.shape = "n_to_m"; net.m = 2',
        {"steps": 7},
        ("print(net.shape, net.n, net.m)", "n_to_m 7 2"),
        keys=("n", "ArrowRight ArrowUp b Home End ArrowLeft d d"),
        then={"steps": 9},
    ),
}


def test_every_explorer_follows():
    assert set(FOLLOW) == {n for n in explore.__all__ if callable(getattr(explore, n))}


@pytest.fixture(scope="module")
def notebook(context, server):
    """One notebook with every explorer, all of it run."""
    sources = [START, *(one.made for one in FOLLOW.values())]
    nb = new_notebook(cells=[new_code_cell(source) for source in sources])
    nb.metadata.kernelspec = KERNEL
    with Desk(context, server) as desk:
        opened = desk.open(nb)
        opened.ask(SHOW_ALL)
        opened.run(*opened.code_cells())
        yield opened


@pytest.mark.parametrize("name", FOLLOW)
def test_python_and_the_picture_follow_each_other(notebook, name):
    given = FOLLOW[name]
    explorer = notebook.explorer(given.made)

    def shown(wanted):
        numbers = explorer.numbers(any_number)
        return {key: numbers.get(key) for key in wanted}

    if given.clicks is not None:
        explorer.root.locator("li button").nth(given.clicks).click()
    notebook.python(given.sets)
    until(lambda: shown(given.shows), given.shows)
    explorer.root.click(position={"x": 1, "y": 1})  # the learner is here, and so are keys
    explorer.slide(**given.slides)
    before = notebook.position()
    slider, keys = given.keys
    for key in keys.split():
        explorer.slider(slider).press(key)
    asked, answer = given.prints
    until(lambda: notebook.python(asked), answer)
    until(lambda: shown(given.then), given.then)
    assert notebook.position() == before
