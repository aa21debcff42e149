"""The bar: one line, few states, full only when all is done, and in nobody's way."""

import contextlib
import gc
import io
import sys
from itertools import pairwise

import pytest
from bar_text import FULL, seen

from helpers.training.bar import WIDTH, Bar


def half(done):
    return f"bar {'█' * (WIDTH // 2)}{'░' * (WIDTH // 2)} {done}\n"


@pytest.mark.parametrize("items", [[], [1], range(7), "abc", range(1000), (k for k in range(5))])
def test_it_passes_on_every_item_and_ends_full(capsys, items):
    given = list(items) if not hasattr(items, "send") else list(range(5))
    assert list(Bar(items, "bar")) == given
    shown, error = capsys.readouterr()
    assert seen(shown) == f"bar {FULL} {len(given)}\n"
    assert error == ""


def test_it_is_drawn_seldom_and_never_shrinks(capsys):
    for _ in Bar(range(10_000), "bar"):
        pass
    states = capsys.readouterr().out.removesuffix("\n").split("\r")
    assert len(states) == WIDTH + 1
    assert all(a != b and len(a) <= len(b) for a, b in pairwise(states))
    assert [state.count("█") for state in states] == list(range(WIDTH + 1))


def test_two_runs_look_the_same(capsys):
    shown = []
    for _ in range(2):
        list(Bar(range(333), "bar"))
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1]


def test_finished_early_it_is_full_with_the_true_number(capsys):
    bar = Bar(range(600), "bar")
    for k in bar:
        if k == 333:
            bar.finish()
            break
    assert seen(capsys.readouterr().out) == f"bar {FULL} 334\n"


def test_left_early_it_stays_where_it_was(capsys):
    for k in Bar(range(40), "bar"):
        if k == 21:
            break
    assert seen(capsys.readouterr().out) == half(21)


@pytest.mark.parametrize("error", [KeyboardInterrupt, ZeroDivisionError])
def test_interrupted_it_stays_where_it_was(capsys, error):
    with pytest.raises(error):
        for k in Bar(range(40), "bar"):
            if k == 21:
                raise error
    assert seen(capsys.readouterr().out) == half(21)
    list(Bar(range(3), "bar"))  # and the next one is shown
    assert seen(capsys.readouterr().out) == f"bar {FULL} 3\n"


def test_what_is_printed_goes_above(capsys):
    for k in Bar(range(4), "bar"):
        print("row", k)
    print("after")
    rows = "".join(f"row {k}\n" for k in range(4))
    assert seen(capsys.readouterr().out) == f"{rows}bar {FULL} 4\nafter\n"


def test_an_unfinished_line_is_let_alone(capsys):
    for _ in Bar(range(4), "bar"):
        print(".", end="")
    assert seen(capsys.readouterr().out) == f"....\nbar {FULL} 4\n"


def test_of_two_one_within_the_other_only_the_outer_one_is_shown(capsys):
    pairs = [(a, b) for a in Bar("ab", "outer") for b in Bar("xy", "inner")]
    assert pairs == [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]
    shown = capsys.readouterr().out
    assert seen(shown) == f"outer {FULL} 2\n" and "inner" not in shown


def test_stdout_is_given_back():
    before = sys.stdout
    for _ in Bar(range(2), "bar"):
        assert sys.stdout is not before and sys.stdout.encoding == before.encoding
    assert sys.stdout is before


def test_one_that_was_begun_and_dropped_is_out_of_the_way(capsys):
    begun = iter(Bar(range(9), "bar"))
    next(begun)
    del begun
    gc.collect()
    list(Bar(range(3), "bar"))
    assert seen(capsys.readouterr().out).endswith(f"bar {FULL} 3\n")


def test_a_bar_that_is_not_shown_says_nothing(capsys):
    assert list(Bar("ab", "bar", shown=False)) == ["a", "b"]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("encoding", ["ascii", "cp949"])
def test_where_blocks_cannot_be_written_it_is_of_other_letters(encoding):
    written = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
    with contextlib.redirect_stdout(written):
        list(Bar(range(2), "bar"))
    shown = written.buffer.getvalue().decode(encoding)
    assert seen(shown) == f"bar {'#' * WIDTH} 2\n"


def test_a_terminal_gets_wide_letters_taken_away(capsys):
    for _ in Bar(range(1), "학습"):
        print("x")
    blank = " " * len(f"학습 {FULL} 0  ")  # two columns each
    assert f"\r{blank}\rx" in capsys.readouterr().out


def test_without_stdout_it_still_works(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    assert list(Bar("ab", "bar")) == ["a", "b"]
