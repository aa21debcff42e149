"""Other splits of the words, what is struck out of an answer, and what tables and nets find."""

import math

import pytest
import torch

from helpers.rivals import held_out
from helpers.rivals.baselines import last_token
from helpers.rivals.held_out import best_rate, nets_held_out, table_held_out
from helpers.rivals.repeats import chances, seen_behind, strike_out
from helpers.rivals.tables import Table
from helpers.tasks.splits import split_words
from helpers.tasks.words import PARTS, contexts, load_words
from studies.held_out import SEEDS

PAIRS = [(("a", "b", "c"), "x"), (("a", "b", "c"), "y"), (("d", "b", "c"), "y")]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_split_has_all_words_once(language):
    everything = sorted(word for part in load_words(language).values() for word in part)
    tests = []
    for split in range(3):
        words = split_words(language, split)
        assert tuple(words) == PARTS
        assert sorted(word for part in PARTS for word in words[part]) == everything
        assert 0.08 < len(words["test"]) / len(everything) < 0.12
        assert all(words[part] == sorted(words[part]) for part in PARTS)
        tests.append({*words["test"]})
    assert split_words(language, 0) == load_words(language)
    assert max(len(a & b) for a in tests for b in tests if a is not b) < 0.25 * len(tests[0])


def test_the_chances_of_a_table_are_its_probabilities():
    table = Table(PAIRS, 2, "xyz")
    asked = [("a", "b", "c"), ("z", "z", "c"), ("q", "b", "c")]
    p = chances(table, asked)
    for row, tokens in zip(p, asked, strict=True):
        assert row.tolist() == [table.probability(tokens, label) for label in "xyz"]
    torch.testing.assert_close(p.sum(dim=1), torch.ones(3, dtype=torch.float64))


def test_what_stood_behind_the_same_three_is_seen():
    asked = [("a", "b", "c"), ("d", "b", "c"), ("q", "b", "c")]
    assert seen_behind(PAIRS, asked, "xyz").int().tolist() == [[1, 1, 0], [0, 1, 0], [0, 0, 0]]


def test_what_is_struck_out_is_0_and_the_rest_keeps_its_proportions():
    p = torch.tensor([[0.5, 0.3, 0.2], [0.1, 0.2, 0.7]])
    left = strike_out(p, torch.tensor([[True, False, False], [False, False, False]]))
    torch.testing.assert_close(left, torch.tensor([[0, 0.6, 0.4], [0.1, 0.2, 0.7]]))


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("split", range(3))
def test_no_right_answer_is_ever_struck_out(language, split):
    """So telling the fact loses no word that was right."""
    words = split_words(language, split)
    behind = {}
    for word in words["train"]:
        behind.setdefault(word[:3], set()).add(word[3])
    assert not any(word[3] in behind.get(word[:3], ()) for word in words["test"])
    for run in table_held_out(language, split):
        assert run["right_told"] > run["right"] and run["perplexity_told"] < run["perplexity"]


def test_a_table_that_is_not_told_finds_what_the_baseline_finds():
    words = load_words("en")
    train, test = (list(zip(*contexts(words[part]), strict=True)) for part in ("train", "test"))
    [run] = table_held_out("en", 0)
    assert run["right"] == pytest.approx(last_token(train, test), abs=0.005)  # up to ties


def test_how_far_a_table_looks_back_is_decided_by_the_validation_words(monkeypatch):
    asked = []
    monkeypatch.setattr(held_out, "_losses", lambda *given: asked.append(given[2]) or (0.0, 0.0))
    table_held_out("en", 1)
    wanted = [*zip(*contexts(split_words("en", 1)["validation"]), strict=True)]
    assert asked == [wanted] * len(held_out.LONGEST)


def test_the_best_rate_is_that_of_the_smallest_validation_loss():
    rows = [
        {"rate": rate, "validation": loss, "seed": str(seed)}
        for rate, losses in {"0.1": ("2", "4"), "0.01": ("2.5", "2.7")}.items()
        for seed, loss in enumerate(losses)
    ]
    assert best_rate(rows) == rows[2:]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("reads", ["third", "three"])
def test_what_the_nets_found_is_given_as_shares(language, reads):
    for split in range(3):
        runs = nets_held_out(language, split, reads)
        assert len(runs) == len(SEEDS)
        for run in runs:
            assert 0.2 < run["right"] <= run["right_told"] < 0.6
            assert math.e < run["perplexity_told"] < run["perplexity"] < 20


def test_what_was_not_run_is_an_error():
    with pytest.raises(ValueError, match="3"):
        nets_held_out("en", 3, "three")
