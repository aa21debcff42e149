"""The sentence playground shows P(verb) and the state after every token that was typed."""

import pytest
import torch
from play_page import HOSTILE, agreement_net, cells, classed, heat, page, said, shares
from torch import nn

from helpers import play
from helpers.lang import LANGUAGES, text
from helpers.nets.trace import trace
from helpers.play.sentences import TOKENS, TYPED
from helpers.tasks.agreement import indices, tokenize

languages = pytest.mark.parametrize("of", LANGUAGES)
VERBS = {"en": ("is", "are"), "ko": ("온다", "오신다")}
RECURRENT = [nn.LSTM, nn.GRU, nn.RNN]
MORE = {"en": "The dog near the zebra is hungry", "ko": "동생은 얼룩말과 함께 온다"}


@torch.no_grad()
def chances(net, tokens, of):
    """P(label 1) after every token: the net over each beginning of the sentence."""
    ids = indices(tokens, of)[:, None]
    return [net(ids[: t + 1]).sigmoid().item() for t in range(len(ids))]


def rows(root):
    """The texts of the columns, the tokens and the numbers."""
    columns = [[one.text for one in svg.iter("text")] for svg in root.iter("svg")]
    return [column for column in columns if column]


@languages
@pytest.mark.parametrize("recurrent", RECURRENT)
def test_numbers_are_those_of_the_net(language, of, recurrent):
    net = agreement_net(of, recurrent)
    lab = play.sentence(net, of)
    for typed in (TYPED[of], MORE[of]):
        lab.typed.value = typed
        tokens, unknown = tokenize(typed, of)
        expected, root = chances(net, tokens, of), page(lab)
        seen, numbers = rows(root)
        assert [a for a, b in zip(seen, tokens, strict=True) if a != b] == unknown
        assert numbers == [f"{p:.2f}" for p in expected]
        drawing = next(svg for svg in root.iter("svg") if classed(svg, "gb-half"))
        sides = [(min(0.5, p), max(0.5, p)) for p in expected]
        for bar, side in zip(shares(drawing), sides, strict=True):
            assert bar == pytest.approx(side, abs=2e-4)
        verb, p = VERBS[of][expected[-1] > 0.5], max(expected[-1], 1 - expected[-1])
        answer = text("play.sentence.answer", verb=verb, chance=f"{p:.2f}")
        assert said(classed(root, "gb-answer")[0]) == answer


@languages
def test_every_state_of_an_lstm(of):
    net = agreement_net(of)
    lab = play.sentence(net, of, MORE[of])
    assert [name for _, name in lab.state.options] == list("chfio")
    ids = indices(tokenize(MORE[of], of)[0], of)[:, None]
    with torch.no_grad():
        traced = trace(net[1].recurrent, net[0](ids))
    for name in "chfio":
        lab.state.value = name
        values = traced[name][:, 0]
        scale = max(1, values.abs().max().item())
        shown = cells(heat(page(lab), f"gb-{name}"), scale)
        torch.testing.assert_close(shown, values, atol=scale / 20 + 1e-4, rtol=0)


@pytest.mark.parametrize("recurrent", [nn.GRU, nn.RNN])
def test_other_nets_have_h_alone(recurrent):
    net = agreement_net("en", recurrent)
    lab = play.sentence(net, "en")
    assert [name for _, name in lab.state.options] == ["h"]
    ids = indices(tokenize(TYPED["en"], "en")[0], "en")[:, None]
    with torch.no_grad():
        h = net[1].recurrent(net[0](ids))[0][:, 0]
    torch.testing.assert_close(cells(heat(page(lab), "gb-h"), 1), h, atol=0.0501, rtol=0)


@languages
def test_at_first_every_word_is_known(language, of):
    lab = play.sentence(agreement_net(of), of)
    assert tokenize(TYPED[of], of)[1] == []
    assert not classed(page(lab), "gb-problem")


def test_the_first_units_of_many(language):
    lab = play.sentence(agreement_net("en", H=40), "en")
    assert text("play.first_units", n=40, shown=32) in said(page(lab))
    assert heat(page(lab), "gb-c").get("viewBox") == "0 0 32 10"


@languages
@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_anything_may_be_typed(language, of, typed):
    lab = play.sentence(agreement_net(of), of, "")
    assert said(page(lab)) == text("play.sentence.empty")
    lab.typed.value = typed
    root = page(lab)
    words = [text(f"play.sentence.{key}").split("{")[0] for key in ("empty",)]
    assert classed(root, "gb-answer") or said(root) in words
    assert len(lab.html.value) < 100_000


def test_unknown_words_are_named(language):
    lab = play.sentence(agreement_net("en"), "en", "the zebra <b onclick=x> saw")
    shown = said(page(lab))
    assert text("play.sentence.unknown", words="“zebra”, “b”, “onclick”, “x”") in shown


@languages
def test_too_long_is_cut_and_said(language, of):
    lab = play.sentence(agreement_net(of), of, {"en": "the ", "ko": "동생 "}[of] * 100)
    assert text("play.sentence.long", characters=500, tokens=TOKENS) in said(page(lab))
    assert len(rows(page(lab))[0]) == TOKENS


def test_an_unknown_language_is_refused(language):
    with pytest.raises(ValueError) as error:
        play.sentence(agreement_net("en"), "de")
    assert str(error.value) == text("agreement.language", given="'de'")
