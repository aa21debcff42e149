"""A bar of text that shows how much of a loop is done: one line of stdout, rewritten in place.

A notebook keeps what it ends with, as text: no widget that is dead when the notebook is opened
again, and no time or rate, which would be others in every run.
"""

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from operator import length_hint

WIDTH = 20  # blocks; it is drawn anew when one more is full


class Bar:
    """Passes `items` on and shows how many of them are done: "training ██████░░░░░░░░░░░░░░ 100".

    What the loop prints goes above it. It ends full when all items are done or `finish` has been
    called, and stays where it was when the loop stops by `break` or an error. One bar is on show
    at a time: within the loop of another, or with `shown=False`, it only passes the items on.
    """

    _on_show = False  # any of them

    def __init__(self, items: Iterable, name: str, shown: bool = True):
        self.items, self.name, self.shown = items, name, shown
        self.total = length_hint(items)  # 0 when they cannot tell
        self.done, self.full = 0, False

    def __iter__(self) -> Iterator:
        if not self.shown or Bar._on_show or sys.stdout is None:
            yield from self.items
            return
        Bar._on_show, self.done, self.full = True, 0, False
        line = _LastLine(sys.stdout)
        try:
            with redirect_stdout(line):
                for item in self.items:
                    line.draw(self.name, self._blocks(), self.done)
                    yield item
                    self.done += 1
            self.full = True
        finally:
            Bar._on_show = False
            line.end(self.name, self._blocks(), self.done)

    def finish(self) -> None:
        """Say, before a `break`, that with this item all is done."""
        self.done, self.full = self.done + 1, True

    def _blocks(self):
        if self.full:
            return WIDTH
        return min(WIDTH, WIDTH * self.done // self.total) if self.total else 0


class _LastLine:
    """A stdout whose last line is a bar; what others write stands above it."""

    def __init__(self, stdout):
        self.stdout, self.drawn, self.width = stdout, None, 0
        self.at_start = True  # of a line, when the bar is taken away
        self.marks = _marks(stdout)

    def __getattr__(self, name):
        return getattr(self.stdout, name)

    def write(self, text):
        """Take the bar away and write in its place."""
        if self.drawn is not None:
            self.stdout.write(f"\r{' ' * self.width}\r")
            self.drawn = None
        if text:
            self.at_start = text.endswith("\n")
        return self.stdout.write(text)

    def draw(self, name, blocks, done):
        """Draw the bar, unless it would look the same or stand behind an unfinished line."""
        if self.drawn == (name, blocks) or not self.at_start:
            return
        full, empty = self.marks
        line = f"{name} {full * blocks}{empty * (WIDTH - blocks)} {done}"
        self.stdout.write(line if self.drawn is None else f"\r{line}")
        self.stdout.flush()
        self.drawn, self.width = (name, blocks), _columns(line)

    def end(self, name, blocks, done):
        """Draw the bar for the last time, and begin a new line behind it."""
        if not self.at_start:
            self.write("\n")
        self.drawn = self.drawn and ()  # the number may be a new one
        self.draw(name, blocks, done)
        self.stdout.write("\n")
        self.stdout.flush()


def _marks(stdout):
    """A full and an empty block, of letters that can be written to `stdout`."""
    try:
        "█░".encode(getattr(stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return "#-"
    return "█░"


def _columns(line):
    """How wide a line is in a terminal: Hangul takes two columns a letter."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)
