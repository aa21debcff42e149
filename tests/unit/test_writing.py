"""Words as they are written, what a net reads and tells, and what is read off one unit."""

import pytest
import torch

from helpers.nets.read_off import read_off
from helpers.tasks import rates
from helpers.tasks.rates import at_best_rate
from helpers.tasks.words import alphabet_of, load_words
from helpers.tasks.writing import COUNTED, has_four, shifted, spelt


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_word_has_four_symbols_that_count(language):
    for part, words in spelt(language).items():
        assert len(words) == len(load_words(language)[part])
        for word in words:
            assert sum(symbol in COUNTED[language] for symbol in word) == 4
            assert has_four(word)


@pytest.mark.parametrize("word", ["", "nee", "needs", "nee·", "시장경", "ㅅㅣㅈㅏㅇ", "시장경ㅈ"])
def test_other_words_have_not(word):
    assert not has_four(word)


def test_korean_words_have_no_tense_consonant_and_no_cluster():
    """What the lesson says of its words."""
    symbols = {*"".join(spelt("ko")["train"])}
    assert symbols.isdisjoint("ㄲㄸㅃㅆㅉㅋㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ")
    assert "ㅘ" in symbols


def test_what_is_told_is_one_step_ahead_of_what_is_read():
    alphabet = alphabet_of(["abc"])
    read, wanted = shifted(["abc", "b"], alphabet)
    assert read.T.tolist() == [[0, 1, 2, 3], [0, 2, 0, 0]]
    assert wanted.T.tolist() == [[1, 2, 3, 0], [2, 0, -100, -100]]


def test_the_unit_that_tells_the_label_is_found_and_judged_on_other_steps():
    torch.manual_seed(0)
    label = torch.randint(4, (400,))
    c = torch.randn(400, 5)
    c[:, 3] = -2 * label + 0.1 * torch.randn(400)
    assert read_off(c, label, c[:50], label[:50]) == (3, 1.0)
    unit, right = read_off(c, label, c[:50], (label[:50] + 1) % 4)
    assert (unit, right) == (3, 0.0)


def test_noise_tells_no_label():
    torch.manual_seed(0)
    label, c = torch.randint(4, (2000,)), torch.randn(2000, 8)
    assert read_off(c[:1000], label[:1000], c[1000:], label[1000:])[1] < 0.35


def test_labels_need_not_begin_at_0():
    label = torch.tensor([2, 2, 5, 5])
    c = torch.tensor([[0.0], [0.1], [1.0], [1.1]])
    assert read_off(c, label, c, label) == (0, 1.0)


@pytest.mark.parametrize("wrong", [(2,), (4, 1)])
def test_other_shapes_are_refused(wrong):
    c = torch.rand(4, 2)
    with pytest.raises(ValueError, match="label"):
        read_off(c, torch.zeros(wrong).long(), c, torch.zeros(4).long())


def test_the_best_rate_is_that_of_the_validation_loss(monkeypatch):
    rows = [
        {"net": net, "rate": rate, "seed": seed, "validation": loss, "closes": closes}
        for net, rate, seed, loss, closes in (
            ("a", "0.1", "0", "1.0", "0.9"),
            ("a", "0.1", "1", "3.0", "0.8"),
            ("a", "0.01", "0", "1.5", "0.2"),
            ("a", "0.01", "1", "1.6", "0.3"),
            ("b", "0.1", "0", "0.1", "0.7"),
        )
    ]
    monkeypatch.setattr(rates, "study", lambda name: rows)
    assert at_best_rate("any", "closes", net="a") == [0.2, 0.3]
    assert at_best_rate("any", "closes", net="b", seed=0) == [0.7]
    with pytest.raises(ValueError):
        at_best_rate("any", "closes", net="c")
