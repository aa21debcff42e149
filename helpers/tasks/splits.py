"""The same words, parted into training, validation and test words in other ways."""

from hashlib import sha256

from helpers.tasks.words import PARTS, load_words

SHARES = ("train",) * 8 + ("validation", "test")  # of ten words


def split_words(language: str, split: int) -> dict[str, list[str]]:
    """The words of a language by part; 0 is the split of the files, 1, 2, … are others.

    As in the files the spelling alone decides, so no word is in two parts. Raises ValueError as
    load_words does.
    """
    words = load_words(language)
    if split == 0:
        return words
    parts = {part: [] for part in PARTS}
    for word in sorted(word for part in PARTS for word in words[part]):
        number = int.from_bytes(sha256(f"{split} {word}".encode()).digest())
        parts[SHARES[number % len(SHARES)]].append(word)
    return parts
