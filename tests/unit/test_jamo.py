"""Syllables come apart into jamo and together again, checked against unicodedata's composition."""

import random
import unicodedata
from itertools import product

import pytest

from helpers.tasks.jamo import FINALS, INITIALS, JAMO, VOWELS, from_jamo, to_jamo

SYLLABLES = [chr(code) for code in range(0xAC00, 0xD7A4)]


def conjoining(symbol):
    """A conjoining jamo (U+1100 and after) as the compatibility jamo of the same name."""
    role, _, name = unicodedata.name(symbol).removeprefix("HANGUL ").partition(" ")
    assert role in {"CHOSEONG", "JUNGSEONG", "JONGSEONG"}
    return unicodedata.lookup(f"HANGUL LETTER {name}")


def reference(text):
    """`to_jamo` for text of syllables, by Unicode's own decomposition."""
    return "".join(conjoining(symbol) for symbol in unicodedata.normalize("NFD", text))


def test_the_jamo_are_those_of_unicode():
    for letters, count, first in [(INITIALS, 19, 0x1100), (VOWELS, 21, 0x1161)]:
        assert letters == "".join(conjoining(chr(first + n)) for n in range(count))
    assert "".join(conjoining(chr(0x11A8 + n)) for n in range(27)) == FINALS
    assert "".join(chr(code) for code in range(0x3131, 0x3164)) == JAMO
    assert len(JAMO) == 51


@pytest.mark.parametrize(
    ("text", "jamo"),
    [
        ("강물", "ㄱㅏㅇㅁㅜㄹ"),
        ("값이 9원", "ㄱㅏㅄㅇㅣ 9ㅇㅝㄴ"),
        ("각가", "ㄱㅏㄱㄱㅏ"),
        ("가까", "ㄱㅏㄲㅏ"),
        ("갂아", "ㄱㅏㄲㅇㅏ"),
        ("갑사", "ㄱㅏㅂㅅㅏ"),
        ("값사", "ㄱㅏㅄㅅㅏ"),
        ("갑싸", "ㄱㅏㅂㅆㅏ"),
        ("LSTM은", "LSTMㅇㅡㄴ"),
        ("", ""),
    ],
)
def test_examples(text, jamo):
    assert to_jamo(text) == jamo
    assert from_jamo(jamo) == from_jamo(list(jamo)) == text


def test_every_syllable_is_as_unicode_has_it():
    assert len(SYLLABLES) == 11172
    for syllable in SYLLABLES:
        assert to_jamo(syllable) == reference(syllable)
        assert from_jamo(reference(syllable)) == syllable


def test_no_pair_is_ambiguous():
    """What meets is the end of one syllable (27 finals or none) and an initial."""
    ends = [from_jamo("ㄱㅏ" + final) for final in ("", *FINALS)]
    starts = [from_jamo(initial + rest) for initial in INITIALS for rest in ("ㅏ", "ㅘㅄ")]
    texts = ["".join(pair) for pair in product(ends, starts)]
    assert len(set(map(to_jamo, texts))) == len(texts) == 28 * 38
    assert [from_jamo(to_jamo(text)) for text in texts] == texts


def test_all_syllables_in_one_string():
    text = "".join(SYLLABLES)
    assert to_jamo(text) == reference(text)
    assert from_jamo(to_jamo(text)) == text
    assert from_jamo(to_jamo(text[::-1])) == text[::-1]


def test_thousands_of_random_strings_come_back():
    draw = random.Random(0)
    for _ in range(5000):
        text = "".join(draw.choices(SYLLABLES, k=draw.randint(1, 12)))
        assert to_jamo(text) == reference(text)
        assert from_jamo(to_jamo(text)) == text


def test_other_symbols_stay_between_syllables():
    draw = random.Random(1)
    for _ in range(2000):
        text = "".join(draw.choices([*SYLLABLES[::50], *"ab 9.\n漢é\U0001f600"], k=8))
        assert from_jamo(to_jamo(text)) == text


@pytest.mark.parametrize(
    ("jamo", "text"),
    [
        ("ㅋㅋㅋ", "ㅋㅋㅋ"),
        ("ㅏㅏ", "ㅏㅏ"),
        ("ㅋㅋㅏㅏ", "ㅋ카ㅏ"),
        ("ㄱㅏㄱㄱ", "각ㄱ"),
        ("ㄱㅏㄸ", "가ㄸ"),  # ㄸ ends no syllable
        ("ㄱㅏㄳㅏ", "갃ㅏ"),  # ㄳ begins none
        ("ㄳㅏ", "ㄳㅏ"),
        ("ㄱ ㅏ", "ㄱ ㅏ"),
        ("ㄱㅗㅏ", "고ㅏ"),  # ㅗㅏ is not ㅘ
        ("가ㄱ", "가ㄱ"),
        ("나ㄱㅏ", "나가"),
    ],
)
def test_what_forms_no_syllable_stays(jamo, text):
    assert from_jamo(jamo) == text


def test_no_symbol_is_lost_in_any_sequence_that_a_model_may_write():
    draw = random.Random(2)
    for _ in range(5000):
        jamo = "".join(draw.choices(JAMO + " ", k=draw.randint(0, 12)))
        text = from_jamo(jamo)
        assert to_jamo(text) == jamo
        assert from_jamo(text) == text


def test_old_and_half_width_jamo_are_left_alone():
    for text in ("\u1100\u1161", "\u3165\u318e", "\uffa1\uffc2", "\uabff\ud7a4"):
        assert to_jamo(text) == from_jamo(text) == text
