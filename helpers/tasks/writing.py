"""Words as a net writes them, symbol by symbol, and what it is taught: to tell the next symbol."""

from string import ascii_lowercase

import torch
from torch.nn.utils.rnn import pad_sequence

from helpers.tasks.jamo import VOWELS, from_jamo, to_jamo
from helpers.tasks.words import indices, load_words

COUNTED = {"en": ascii_lowercase, "ko": VOWELS}  # of a word of four letters or syllables: four


def spelt(language: str) -> dict[str, list[str]]:
    """The words of "ko" or "en" by part, as they are written: in Korean jamo by jamo."""
    return {part: [*map(to_jamo, words)] for part, words in load_words(language).items()}


def has_four(symbols: str) -> bool:
    """Whether what was written is a word of four letters or of four whole syllables."""
    word = from_jamo(symbols)
    return len(word) == 4 and all("a" <= s <= "z" or "가" <= s <= "힣" for s in word)


def shifted(words: list[str], alphabet: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """What a net reads and what it has to tell, (T, B) each: "ab" -> "·ab" and "ab·".

    "·" has the index 0. Shorter words are filled up: what is read with 0, what is to be told with
    −100, which the loss leaves out.
    """
    rows = [torch.tensor([0, *row, 0]) for row in indices(words, alphabet)]
    read = pad_sequence([row[:-1] for row in rows])
    return read, pad_sequence([row[1:] for row in rows], padding_value=-100)
