"""`course.py bench`: a reference that deserves the name, and a table that hides nothing.

Nothing is timed here: how fast a machine is, no test can know.
"""

import nbformat
import pytest
import torch
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_notebook
from torch import nn

from helpers import explore
from tools import bench
from tools.measure import rows, textbook
from tools.measure.rows import Row, all_rows, run_all, run_all_rows, size_rows

EXACT = {"rtol": 1e-9, "atol": 1e-11}


@pytest.fixture(autouse=True)
def one_thread():
    """The bench takes one thread; give the others back."""
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def packed(model):
    """torch's four parameters, from the textbook's sixteen."""
    if isinstance(model, textbook.CellLoop):
        return list(model.cell.parameters())
    maps = [[getattr(model, f"{side}_{gate}") for gate in "ifgo"] for side in "xh"]
    weights = [torch.cat([m.weight for m in side]) for side in maps]
    return weights + [torch.cat([m.bias for m in side]) for side in maps]


@pytest.mark.parametrize("module", [textbook.TextbookLSTM, textbook.CellLoop])
@pytest.mark.parametrize(("D", "H", "B", "T"), [(1, 1, 1, 1), (3, 5, 2, 7)])
def test_what_we_measure_against_is_an_lstm(module, D, H, B, T):
    torch.manual_seed(0)
    model, x = module(D, H).double(), torch.randn(T, B, D, dtype=torch.float64, requires_grad=True)
    theirs, parameters = nn.LSTM(D, H, dtype=torch.float64), packed(model)
    named = dict(zip(theirs.state_dict(), parameters, strict=True))
    (out, state), (expected, final) = model(x), torch.func.functional_call(theirs, named, x)
    torch.testing.assert_close((out, state), (expected, final), **EXACT)
    above = [torch.randn_like(tensor) for tensor in (out, *state)]
    leaves = [x, *model.parameters()]
    mine = torch.autograd.grad((out, *state), leaves, above)
    torch.testing.assert_close(
        mine, torch.autograd.grad((expected, *final), leaves, above), **EXACT
    )


def test_a_ratio_is_taken_round_by_round(monkeypatch):
    times = {"textbook": [2.0, 20.0, 4.0], "ours": [1.0, 10.0, 3.0]}
    monkeypatch.setattr(textbook, "seconds", lambda: times)
    assert textbook.ratio("ours") == 0.5
    assert textbook.milliseconds() == 4000


ROWS = [
    Row("quick", lambda: 0.25, 0.7),
    Row("on the line", lambda: 10.0, 10, "s"),
    Row("slow", lambda: 11.24, 10, "s"),
    Row("for information", lambda: 421.7, unit="KB"),
]


def lines(capsys):
    """The rows of the printed table, each as its words after the name."""
    printed = capsys.readouterr().out.split("\n\n")[1].splitlines()
    assert printed[0].split() == ["what", "seen", "goal"]
    return [" ".join(line.split()) for line in printed[1:]]


def test_a_miss_is_shown_as_a_miss_and_is_no_failure(capsys):
    assert bench.main([], ROWS) == 0
    assert lines(capsys) == [
        "quick 0.25 ≤ 0.7 ok",
        "on the line 10 s ≤ 10 s ok",
        "slow 11.2 s ≤ 10 s miss",
        "for information 422 KB",
    ]


def test_the_table_is_aligned_and_says_on_what_it_was_measured(capsys):
    bench.main([], ROWS)
    korean, english, _, head, *table, _, summary, total = capsys.readouterr().out.splitlines()
    assert {line.index("≤") + len("≤ 10 s") for line in table[1:3]} == {head.index("goal") + 4}
    assert all(torch.__version__ in line for line in (korean, english))
    assert "스레드 1개" in korean and "1 thread" in english and "load average" in english
    assert torch.get_num_threads() == 1
    assert summary == "목표가 있는 3줄 중 2줄이 목표에 닿았습니다."
    assert total == "2 of 3 goals reached."


def test_what_cannot_be_measured_fails_and_stops_nothing(capsys):
    assert bench.main([], [Row("broken", lambda: 1 / 0, 1, "s"), *ROWS]) == 1
    printed = capsys.readouterr()
    assert "ZeroDivisionError" in printed.err
    assert "Rows that could not be measured: 1." in printed.out
    broken, *others = [line.split() for line in printed.out.split("\n\n")[1].splitlines()[1:]]
    assert broken == ["broken", "–", "≤", "1", "s", "error"]
    assert len(others) == len(ROWS)


@pytest.mark.parametrize(
    ("only", "names"), [("slow", ["slow"]), ("QUI", ["quick"]), ("in", ["on the line", "for"])]
)
def test_only_picks_the_rows_with_it_in_their_name(capsys, only, names):
    measured = []
    rows = [
        Row(row.name, lambda row=row: measured.append(row.name) or 1.0, row.goal) for row in ROWS
    ]
    assert bench.main(["--only", only], rows) == 0
    assert len(measured) == len(lines(capsys)) == len(names)
    assert all(full.startswith(name) for full, name in zip(measured, names, strict=True))


def test_a_name_no_row_has_gets_a_sentence_and_the_names(capsys):
    assert bench.main(["--only", "slwo"], ROWS) == 1
    korean, english, *names = capsys.readouterr().out.splitlines()
    assert "'slwo'" in korean and korean.endswith("고르세요:")
    assert english == "No row has 'slwo' in its name. Choose:"
    assert names == [row.name for row in ROWS]


def test_the_rows_have_names_of_their_own_and_the_courses_goals():
    rows = {row.name: row for row in all_rows()}
    assert len(rows) == len(all_rows())
    assert rows["from-scratch LSTM ÷ separate-gate code"].goal == 0.7
    assert rows["import helpers.explore"].goal == 1
    assert rows["import helpers.explore: torch imported"].goal == 0
    assert "Run All 03_lstm_gates" in rows
    assert rows["learn, an update at lag 1000"].goal == pytest.approx(1000 / 17)
    drawn = {name.split(", ")[1] for name in rows if name.startswith("slider → picture")}
    others = {"learn", "quiz"}  # its sliders start a training; it is pressed
    assert drawn | others == {name for name in explore.__all__ if name.islower()}


def test_all_rows_together_are_written_down_and_a_part_is_not(tmp_path, monkeypatch, capsys):
    page = tmp_path / "benchmarks.md"
    monkeypatch.setattr(bench, "PAGE", page)
    monkeypatch.setattr(bench, "all_rows", lambda: ROWS)
    assert bench.main(["--only", "quick"]) == bench.main([], ROWS) == 0 and not page.exists()
    assert bench.main([]) == 0
    *_, quick, _, slow, size = page.read_text(encoding="utf-8").splitlines()
    assert quick == "| quick | 0.25 | ≤ 0.7 | ok |" and size.startswith(
        "| for information | 422 KB |"
    )
    assert slow == "| slow | 11.2 s | ≤ 10 s | miss |"
    assert f"torch {torch.__version__.partition('+')[0]}" in page.read_text(encoding="utf-8")


def write(root, name, *sources):
    path = root / "notebooks" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=[new_code_cell(source) for source in sources]), path)
    return path


def test_lessons_have_the_budget_of_their_number(tmp_path):
    for number in ("00", "03", "04", "05", "07", "08", "10"):
        write(tmp_path, f"ko/{number}_name.ipynb")
    write(tmp_path, "ko/solutions/03_name.ipynb")
    goals = {row.name: row.goal for row in run_all_rows(tmp_path)}
    budgets = {"00": 10, "03": 10, "04": 20, "05": 10, "07": 20, "08": 20, "10": 10}
    assert goals == {f"Run All {number}_name": goal for number, goal in budgets.items()}


def test_the_largest_notebook_stands_for_all(tmp_path):
    assert size_rows(tmp_path) == []
    write(tmp_path, "ko/03.ipynb", "1")
    largest = write(tmp_path, "en/solutions/03.ipynb", "1" * 9000)
    write(tmp_path, "ko/.ipynb_checkpoints/03.ipynb", "1" * 99_000)
    (row,) = size_rows(tmp_path)
    assert "en/solutions/03.ipynb" in row.name
    assert (row.measure(), row.goal, row.unit) == (largest.stat().st_size / 1000, 500, "KB")


def test_run_all_runs_every_cell_beside_a_copy_of_the_helpers(tmp_path):
    found = "from pathlib import Path; course = Path.cwd().parents[1]; assert {}, course"
    helpers = found.format("(course / 'helpers' / 'lang.py').is_file()")
    path = write(tmp_path, "ko/00.ipynb", helpers, f"assert str(course) != {str(rows.ROOT)!r}")
    before = path.read_bytes()
    assert run_all(path) > 0
    assert path.read_bytes() == before
    with pytest.raises(CellExecutionError, match="1 / 0"):
        run_all(write(tmp_path, "ko/01.ipynb", "1 / 0"))
