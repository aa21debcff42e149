"""Two mini-languages whose last word agrees with the first noun, however far away that is.

English, the number of the subject:         the (dog | dogs) PHRASE … (is | are) hungry
Korean, whether it is honoured (주체 높임): (동생 | 할머니) 은/는 PHRASE … (온다 | 오신다)

Everything before the verb is read. The phrases hold n attractors, nouns of the subject's own kind
in either class, and nothing that agrees with the subject. How many of the attractors are of one
class, 0 to n, is drawn without regard to the subject, each number as likely as any other. So all
that comes after the subject tells nothing of it; and who counts all nouns, the subject among them,
is right in 1/2 + 1/(2n + 2) of the sentences at best: n is 5 at distance 20.

Agreement across attractors as a test of memory: Linzen, Dupoux & Goldberg 2016.
"""

import random
import re
import unicodedata
import zlib
from dataclasses import dataclass
from itertools import pairwise

import torch

from helpers.lang import LANGUAGES, text
from helpers.tasks.agreement_words import (
    PARTICLES,
    PEOPLE,
    WORDS,
    distances,
    draw,
    known,
    other_class,
    verbs,
)

UNKNOWN = "·"  # index 0: padding, and what is not in the vocabulary
PARTS = {"train": range(2, 10), "validation": [0], "test": [1]}  # of the ten tenths
SHOWN = 20  # letters: no token is longer


@dataclass(frozen=True)
class Sentence:
    """What is read; the verb that comes (label 1: plural, honouring) and the one that does not."""

    tokens: tuple[str, ...]
    label: int
    verb: str
    other: str
    rest: str = ""  # English: what the verb says, "hungry"

    @property
    def text(self) -> str:
        """The sentence as it is written, with the right verb."""
        line = self.tokens[0].capitalize() if self.tokens else ""
        for before, token in pairwise(self.tokens):
            listed = {before, token} <= PEOPLE
            line += ("" if token in PARTICLES else ", " if listed else " ") + token
        return " ".join(part for part in (line, self.verb, self.rest) if part) + "."


def agreement(language: str, distance: int, count: int, part: str = "train") -> list[Sentence]:
    """`count` sentences with `distance` tokens between the subject noun and the verb.

    A checksum of its tokens puts every sentence into one part for good: eight tenths of them into
    "train", one into "validation", one into "test". Raises ValueError for an unknown language or
    part, and for a distance that no sentence has.
    """
    _check(language)
    if part not in list(PARTS):
        raise ValueError(text("agreement.part", given=repr(part), expected=", ".join(PARTS)))
    possible = distances(language)
    if type(distance) is not int or distance not in possible:
        low, high = possible[0], possible[-1]
        raise ValueError(text("agreement.distance", given=repr(distance), low=low, high=high))
    rng = random.Random(torch.randint(2**62, ()).item())
    drawn = []
    while len(drawn) < count:
        tokens, label, forms, rest = draw(language, distance, rng)
        if zlib.crc32(" ".join(tokens).encode()) % 10 in PARTS[part]:
            drawn.append(Sentence(tokens, label, forms[label], forms[1 - label], rest))
    return drawn


def swapped(sentence: Sentence, which: int, language: str) -> tuple[str, ...]:
    """Exchange one noun for one of the other class: 0 is the subject, -1 the last noun.

    English: the other number of the same noun. Korean: another person, one to whom the same
    particles fit. Raises ValueError for an unknown language.
    """
    _check(language)
    places = [k for k, token in enumerate(sentence.tokens) if token in other_class(language)]
    place, tokens = places[which], list(sentence.tokens)
    others = other_class(language)[tokens[place]]
    tokens[place] = next((noun for noun in others if noun not in tokens), others[0])
    return tuple(tokens)


def vocabulary(language: str) -> list[str]:
    """All tokens, sorted, behind "·", which stands for padding and for unknown words.

    Raises ValueError for an unknown language.
    """
    _check(language)
    return [UNKNOWN, *sorted(known(language))]


def indices(tokens: tuple[str, ...], language: str) -> torch.Tensor:
    """The places (T,) of tokens in the vocabulary; 0 for an unknown one.

    Raises ValueError for an unknown language.
    """
    places = {token: place for place, token in enumerate(vocabulary(language))}
    return torch.tensor([places.get(token, 0) for token in tokens], dtype=torch.long)


def encode(sentences: list[Sentence], language: str) -> tuple[torch.Tensor, torch.Tensor]:
    """The places (T, B) of all tokens in the vocabulary, and the labels (B,), 0.0 or 1.0.

    Shorter sentences have 0 in front, so that the last step is everyone's last word. Raises
    ValueError for an unknown language.
    """
    steps = max((len(sentence.tokens) for sentence in sentences), default=0)
    padded = [(UNKNOWN,) * (steps - len(s.tokens)) + s.tokens for s in sentences]
    ids = indices([token for tokens in padded for token in tokens], language)
    labels = torch.tensor([sentence.label for sentence in sentences], dtype=torch.float)
    return ids.view(len(padded), steps).T, labels


def tokenize(typed: str, language: str) -> tuple[tuple[str, ...], list[str]]:
    """The tokens of what someone typed, with "·" for unknown words; and the unknown words.

    A verb at the end is left out: it is what is asked. A Korean 어절 comes apart into noun and
    particle, 은 or 는 as it was typed. Nothing typed raises an error. Unknown words are shortened
    but otherwise raw: escape them before they enter a page. Raises ValueError for an unknown
    language.
    """
    _check(language)
    words = re.findall(r"[\w'’]+", unicodedata.normalize("NFC", str(typed)).lower())
    asked = verbs(language)
    if words[-2:-1] and words[-2] in asked and words[-1] in WORDS[language]["rest"]:
        words.pop()
    if words and words[-1] in asked:
        words.pop()
    tokens, unknown = [], []
    for word in words:
        found = _morphemes(word, known(language), apart=language == "en")
        tokens += found or [UNKNOWN]
        if not found:
            unknown.append(word if len(word) <= SHOWN else word[:SHOWN] + "…")
    return tuple(tokens), unknown


def _morphemes(word, vocabulary, apart=False):
    """The longest known morphemes that make up a word, one alone if `apart`; None if none do."""
    if word in vocabulary or not word:
        return [word] if word else []
    if apart or len(word) > SHOWN:
        return None
    for end in range(len(word) - 1, 0, -1):
        rest = _morphemes(word[end:], vocabulary) if word[:end] in vocabulary else None
        if rest is not None:
            return [word[:end], *rest]
    return None


def _check(language):
    if language not in LANGUAGES:
        raise ValueError(text("agreement.language", given=repr(language)))
