"""How the sentences of agreement.py are drawn from the words in agreement_words.toml.

A phrase leads from one state to the next; every row of phrases from "start" to "end" that has the
wanted tokens and attractors is equally likely, and none of this knows the label. The nouns come
last: any noun may stand in any place.
"""

import random
import tomllib
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("agreement_words.toml")
WORDS = tomllib.loads(FILE.read_text(encoding="utf-8"))
PEOPLE = {*WORDS["ko"]["plain"], *WORDS["ko"]["honoured"]}
PARTICLES = set(WORDS["ko"]["particles"])
LONGEST = 99


def attractors(language: str, distance: int) -> int:
    """How many nouns stand between the subject and the verb."""
    if distance < 9 and language == "en":
        return 2
    return 3 if distance < 15 else 5 if distance < 28 else 7


@cache
def distances(language: str) -> list[int]:
    """Return the distances that sentences of a language can have."""
    return [d for d in range(LONGEST) if _ways(language, _start(language, d))]


@cache
def known(language: str) -> frozenset[str]:
    """Return every token that a sentence may hold before its verb."""
    grammar = WORDS[language]
    tables = [group for table in grammar["states"].values() for group in table.values()]
    phrases = [grammar["opening"], *(phrase for table in tables for phrase in table)]
    phrases += [word for words in grammar["words"].values() for word in words]
    tokens = {token for phrase in phrases for token in phrase.split()}
    pairs = grammar.get("nouns", [])
    nouns = {form for pair in pairs for form in pair} or PEOPLE | PARTICLES
    return frozenset(nouns | tokens - {"N", *grammar["words"]})


@cache
def verbs(language: str) -> frozenset[str]:
    """Return every form of a verb that may end a sentence."""
    kinds = WORDS[language]["verbs"].values()
    return frozenset(form for pairs in kinds for pair in pairs for form in pair)


@cache
def other_class(language: str) -> dict[str, list[str]]:
    """Each noun, and those of the other class that may take its place, particles and all."""
    if language == "en":
        pairs = WORDS["en"]["nouns"]
        return {one: [other] for pair in pairs for one, other in (pair, pair[::-1])}
    kinds = WORDS["ko"]["plain"], WORDS["ko"]["honoured"]
    return {
        noun: [other for other in others if has_final(other) == has_final(noun)]
        for nouns, others in (kinds, kinds[::-1])
        for noun in nouns
    }


def has_final(word: str) -> bool:
    """Whether a Korean word ends in a consonant."""
    return (ord(word[-1]) - ord("가")) % 28 > 0


def draw(language: str, distance: int, rng: random.Random):
    """The tokens, the label, the two forms of the verb (label 0, label 1), and what follows it."""
    grammar = WORDS[language]
    kind, phrases = _phrases(language, _start(language, distance), rng)
    draw_nouns = _people if language == "ko" else _singular_and_plural
    nouns, label = draw_nouns(attractors(language, distance), rng)
    tokens = _fill(grammar, [grammar["opening"], *phrases], nouns, rng)
    return tokens, label, rng.choice(grammar["verbs"][kind]), rng.choice(grammar["rest"])


def _start(language, distance):
    """Where the phrases start: 은/는 counts as a token, but stands in the opening."""
    opening = WORDS[language]["opening"].split()
    tokens = distance - (len(opening) - 1 - opening.index("N"))
    return _Place("start", tokens, attractors(language, distance))


class _Place(NamedTuple):
    """Where a row of phrases has come: a state, and the tokens and the nouns still to come."""

    state: str
    tokens: int
    nouns: int


@cache
def _ways(language, place):
    """How many rows of phrases lead from here to the end."""
    if place.state == "end" or min(place.tokens, place.nouns) < 0:
        return int(place == _Place("end", 0, 0))
    return sum(_ways(language, after) for _, after in _steps(language, place))


@cache
def _steps(language, place):
    """Each phrase that may come here, and the place after it, where a way leads on to the end."""
    classes, found = WORDS[language]["words"], []
    for following, phrases in WORDS[language]["states"][place.state].items():
        for phrase in phrases:
            symbols = phrase.split()
            tokens = sum(len(classes[s][0].split()) if s in classes else 1 for s in symbols)
            nouns = symbols.count("N")
            after = _Place(following, place.tokens - tokens, place.nouns - nouns)
            found.append((phrase, after))
    return [(phrase, after) for phrase, after in found if _ways(language, after)]


def _phrases(language, place, rng):
    """The kind of verb, and the phrases, each row of them as likely as any other."""
    states, phrases = [], []
    while place.state != "end":
        steps = _steps(language, place)
        states.append(place.state)
        [(phrase, place)] = rng.choices(steps, [_ways(language, after) for _, after in steps])
        phrases.append(phrase)
    free = WORDS[language]["shuffled"]
    mixed = [phrase for state, phrase in zip(states, phrases, strict=True) if state in free]
    rng.shuffle(mixed)
    kind = states[1]  # the state after "start" names the kind of verb
    return kind, [
        mixed.pop() if state in free else phrase
        for state, phrase in zip(states, phrases, strict=True)
    ]


def _fill(grammar, phrases, nouns, rng):
    """The tokens. No word of a class comes again before all others of it have come."""
    classes, allomorphs = grammar["words"], grammar.get("allomorphs", {})
    drawn = {name: cycle(rng.sample(words, len(words))) for name, words in classes.items()}
    drawn["N"], tokens = iter(nouns), []
    for symbol in " ".join(phrases).split():
        if symbol in allomorphs and not has_final(tokens[-1]):
            symbol = allomorphs[symbol]
        tokens += next(drawn[symbol]).split() if symbol in drawn else [symbol]
    return tuple(tokens)


def _singular_and_plural(wanted, rng):
    """The subject and the attractors; the label, 1 for a plural subject."""
    label, classes = _classes(wanted, rng)
    lemmas = rng.sample(WORDS["en"]["nouns"], wanted + 1)
    return [forms[c] for forms, c in zip(lemmas, [label, *classes], strict=True)], label


def _people(wanted, rng):
    """The subject and the attractors; the label, 1 for an honoured subject."""
    label, classes = _classes(wanted, rng)
    kinds = WORDS["ko"]["plain"], WORDS["ko"]["honoured"]
    drawn = [iter(rng.sample(names, len(names))) for names in kinds]
    return [next(drawn[c]) for c in (label, *classes)], label


def _classes(wanted, rng):
    """The label and the class of each attractor: none to all of class 1, each as likely."""
    ones = rng.randrange(wanted + 1)
    classes = [1] * ones + [0] * (wanted - ones)
    rng.shuffle(classes)
    return rng.randrange(2), classes
