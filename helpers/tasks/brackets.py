"""Formulas whose brackets, of three kinds, close in the order that they ask for.

A formula is two terms or more, joined by + or −, and after two a coin decides whether it goes on.
A term is x, y or, in at most two brackets, a formula in brackets. So what comes next depends on
the last few symbols and on the brackets that are open, however long ago they were opened.
"""

from collections.abc import Callable, Iterable, Sequence
from random import Random

import torch
from torch import nn

from helpers.tasks.words import START

PAIRS = {"(": ")", "[": "]", "{": "}"}
CLOSING = [*PAIRS.values()]
SYMBOLS = [START, *sorted(f"xy+-{''.join(PAIRS)}{''.join(CLOSING)}")]
DEPTH, LONGEST = 2, 40  # brackets in one another, and symbols, at most
GOES_ON, OPENS = 0.6, 0.4


def formulas(count: int, seed: int) -> list[str]:
    """`count` formulas with at least one bracket and at most LONGEST symbols."""
    random, found = Random(seed), []
    while len(found) < count:
        formula = _formula(random, 0)
        if len(formula) <= LONGEST and not PAIRS.keys().isdisjoint(formula):
            found.append(formula)
    return found


def _formula(random: Random, depth: int) -> str:
    formula = _term(random, depth)
    for number in range(1, LONGEST):
        if number >= 2 and random.random() >= GOES_ON:
            break
        formula += random.choice("+-") + _term(random, depth)
    return formula


def _term(random: Random, depth: int) -> str:
    if depth == DEPTH or random.random() >= OPENS:
        return random.choice("xy")
    bracket = random.choice([*PAIRS])
    return bracket + _formula(random, depth + 1) + PAIRS[bracket]


def opened(tokens: Iterable[str]) -> list[str]:
    """The brackets that are still open, the innermost last; what closes none is passed over."""
    stack: list[str] = []
    for token in tokens:
        if token in PAIRS:
            stack.append(token)
        elif stack and token == PAIRS[stack[-1]]:
            stack.pop()
    return stack


def balanced(formula: str) -> bool:
    """Whether every bracket is closed by its own kind, the last opened first."""
    stack = []
    for symbol in formula:
        if symbol in PAIRS:
            stack.append(PAIRS[symbol])
        elif symbol in CLOSING and (not stack or stack.pop() != symbol):
            return False
    return not stack


def distances(formula: str) -> list[int]:
    """How many symbols before it each closing bracket was opened, in the order of closing."""
    stack, found = [], []
    for place, symbol in enumerate(formula):
        if symbol in PAIRS:
            stack.append(place)
        elif symbol in CLOSING:
            found.append(place - stack.pop())
    return found


def table_closes(probability: Callable, pairs: Sequence[tuple]) -> list[bool]:
    """At every closing bracket of (tokens, label): does a table prefer its kind to the others?"""
    asked = [(tokens, label) for tokens, label in pairs if label in CLOSING]
    return [
        max(CLOSING, key=lambda one, tokens=tokens: probability(tokens, one)) == label
        for tokens, label in asked
    ]


@torch.no_grad()
def net_closes(net: nn.Module, read: torch.Tensor, wanted: torch.Tensor) -> list[bool]:
    """The same of a net that reads indices (T, B) and has to tell those of `wanted` (T, B)."""
    kinds = torch.tensor([SYMBOLS.index(one) for one in CLOSING])
    out = net(read)
    logits = (out[0] if isinstance(out, tuple) else out).transpose(0, 1)  # (B, T, symbols)
    asked = wanted.T[..., None].eq(kinds).any(dim=-1)
    told = kinds[logits[asked][:, kinds].argmax(dim=-1)]
    return told.eq(wanted.T[asked]).tolist()
