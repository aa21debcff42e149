"""Derive data/words_en.csv and data/words_ko.csv: words of four symbols, in three parts.

    apt-get install wamerican libhangul-data wordnet-base hunspell-en-us
    python tools/make/words.py [FOLDER, INSTEAD OF /usr/share]

The first two packages give the words; the others only tell which English ones to leave out. Same
sources, same bytes: nothing is drawn, and a word's part hangs on its own spelling.
"""

import argparse
import csv
import re
import zlib
from collections import Counter
from itertools import pairwise
from pathlib import Path

SHARE = Path("/usr/share")  # where Debian's packages put their files
DATA = Path(__file__).resolve().parents[2] / "data"
KNOWN = 22  # a Korean half stands in so many words at least: that leaves about 6000
RUDE = {"disparagement", "ethnic_slur", "obscenity"}  # usages that WordNet points to
PART_OF_TEN = ["train"] * 8 + ["validation", "test"]


def part(word: str) -> str:
    """Return the part that a word belongs to: 80 % train, 10 % validation, 10 % test."""
    return PART_OF_TEN[zlib.crc32(word.encode("utf-8")) % 10]


def lines(path: Path) -> list[str]:
    """The lines of a text file."""
    return path.read_text(encoding="utf-8").splitlines()


def english(share: Path) -> list[str]:
    """All words of four small letters, except those marked as rude, and their plurals."""
    rude = taboo(share / "hunspell" / "en_US.dic") | disparaging(share / "wordnet")
    words = {word for word in lines(share / "dict" / "american-english") if is_word(word)}
    return sorted(word for word in words if not {word, word.removesuffix("s")} & rude)


def is_word(line: str) -> bool:
    """Whether a word is four letters from a to z."""
    return re.fullmatch("[a-z]{4}", line) is not None


def taboo(dictionary: Path) -> set[str]:
    """The words that Hunspell's dictionary flags with "!", that is, never suggests."""
    entries = (line.partition("/") for line in lines(dictionary))
    return {word for word, _, flags in entries if "!" in flags}


def disparaging(wordnet: Path) -> set[str]:
    """The words with a meaning whose usage WordNet calls one of RUDE.

    A line of its files: offset, two fields, the number of words in base 16; a number after each
    word; then pointers, of which ";u OFFSET" leads to the noun that names the usage (wndb(5)).
    """
    files = {name: synsets(wordnet / f"data.{name}") for name in ("noun", "verb", "adj", "adv")}
    usages = {fields[0] for fields, words in files["noun"] if RUDE & words}
    return {
        word
        for meanings in files.values()
        for fields, words in meanings
        if any(mark == ";u" and target in usages for mark, target in pairwise(fields))
        for word in words
    }


def synsets(path: Path) -> list[tuple[list[str], set[str]]]:
    """Each meaning of a file of WordNet: its fields, and its words."""
    meanings = [line.partition(" | ")[0].split() for line in lines(path) if line[:1].isdigit()]
    return [
        (fields, {word.partition("(")[0].lower() for word in fields[4 : 4 + 2 * count : 2]})
        for fields in meanings
        for count in [int(fields[3], 16)]
    ]


def korean(share: Path) -> list[str]:
    """Words of four syllables that are two known words of two.

    Known: it is an entry of the dictionary itself, and a half of at least KNOWN words of four.
    """
    dictionary = share / "libhangul" / "hanja" / "hanja.txt"
    entries = {line.partition(":")[0] for line in lines(dictionary)}
    words = [entry for entry in entries if re.fullmatch("[가-힣]{4}", entry)]
    count = Counter(half for word in words for half in halves(word))
    known = {half for half in count if count[half] >= KNOWN and half in entries}
    return sorted(word for word in words if known.issuperset(halves(word)))


def halves(word: str) -> tuple[str, str]:
    """Split a word of four syllables into its halves."""
    return word[:2], word[2:]


def write(words: list[str], target: Path) -> None:
    """Write the table of words and their parts."""
    with target.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["word", "part"])
        table.writerows((word, part(word)) for word in words)


def make_words(share: Path, folder: Path) -> None:
    """Write both tables into `folder`."""
    write(english(share), folder / "words_en.csv")
    write(korean(share), folder / "words_ko.csv")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("share", nargs="?", type=Path, default=SHARE, help="of the packages")
    make_words(parser.parse_args().share, DATA)


if __name__ == "__main__":
    main()
