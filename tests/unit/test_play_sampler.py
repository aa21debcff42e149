"""The sampler playground: words of the net, each novel or known, and the share of the novel."""

import string

import pytest
import torch
from play_page import character_net, classed, page, said, shares

from helpers import play
from helpers.lang import text
from helpers.tasks.jamo import JAMO, from_jamo
from helpers.tasks.words import nearest
from helpers.training.sampling import sample

LETTERS = "·" + string.ascii_lowercase
KNOWN = ["love", "hate", "a", "to", "<b>"]


def lines(lab):
    return [said(row) for row in classed(page(lab), "gb-written")[0]]


def line(word, known):
    if word in known:
        return f"{word} {text('play.sampler.known')}"
    near, distance = nearest(word, known)
    nothing = text("play.sampler.nothing")
    marked = text("play.sampler.novel", near=near or nothing, distance=distance)
    return f"{word or nothing} {marked}"


def drawn(net, alphabet, temperature, seed, start=""):
    generator = torch.Generator().manual_seed(seed)
    return sample(net, alphabet, 100, temperature, 14, generator, start)


def test_it_shows_what_was_drawn(language):
    net = character_net(LETTERS)
    lab = play.sampler(net, LETTERS, KNOWN, temperature=0.5)
    for temperature in (0.5, 0.1, 2.0):
        lab.temperature.value = temperature
        words = drawn(net, LETTERS, temperature, 0)
        assert lines(lab) == [line(word, KNOWN) for word in words[:12]]
        novel = sum(word not in KNOWN for word in words)
        root = page(lab)
        assert said(classed(root, "gb-answer")[0]) == text("play.sampler.share", k=novel, n=100)
        assert shares(next(root.iter("svg"))) == [(0, novel / 100)]


def test_known_words_are_marked(language):
    net = character_net(LETTERS)
    words = drawn(net, LETTERS, 1.0, 0)
    lab = play.sampler(net, LETTERS, words[:100:2])
    assert lines(lab) == [line(word, words[:100:2]) for word in words[:12]]
    assert sum(text("play.sampler.known") in one for one in lines(lab)) >= 6


def test_again_draws_others_and_the_slider_does_not():
    net = character_net(LETTERS)
    lab = play.sampler(net, LETTERS, KNOWN)
    first = lines(lab)
    lab.temperature.value = 0.3
    lab.temperature.value = 1.0
    assert lines(lab) == first
    lab.again.click()
    assert lines(lab) == [line(word, KNOWN) for word in drawn(net, LETTERS, 1.0, 1)[:12]] != first


def test_the_notebooks_seed_is_left_alone():
    net, before = character_net(LETTERS), torch.get_rng_state()
    play.sampler(net, LETTERS, KNOWN).again.click()
    assert torch.equal(torch.get_rng_state(), before)


def test_korean_words_are_composed(language):
    alphabet, known = "·" + JAMO, ["경제학교", "시장경제"]
    net = character_net(alphabet)
    lab = play.sampler(net, alphabet, known, start="ㄱㅏ", compose=from_jamo)
    words = [from_jamo(word) for word in drawn(net, alphabet, 1.0, 0, "ㄱㅏ")]
    assert lines(lab) == [line(word, known) for word in words[:12]]
    assert lab.words() == words


def test_symbols_of_html_do_nothing():
    alphabet = ["·", "<", "&", "\ud800", "'", "\x00"]
    page(play.sampler(character_net(alphabet), alphabet, ["<script>", "&"]))


@pytest.mark.parametrize(
    ("options", "key", "values"),
    [
        ({"known": []}, "words.nothing", {}),
        ({"start": "ab!"}, "play.start", {"given": "'!'"}),
        ({"alphabet": "ab"}, "play.alphabet", {"given": "'a'"}),
    ],
)
def test_what_cannot_be_is_refused(language, options, key, values):
    given = {"alphabet": LETTERS, "known": KNOWN} | options
    with pytest.raises(ValueError) as error:
        play.sampler(character_net(LETTERS), **given)
    assert str(error.value) == text(key, **values)
