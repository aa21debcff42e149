"""Every stored study is that of its code, and nothing else passes for it."""

import ast
import importlib
import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from faults import of_all

from helpers.tasks.studies import DATA, study
from studies import NAMES, __main__, gates_today, lags, one_bit, stamps

CHEAP = [("rnn_identity", 50, 0.01, 8)]


@of_all(NAMES)
def test_no_study_is_old(name):
    if why := stamps.why_old(name):
        yield why


@pytest.mark.parametrize("name", NAMES)
def test_a_cheap_row_is_made_again_as_it_is_stored(name):
    found = importlib.import_module(f"studies.{name}").STUDY
    assert stamps.differences(found, found.rows(found.cheap[0])) == ""


def test_every_script_is_a_study_of_its_name():
    scripts = Path(stamps.__file__).parent.glob("*.py")
    declare = {path.stem for path in scripts if "\nSTUDY = " in path.read_text(encoding="utf-8")}
    assert declare == set(NAMES)
    for name in NAMES:
        assert importlib.import_module(f"studies.{name}").STUDY.path == DATA / f"{name}.csv"


@of_all(NAMES)
def test_a_stamp_knows_all_files_that_its_files_import(name):
    known = stamps.read()[name]["files"]
    for file in (file for file in known if file.endswith(".py")):
        for node in ast.walk(ast.parse((stamps.ROOT / file).read_text(encoding="utf-8"))):
            path = f"{str(getattr(node, 'module', None)).replace('.', '/')}.py"
            needed = (stamps.ROOT / path).is_file() and not path.startswith(stamps.NO_NUMBERS)
            if needed and path not in known:
                yield f"{file} imports {path}"


def test_the_stamps_know_the_data_that_the_studies_read():
    files = {name: set(stamps.read()[name]["files"]) for name in NAMES}
    assert {"data/words_en.csv", "data/words_ko.csv"} <= files["text_words"]
    assert "data/co2_weekly.csv" in files["timescales"]
    assert "helpers/tasks/agreement_words.toml" in files["agreement"] & files["equal_size"]
    assert all(f"data/{name}.csv" not in files[name] for name in NAMES)


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """The files, the table and the stamp of one_bit in a folder of their own."""
    for file in (*stamps.read()["one_bit"]["files"], "data/one_bit.csv", stamps.STAMPS):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(stamps.ROOT / file, tmp_path / file)
    monkeypatch.setattr(stamps, "ROOT", tmp_path)
    return tmp_path


def change(path, old, new):
    source = path.read_text(encoding="utf-8")
    assert old in source
    path.write_text(source.replace(old, new, 1), encoding="utf-8", newline="\n")


@pytest.mark.parametrize(
    ("file", "old", "new", "why"),
    [
        ("studies/one_bit.py", "from studies.run", "# Why.\n\nfrom studies.run", ""),
        ("studies/one_bit.py", '"""The updates and', '"""Updates and', ""),
        ("studies/one_bit.py", "16, 1000", "16, 999", "its code"),
        ("studies/two_answers.py", "clip=clip", "clip=2 * clip", "its code"),
        ("helpers/training/train.py", "clip_grad_norm_", "clip_grad_value_", "its code"),
        ("data/one_bit.csv", "rnn,50,0.01,0,378", "rnn,50,0.01,0,377", "its table"),
        ("data/studies.json", '"one_bit"', '"two_bits"', "never"),
    ],
)
def test_what_makes_a_study_old(copy, file, old, new, why):
    assert stamps.why_old("one_bit") == ""
    change(copy / file, old, new)
    said = stamps.why_old("one_bit")
    assert said.startswith(why) and bool(said) == bool(why)


@pytest.mark.parametrize("ran", [False, True])
@pytest.mark.parametrize(("table", "updates"), [("378", 22), ("377", 22), ("378", 23)])
def test_a_study_is_kept_if_its_rows_are_the_stored_ones(copy, monkeypatch, table, updates, ran):
    change(copy / "data/one_bit.csv", "rnn,50,0.01,0,378", f"rnn,50,0.01,0,{table}")
    found = replace(one_bit.STUDY, find=lambda *_: [(updates, "1.000")], cheap=CHEAP)
    monkeypatch.setattr(one_bit, "STUDY", found)
    monkeypatch.setattr(stamps.recorder, "start", lambda: None)
    used = ["helpers/text/train.toml", "studies/__main__.py", "studies/run.py"]
    monkeypatch.setattr(stamps.recorder, "files", lambda root: used)
    later = SimpleNamespace(isoformat=lambda: "2099-01-01")
    monkeypatch.setattr(stamps, "date", SimpleNamespace(today=lambda: later))
    before = stamps.read()
    problem, after = stamps.keep("one_bit", ran), stamps.read()
    kept = updates == 22 and (ran or table == "378")
    assert (problem == "") == (after["one_bit"]["files"] == ["studies/run.py"]) == kept
    assert (after == before) == (not kept)
    assert (after["one_bit"]["made"] == before["one_bit"]["made"]) == (not (kept and ran))
    assert after | {"one_bit": 0} == before | {"one_bit": 0}


@pytest.mark.parametrize(
    ("near", "updates", "alike"), [(0.0, 30, 1), (0.0, 31, 0), (0.05, 31, 1), (0.05, 33, 0)]
)
def test_other_rows_are_told_from_the_stored_ones(near, updates, alike):
    [*start, _, accuracy] = study("lags")[0].values()
    found = replace(lags.STUDY, near=near)
    row = [*start, str(updates), accuracy]
    assert (stamps.differences(found, [row]) == "") == alike
    assert "are stored" in stamps.differences(found, [row, row])
    other = replace(found, settings=found.settings[1:])
    assert "other settings" in stamps.differences(other, [row])


def test_a_table_that_breaks_off_is_told(monkeypatch):
    rows = stamps.stored_rows("gates_today")  # of some tasks ten nets, of others five
    monkeypatch.setattr(stamps, "stored_rows", lambda name: rows[:-1])
    assert "other settings" in stamps.differences(gates_today.STUDY, [])


def test_the_command_runs_keeps_and_says_which_study_is_old(monkeypatch, capsys):
    done = []
    monkeypatch.setattr(lags, "STUDY", SimpleNamespace(run=lambda: done.append("run")))
    monkeypatch.setattr(__main__, "_alone", lambda *of: done.append(of) or "")
    monkeypatch.setattr(__main__, "why_old", lambda name: "why" * (name == "lags"))
    assert __main__.main(["--check"]) == 1
    assert "lags: why\nleaks: up to date\n" in capsys.readouterr().out
    assert __main__.main(["--check", "one_bit"]) == 0
    assert done == []
    assert __main__.main(["--keep"]) == __main__.main(["lags"]) == 0
    assert done == [("lags", False), "run", ("lags", True)]
    for wrong in ([], ["two_bits"], ["--check", "--keep"]):
        with pytest.raises(SystemExit):
            __main__.main(wrong)
