"""The table's probabilities are those of Witten and Bell, and what it writes follows them."""

import math
from collections import Counter

import pytest
import torch

from helpers.rivals.tables import Table, steps
from helpers.tasks.words import START

PAIRS = [(("a",), "x"), (("a",), "x"), (("a",), "y"), (("b",), "y")]


def test_every_symbol_comes_with_all_before_it():
    assert steps(["ab"]) == [([START], "a"), ([START, "a"], "b"), ([START, "a", "b"], START)]
    assert steps([]) == []


def test_the_probabilities_by_hand():
    table = Table(PAIRS, 1, "xyz")
    without = {"x": (2 + 2 / 3) / 6, "y": (2 + 2 / 3) / 6, "z": (0 + 2 / 3) / 6}
    behind_a = {"x": (2 + 2 * without["x"]) / 5, "y": (1 + 2 * without["y"]) / 5}
    for label, p in behind_a.items():
        assert table.probability(("a",), label) == pytest.approx(p)
    assert table.probability(("q", "b"), "y") == pytest.approx((1 + without["y"]) / 2)
    assert table.probability(("c",), "z") == pytest.approx(without["z"])  # new: one fewer
    assert Table(PAIRS, 0, "xyz").probability(("a",), "z") == pytest.approx(without["z"])


@pytest.mark.parametrize("longest", range(5))
@pytest.mark.parametrize("place", [lambda tokens: None, len])
def test_they_add_up_to_one(longest, place):
    table = Table(steps(["abba", "abc", "cab"]), longest, [START, *"abcd"], place)
    for tokens in ([START], [START, "a"], [START, *"abb"], [START, *"dd"], [START, *"abcabc"]):
        assert sum(table.probability(tokens, s) for s in table.labels) == pytest.approx(1)


def test_perplexity_is_that_of_the_mean_cross_entropy():
    table = Table([], 3, "wxyz")
    assert table.perplexity([((), "x"), (("a",), "w")]) == pytest.approx(4)
    table = Table(PAIRS, 1, "xyz")
    chances = [table.probability(*pair) for pair in PAIRS]
    assert table.perplexity(PAIRS) == pytest.approx(math.prod(chances) ** (-1 / len(PAIRS)))


def test_it_writes_by_its_probabilities():
    table = Table(steps(["ab", "ab", "b"]), 1, [START, *"ab"])
    words = table.write(4000, seed=1)
    first = Counter(word[:1] or START for word in words)
    for symbol in table.labels:
        p = table.probability([START], symbol)
        assert first[symbol] / 4000 == pytest.approx(p, abs=0.04)
    assert words == table.write(4000, seed=1) != table.write(4000, seed=2)
    assert not any(START in word for word in words)


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.0])
def test_a_table_draws_at_a_temperature_as_a_net_does(temperature):
    table = Table(steps([*"aaabbc"]), 1, [START, *"abc"])
    chances = torch.tensor([table.probability([START], k) for k in (START, *"abc")])
    expected = (chances.log() / temperature).softmax(dim=0)
    first = Counter(word[:1] or START for word in table.write(4000, temperature, seed=1))
    for symbol, p in zip((START, *"abc"), expected.tolist(), strict=True):
        assert abs(first[symbol] / 4000 - p) < 4 * (p * (1 - p) / 4000) ** 0.5


def test_it_knows_the_place_that_it_is_told():
    words = [a + b + a for a in "xyz" for b in "xyz"] * 30
    told = Table(steps(words), 1, [START, *"xyz"], len).write(300)
    assert sum(len(word) == 3 for word in told) > 270
    untold = Table(steps(words), 1, [START, *"xyz"]).write(300)
    assert sum(len(word) == 3 for word in untold) < 150


def test_a_word_without_end_stops():
    table = Table([((START,), "a"), ((START, "a"), "a")], 1, "a")
    assert table.write(2, longest=7) == ["a" * 7] * 2
    assert Table(steps(["ab"]), 0, [START, *"ab"]).write(50, longest=3) is not None
