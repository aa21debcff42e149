"""Check of lesson 09: a word written symbol by symbol, drawn at a temperature."""

from random import sample

import numpy as np
import torch

from helpers.checks.compare import as_number, as_tensor
from helpers.checks.shares import far
from helpers.checks.states import State, place_of
from helpers.checks.verdict import Mistake, exercise, returned

SYMBOLS, LONGEST, CALLS = 6, 6, 100
SURE = 15.0  # logits of ±SURE leave no choice, e^-30, and exp can still compute them
LOGITS = [-3.0, 2.0, 1.0, 0.0, -1.0]  # times the root of the temperature
TEMPERATURES, DRAWS, LONG = (0.25, 4.0), 300, 15
MISTAKES = {  # by what chances they draw
    "greedy": lambda z, T: (z == z.max()).float(),
    "no_temperature": lambda z, T: z.softmax(-1),
    "times": lambda z, T: (z * T).softmax(-1),
    "even_with_end": lambda z, T: torch.ones(len(z)) / len(z),
    "even": lambda z, T: (torch.arange(len(z)) > 0) / (len(z) - 1),
}


@exercise
def check_write(answer):
    """Let `answer(step, temperature, longest)` draw words from made-up nets."""
    letters = sample(range(1, SYMBOLS), SYMBOLS - 1)
    for word in (letters[:4], letters[:1], []):
        _judge_word(answer, word)
    for longest in (1, LONGEST):
        _judge_longest(answer, (2 * letters)[: LONGEST + 3], longest)
    _judge_chances(answer)


def _judge_word(answer, word):
    read = []
    given = _word(answer, _speller(word, read), 1.0, LONGEST)
    if not read:
        raise Mistake("no_step")
    _judge_symbols(read, given, [*word, 0])
    if given == word:
        return
    if len(read) > 1 and max(read)[0] == 0:
        raise Mistake("state")
    keys = [key for key, wrong in _misspelt(word, len(given)) if given == wrong]
    whole = max(read)[0] >= len(word)  # or 0 was drawn too soon
    raise Mistake(keys[0] if keys and whole else "word", given=given, right=word)


def _misspelt(word, length):
    """What mistakes make of the word; it goes on to so many symbols where 0 does not end it."""
    length = max(length, len(word) + 1)
    return [
        ("with_end", [*word, 0]),
        ("with_start", [0, *word]),
        ("with_both", [0, *word, 0]),
        ("first_lost", word[1:]),
        ("last_lost", word[:-1]),
        ("goes_on", _spelt(word)[:length]),
        ("goes_on", [symbol for symbol in _spelt(word) if symbol != 0][:length]),
    ]


def _judge_longest(answer, word, longest):
    """A word that would be longer stops at `longest` symbols."""
    given, right = _word(answer, _speller(word, []), 1.0, longest), word[:longest]
    if len(given) != longest:
        raise Mistake("longest", given=len(given), right=longest)
    if given != right:
        raise Mistake("word", given=given, right=right)


def _speller(word, read):
    """A net without a choice: it spells `word`, and `read` notes places and symbols read."""
    spelt = _spelt(word)

    def step(symbol, state):
        place, symbol = place_of(state), _index(symbol)
        _judge_reading(place, symbol, read, [0, *word])
        read.append((place, symbol))
        if len(read) > CALLS:
            raise Mistake("goes_on" if max(read)[0] > len(word) else "state")
        logits = torch.full((SYMBOLS,), -SURE)
        logits[spelt[place]] = SURE
        return logits, State(place + 1)

    return step


def _spelt(word):
    """The word, the 0 that ends it, and letters that nobody should draw."""
    last = sum(word[-1:])  # after 0, the next letters come
    return [*word, 0, *(1 + (last + k) % (SYMBOLS - 1) for k in range(2 * CALLS))]


def _judge_reading(place, symbol, read, right):
    """Reading begins with 0 and None and goes on in the state of the last call.

    Anything may be read twice, by the way that it was read before.
    """
    if not read and place != 0:
        raise Mistake("first_state")
    if not read and symbol != 0:
        raise Mistake("first", given=f"{symbol:g}")
    if place < 0:
        raise Mistake("state")
    if place >= len(right) or symbol == right[place]:
        return
    if place == 0 or place != read[-1][0] + 1:
        raise Mistake("state")


def _judge_symbols(read, given, drawn):
    """At every place, what was drawn there is what the word has and what is read next."""
    for place, symbol in read:
        if 0 < place <= len(drawn) and symbol != drawn[place - 1]:
            values = {"given": f"{symbol:g}", "right": drawn[place - 1]}
            if symbol in given[place - 1 : place]:
                raise Mistake("unlikely", **values)
            if drawn[place - 1] != 0:  # else it goes on, as the word says
                raise Mistake("read", **values)


def _judge_chances(answer):
    """Are symbols drawn by softmax(logits / temperature), and others in every call?"""
    nets = [(_logits(temperature), temperature) for temperature in TEMPERATURES]
    words = [_drawn(answer, *net) for net in nets]
    drawn = [[symbol for word in some for symbol in word][:DRAWS] for some in words]
    wrong = [
        far(symbols, (z / T).softmax(-1)) for symbols, (z, T) in zip(drawn, nets, strict=True)
    ]
    one_word = all(word == some[0] for some in words for word in some)
    if not any(wrong) and not one_word:
        return
    for key, chances in MISTAKES.items():
        if not any(far(symbols, chances(*net)) for symbols, net in zip(drawn, nets, strict=True)):
            raise Mistake(key, temperature=TEMPERATURES[not wrong[0]])
    raise Mistake("one_word" if one_word else "chances", temperature=TEMPERATURES[not wrong[0]])


def _logits(temperature):
    """New logits; the chances add up to no less than 1 in float32, where some look for a sum."""
    while True:
        logits = torch.tensor([LOGITS[0], *sample(LOGITS[1:], 4)]) * temperature**0.5
        if (logits / temperature).softmax(-1).cumsum(-1)[-1] >= 1:
            return logits


def _drawn(answer, logits, temperature):
    """Words, until DRAWS symbols have been drawn, each with the 0 that ended it."""
    words, read = [], []

    def step(symbol, state):
        read.append((place_of(state), _index(symbol)))
        return logits.clone(), State(read[-1][0] + 1)

    while sum(map(len, words)) < DRAWS:
        read.clear()
        if len(word := _word(answer, step, temperature, LONG)) > LONG:
            raise Mistake("longest", given=len(word), right=LONG)
        if odd := set(word) - set(range(len(LOGITS))):
            raise Mistake("no_index", given=odd.pop())
        _judge_symbols(read, [], word)
        words.append(word if len(word) == LONG else [*word, 0])
    return words


def _word(answer, *given):
    """The word as a list of whole numbers, or a Mistake that says what it is instead."""
    word = returned(answer, *given)
    if isinstance(word, torch.Tensor | np.ndarray):
        word = as_tensor("word", word).flatten().tolist()
    if not isinstance(word, list | tuple):
        raise Mistake("no_list", given=type(word).__name__)
    return [int(one) if one % 1 == 0 else one for one in map(_index, word)]


def _index(symbol):
    """The index of a symbol as a number, or a Mistake for what is none."""
    if symbol is None or symbol is ...:
        raise Mistake("no_index", given=type(symbol).__name__)
    return as_number(symbol, "no_index")
