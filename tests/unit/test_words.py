"""The words are those of their script, split by spelling; and `nearest` finds the nearest."""

import random
import time
from functools import cache

import pytest

from helpers import lang
from helpers.tasks import words
from helpers.tasks.studies import DATA
from helpers.tasks.words import PARTS, contexts, load_words, nearest
from tools.make import words as make_words

COUNTS = {"en": (1945, 235, 237), "ko": (4857, 567, 567)}
languages = pytest.mark.parametrize("of", COUNTS)


def every_word(of):
    return [word for part in load_words(of).values() for word in part]


@languages
def test_the_words_and_their_parts(of):
    parts = load_words(of)
    assert tuple(parts) == PARTS
    assert tuple(map(len, parts.values())) == COUNTS[of]
    every = every_word(of)
    assert len(set(every)) == len(every)
    assert all(part == sorted(part) for part in parts.values())
    assert all(make_words.part(word) == name for name in PARTS for word in parts[name])


def test_the_words_have_four_symbols():
    english, korean = map(every_word, COUNTS)
    assert all(len(word) == 4 and set(word) <= set(map(chr, range(97, 123))) for word in english)
    assert all(len(word) == 4 and all("가" <= s <= "힣" for s in word) for word in korean)
    assert {"need", "coal", "word", "love", "hate"} <= set(english)
    assert {"시장경제", "국민경제"} <= set(korean)


@languages
def test_the_file_is_small_and_sorted(of):
    path = DATA / f"words_{of}.csv"
    heading, *rows = path.read_text(encoding="utf-8").splitlines()
    assert heading == "word,part"
    assert rows == sorted(rows)
    assert path.stat().st_size <= 200_000


def test_the_licences_come_with_the_words():
    licences = (DATA / "LICENSES.txt").read_text(encoding="utf-8")
    for owner in ("2000-2011 by Kevin Atkinson", "2005,2006 Choe Hwanjin", "Princeton University"):
        assert owner in licences


@pytest.mark.parametrize("given", ["de", "", None, "words_en"])
def test_another_language_is_refused(language, given):
    with pytest.raises(ValueError) as error:
        load_words(given)
    assert str(error.value) == lang.text("words.language", given=repr(given))


@languages
def test_a_missing_file_is_named_with_its_place(language, of, monkeypatch, tmp_path):
    monkeypatch.setattr(words, "DATA", tmp_path / "data")
    with pytest.raises(ValueError) as error:
        load_words(of)
    path = tmp_path / "data" / f"words_{of}.csv"
    assert str(error.value) == lang.text("words.missing", name=path.name, path=path)
    assert str(path) in str(error.value)


def test_contexts():
    expected = ([("n", "e", "e"), ("강", "물", "소")], ["d", "리"])
    assert contexts(["need", "강물소리"]) == expected
    assert contexts([]) == ([], [])


@pytest.mark.parametrize("word", ["", "nee", "needs"])
def test_a_word_of_another_length_is_refused(language, word):
    with pytest.raises(ValueError) as error:
        contexts(["need", word])
    assert str(error.value) == lang.text("words.symbols", given=repr(word))


def slow_distance(one, other):
    """The edit distance by its definition, symbol by symbol from the end."""

    @cache
    def to(i, j):
        if i == 0 or j == 0:
            return i + j
        changed = to(i - 1, j - 1) + (one[i - 1] != other[j - 1])
        return min(changed, to(i - 1, j) + 1, to(i, j - 1) + 1)

    return to(len(one), len(other))


def test_nearest_is_the_first_at_the_smallest_distance():
    draw = random.Random(0)

    def write():
        return "".join(draw.choices("abc가", k=draw.randint(0, 7)))

    for _ in range(300):
        word, others = write(), [write() for _ in range(draw.randint(1, 20))]
        distances = [slow_distance(word, other) for other in others]
        best = distances.index(min(distances))
        assert nearest(word, others) == (others[best], distances[best])


@pytest.mark.parametrize(
    ("word", "others", "expected"),
    [
        ("kitten", ["sitting"], ("sitting", 3)),
        ("love", ["hate", "love", "live"], ("love", 0)),
        ("lovely", ["hate", "live"], ("live", 3)),
        ("", ["abc", ""], ("", 0)),
        ("abc", [""], ("", 3)),
        ("경재학교", ["경제학파", "경제학교"], ("경제학교", 1)),
        ("a\U0001f600", ["ab", "\U0001f600"], ("ab", 1)),
    ],
)
def test_nearest_examples(word, others, expected):
    assert nearest(word, others) == expected


def test_no_words_are_refused(language):
    with pytest.raises(ValueError) as error:
        nearest("word", [])
    assert str(error.value) == lang.text("words.nothing")


def test_nearest_is_fast_enough_to_type_beside():
    others = every_word("ko")
    times = []
    for _ in range(10):
        start = time.perf_counter()
        nearest("가나다라마바사아자차", others)
        times.append(time.perf_counter() - start)
    assert min(times) <= 0.02


WORDNET = """  1 The licence stands here, in lines that begin with spaces; boys
00000001 10 n 01 ethnic_slur 0 001 @ 00000009 n 0000 | an abuse
00000002 10 n 01 slang 0 000 | a manner of speaking
00000003 18 n 02 hugs 0 Nags 1 002 @ 00000009 n 0000 ;u 00000001 n 0000 | (made up) suit ;u
00000004 18 n 01 keep 0 002 ;u 00000002 n 0000 @ 00000001 n 0000 | no slur
"""


HANJA = """# comment, as 경제학파:

경제:經濟:
학교:學校:
시장:市場:
경제학교:經濟學校:
학교경제:學校經濟:
경제경제:one:
경제경제:two:
경제시장:經濟市場:
경제가나:half no entry:
학교가나:half no entry:
ㄱ자학교:ㄱ字學校:
"""
FILES = {
    "dict/american-english": "zero\nneed\nToms\nit's\nnée\nkeep\nhugs\ndirt\nsuit\ncows\n",
    "hunspell/en_US.dic": "4\nneed/SM\ndirt/SM!\ncow/!\nboys\n",
    "libhangul/hanja/hanja.txt": HANJA,
    "wordnet/data.noun": WORDNET,
    "wordnet/data.verb": "",
    "wordnet/data.adj": "00000005 00 a 01 zero(a) 0 001 & 00000001 n 0000 | none\n",
    "wordnet/data.adv": "00000006 02 r 01 suit(p) 0 001 ;u 00000001 n 0000 | none\n",
}


def test_the_script_gives_the_same_bytes_again(tmp_path, monkeypatch):
    """From a small /usr/share: three English words and three Korean to keep, among others."""
    monkeypatch.setattr(make_words, "KNOWN", 2)
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    made = []
    for _ in range(2):
        make_words.make_words(tmp_path, tmp_path)
        made.append([(tmp_path / f"words_{of}.csv").read_bytes() for of in COUNTS])
    assert made[0] == made[1]
    expected = (["keep", "need", "zero"], ["경제경제", "경제학교", "학교경제"])
    for data, kept in zip(made[0], expected, strict=True):
        rows = "".join(f"{word},{make_words.part(word)}\n" for word in kept)
        assert data == f"word,part\n{rows}".encode()


@languages
def test_the_packages_give_the_same_bytes(of, tmp_path):
    needed = (
        "libhangul/hanja/hanja.txt",
        "hunspell/en_US.dic",
        "wordnet",
        "dict/american-english",
    )
    if not all((make_words.SHARE / name).exists() for name in needed):
        pytest.skip("needs Debian's wamerican, libhangul-data, wordnet-base and hunspell-en-us")
    make_words.make_words(make_words.SHARE, tmp_path)
    name = f"words_{of}.csv"
    assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()


def test_an_alphabet_is_sorted_behind_the_dot():
    assert words.alphabet_of(["need", "coal"]) == [*"·acdelno"]
    assert words.alphabet_of([]) == ["·"]


def test_indices_are_places_in_the_alphabet_and_0_for_what_it_has_not():
    assert words.indices(["cab", "bad", ""], [*"·abc"]) == [[3, 1, 2], [2, 1, 0], []]
