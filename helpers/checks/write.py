"""Check of lesson 08: a word written symbol by symbol, drawn at a temperature."""

import torch

from helpers.checks.fresh import fresh
from helpers.checks.report import Mistake, report

SYMBOLS, LONGEST, DRAWS = 5, 6, 1500
LOGITS = [-50.0, 2.0, 1.0, 0.0, -1.0]  # the first never ends a word
SURE = 1e4
FAR = 0.08  # of a share in DRAWS: more than six standard errors


def check_write(answer, hint: int = 0) -> None:
    """Let `answer(step, temperature, longest)` draw words from made-up nets.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_write", lambda: _judge(answer), hint)


def _judge(answer):
    with torch.random.fork_rng(devices=[]):
        torch.seed()
        for word in ([3, 1, 1, 4], [2], []):
            _judge_word(answer, word)
        _judge_end(answer)
        for temperature in (0.5, 2.0):
            _judge_chances(answer, temperature)


class _Speller:
    """A net that leaves no choice: it spells `word`, and notes what it was given."""

    def __init__(self, word):
        self.word, self.given = [*word, 0], []

    def __call__(self, symbol, state):
        self.given.append((int(symbol), state))
        if state is not None and not isinstance(state, tuple):
            raise Mistake("check_write.state")
        place = 0 if state is None else state[0]
        logits = torch.full((SYMBOLS,), -SURE)
        logits[self.word[place] if place < len(self.word) else 0] = SURE
        return logits, (place + 1,)


def _judge_word(answer, word):
    net = _Speller(word)
    given = _as_list(answer(net, 1.0, LONGEST))
    if not net.given:
        raise Mistake("check_write.no_step")
    if net.given[0][0] != 0:
        raise Mistake("check_write.first", given=net.given[0][0])
    if net.given[0][1] is not None:
        raise Mistake("check_write.first_state")
    _judge_calls(net.given, word)
    if given != word:
        _judge_spelling(given, word)


def _judge_calls(calls, word):
    """The state goes on from call to call, and the symbol drawn is read next."""
    for k, (symbol, state) in enumerate(calls[1 : len(word) + 1], start=1):
        if state is None:
            raise Mistake("check_write.state")
        if symbol != word[k - 1]:
            raise Mistake("check_write.read", given=symbol, right=word[k - 1])


def _judge_spelling(given, word):
    wrong = {
        "with_end": [*word, 0],
        "with_start": [0, *word],
        "with_both": [0, *word, 0],
        "first_lost": word[1:],
        "last_lost": word[:-1],
    }
    for key, mistaken in wrong.items():
        if given == mistaken:
            raise Mistake(f"check_write.{key}")
    if given[: len(word) + 1] == [*word, 0]:
        raise Mistake("check_write.goes_on")
    raise Mistake("check_write.word", given=given, right=word)


def _judge_end(answer):
    """A word without end stops at `longest` symbols; a word of just as many is whole."""
    for length in (1, LONGEST):
        word = [1 + k % 4 for k in range(LONGEST + 3)]
        given = _as_list(answer(_Speller(word), 1.0, length))
        if len(given) != length:
            raise Mistake("check_write.longest", given=len(given), right=length)
        if given != word[:length]:
            raise Mistake("check_write.word", given=given, right=word[:length])


def _judge_chances(answer, temperature):
    """One symbol, drawn often: is it drawn by softmax(logits / temperature)?"""
    order = [0, *(1 + fresh(SYMBOLS - 1).argsort()).tolist()]
    logits = torch.tensor(LOGITS)[order]

    def step(symbol, state):
        return logits.clone(), (1,)

    drawn = [_as_list(answer(step, temperature, 1)) for _ in range(DRAWS)]
    if any(len(word) != 1 for word in drawn):
        raise Mistake("check_write.longest", given=len(drawn[0]), right=1)
    shares = torch.bincount(torch.tensor(drawn).flatten(), minlength=SYMBOLS) / DRAWS
    if not _far(shares, torch.softmax(logits / temperature, -1)):
        return
    for key, chances in _mistakes(logits, temperature).items():
        if not _far(shares, chances):
            raise Mistake(f"check_write.{key}", temperature=temperature)
    raise Mistake("check_write.chances", temperature=temperature)


def _mistakes(logits, temperature):
    """The chances by which a mistake draws."""
    even = torch.full((SYMBOLS,), 1 / (SYMBOLS - 1))
    even[0] = 0
    return {
        "greedy": torch.softmax(logits * SURE, -1),
        "no_temperature": torch.softmax(logits, -1),
        "times": torch.softmax(logits * temperature, -1),
        "even": even,
        "even_with_end": torch.full((SYMBOLS,), 1 / SYMBOLS),
    }


def _far(shares, chances):
    return (shares - chances).abs().max().item() > FAR


def _as_list(given):
    """The word as a list of ints, or a Mistake that says what it is instead."""
    if given is None or given is ...:
        raise Mistake("checks.to_do")
    if isinstance(given, torch.Tensor):
        given = given.flatten().tolist()
    if not isinstance(given, list | tuple):
        raise Mistake("check_write.no_list", given=type(given).__name__)
    return [int(symbol) for symbol in given]
