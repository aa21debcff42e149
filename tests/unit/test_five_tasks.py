"""The tables are right and the rules exact, each against what is known by other means."""

import calendar

import pytest
import torch

from helpers.tasks import five_tasks as tasks


def test_the_months_are_those_of_the_calendar():
    x, y = tasks.months()
    assert torch.equal(x, torch.eye(12))
    days = [calendar.monthrange(2023, month)[1] for month in range(1, 13)]
    assert [tasks.DAYS[k] for k in y.tolist()] == days


def test_every_letter_has_its_own_code():
    letters, signals = tasks.morse()
    assert [tasks.LETTERS[k] for k in letters.tolist()] == list(tasks.LETTERS)
    assert signals.shape == (5, 26)
    codes = dict(zip(tasks.LETTERS, tasks.strings_of(signals, tasks.SIGNALS), strict=True))
    assert len(set(codes.values())) == 26
    assert all(1 <= len(code) <= 4 for code in codes.values())
    # The tree that is learned by heart: shorter codes first, to the left with a dot.
    tree = sorted(codes, key=lambda k: (len(codes[k]), codes[k].translate({46: "0", 45: "1"})))
    assert "".join(tree) == "ETIANMSURWDKGOHVFLPJBXCYZQ"
    # All codes of up to four signals are there but four (used by other alphabets).
    missing = {"..--", ".-.-", "---.", "----"}
    assert missing.isdisjoint(codes.values()) and len(codes) + len(missing) == 2 + 4 + 8 + 16


@pytest.mark.parametrize(("bits", "batch"), [(1, 1), (8, 64), (50, 7)])
def test_the_sum_is_that_of_whole_numbers(bits, batch):
    x, y = tasks.additions(bits, batch)
    assert x.shape == (bits, batch, 2)
    assert y.shape == (bits, batch)
    weights = [2**t for t in range(bits)]
    for k in range(batch):
        a, b, total = (
            sum(w * int(bit) for w, bit in zip(weights, column, strict=True))
            for column in (x[:, k, 0].tolist(), x[:, k, 1].tolist(), y[:, k].tolist())
        )
        assert total == (a + b) % 2**bits


def test_bits_are_as_often_0_as_1():
    x, _ = tasks.additions(20, 2000)
    torch.testing.assert_close(x.mean(dim=(0, 1)), torch.full((2,), 0.5), rtol=0, atol=0.02)


VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def read(numeral):
    """A Roman numeral's value, by the rule that a smaller letter before a larger one is taken."""
    worths = [VALUES[letter] for letter in numeral]
    taken = zip(worths, [*worths[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in taken)


KNOWN = {1: "I", 4: "IV", 9: "IX", 47: "XLVII", 90: "XC", 388: "CCCLXXXVIII", 399: "CCCXCIX"}


@pytest.mark.parametrize(("number", "numeral"), KNOWN.items())
def test_known_numerals(number, numeral):
    assert tasks.roman(number) == numeral


def test_every_numeral_reads_back_and_never_has_four_of_a_kind():
    x, y = tasks.romans()
    assert x.shape == (3, 399, 10)
    assert y.shape == (12, 399)
    assert tasks.strings_of(x.argmax(dim=-1), "0123456789") == [f"{n:03}" for n in range(1, 400)]
    numerals = tasks.strings_of(y, tasks.NUMERALS)
    assert [read(numeral) for numeral in numerals] == list(range(1, 400))
    assert not any(letter * 4 in numeral for numeral in numerals for letter in VALUES)
    assert max(map(len, numerals)) == 11  # so that each ends in a blank


def test_codes_and_strings_go_back_and_forth():
    codes = tasks.codes_of(["ab ", "b  "], "ab ")
    assert codes.tolist() == [[0, 1], [1, 2], [2, 2]]
    assert tasks.strings_of(codes, "ab ") == ["ab", "b"]
