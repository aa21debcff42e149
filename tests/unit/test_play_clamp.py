"""The clamp playground shows what the net does with its gate held, and nothing else."""

import pytest
import torch
from play_page import agreement_net, classed, page, said, shares
from torch import nn

from helpers import play
from helpers.lang import LANGUAGES, text
from helpers.nets.trace import trace
from helpers.play.clamping import readable
from helpers.tasks.agreement import Sentence, agreement, encode

languages = pytest.mark.parametrize("of", LANGUAGES)


def lab_and_parts(of, H=6, count=40, distance=8):
    net = agreement_net(of, H=H)
    torch.manual_seed(1)
    sentences = agreement(of, distance, count)
    return play.clamp(net, sentences, of), net, sentences


@torch.no_grad()
def right(net, sentences, of, **held):
    """P(right verb), by running the net over one sentence after the other."""
    chances = []
    for sentence in sentences:
        ids, label = encode([sentence], of)
        h = trace(net[1].recurrent, net[0](ids), **held)["h"][-1]
        p = net[1].readout(h).sigmoid().item()
        chances.append(p if label else 1 - p)
    return torch.tensor(chances)


def counted(chances):
    k, n = int((chances > 0.5).sum()), len(chances)
    return text("play.clamp.counted", k=k, n=n, share=f"{k / n:.0%}")


@languages
def test_at_first_it_shows_the_net_as_it_is(language, of):
    lab, net, sentences = lab_and_parts(of)
    ids, labels = encode(sentences, of)
    with torch.no_grad():
        k = int(((net(ids) > 0) == labels.bool()).sum())
    shown = text("play.clamp.counted", k=k, n=40, share=f"{k / 40:.0%}")
    assert said(classed(page(lab), "gb-tests")[0]) == f"{text('play.clamp.free')} {shown}"
    assert lab.value.disabled


@languages
@pytest.mark.parametrize("gate", "fio")
@pytest.mark.parametrize("value", [0, 0.3, 1])
def test_a_held_gate_is_what_trace_holds(of, gate, value):
    lab, net, sentences = lab_and_parts(of)
    lab.gate.value = gate
    lab.value.value = value
    assert not lab.value.disabled
    root, held = page(lab), right(net, sentences, of, **{gate: value})
    tests = classed(root, "gb-tests")[0]
    free = right(net, sentences, of)
    assert said(tests) == f"{gate} = {value:.2f} {counted(held)} free {counted(free)}"
    ends = [shares(svg)[0][1] for svg in tests.iter("svg")]
    assert ends == pytest.approx(
        [(chances > 0.5).float().mean().item() for chances in (held, free)]
    )
    rows = list(classed(root, "gb-cases")[0])
    for k, (words, bar, answer) in zip(
        lab.shown, zip(*[iter(rows)] * 3, strict=True), strict=True
    ):
        sentence, p = sentences[k], held[k].item()
        assert said(words) == sentence.text
        assert shares(bar) == [(0, pytest.approx(p, abs=1e-4))]
        mark, verb = ("✓", sentence.verb) if p > 0.5 else ("✗", sentence.other)
        assert said(answer) == f"{p:.2f} → {mark} {verb}"


@languages
def test_back_to_free_is_as_before(of):
    lab, *_ = lab_and_parts(of)
    before = lab.html.value
    lab.gate.value = "i"
    lab.value.value = 0.2
    assert lab.html.value != before
    lab.gate.value = "free"
    assert lab.html.value == before


def test_two_sentences_of_each_label_are_shown():
    lab, _, sentences = lab_and_parts("en")
    assert [sentences[k].label for k in lab.shown].count(1) == 2 and len(lab.shown) == 4


def test_the_curves_are_what_can_be_told():
    lab, net, sentences = lab_and_parts("en")
    lab.gate.value = "f"
    lab.value.value = 0.5
    ids, labels = encode(sentences, "en")
    with torch.no_grad():
        runs = [trace(net[1].recurrent, net[0](ids), **held) for held in ({"f": 0.5}, {})]
    lines = list(page(lab).iter("polyline"))
    for line, traced in zip(lines, runs, strict=True):
        points = [point.split(",") for point in line.get("points").split()]
        seen = [1 - float(y) for _, y in points]
        assert seen == pytest.approx(readable(traced["c"], labels.bool()).tolist(), abs=1e-4)
        assert [int(x) for x, _ in points] == list(range(len(ids)))


def test_told_by_the_nearer_mean_without_oneself():
    torch.manual_seed(0)
    c, labels = torch.randn(5, 9, 3), torch.tensor([0, 1, 1, 0, 1, 0, 0, 1, 0]).bool()
    for t, seen in enumerate(readable(c, labels)):
        hits = 0
        for k in range(9):
            others = torch.arange(9) != k
            means = [c[t, others & (labels == label)].mean(0) for label in (False, True)]
            near = [(c[t, k] - mean).norm() for mean in means]
            hits += (near[1] < near[0]) == labels[k]
        assert seen.item() == pytest.approx(hits.item() / 9)


def test_what_is_the_same_for_all_tells_nothing():
    labels = torch.tensor([0, 0, 1, 1, 1]).bool()
    assert readable(torch.ones(3, 5, 2), labels).tolist() == [0.5] * 3
    apart = labels.float()[None, :, None].repeat(2, 1, 3)
    assert readable(apart, labels).tolist() == [1, 1]


def test_an_empty_input_gate_leaves_a_coin_flip():
    lab, *_ = lab_and_parts("en")
    lab.gate.value = "i"
    lab.value.value = 0
    held = page(lab).findall(".//polyline")[0].get("points")
    assert {point.split(",")[1] for point in held.split()} == {"0.5000"}


@pytest.mark.parametrize("recurrent", [nn.RNN, nn.GRU])
def test_only_an_lstm_has_these_gates(language, recurrent):
    torch.manual_seed(0)
    with pytest.raises(TypeError) as error:
        play.clamp(agreement_net("en", recurrent), agreement("en", 8, 20), "en")
    assert str(error.value) == text("one_layer.kind", given=recurrent.__name__, expected="LSTM")


@pytest.mark.parametrize("labels", [[], [1, 1, 1], [0, 1, 1]])
def test_too_few_sentences_are_refused(language, labels):
    sentences = [Sentence(("the", "dog"), label, "is", "are") for label in labels]
    with pytest.raises(ValueError) as error:
        play.clamp(agreement_net("en"), sentences, "en")
    assert str(error.value) == text("play.clamp.few")
