"""The explorers as Python sees them: values, presets, lasting ids, a state that can be kept."""

import gc
import itertools
import json
import re
import subprocess
import sys
from pathlib import PurePosixPath
from types import SimpleNamespace

import comm
import pytest
from traitlets import TraitError

from helpers import explore
from helpers.explore.explorers import long_memory
from helpers.explore.shared import base
from helpers.lang import text, texts
from tools.notebooks.lesson import ROOT

EXPLORERS = {
    "gates": explore.gates,
    "gradient": explore.gradient,
    "gru": explore.gru,
    "loop": explore.loop,
    "memory": explore.memory,
    "quiz": explore.quiz,
    "rhythm": explore.rhythm,
    "shapes": explore.shapes,
}
NAMES = {
    "gates": {"f", "i", "o"},
    "gradient": {"activation", "w", "a", "f", "T"},
    "gru": {"z", "r", "h_prev", "a", "w_hn", "own_candidate", "output_tanh"},
    "loop": {"w", "u", "x", "t"},
    "memory": {"f", "i", "o"},
    "quiz": {"question", "answers"},
    "rhythm": {"fast", "slow", "noise", "tau", "T"},
    "shapes": {"shape", "n", "m", "folded"},
}
BOUNDS = {"f": (0, 1), "i": (0, 1), "o": (0, 1), "g": (-1, 1), "c_prev": (-2, 2)}

explorers = pytest.mark.parametrize("name", EXPLORERS)


@explorers
def test_it_says_in_words_what_would_be_seen(language, name):
    explorer = EXPLORERS[name]()
    assert repr(explorer) == text(f"explore_{name}.summary")
    assert explorer.words == texts(f"explore_{name}")


@explorers
def test_its_code_uses_only_words_that_exist(name):
    explorer = EXPLORERS[name]()
    used = set(re.findall(r"\bwords\.(\w+)", explorer._esm))
    assert used and used <= set(explorer.words)


@explorers
def test_its_code_is_one_text_without_imports(name):
    explorer = EXPLORERS[name]()
    assert type(explorer._esm) is type(explorer._css) is str
    assert not re.search(r"^\s*import\b|\bimport\s*\(", explorer._esm, re.MULTILINE)
    assert not re.search(r"@import|url\(", explorer._css)
    assert "\nexport default { render };" in explorer._esm


@explorers
def test_it_asks_nothing_of_the_network(name):
    explorer = EXPLORERS[name]()
    addresses = set(re.findall(r"(?:https?:)?//[\w.]+\.\w+[\w./]*", explorer._esm + explorer._css))
    assert addresses <= {"http://www.w3.org/2000/svg"}


@explorers
def test_its_state_is_small(name):
    stored = json.dumps(EXPLORERS[name]().get_state(), default=str)
    assert len(stored.encode()) < 48_000


# The course's files that are used by a run of the code that is put in, as a build notes them.
USED = """import sys
from tools.notebooks import recorder
recorder.start()
from helpers import explore
{}
assert "torch" not in sys.modules
print(*recorder.files("."))"""


def used(code):
    command = [sys.executable, "-c", USED.format(code)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    return {PurePosixPath(name) for name in run.stdout.split()}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *((name, f"explore.{name}()") for name in EXPLORERS),
        ("long_memory", "explore.memory('pulse')"),
    ],
)
def test_a_lesson_depends_on_the_explorer_that_it_draws_and_on_no_other(name, code):
    own = {name, "memory"} if name == "long_memory" else {name}  # `memory` opens the long view
    files = used(code)
    folder = PurePosixPath("helpers/explore/explorers")
    assert {path.parts[3] for path in files if folder in path.parents} == own | {"__init__.py"}
    assert PurePosixPath("helpers/doors.py") in files
    assert PurePosixPath("helpers/explore/__init__.py") not in files  # a name more is no change
    assert folder / name / f"{name}.js" in files
    said = {path.stem for path in files if path.match("helpers/text/explore*.toml")}
    assert said == {f"explore_{name}"}


def test_explore_alone_loads_no_explorer():
    assert not [path for path in used("") if "explorers" in path.parts]


@explorers
def test_the_same_key_closes_the_one_before_and_keeps_its_id(name):
    first = EXPLORERS[name](key="a")
    ids = first.model_id, first.layout.model_id
    second = EXPLORERS[name](key="a")
    assert (second.model_id, second.layout.model_id) == ids
    assert first.comm is None and second.comm is not None
    assert first.layout.comm is None and second.layout.comm is not None


@explorers
def test_two_keys_live_side_by_side(name):
    explorers = [EXPLORERS[name](), EXPLORERS[name](key="a"), EXPLORERS[name](key="b")]
    ids = [part.model_id for one in explorers for part in (one, one.layout)]
    assert len(set(ids)) == 6
    assert all(one.comm is not None for one in explorers)


@pytest.fixture
def run(monkeypatch):
    """run(name, cell): an explorer made by a run of that cell; None where nobody knows which."""
    numbers = itertools.count()

    def make(name, cell, times=1):
        number = f"run {next(numbers)}"
        monkeypatch.setattr(base, "running", lambda: (cell, number))
        return [EXPLORERS[name]() for _ in range(times)]

    return make


def alive(*explorers):
    """Which of them are, and whether their ids differ."""
    living = [one for one in explorers if one.comm is not None]
    assert len({one.model_id for one in living}) == len(living)
    return [one.comm is not None for one in explorers]


@explorers
def test_a_copy_of_a_cell_has_an_explorer_of_its_own(name, run):
    (first,), (copy,) = run(name, "A"), run(name, "B")
    assert alive(first, copy) == [True, True]
    ids = first.model_id, copy.model_id
    (again,), (copy_again,) = run(name, "A"), run(name, "B")
    assert alive(first, copy, again, copy_again) == [False, False, True, True]
    assert (again.model_id, copy_again.model_id) == ids


@explorers
def test_the_first_cell_has_the_id_that_a_build_gives(name, run):
    (built,) = run(name, None)
    stored = built.model_id
    built.close()
    base._alive.clear()
    (first,), (copy,) = run(name, "A"), run(name, "B")
    assert first.model_id == stored != copy.model_id


@explorers
def test_where_the_cell_is_not_known_a_new_run_replaces_the_one_before(name, run):
    (first,), (second,) = run(name, None), run(name, None)
    assert alive(first, second) == [False, True]
    (third,) = run(name, "A")
    assert alive(second, third) == [False, True]


@pytest.mark.parametrize("cell", ["A", None])
def test_two_in_one_run_live_side_by_side(run, cell):
    first = run("gates", cell, times=3)
    assert alive(*first) == [True] * 3
    ids = [one.model_id for one in first]
    second = run("gates", cell, times=3)
    assert alive(*first, *second) == [False] * 3 + [True] * 3
    assert [one.model_id for one in second] == ids


def test_outside_a_kernel_nobody_knows_the_cell():
    assert base.running() == (None, None)


@pytest.mark.parametrize(("metadata", "cell"), [({"cellId": "c1"}, "c1"), ({}, None)])
def test_the_kernel_tells_the_cell(monkeypatch, metadata, cell):
    parent = {"header": {"msg_id": "m"}, "metadata": metadata}
    shell = SimpleNamespace(kernel=SimpleNamespace(get_parent=lambda: parent))
    monkeypatch.setattr(base, "get_ipython", lambda: shell)
    assert base.running() == (cell, "m")


def test_one_key_in_two_explorers_is_two_models():
    explorers = [make(key="a") for make in EXPLORERS.values()]
    assert len({one.model_id for one in explorers}) == len(EXPLORERS)
    assert all(one.comm is not None for one in explorers)


@explorers
def test_an_id_outlives_the_process(name):
    code = f"from helpers import explore; print(explore.{name}(key='a').model_id)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert run.stdout.decode().strip() == EXPLORERS[name](key="a").model_id


ONES = [1] * 8
GATES = [
    ONES[1:],
    [*ONES, 1],
    [*ONES[1:], 1.01],
    [*ONES[1:], -0.01],
    [*ONES[1:], "1"],
    [*ONES[1:], None],
]


@pytest.mark.parametrize("given", [*GATES, [float("nan")] * 8, 0.5, None])
def test_a_bad_gate_of_eight_steps_is_refused(language, given):
    lab = explore.memory(f=ONES)
    with pytest.raises(TraitError) as caught:
        lab.f = given
    assert str(caught.value) == text("explore.gate", name="f", given=repr(given))
    assert lab.f == ONES


@explorers
def test_an_unknown_value_is_refused_with_the_known_ones(language, name):
    with pytest.raises(TypeError) as caught:
        EXPLORERS[name](wrong=1)
    said = str(caught.value)
    assert said.startswith(text("explore.unknown", given="'wrong'", expected="|").split("|")[0])
    assert NAMES[name] <= set(re.findall(r"\w+", said)) and "words" not in said


def test_a_refused_explorer_takes_nothing_with_it():
    with pytest.raises(TraitError) as refused:
        explore.gates("add", f=2)
    lab = explore.gates("add")
    del refused  # a notebook keeps the last error, and what is in it, until the next one
    gc.collect()
    assert {lab.model_id, lab.layout.model_id} <= comm.get_comm_manager().comms.keys()


def test_gates_of_eight_steps_are_kept_apart_from_the_list_they_came_from():
    given = [0.5] * 8
    lab = explore.memory(i=given)
    given[0] = 7
    assert lab.get_state()["i"] == [0.5] * 8


@pytest.mark.parametrize("preset", explore.PRESETS)
def test_a_preset_sets_every_slider(preset):
    lab = explore.gates(preset)
    assert {name: getattr(lab, name) for name in BOUNDS} == explore.PRESETS[preset]


def test_values_take_precedence_over_the_preset():
    assert explore.gates("add", f=0.25).f == 0.25
    assert explore.gates("add").f == explore.PRESETS["add"]["f"]


@pytest.mark.parametrize(
    ("make", "key", "names"),
    [
        (explore.gates, "preset", explore.PRESETS),
        (explore.memory, "puzzle", [*explore.PUZZLES, *long_memory.PRESETS]),
    ],
)
def test_an_unknown_name_is_refused_with_the_known_ones(language, make, key, names):
    with pytest.raises(ValueError) as caught:
        make("wrong")
    assert str(caught.value) == text(f"explore.{key}", given="'wrong'", expected=", ".join(names))
    assert all(name in str(caught.value) for name in ("'wrong'", *names))
