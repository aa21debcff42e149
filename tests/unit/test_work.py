"""The learner's copy: refreshed while untouched, never overwritten once touched."""

import errno
import json
import os

import pytest

from tools.start import work

EN, KO, KO_SOLUTION = NAMES = [
    "en/03_lstm_gates.ipynb",
    "ko/03_lstm_gates.ipynb",
    "ko/solutions/03_lstm_gates.ipynb",
]


class Course:
    """notebooks/ and work/ side by side, their files as short texts."""

    def __init__(self, folder):
        self.source, self.work = folder / "notebooks", folder / "work"

    def publish(self, name, text):
        work.write(self.source / name, text.encode())

    def change(self, name, text):
        work.write(self.work / name, text.encode())

    def has(self, name):
        path = self.work / name
        return path.read_text(encoding="utf-8") if path.exists() else None

    def refresh(self):
        return work.refresh(self.source, self.work)


@pytest.fixture
def course(trial):
    course = Course(trial)
    assert course.refresh() == []
    return course


def test_the_first_refresh_copies_the_tree(trial):
    course = Course(trial)
    course.publish("ko/.ipynb_checkpoints/03-checkpoint.ipynb", "hidden")
    assert course.refresh() == []
    copied = [path.relative_to(course.work).as_posix() for path in course.work.rglob("*.ipynb")]
    assert sorted(copied) == NAMES
    assert json.loads(course.has(".handed_out.json")) == work.notebooks(course.source)


def test_an_untouched_notebook_follows_its_source(course):
    course.publish(KO, "second")
    assert course.refresh() == []
    assert course.has(KO) == "second"


def notebook(answer="...", version="3.11.7", f="1.0"):
    """A notebook as text: its one cell, the Python that ran it, and a slider's place."""
    cells = json.dumps([{"cell_type": "code", "source": answer}])
    place = f'"widgets": {{"f": {f}}}'
    language = f'"language_info": {{"version": "{version}"}}'
    return f'{{"cells": {cells}, "metadata": {{{place}, {language}}}}}'


def test_opening_and_saving_is_not_touching(course):
    course.publish(KO, notebook())
    course.refresh()
    course.change(KO, notebook(version="3.14.1", f="1"))  # what JupyterLab writes
    course.publish(KO, notebook("# mended"))
    assert course.refresh() == []
    assert course.has(KO) == notebook("# mended")


@pytest.mark.parametrize("mine", [notebook("my answer"), notebook(f="0.25")])
def test_an_answer_or_a_moved_slider_is_touching(course, mine):
    course.publish(KO, notebook())
    course.refresh()
    course.change(KO, mine)
    course.publish(KO, notebook("# mended"))
    assert course.refresh() == [KO]
    assert course.has(KO) == mine


def test_what_has_not_changed_is_not_written_again(course):
    os.utime(course.work / KO, (1, 1))
    course.refresh()
    assert (course.work / KO).stat().st_mtime == 1


def test_where_nothing_is_new_nothing_is_written(course, monkeypatch):
    course.change(KO, "mine")
    course.refresh()
    monkeypatch.setattr(work, "write", None)
    assert course.refresh() == []


def test_a_folder_that_may_not_be_written_is_refused_at_once(course, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(PermissionError) as refused:
        course.refresh()
    assert refused.value.filename == course.work


def hold(monkeypatch, name, times):
    """Let os.NAME fail `times` times, as while OneDrive holds the file; the waits are noted."""
    change, waits = getattr(os, name), []

    def held(*names, **options):
        if len(waits) < times:
            raise PermissionError(13, "The process cannot access the file")
        return change(*names, **options)

    monkeypatch.setattr(os, name, held)
    monkeypatch.setattr(work.time, "sleep", waits.append)
    return waits


def test_a_file_that_is_held_for_a_moment_is_waited_for(course, monkeypatch):
    course.change(KO, "mine")
    waits = hold(monkeypatch, "replace", 4)
    assert work.reset(course.source, course.work, KO).name == "03_lstm_gates.mine-1.ipynb"
    assert course.has(KO) == "first"
    assert 1 < sum(waits) < 5


def test_a_withdrawn_file_that_is_held_is_waited_for(course, monkeypatch):
    (course.source / EN).unlink()
    hold(monkeypatch, "unlink", 3)
    course.refresh()
    assert course.has(EN) is None


def test_a_file_that_stays_held_is_an_error_and_leaves_nothing(course, monkeypatch):
    waits = hold(monkeypatch, "replace", 99)
    with pytest.raises(PermissionError):
        work.write(course.work / "new", b"half")
    assert tuple(waits) == work.WAITS
    assert not [path for path in course.work.iterdir() if "new" in path.name]


def test_a_touched_notebook_is_never_overwritten(course):
    course.change(KO, "mine")
    assert course.refresh() == []
    course.publish(KO, "second")
    assert course.refresh() == [KO]
    assert course.refresh() == [KO], "said until it is settled"
    assert course.has(KO) == "mine"


def test_undoing_the_change_makes_it_untouched_again(course):
    course.change(KO, "mine")
    course.publish(KO, "second")
    course.refresh()
    course.change(KO, "first")
    assert course.refresh() == []
    assert course.has(KO) == "second"


def test_a_deleted_notebook_comes_back(course):
    (course.work / KO).unlink()
    assert course.refresh() == []
    assert course.has(KO) == "first"


def test_a_withdrawn_notebook_stays_only_where_touched(course):
    course.change(EN, "mine")
    (course.work / KO_SOLUTION).unlink()
    for name in NAMES:
        (course.source / name).unlink()
    assert course.refresh() == []
    assert [course.has(name) for name in NAMES] == ["mine", None, None]


def test_files_of_the_learner_stay(course):
    extras = ["ko/my_notes.ipynb", "ko/03_lstm_gates.mine-1.ipynb", "data.csv"]
    for name in extras:
        course.change(name, "mine")
    course.refresh()
    assert [course.has(name) for name in extras] == ["mine"] * 3


def test_a_new_lesson_does_not_take_the_place_of_the_learners_file(course):
    course.change("ko/04_gru.ipynb", "mine")
    course.publish("ko/04_gru.ipynb", "ours")
    assert course.refresh() == ["ko/04_gru.ipynb"]
    assert course.has("ko/04_gru.ipynb") == "mine"


@pytest.mark.parametrize("damaged", ["", "{", "[1, 2]", "\ufeff{}", f'{{"{KO}": 3, "{EN}": []}}'])
def test_without_a_sound_manifest_all_that_differs_is_touched(course, damaged):
    course.change(".handed_out.json", damaged)
    course.change(KO, "mine")
    course.publish(EN, "second")
    course.refresh()
    assert [course.has(name) for name in NAMES] == ["first", "mine", "first"]
    (course.work / EN).unlink()
    course.refresh()
    assert course.has(EN) == "second"


def test_what_did_not_differ_is_known_again_after_a_lost_manifest(course):
    (course.work / ".handed_out.json").unlink()
    course.refresh()
    course.publish(EN, "second")
    assert course.refresh() == []
    assert course.has(EN) == "second"


def test_a_refresh_that_broke_off_is_finished_by_the_next(course, monkeypatch):
    course.publish(KO, "second")
    with monkeypatch.context() as patch, pytest.raises(NameError):
        patch.delattr(work, "write_manifest")
        course.refresh()
    course.refresh()
    course.publish(KO, "third")
    assert course.refresh() == []
    assert course.has(KO) == "third"


def test_a_write_that_breaks_off_leaves_the_old_file(course, monkeypatch):
    monkeypatch.delattr(os, "replace")
    with pytest.raises(AttributeError):
        work.write(course.work / KO, b"half")
    assert course.has(KO) == "first"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
def test_a_full_disk_is_told_with_the_file_and_leaves_no_half(course):
    half = course.work / ".new.half"
    half.symlink_to("/dev/full")
    with pytest.raises(OSError) as full:
        work.write(course.work / "new", b"half")
    assert full.value.errno == errno.ENOSPC
    assert full.value.filename == course.work / "new"
    assert not half.is_symlink()


def test_only_our_own_bytes_are_trusted(course):
    course.change(KO, "changed by somebody")
    forged = {KO: work.digest(course.work / KO)}
    course.change(".handed_out.json", json.dumps(forged))
    course.change("ko/extra.ipynb", "not ours")
    assert work.ours(course.source, course.work) == [EN, KO_SOLUTION]


@pytest.mark.parametrize(
    "wanted",
    [
        "ko/03",
        "ko/03_lstm",
        "ko/lstm",
        "ko\\03",
        "work/ko/03_lstm_gates.ipynb",
        "ko/03_lstm_gates",
    ],
)
def test_a_notebook_is_found_by_number_or_name(wanted):
    assert work.matches(NAMES, wanted) == [KO]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("en/03", [EN]), ("ko/solutions/03", [KO_SOLUTION]), ("03", NAMES), ("ko/04", [])],
)
def test_languages_and_solutions_are_told_apart(wanted, found):
    assert work.matches(NAMES, wanted) == found
    assert work.matches(["ko/1_a.ipynb", "ko/1_ab.ipynb"], "ko/1_a") == ["ko/1_a.ipynb"]


def test_reset_keeps_every_version_of_the_learners(course):
    for number, text in enumerate(("mine", "mine again"), start=1):
        course.change(KO, text)
        kept = work.reset(course.source, course.work, KO)
        assert kept.name == f"03_lstm_gates.mine-{number}.ipynb"
        assert (kept.read_text(encoding="utf-8"), course.has(KO)) == (text, "first")
    course.publish(KO, "second")
    assert course.refresh() == []
    assert course.has(KO) == "second", "after a reset it is untouched"


@pytest.mark.parametrize("there", [True, False])
def test_reset_keeps_nothing_that_is_not_the_learners(course, there):
    course.publish(KO, "second")
    if not there:
        (course.work / KO).unlink()
    assert work.reset(course.source, course.work, KO) is None
    assert course.has(KO) == "second"
