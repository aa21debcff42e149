"""The study of lesson 08: equal parameters, and every run that its script makes is stored."""

import pytest

from helpers.tasks.studies import study
from studies import text_words as words


@pytest.mark.parametrize("task", words.UNITS)
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("cell", words.CELLS)
def test_the_parameters_are_equal(task, language, cell):
    outputs = len(words.data(task, language)[0])
    nets = {name: words.make(name, task, outputs) for name in ("lstm", cell)}
    sizes = {n: sum(p.numel() for p in net[-1].parameters()) for n, net in nets.items()}
    assert 0.98 * sizes["lstm"] <= sizes[cell] <= sizes["lstm"]


def test_every_run_is_stored():
    runs = {
        tuple(row[name] for name in ("task", "language", "cell", "rate", "seed"))
        for row in study("text_words")
    }
    assert runs == {
        (task, language, cell, str(rate), str(seed))
        for task in words.UNITS
        for language in ("en", "ko")
        for cell in words.CELLS
        for rate in words.RATES[task]
        for seed in range(words.SEEDS)
    }


def test_its_numbers_are_whole():
    for row in study("text_words"):
        assert list(row) == words.COLUMNS and 0 < float(row["score"]) <= 1
        assert 1 < float(row["perplexity"]) < 300
        assert 0 < int(row["updates"]) <= words.UPDATES[row["task"], row["language"]]


def test_a_word_of_four_is_told():
    assert words.four("need") and words.four("시장경제")
    assert not any(map(words.four, ("nee", "needs", "시장경", "시장경ㅈ", "nee·", "")))
