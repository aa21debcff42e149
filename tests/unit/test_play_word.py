"""The word playground shows the next symbol's probabilities, and every gate that led there."""

import string

import pytest
import torch
from play_page import HOSTILE, cells, character_net, classed, heat, page, said, shares
from torch import nn

from helpers import play
from helpers.lang import text
from helpers.nets.readouts import EveryStep, LastStep
from helpers.nets.trace import trace
from helpers.tasks.jamo import JAMO

LETTERS, SYLLABLES = "·" + string.ascii_lowercase, ["경", "제", "학", "교", "가"]
JAMO = "·" + JAMO
CASES = [  # alphabet, head, typed, what the net reads, what the heading calls it
    (LETTERS, EveryStep, "Lov", "·lov", "lov"),
    (LETTERS[1:], LastStep, "lov", "lov", "lov"),
    (LETTERS[1:], EveryStep, "lov", "lov", "lov"),
    (LETTERS, LastStep, "lov", "lov", "lov"),
    (JAMO, EveryStep, "경제", "·ㄱㅕㅇㅈㅔ", "경제"),
    (JAMO, EveryStep, "경ㅈ", "·ㄱㅕㅇㅈ", "경ㅈ"),
    (SYLLABLES, LastStep, "경제학", "경제학", "경제학"),
]


@torch.no_grad()
def expected(net, alphabet, read):
    ids = torch.tensor([[alphabet.index(symbol)] for symbol in read])
    out = net(ids)
    logits = out if isinstance(net[1], LastStep) else out[0][-1]
    return logits[0].softmax(-1), net[0](ids)


@pytest.mark.parametrize("recurrent", [nn.LSTM, nn.GRU, nn.RNN])
@pytest.mark.parametrize(("alphabet", "head", "typed", "read", "called"), CASES)
def test_numbers_are_those_of_the_net(language, recurrent, alphabet, head, typed, read, called):
    net = character_net(alphabet, recurrent, head=head)
    lab = play.word(net, alphabet)
    lab.typed.value = typed
    chances, _ = expected(net, list(alphabet), read)
    best = chances.topk(min(8, len(chances)))
    labels, drawing, numbers = classed(page(lab), "gb-next")[0]
    names = [alphabet[k] for k in best.indices]
    if read[0] == "·":
        names = [text("play.word.end") if name == "·" else name for name in names]
    assert [one.text for one in labels.iter("text")] == names
    assert [one.text for one in numbers.iter("text")] == [f"{p:.2f}" for p in best.values]
    ends = [end for _, end in shares(drawing)]
    assert ends == pytest.approx(best.values.tolist(), abs=1e-4)
    assert said(classed(page(lab), "gb-answer")[0]) == text("play.word.next", read=called)


@pytest.mark.parametrize("H", [6, 16, 20])
def test_gates_and_states(language, H):
    net = character_net(LETTERS, H=H)
    root = page(play.word(net, LETTERS, "lo"))
    _, x = expected(net, LETTERS, "·lo")
    with torch.no_grad():
        traced = trace(net[1].recurrent, x)
    for name in "ifoch":
        values = traced[name][:, 0, :16]
        shown = cells(heat(root, f"gb-{name}"), 1)
        torch.testing.assert_close(shown, values, atol=0.0501, rtol=0)
    units = text("play.first_units" if H > 16 else "play.units", n=H, shown=16)
    assert units in said(root)


@pytest.mark.parametrize("recurrent", [nn.GRU, nn.RNN])
def test_other_nets_show_h_alone(recurrent):
    net = character_net(LETTERS, recurrent)
    root = page(play.word(net, LETTERS, "lo"))
    assert len(classed(root, "gb-panel")) == 1
    _, x = expected(net, LETTERS, "·lo")
    with torch.no_grad():
        h = net[1].recurrent(x)[0][:, 0]
    torch.testing.assert_close(cells(heat(root, "gb-h"), 1), h, atol=0.0501, rtol=0)


def test_nothing_typed(language):
    first = said(page(play.word(character_net(LETTERS), LETTERS)))
    assert first.startswith(text("play.word.first"))
    lab = play.word(character_net(LETTERS, head=LastStep), LETTERS)
    assert said(page(lab)) == text("play.word.empty")


@pytest.mark.parametrize("alphabet", [LETTERS, JAMO, SYLLABLES])
@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_anything_may_be_typed(language, alphabet, typed):
    lab = play.word(character_net(alphabet), alphabet)
    lab.typed.value = typed
    root = page(lab)
    assert classed(root, "gb-answer") or classed(root, "gb-problem")
    assert len(lab.html.value) < 100_000


def test_what_is_not_in_the_alphabet_is_named(language):
    lab = play.word(character_net(LETTERS), LETTERS, "l<o한·v l")
    assert text("play.word.unknown", symbols="“<”, “한”, “·”") in said(page(lab))
    assert text("play.word.next", read="lovl") in said(page(lab))


def test_too_long_is_cut_and_said(language):
    lab = play.word(character_net(LETTERS), LETTERS, "a" * 13)
    assert text("play.word.long", symbols=12) in said(page(lab))
    assert text("play.word.next", read="a" * 12) in said(page(lab))


def test_the_alphabet_is_the_nets(language):
    with pytest.raises(ValueError) as error:
        play.word(character_net(LETTERS), LETTERS[1:])
    assert str(error.value) == text("one_layer.embeddings", given=27, expected=26)
