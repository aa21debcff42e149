"""Properties of cells, texts, tasks, explorers and checks, for whatever Hypothesis draws."""

import inspect
import traceback
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn
from traitlets import TraitError

from helpers import checks, explore, lang
from helpers.cells import GRU, LSTM, RNN
from helpers.explore.shared.traits import Bounded, Whole
from helpers.mingru import MinGRU, one_by_one
from helpers.nets.readouts import EveryStep, LastStep
from helpers.tasks.agreement import UNKNOWN, encode, indices, tokenize, vocabulary
from helpers.tasks.bits import matched_strings, one_bit, running_sum
from helpers.tasks.jamo import JAMO, from_jamo, to_jamo

SEEDS, SMALL = st.integers(0, 2**32 - 1), st.integers(1, 4)
ANY_NUMBER = st.one_of(st.integers(), st.floats(), st.booleans())
ANYTHING = st.one_of(ANY_NUMBER, st.none(), st.text(), st.binary(), st.lists(st.integers()))
PAIRS = {nn.RNN: RNN, nn.LSTM: LSTM, nn.GRU: GRU}


@given(st.sampled_from([*PAIRS]), SEEDS, SMALL, SMALL, SMALL, SMALL, st.floats(0.01, 100))
def test_cells_are_those_of_torch_however_large_the_weights(kind, seed, T, B, D, H, scale):
    torch.manual_seed(seed)
    theirs, ours = kind(D, H).double(), PAIRS[kind](D, H).double()
    for parameter in theirs.parameters():
        nn.init.normal_(parameter, std=scale)
    ours.load_state_dict(theirs.state_dict())
    x = torch.randn(T, B, D, dtype=torch.float64)
    torch.testing.assert_close(ours(x)[0], theirs(x)[0])


@given(SEEDS, st.integers(1, 70), SMALL, SMALL, st.sampled_from([torch.sigmoid, torch.tanh]))
def test_a_scan_is_its_loop_at_every_length(seed, T, B, H, gate):
    torch.manual_seed(seed)
    net = MinGRU(2, H, gate=gate).double()
    x = torch.randn(T, B, 2, dtype=torch.float64)
    torch.testing.assert_close(net(x)[0], one_by_one(*net.parts(x)))


@given(st.text())
def test_syllables_come_back_from_their_jamo(text):
    alone = set(text) & set(JAMO)
    assert alone or from_jamo(to_jamo(text)) == text
    assert to_jamo(from_jamo(text)) == to_jamo(text)


@given(st.lists(st.sampled_from(JAMO)).map("".join))
def test_jamo_in_any_order_come_back_from_their_syllables(symbols):
    assert to_jamo(from_jamo(symbols)) == symbols


@given(st.sampled_from(lang.LANGUAGES), st.text())
def test_whatever_is_typed_becomes_tokens_that_are_known_or_named(language, typed):
    tokens, unknown = tokenize(typed, language)
    assert {*tokens} <= {UNKNOWN, *vocabulary(language)}
    assert tokens.count(UNKNOWN) == len(unknown)
    assert indices(tokens, language).shape == (len(tokens),)
    assert encode([], language)[0].numel() == 0


@given(SEEDS, st.integers(1, 60), SMALL)
def test_a_task_asks_for_what_its_sequence_holds(seed, steps, batch):
    torch.manual_seed(seed)
    x, bit = one_bit(steps, batch)
    assert torch.equal(x[0, :, 0] > 0, bit == 1) and not x[1:, :, 0].any()
    x, sums = running_sum(steps, batch)
    kept = torch.cat([torch.zeros(1, batch), sums[:-1]]) * (1 - x[..., 1])
    torch.testing.assert_close(sums, kept + x[..., 0])
    x, last, asked = matched_strings(steps)
    left = (x[..., 0] - x[..., 1]).cumsum(dim=0)
    assert torch.equal(last == 1, asked & (left == 0)) and torch.equal(asked, x[..., 1] == 1)


def numbers(kind):
    """The names and traits of an explorer that are numbers between two bounds."""
    return {name: trait for name, trait in kind().traits().items() if isinstance(trait, Bounded)}


@pytest.mark.parametrize("name", ["gates", "gradient", "gru", "learn", "loop", "rhythm"])
def test_an_explorer_takes_a_number_in_bounds_and_refuses_all_else(name):
    made = getattr(explore, name)()
    bounded = numbers(getattr(explore, name))
    assert bounded

    @given(st.sampled_from([*bounded]), ANYTHING)
    def holds(which, value):
        trait = bounded[which]
        before = getattr(made, which)
        try:
            setattr(made, which, value)
        except TraitError as error:
            assert str(trait.low) in str(error) and getattr(made, which) == before
        else:
            assert getattr(made, which) == value and trait.low <= value <= trait.high
            assert not isinstance(trait, Whole) or isinstance(getattr(made, which), int)

    holds()


NETS = st.sampled_from(
    [LastStep(nn.LSTM(2, 3)), EveryStep(nn.GRU(2, 3), 2), nn.RNN(2, 3), None, 7]
)
WRITTEN = st.one_of(ANYTHING, st.lists(st.text()), st.sampled_from(["ab", ["x", "<b>"]]))
ASKED = st.one_of(ANYTHING, st.lists(ANYTHING), st.just((torch.ones(3, 2).long(), torch.ones(2))))


@given(NETS, WRITTEN, ASKED)
def test_a_net_is_shown_or_refused_by_a_sentence_of_ours(module, vocabulary, tests):
    try:
        explore.net(module, vocabulary, tests=tests)
    except (TypeError, ValueError) as error:
        *_, last = traceback.extract_tb(error.__traceback__)
        assert "helpers" in Path(last.filename).parts and last.line.startswith("raise"), error
    else:
        assert len({*vocabulary}) == len(vocabulary) == 2


# What a learner's cell may hold by mistake, an answer of another form in between.
NONSENSE = [
    None, True, 0, -1.5, float("nan"), "h", [], {}, (1, 2), object, len, torch.ones(2), nn.Linear,
    nn.LSTM(1, 1), lambda *given: None, lambda *given: given, lambda *given: 1,
    lambda *given: torch.ones(2, 3), lambda: [], lambda *given: {}["x"], lambda *given: "text",
]  # fmt: skip


@pytest.mark.parametrize("name", [name for name in checks.__all__ if name.startswith("check_")])
def test_nonsense_is_refused_by_a_sentence_that_is_not_about_us(name, said):
    check = getattr(checks, name)
    needed = [each for each in inspect.signature(check).parameters if each != "hint"]
    others = {"language": "en"}  # is no answer
    ours = lang.text("checks.broken", kind="", said="")[:20]
    for answer in NONSENSE:
        verdict = said(check, *(others.get(each, answer) for each in needed))
        assert verdict[:2] in ("✗ ", "○ ") and ours not in verdict, (answer, verdict)
