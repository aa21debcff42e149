"""`course.py progress`: what saved notebooks say of their checks, without running them."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output, writes

import course
from helpers import checks
from helpers.checks.verdict import Mistake, report
from tools import progress


def cell(source, text=None):
    outputs = [] if text is None else [new_output("stream", name="stdout", text=text)]
    return new_code_cell(source, outputs=outputs)


def hand_in(folder, name, *cells):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(writes(new_notebook(cells=[*cells])), encoding="utf-8")


def test_every_verdict_of_a_check_has_its_mark(language, said, tmp_path):
    def wrong():
        raise Mistake("checks.no_return")

    def empty():
        raise Mistake("checks.to_do")

    judges = {"✓": lambda: None, "✗": wrong, "○": empty}
    for mark, judge in judges.items():
        told = said(report, "check_gru_step", judge, 2)
        hand_in(tmp_path, "a.ipynb", cell("checks.check_gru_step(gru_step, hint=2)", told))
        assert progress.verdicts(tmp_path / "a.ipynb") == {"gru_step": mark}


def test_it_tells_who_passed_what_and_leaves_out_what_was_not_begun(tmp_path, capsys):
    ann, bo = tmp_path / "ann", tmp_path / "bo"
    hand_in(
        ann,
        "en/03.ipynb",
        cell("checks.check_puzzle(lab)", "✗ Not yet.\n"),
        cell("# of two cells the last counts\nchecks.check_puzzle(lab)", "✓ Passed!\n"),
        cell("checks.check_step(f)"),
        cell("print('✓')", "✓\n"),
    )
    for name in ("en/04.ipynb", "en/solutions/03.ipynb", ".ipynb_checkpoints/03.ipynb"):
        mark = "○" if "04" in name else "✓"
        hand_in(ann, name, cell("checks.check_clip(f)", f"{mark} …\n"))
    hand_in(bo, "ko/03.ipynb", cell("checks.check_puzzle(lab)", "○ …\n"))
    assert course.main(["progress", str(ann), str(bo)]) == 1
    assert capsys.readouterr().out.splitlines()[2:] == [
        "",
        f"{ann}  1/2",
        "  en/03.ipynb  ✓ puzzle  · step",
        *(sentence.format(folder=bo) for sentence in progress.NONE),
    ]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"cells": [1]}', '{"cells": [{"a": 1}]}', "\xff"]
)
def test_a_file_that_is_no_notebook_is_marked_and_stops_nothing(tmp_path, capsys, text):
    (tmp_path / "a.ipynb").write_bytes(text.encode("latin-1"))
    assert progress.main([str(tmp_path)]) == 0
    assert "  a.ipynb  ? " in capsys.readouterr().out


def test_a_name_says_nothing_to_the_terminal(tmp_path, capsys):
    hand_in(tmp_path, "\x1b[31mred.ipynb", cell("checks.check_clip(f)", "✓ …\n"))
    progress.main([str(tmp_path)])
    assert "\x1b" not in capsys.readouterr().out


def test_our_own_exercises_are_not_begun_and_their_solutions_pass():
    folder = course.NOTEBOOKS / "ko"
    assert [*progress.notebooks(folder)] == []
    solved = dict(progress.notebooks(folder / "solutions"))
    names = {name for found in solved.values() for name in found}
    assert names and {mark for found in solved.values() for mark in found.values()} == {"✓"}
    assert all(hasattr(checks, f"check_{name}") for name in names)


def test_without_a_folder_it_asks_for_one(capsys):
    assert course.main(["progress"]) == 2
    assert "folder" in capsys.readouterr().out
