"""Formulas are what they say, and closing is judged by kind."""

import pytest
import torch

from helpers.rivals.tables import Table, steps
from helpers.tasks import brackets
from helpers.tasks.brackets import CLOSING, LONGEST, PAIRS, SYMBOLS
from helpers.tasks.writing import shifted

FORMULAS = brackets.formulas(300, 5)


def test_formulas_are_those_of_the_seed_and_of_no_other():
    assert brackets.formulas(20, 5) == FORMULAS[:20] != brackets.formulas(20, 6)


def test_every_bracket_is_closed_by_its_kind_and_none_is_empty():
    for formula in FORMULAS:
        assert brackets.balanced(formula) and len(formula) <= LONGEST
        assert set(formula) <= set(SYMBOLS[1:]) and not PAIRS.keys().isdisjoint(formula)
        plain = formula
        while not set(plain).isdisjoint("([{"):  # the innermost ones first
            start = max(plain.rfind(one) for one in PAIRS)
            end = min(k for k in range(start, len(plain)) if plain[k] in CLOSING)
            assert PAIRS[plain[start]] == plain[end]
            inside = plain[start + 1 : end]
            assert len(inside) >= 3 and take_turns(inside)
            plain = plain[:start] + "x" + plain[end + 1 :]
        assert take_turns(plain)


def take_turns(plain):
    """Whether terms and signs take turns."""
    terms, signs = plain[::2], plain[1::2]
    return len(plain) % 2 == 1 and set(terms) <= set("xy") and set(signs) <= set("+-")


def test_no_more_than_two_brackets_are_open_at_once():
    deepest = max(
        len(brackets.opened(formula[:k])) for formula in FORMULAS for k in range(len(formula))
    )
    assert deepest == 2


@pytest.mark.parametrize(
    ("tokens", "open_"),
    [("", []), ("x+(", ["("]), ("[(", ["[", "("]), ("[(x)", ["["]), ("(x]", ["("]), ("x)", [])],
)
def test_the_open_brackets_are_told_the_innermost_last(tokens, open_):
    assert brackets.opened(["·", *tokens]) == open_


@pytest.mark.parametrize("formula", ["(x", "x)", "(x]", "([x)]", ")("])
def test_a_fault_is_seen(formula):
    assert not brackets.balanced(formula)
    assert brackets.balanced("(x+[y-x])-{x+y}")


def test_the_distance_is_that_to_the_opening_bracket():
    assert brackets.distances("(x+[y-x])-{x+y}") == [4, 8, 4]


def test_a_table_that_knows_the_open_brackets_closes_all_and_others_do_not():
    pairs, test = steps(FORMULAS), steps(brackets.formulas(50, 7))
    told = Table(pairs, 1, SYMBOLS, lambda tokens: tuple(brackets.opened(tokens)))
    right = brackets.table_closes(told.probability, test)
    assert len(right) == sum(label in CLOSING for _, label in test) and all(right)
    blind = brackets.table_closes(Table(pairs, 1, SYMBOLS).probability, test)
    assert 0.2 < sum(blind) / len(blind) < 0.5


def test_a_net_is_asked_at_closing_brackets_in_the_order_of_a_table():
    formulas = ["(x+y)-[x+y]", "{x+y}", "(x-x)"]
    read, wanted = shifted(formulas, SYMBOLS)

    def always(kind):
        def net(read):
            logits = torch.zeros(*read.shape, len(SYMBOLS))
            logits[..., SYMBOLS.index(kind)] = 1
            logits[..., SYMBOLS.index("x")] = 9  # likelier than all, and not asked for
            return logits, None

        return net

    assert brackets.net_closes(always(")"), read, wanted) == [True, False, False, True]
    assert brackets.net_closes(always("]"), read, wanted) == [False, True, False, False]
    assert brackets.net_closes(always("}"), read, wanted) == [False, False, True, False]
