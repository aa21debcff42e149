"""The mini-languages of agreement: what they promise, and that only the subject tells."""

from collections import Counter
from math import log2

import pytest
import torch

from helpers import lang
from helpers.rivals import baselines
from helpers.tasks.agreement import (
    PARTS,
    Sentence,
    agreement,
    encode,
    indices,
    swapped,
    tokenize,
    vocabulary,
)
from helpers.tasks.agreement_words import PEOPLE, WORDS, attractors, distances

PLURAL = {form: c for pair in WORDS["en"]["nouns"] for c, form in enumerate(pair)}
HONOURED = set(WORDS["ko"]["honoured"])
CLASS = {"en": PLURAL, "ko": {noun: int(noun in HONOURED) for noun in PEOPLE}}
SUBJECT = {"en": 1, "ko": 0}  # its place in the tokens
tongues = pytest.mark.parametrize("tongue", ["en", "ko"])
lengths = pytest.mark.parametrize("distance", [5, 10, 20, 40])
HOSTILE = ["", " \n\t", "·", "🙂🙂", "<b onclick='x()'>the</b>", "\ud800", "\0", None, 7, "'"]
HOSTILE += ["가" * 50_000, "the " * 20_000, "이" * 20, "{}%s\\", "오신다", "is", "are hungry"]


@pytest.fixture(autouse=True)
def seed():
    torch.manual_seed(0)


def final(word):
    """Whether a Korean word ends in a consonant."""
    return (ord(word[-1]) - ord("가")) % 28 > 0


def classes(sentence, tongue):
    return [CLASS[tongue][token] for token in sentence.tokens if token in CLASS[tongue]]


@tongues
@pytest.mark.parametrize("distance", [5, 6, 8, 9, 10, 14, 15, 20, 27, 28, 40, 45])
def test_distance_attractors_and_forms(tongue, distance):
    assert distances(tongue) == list(range(5, 50 if tongue == "en" else 47))
    for s in agreement(tongue, distance, 50):
        assert len(s.tokens) - 1 - SUBJECT[tongue] == distance
        nouns = [token for token in s.tokens if token in CLASS[tongue]]
        assert len(nouns) == len(set(nouns)) == 1 + attractors(tongue, distance)
        assert nouns[0] == s.tokens[SUBJECT[tongue]] and CLASS[tongue][nouns[0]] == s.label
        forms = [s.other, s.verb] if s.label else [s.verb, s.other]
        assert any(forms in pairs for pairs in WORDS[tongue]["verbs"].values())


@tongues
@pytest.mark.parametrize("distance", [5, 20, 40])
def test_the_attractors_are_drawn_without_regard_to_the_subject(tongue, distance):
    n = attractors(tongue, distance)
    counts = Counter(
        (s.label, sum(classes(s, tongue)) - s.label) for s in agreement(tongue, distance, 4000)
    )
    expected = 4000 / (2 * (n + 1))
    assert set(counts) == {(label, ones) for label in (0, 1) for ones in range(n + 1)}
    assert all(abs(count - expected) < 5 * expected**0.5 for count in counts.values())


@tongues
@pytest.mark.parametrize("distance", [5, 20])
def test_behind_the_subject_nothing_tells_and_a_bag_with_it_little(tongue, distance):
    after = 1 + SUBJECT[tongue]
    parts = [agreement(tongue, distance, n, p) for n, p in ((4000, "train"), (1000, "test"))]
    whole = [[(s.tokens, s.label) for s in part] for part in parts]
    behind = [[(tokens[after:], label) for tokens, label in pairs] for pairs in whole]
    n = attractors(tongue, distance)
    assert abs(baselines.bag(*behind) - 0.5) < 0.06
    assert baselines.bag(*whole) < 0.5 + 1 / (2 * n + 2) + 0.06


@lengths
def test_the_korean_particle_does_not_tell_the_class(distance):
    drawn = agreement("ko", distance, 4000)
    honoured = [s.label for s in drawn if final(s.tokens[0])]
    assert 0.46 < sum(honoured) / len(honoured) < 0.54


def information(sets, labels):
    """(item, bits): the most that any item tells about the label by being there or not."""
    n, ones, told = len(labels), sum(labels), Counter()
    for item, there in Counter(item for found in sets for item in found).items():
        both = sum(label for found, label in zip(sets, labels, strict=True) if item in found)
        cells = [(both, there, ones), (there - both, there, n - ones)]
        cells += [(ones - both, n - there, ones), (n - there - ones + both, n - there, n - ones)]
        told[item] = sum(c / n * log2(c * n / (row * column)) for c, row, column in cells if c)
    return told.most_common(1)[0]


@tongues
@pytest.mark.parametrize("distance", [5, 20])
def test_labels_are_even_and_no_token_tells_them(tongue, distance):
    drawn = agreement(tongue, distance, 4000)
    labels = [s.label for s in drawn]
    assert 0.46 < sum(labels) / 4000 < 0.54
    nouns = CLASS[tongue]
    places = [{(i, t) for i, t in enumerate(s.tokens) if t not in nouns} for s in drawn]
    # A noun anywhere in the sentence is now and then the subject: that much it tells.
    for sets, most in (([set(s.tokens) for s in drawn], 0.02), (places, 0.004)):
        token, bits = information(sets, labels)
        assert bits < most, token
    token, bits = information([{s.tokens[SUBJECT[tongue]]} for s in drawn], labels)
    assert bits > 0.025, token  # the measure sees what there is to see


@tongues
def test_parts_share_no_sentence(tongue):
    seen = [{s.tokens for s in agreement(tongue, 5, 1500, part)} for part in PARTS]
    assert all(not a & b for i, a in enumerate(seen) for b in seen[:i])
    assert all(len(found) > 1000 for found in seen)


@tongues
def test_the_seed_decides(tongue):
    first = agreement(tongue, 20, 20)
    assert agreement(tongue, 20, 20) != first
    torch.manual_seed(0)
    assert agreement(tongue, 20, 20) == first
    assert agreement(tongue, 20, 0) == []


@lengths
def test_particles_fit_the_word_before(distance):
    behind = {"은": True, "는": False, "이": True, "가": False}
    behind |= {"을": True, "를": False, "과": True, "와": False}
    for s in agreement("ko", distance, 200):
        for before, token in zip(s.tokens, s.tokens[1:], strict=False):
            assert behind.get(token, final(before)) == final(before), s.text


@tongues
@lengths
def test_what_was_written_is_read_again(tongue, distance):
    for s in agreement(tongue, distance, 100):
        assert tokenize(s.text, tongue) == (s.tokens, [])
        assert tokenize(s.text.removesuffix(".").upper(), tongue) == (s.tokens, [])


def test_how_sentences_are_written():
    korean = ("할머니", "는", "친구", "동생", "과", "함께", "집", "앞", "에서")
    assert (
        Sentence(korean, 1, "쉬신다", "쉰다").text
        == "할머니는 친구, 동생과 함께 집 앞에서 쉬신다."
    )
    english = ("the", "dogs", "near", "the", "girl")
    assert Sentence(english, 1, "are", "is", "tired").text == "The dogs near the girl are tired."
    assert Sentence((), 0, "is", "are").text == "is."


def test_unknown_words_are_named_and_keep_their_place():
    assert tokenize("The dogs, near the Xylophone is", "en")[0] == (
        "the",
        "dogs",
        "near",
        "the",
        "·",
    )
    assert tokenize("코끼리는 친구와 함께 온다", "ko") == (
        ("·", "친구", "와", "함께"),
        ["코끼리는"],
    )
    assert tokenize("The dogs that are near", "en")[1] == ["are"]
    typed = ("할머니", "은", "집", "앞", "에서")  # the particle as it was typed
    assert tokenize("할머니은 집앞에서,  온다!!", "ko") == (typed, [])
    assert tokenize("x" * 30, "en")[1] == ["x" * 20 + "…"]


@tongues
@pytest.mark.parametrize("typed", HOSTILE, ids=lambda typed: ascii(typed)[:20])
def test_nothing_typed_raises(tongue, typed):
    tokens, unknown = tokenize(typed, tongue)
    assert set(tokens) <= set(vocabulary(tongue))
    assert tokens.count("·") == len(unknown)
    assert indices(tokens, tongue).shape == (len(tokens),)


@tongues
def test_encoding(tongue):
    words = vocabulary(tongue)
    assert words[0] == "·" and words[1:] == sorted(set(words[1:]))
    assert not {form for s in agreement(tongue, 10, 50) for form in (s.verb, s.other)} & set(words)
    drawn = agreement(tongue, 5, 3) + agreement(tongue, 10, 2)
    ids, labels = encode(drawn, tongue)
    assert ids.dtype == torch.long and labels.tolist() == [s.label for s in drawn]
    assert ids.shape == (max(len(s.tokens) for s in drawn), 5)
    for column, s in zip(ids.T.tolist(), drawn, strict=True):
        padding = len(column) - len(s.tokens)
        assert [words[i] for i in column] == ["·"] * padding + list(s.tokens)
    assert [part.numel() for part in encode([], tongue)] == [0, 0]


@pytest.mark.parametrize(
    ("wrong", "given", "named"),
    [
        *(("language", given, '"ko"') for given in ("de", "EN", "", None, ["ko"])),
        *(("distance", given, " 5") for given in (4, -5, 1000, 5.0, True, None, "5", [5])),
        *(("part", given, "validation") for given in ("Train", "", None, ["test"])),
    ],
)
def test_a_wrong_argument_is_refused(language, wrong, given, named):
    with pytest.raises(ValueError) as caught:
        agreement(**{"language": "ko", "distance": 5, "count": 1, wrong: given})
    begin = lang.text(f"agreement.{wrong}", given=repr(given), expected="", low=5, high="")[:20]
    assert str(caught.value).startswith(begin) and named in str(caught.value)
    for refusing in (tokenize, encode, indices):
        with pytest.raises(ValueError, match="'de'"):
            refusing([], "de")


@tongues
@lengths
@pytest.mark.parametrize("which", [0, 1, -1])
def test_a_swapped_noun_is_of_the_other_class_and_fits_its_place(tongue, distance, which):
    for s in agreement(tongue, distance, 200):
        tokens = swapped(s, which, tongue)
        [place] = [k for k, (a, b) in enumerate(zip(s.tokens, tokens, strict=True)) if a != b]
        before, now = s.tokens[place], tokens[place]
        assert place == [k for k, t in enumerate(s.tokens) if t in CLASS[tongue]][which]
        assert CLASS[tongue][now] == 1 - CLASS[tongue][before]
        if tongue == "ko":
            fit = {noun for noun in PEOPLE if final(noun) == final(before)}
            fit -= {noun for noun in fit if CLASS["ko"][noun] == CLASS["ko"][before]}
            assert now in fit and (now not in s.tokens or fit <= {*s.tokens})
        else:
            assert sorted([before, now]) in map(sorted, WORDS["en"]["nouns"])


def test_swapping_asks_for_a_language():
    with pytest.raises(ValueError, match="'de'"):
        swapped(agreement("en", 5, 1)[0], 0, "de")
