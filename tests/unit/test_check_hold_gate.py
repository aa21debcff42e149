"""check_hold_gate accepts every right answer, names each frequent mistake, and never raises."""

import pytest
import torch
from judged import DRAWS, FEW, verdicts

from helpers.checks import check_hold_gate
from helpers.checks.holding import _held
from helpers.nets.held import held_accuracy, without_h
from helpers.nets.trace import trace


def record(net, ids, gate, value):
    return trace(net[1].recurrent, net[0](ids), **{gate: value})


def logits(*given):
    return given[0][1].readout(record(*given)["h"][-1])  # (B, 1)


def squeezed(*given):
    return logits(*given)[:, 0].sigmoid()


def with_a_column(*given):
    return torch.sigmoid(logits(*given))


def as_numbers(*given):
    return [1 / (1 + (-logit).exp().item()) for logit in logits(*given)]


def by_hand(net, ids, gate, value):
    lstm, x = net[1].recurrent, net[0](ids)
    h = c = x.new_zeros(x.shape[1], lstm.hidden_size)
    for x_t in x:
        a = x_t @ lstm.weight_ih_l0.T + lstm.bias_ih_l0 + h @ lstm.weight_hh_l0.T + lstm.bias_hh_l0
        i, f, g, o = a.chunk(4, dim=-1)
        held = {"i": i.sigmoid(), "f": f.sigmoid(), "o": o.sigmoid()} | {gate: value}
        c = held["f"] * c + held["i"] * g.tanh()
        h = held["o"] * c.tanh()
    return net[1].readout(h).squeeze(1).sigmoid()


RIGHT = [squeezed, with_a_column, as_numbers, by_hand]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.__name__)
def test_every_right_answer_passes(answer):
    draws = DRAWS if answer is squeezed else FEW
    assert verdicts(check_hold_gate, answer, draws=draws) == {"passed"}


NAMED = {
    "free": [lambda net, ids, gate, value: net(ids).sigmoid()],
    "other_gate": [
        lambda net, ids, gate, value: squeezed(
            net, ids, {"i": "f", "f": "o", "o": "i"}[gate], value
        )
    ],
    "cell": [lambda net, *rest: net[1].readout(record(net, *rest)["c"][-1]).sigmoid()],
    "first_step": [lambda net, *rest: net[1].readout(record(net, *rest)["h"][0]).sigmoid()],
    "every_step": [
        lambda net, *rest: net[1].readout(record(net, *rest)["h"]).sigmoid(),
        lambda net, *rest: net[1].readout(record(net, *rest)["h"])[..., 0].sigmoid(),
    ],
    "logits": [logits],
    "other_verb": [lambda *given: 1 - squeezed(*given)],
    "decided": [lambda *given: logits(*given) > 0, lambda *given: squeezed(*given).round()],
    "no_lstm": [lambda net, ids, gate, value: trace(net[1], net[0](ids), **{gate: value})],
    "not_embedded": [lambda net, ids, gate, value: trace(net[1].recurrent, ids, **{gate: value})],
    "keyword": [lambda net, ids, gate, value: trace(net[1].recurrent, net[0](ids), gate=value)],
    "values": [lambda *given: squeezed(*given) / 2],
}


@pytest.mark.parametrize("key", NAMED)
def test_a_mistake_is_named(key):
    for answer in NAMED[key]:
        assert verdicts(check_hold_gate, answer, draws=FEW) == {key}


def test_to_hold_one_gate_whatever_is_asked_does_not_pass():
    for name in "ifo":
        found = verdicts(
            check_hold_gate, lambda net, ids, gate, value, n=name: squeezed(net, ids, n, value)
        )
        assert found == {"other_gate"}


WRONG = [[], "x", 0.5, [None] * 5, [0.5] * 3, torch.ones(5, 2), object(), torch.tensor(0.5)]


@pytest.mark.parametrize("given", WRONG)
def test_whatever_else_comes_is_refused_with_a_sentence(given):
    assert "passed" not in verdicts(check_hold_gate, lambda *_: given, draws=FEW)


def test_the_accuracy_of_a_net_that_is_held_is_that_of_its_answers():
    torch.manual_seed(0)
    net, ids, gate, value = _held("f")
    labels = torch.tensor([0.0, 1.0, 1.0, 0.0, 1.0])
    said = (squeezed(net, ids, gate, value) > 0.5).float()
    assert held_accuracy(net, ids, labels, **{gate: value}) == (said == labels).float().mean()
    assert held_accuracy(net, ids, labels) == ((net(ids) > 0) == (labels > 0.5)).float().mean()


@pytest.mark.parametrize("gates", ["ifo", "g", ""])
def test_h_is_cut_from_the_gates_that_are_named_and_from_a_copy(gates):
    torch.manual_seed(0)
    net, *_ = _held("f")
    before = net[1].recurrent.weight_hh_l0.clone()
    cut = without_h(net, gates)
    for name, old, now in zip(
        "ifgo", before.chunk(4), cut[1].recurrent.weight_hh_l0.chunk(4), strict=True
    ):
        assert torch.equal(now, torch.zeros_like(old) if name in gates else old)
    assert torch.equal(net[1].recurrent.weight_hh_l0, before)
