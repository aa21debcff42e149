"""Words of four symbols, English and Korean (see data/README.md), and the nearest to a word."""

import csv
from functools import lru_cache

import numpy as np

from helpers.lang import LANGUAGES, text
from helpers.tasks.studies import DATA

START = "·"  # index 0 of an alphabet: comes before the first symbol and after the last
PARTS = ("train", "validation", "test")


def load_words(language: str) -> dict[str, list[str]]:
    """The words of "ko" or "en" by part: {"train": [...], "validation": [...], "test": [...]}.

    Each part is sorted, and no word is in two. Raises ValueError for any other
    language, or if the file is missing.
    """
    if language not in LANGUAGES:
        raise ValueError(text("words.language", given=repr(language)))
    path = DATA / f"words_{language}.csv"
    if not path.is_file():
        raise ValueError(text("words.missing", name=path.name, path=path))
    words = {part: [] for part in PARTS}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words[row["part"]].append(row["word"])
    return words


def contexts(words: list[str]) -> tuple[list[tuple[str, str, str]], list[str]]:
    """The first three symbols of each word, and its fourth: ([("n", "e", "e")], ["d"]).

    Raises ValueError if a word does not have four symbols.
    """
    for word in words:
        if len(word) != 4:
            raise ValueError(text("words.symbols", given=repr(word)))
    return [tuple(word[:3]) for word in words], [word[3] for word in words]


def alphabet_of(words: list[str]) -> list[str]:
    """The symbols that words are made of, sorted, behind "·", which has the index 0."""
    return [START, *sorted(set("".join(words)))]


def indices(words: list[str], alphabet: list[str]) -> list[list[int]]:
    """The place of every symbol of every word in the alphabet; 0 for one that it does not have."""
    places = {symbol: place for place, symbol in enumerate(alphabet)}
    return [[places.get(symbol, 0) for symbol in word] for word in words]


def nearest(word: str, words: list[str]) -> tuple[str, int]:
    """The one of `words` with the smallest edit distance to `word`, and that distance.

    Of several it is the first. The edit distance counts the symbols to put in, leave out or change
    (Levenshtein, Soviet Physics Doklady 10, 1966). Raises ValueError if there are no words.
    """
    if not words:
        raise ValueError(text("words.nothing"))
    distance = _distances(word, *_table(tuple(words)))
    best = int(distance.argmin())
    return words[best], int(distance[best])


def _distances(word: str, symbols: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """The edit distances (N,) of `word` to all words at once (Wagner and Fischer, JACM 21, 1974).

    row[j, n] is the distance from the symbols of `word` so far to the first j of word n.
    """
    row = np.arange(len(symbols) + 1, dtype=np.int32)[:, None].repeat(len(lengths), axis=1)
    for i, symbol in enumerate(word, start=1):
        changed = row[:-1] + (symbols != ord(symbol))
        row = np.concatenate([np.full_like(row[:1], i), np.minimum(changed, row[1:] + 1)])
        for j in range(1, len(row)):
            row[j] = np.minimum(row[j], row[j - 1] + 1)
    return row[lengths, np.arange(len(lengths))]


@lru_cache(maxsize=4)
def _table(words: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Their code points (longest, N), 0 behind the end, and their lengths (N,)."""
    symbols = np.array(words).view(np.uint32).reshape(len(words), -1).T.copy()
    return symbols, np.array([len(word) for word in words])
