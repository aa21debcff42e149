"""Reber's strings against a regular expression, and their batches and streams read back."""

import re
from collections import Counter
from itertools import pairwise

import pytest
import torch

from helpers.tasks.reber import (
    SYMBOLS,
    embedded_reber_string,
    one_hot,
    reber_batch,
    reber_streams,
    reber_string,
)

# From the upper node S ends, or X leads below; from the lower node V ends, or P leads above.
UPPER = "(?:XT*VP)*(?:S|XT*VV)"
REBER = f"B(?:TS*X{UPPER}|PT*V(?:V|P{UPPER}))E"
SHORT = {"BTXSE", "BPVVE", "BTSXSE", "BPTVVE", "BPVPSE"}  # all of up to seven letters, by hand
SHORT |= {"BTSSXSE", "BTXXVVE", "BPTTVVE", "BPTVPSE"}
EMBEDDED = f"B([TP]){REBER}\\1E"
batches = pytest.mark.parametrize("strings", [1, 2, 50])
streams = pytest.mark.parametrize(("steps", "count"), [(1, 1), (10, 2), (11, 3), (400, 5)])


@pytest.fixture(autouse=True)
def seed():
    torch.manual_seed(0)


def letters(x):
    """The letters that one-hot rows (length, 7) stand for."""
    assert torch.equal(x.sum(dim=-1), torch.ones(len(x)))
    assert set(x.unique().tolist()) <= {0.0, 1.0}
    return "".join(SYMBOLS[row] for row in x.argmax(dim=-1).tolist())


@pytest.mark.parametrize(
    "string", ["BTXSE", "BPVVE", "BTSXXTVVE", "BPVPXVPXVPXVVE", "BTSSSXXVPSE"]
)
def test_the_expression_knows_published_strings(string):
    assert re.fullmatch(REBER, string)


@pytest.mark.parametrize("string", ["BTVVE", "BPSE", "BTXXE", "BPTTVPSSE", "TXSE", "BTXS", "BTE"])
def test_the_expression_knows_what_is_none(string):
    assert not re.fullmatch(REBER, string)


def test_strings_obey_the_grammar():
    drawn = [reber_string() for _ in range(1000)]
    assert [string for string in drawn if not re.fullmatch(REBER, string)] == []
    assert set("".join(drawn)) == set(SYMBOLS)
    assert {string for string in drawn if len(string) < 8} == SHORT
    assert max(map(len, drawn)) > 15


def test_of_two_ways_each_has_one_half():
    drawn = [reber_string() for _ in range(2000)]
    at = Counter(string[1] for string in drawn)
    assert 0.45 < at["T"] / 2000 < 0.55
    loops = Counter(string[2] for string in drawn if string[1] == "T")
    assert 0.44 < loops["S"] / loops.total() < 0.56
    ends = Counter(string[3] for string in drawn if string.startswith("BTX"))
    assert 0.42 < ends["S"] / ends.total() < 0.58


def test_embedded_strings_end_as_they_begin():
    drawn = [embedded_reber_string() for _ in range(1000)]
    assert [string for string in drawn if not re.fullmatch(EMBEDDED, string)] == []
    assert all(string[1] == string[-2] for string in drawn)
    assert 0.44 < Counter(string[1] for string in drawn)["T"] / 1000 < 0.56


def test_one_hot_is_in_the_order_of_the_symbols():
    assert torch.equal(one_hot(SYMBOLS), torch.eye(7))
    assert letters(one_hot("BTXSE")) == "BTXSE"


@batches
def test_a_batch_holds_strings_and_what_follows(strings):
    x, target, repeats = reber_batch(strings)
    steps = len(x)
    assert x.shape == (steps, strings, 7)
    assert target.shape == repeats.shape == (steps, strings)
    assert target.dtype == torch.int64
    assert repeats.dtype == torch.bool
    lengths = []
    for column in range(strings):
        length = int((target[:, column] != -100).sum())
        read = letters(x[:length, column])
        following = "".join(SYMBOLS[symbol] for symbol in target[:length, column])
        assert re.fullmatch(EMBEDDED, read + following[-1])
        assert read[1:] == following[:-1]
        assert (target[length:, column] == -100).all()
        assert not x[length:, column].any()
        (where,) = repeats[:, column].nonzero().flatten().tolist()
        assert where == length - 2  # before the E
        assert following[where] == read[1]
        lengths.append(length)
    assert max(lengths) == steps  # no longer than the longest


@streams
def test_streams_say_where_a_string_starts_and_a_symbol_repeats(steps, count):
    x, starts, repeats = reber_streams(steps, count)
    assert x.shape == (steps, count, 7)
    assert starts.shape == repeats.shape == (steps, count)
    assert starts.dtype == repeats.dtype == torch.bool
    for column in range(count):
        read = letters(x[:, column])
        # Every string has two E: after the first comes the symbol that repeats, after the
        # second the next string.
        after = [place + 1 for place, symbol in enumerate(read) if symbol == "E"]
        expected_repeats = [place for place in after[::2] if place < steps]
        expected_starts = [place for place in (0, *after[1::2]) if place < steps]
        assert repeats[:, column].nonzero().flatten().tolist() == expected_repeats
        assert starts[:, column].nonzero().flatten().tolist() == expected_starts
        whole = [read[a:b] for a, b in pairwise([0, *after[1::2]])]
        assert all(re.fullmatch(EMBEDDED, string) for string in whole)
        for place in expected_repeats:
            begun = max(start for start in expected_starts if start < place)
            assert read[place] == read[begun + 1]


def test_streams_are_different_ones():
    x, _, _ = reber_streams(200, 4)
    assert len({letters(x[:, column]) for column in range(4)}) == 4


@pytest.mark.parametrize("draw", [reber_batch, lambda count: reber_streams(60, count)])
def test_a_seed_draws_the_same_again(draw):
    parts = []
    for _ in range(2):
        torch.manual_seed(3)
        parts.append(draw(6))
    torch.testing.assert_close(*parts, rtol=0, atol=0)


def test_a_seed_draws_the_same_string_again():
    drawn = []
    for start in (3, 3, 4):
        torch.manual_seed(start)
        drawn.append([embedded_reber_string() for _ in range(20)])
    assert drawn[0] == drawn[1] != drawn[2]
