"""The baselines on data small enough to answer by hand."""

import pytest

from helpers.rivals.baselines import answers, bag, bigram, last_token, majority, trigram

ALL = [majority, last_token, bigram, trigram, bag]
everyone = pytest.mark.parametrize("baseline", ALL, ids=lambda baseline: baseline.__name__)


def test_majority_ignores_the_tokens():
    train = [("ab", 1), ("ab", 1), ("cd", 0)]
    assert majority(train, [("cd", 0), ("cd", 1)]) == 0.5
    assert majority(train, [("", 1)]) == 1


@everyone
def test_of_equal_labels_the_first_in_train_wins(baseline):
    assert baseline([("ab", "second"), ("ab", "first")], [("ab", "second")]) == 1
    assert baseline([("ab", "first"), ("ab", "second")], [("ab", "second")]) == 0


@pytest.mark.parametrize(("baseline", "seen"), [(last_token, 1), (bigram, 2), (trigram, 3)])
def test_a_table_sees_so_many_tokens_and_no_more(baseline, seen):
    for hidden in range(4):
        pairs = [("x" + "-" * hidden, 1), ("y" + "-" * hidden, 0)] * 3
        assert baseline(pairs, pairs) == (1 if hidden < seen else 0.5)


@pytest.mark.parametrize("baseline", [bigram, trigram])
def test_an_unseen_context_falls_back_to_a_shorter_one(baseline):
    train = [("ab", 1), ("cd", 0), ("ed", 0), ("fd", 0)]
    assert baseline(train, [("zzb", 1)]) == 1  # b alone
    assert baseline(train, [("zzz", 0)]) == 1  # majority


def test_an_undecided_context_falls_back_to_a_shorter_one():
    train = [("ab", 1), ("ab", 0), ("cb", 1), ("zz", 0), ("zz", 0)]
    assert bigram(train, [("ab", 1)]) == 1
    undecided = [("ab", 1), ("ab", 0), ("zz", 0)]
    assert bigram(undecided, [("ab", 0)]) == 1


@pytest.mark.parametrize(("longest", "baseline"), [*enumerate(ALL[:4])])
def test_the_answers_are_those_that_the_baseline_counts(longest, baseline):
    train = [("ab", 1), ("ab", 0), ("cb", 1), ("zz", 0), ("zz", 0), ("xcb", 2)]
    given = answers(train, train, longest)
    right = sum(label == answer for (_, label), answer in zip(train, given, strict=True))
    assert right / len(train) == baseline(train, train)
    assert answers(train, [("zz", None)], longest) == [0]


def test_sequences_shorter_than_the_context():
    train = [("", "none"), ("a", "one"), ("ba", "two"), ("cba", "three")]
    assert trigram(train, train) == 1
    assert trigram(train, [("zcba", "three")]) == 1


def test_the_next_letter_of_many():
    words = ["make", "need", "coal", "word", "love", "hate", "live", "home", "hash", "star"]
    pairs = [(word[:3], word[3]) for word in words]
    assert majority(pairs, pairs) == 0.5
    assert last_token(pairs, pairs) == 0.9
    assert bigram(pairs, pairs) == trigram(pairs, pairs) == 1


def test_a_bag_counts_but_does_not_order():
    ordered = [(("a", "b"), 1), (("b", "a"), 0)] * 4
    assert bag(ordered, ordered) == 0.5
    counted = [("aab", 1), ("abb", 0)] * 4
    assert bag(counted, [("baa", 1), ("bab", 0), ("aaa", 1)]) == 1


def test_the_bag_is_naive_bayes():
    # a: (2 + 1)/(3 + 2) for 1, (0 + 1)/(1 + 2) for 0; b: 2/5 and 2/3; prior 1/2 each.
    train = [("aab", 1), ("b", 0)]
    assert bag(train, [("a", 1), ("b", 0), ("ab", 1), ("abb", 0)]) == 1


def test_the_bag_passes_over_what_it_has_not_seen():
    assert bag([("a", 1), ("b", 0), ("b", 0)], [("a?!", 1), ("?!", 0), ("", 0)]) == 1


@everyone
def test_labels_may_be_anything_hashable(baseline):
    train = [(("a",), (1, 2)), (("a",), (1, 2)), (("b",), None)]
    assert baseline(train, [(["a"], (1, 2))]) == 1
