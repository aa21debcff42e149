"""check_text_rnn accepts an RNN however it is coded, and names what another net does."""

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from judged import DRAWS, FEW, line, verdicts
from torch import nn

from helpers.cells import RNN
from helpers.checks import check_text_rnn
from helpers.lang import text

KEY = "check_text_rnn"


def modules(forward, **parts):
    """A class with that forward and these parts, functions of V and H."""

    class Net(nn.Module):
        def __init__(self, V, H):
            super().__init__()
            self.H = H
            for name, make in parts.items():
                setattr(self, name, make(V, H))

    Net.forward = forward
    return Net


def linear(V, H):
    return nn.Linear(H, V)


def net(forward=lambda self, x: self.out(self.rnn(x)[0][-1]), rnn=nn.RNN, out=linear, **parts):
    """An nn.RNN and a readout, with another forward or other parts."""
    return modules(forward, rnn=rnn, out=out, **parts)


def steps(step, read=lambda self, h: self.out(h), start=torch.zeros, **parts):
    """A loop over the words; `step(self, x_t, h)` gives the next h."""

    def forward(self, x):
        h = start(x.shape[1], self.H)
        for x_t in x:
            h = step(self, x_t, h)
        return read(self, h)

    return modules(forward, **parts)


def matrix(*letters):
    """A parameter of this shape, of V, H and 1."""

    def make(V, H):
        sizes = {"V": V, "H": H, "1": 1}
        return nn.Parameter(torch.rand([sizes[letter] for letter in letters]) - 0.5)

    return make


def original(self, X):
    """As in nlp-tutorial: the bias of the readout is a parameter of its own."""
    h = torch.zeros(1, X.shape[1], self.rnn.hidden_size)
    _, h = self.rnn(X, h)
    return self.W(h[0]) + self.b


def cell(self, x):
    h = None
    for x_t in x.unbind():
        h = self.rnn(x_t, h)
    return self.out(h)


def batch_first(self, x):
    return self.out(self.rnn(x.transpose(0, 1))[0][:, -1])


def hand_made_tanh(a):
    return (a.exp() - (-a).exp()) / (a.exp() + (-a).exp())


WEIGHTS = {"Wx": matrix("V", "H"), "Wh": matrix("H", "H"), "b": matrix("H")}
OUT = {"Wy": matrix("H", "V"), "by": matrix("V")}
ROWS = {"b": matrix("1", "H"), "by": matrix("1", "V")}
JOINED = {"hidden": lambda V, H: nn.Linear(V + H, H), "out": linear}


def times_Wx(self, x_t, h):
    return torch.tanh(x_t @ self.Wx + h @ self.Wh + self.b)


def times_Wy(self, h):
    return h @ self.Wy + self.by


def joined(self, x_t, h):
    return torch.tanh(self.hidden(torch.cat([x_t, h], dim=1)))


RIGHT = {
    "nn.RNN": net(),
    "its last state": net(lambda self, x: self.out(self.rnn(x)[1][0])),
    "all steps read": net(lambda self, x: self.out(self.rnn(x)[0])[-1]),
    "original": modules(
        original,
        rnn=nn.RNN,
        W=lambda V, H: nn.Linear(H, V, bias=False),
        b=lambda V, H: nn.Parameter(torch.ones(V)),
    ),
    "batch_first turned": net(batch_first, rnn=lambda V, H: nn.RNN(V, H, batch_first=True)),
    "RNNCell": net(cell, rnn=nn.RNNCell),
    "our RNN": net(rnn=RNN),
    "x @ Wx": steps(times_Wx, times_Wy, **WEIGHTS, **OUT),
    "rows": steps(times_Wx, times_Wy, **(WEIGHTS | OUT | ROWS)),
    "joined": steps(joined, **JOINED),
    "joined h first": steps(
        lambda self, x_t, h: self.hidden(torch.cat([h, x_t], -1)).tanh(), **JOINED
    ),
    "packed with its bias": steps(
        lambda self, x_t, h: torch.tanh(F.pad(torch.cat([x_t, h], 1), (0, 1), value=1) @ self.W),
        W=lambda V, H: nn.Parameter(torch.rand(V + H + 1, H)),
        out=linear,
    ),
    "hand-made tanh": steps(
        lambda self, x_t, h: hand_made_tanh(self.i(x_t) + self.h(h)),
        i=nn.Linear,
        h=lambda V, H: nn.Linear(H, H),
        out=linear,
    ),
    "ModuleList": steps(
        lambda self, x_t, h: (self.parts[0](x_t) + self.parts[1](h)).tanh(),
        lambda self, h: self.parts[2](h),
        parts=lambda V, H: nn.ModuleList([nn.Linear(V, H), nn.Linear(H, H), nn.Linear(H, V)]),
    ),
    "ParameterList": steps(
        lambda self, x_t, h: torch.tanh(x_t @ self.W[0].T + h @ self.W[1].T + self.W[2]),
        lambda self, h: torch.einsum("vh,bh->bv", self.W[3], h) + self.W[4],
        W=lambda V, H: nn.ParameterList(
            [torch.rand(H, V), torch.rand(H, H), torch.zeros(H), torch.rand(V, H), torch.ones(V)]
        ),
    ),
    "embedded first": net(
        lambda self, x: self.out(self.rnn(self.embed(x))[0][-1]),
        rnn=lambda V, H: nn.RNN(9, H),
        embed=lambda V, H: nn.Linear(V, 9, bias=False),
    ),
    "no bias inside": net(rnn=lambda V, H: nn.RNN(V, H, bias=False)),
    "x without gradient": net(lambda self, x: self.out(self.rnn(torch.tensor(x.numpy()))[0][-1])),
    "sample by sample": net(
        lambda self, x: torch.stack([self.out(self.rnn(one)[0][-1]) for one in x.unbind(1)])
    ),
    "in place": net(lambda self, x: self.out(self.rnn(x.mul_(2).div_(2))[0][-1])),
}


@pytest.mark.parametrize("name", RIGHT)
def test_every_right_answer_passes(name):
    draws = DRAWS if name in ("nn.RNN", "x @ Wx") else FEW
    assert verdicts(check_text_rnn, RIGHT[name], draws=draws) == {"passed"}


def kept(self, x):
    h = getattr(self, "h", None)
    out, h = self.rnn(x, h if h is None or h.shape[1] == x.shape[1] else None)
    self.h = h.detach()
    return self.out(out[-1])


def last(change):
    """nn.RNN and the readout, and what is made of the logits."""
    return net(lambda self, x: change(self.out(self.rnn(x)[0][-1])))


def detached(self, x_t, h):
    return self.cell(x_t, h.detach())


@torch.no_grad()
def without_gradient(self, x):
    return self.out(self.rnn(x)[0][-1])


def listed(V, H):
    return [nn.Linear(V, H), nn.Linear(H, H), nn.Linear(H, V)]


def mean_of_words(self, x):
    return self.out(self.i(x).sum(0).tanh())


def pre(self, x_t, h):
    return self.i(x_t) + self.h(h)


PARTS = {"i": nn.Linear, "h": lambda V, H: nn.Linear(H, H), "out": linear}
PLAIN = {"Wx": torch.rand, "Wh": lambda V, H: torch.rand(H, H), "b": lambda V, H: torch.rand(H)}
CELL = {"cell": nn.RNNCell, "out": linear}


def last_of(read):
    """nn.RNN, and the readout of something else than h of the last step."""
    return net(lambda self, x: self.out(read(*self.rnn(x))))


def doubled(**options):
    return lambda V, H: nn.RNN(V, H, **options)


NAMED = {
    "no_module": [lambda V, H: lambda x: x],
    "a_tuple": [
        net(lambda self, x: self.rnn(x)),
        net(lambda self, x: (self.out(self.rnn(x)[0][-1]), 1)),
    ],
    "every_step": [net(lambda self, x: self.out(self.rnn(x)[0]))],
    "state_dim": [last_of(lambda out, h: h), last_of(lambda out, h: out[-1:])],
    "state_size": [
        net(lambda self, x: self.out(self.rnn(x, torch.zeros(1, len(x), self.H))[0][-1]))
    ],
    "no_readout": [net(lambda self, x: self.rnn(x)[0][-1])],
    "last_sample": [last_of(lambda out, h: out[:, -1])],
    "batch": [
        net(rnn=doubled(batch_first=True)),
        net(lambda self, x: self.out(self.rnn(x)[0][:, -1]), rnn=doubled(batch_first=True)),
        net(lambda self, x: self.out(self.rnn(x.transpose(0, 1))[0][-1])),
        net(lambda self, x: self.out(self.rnn(x - x.mean(dim=1, keepdim=True))[0][-1])),
    ],
    "softmax": [last(lambda z: z.softmax(-1)), last(lambda z: F.log_softmax(z, dim=1))],
    "kept": [net(kept)],
    "random": [
        steps(detached, start=torch.randn, **CELL),
        net(lambda self, x: self.out(nn.RNN(x.shape[2], self.H)(x)[0][-1])),
        last(nn.Dropout()),
    ],
    "in_a_list": [
        steps(
            lambda self, x_t, h: (self.l[0](x_t) + self.l[1](h)).tanh(),
            lambda self, h: self.l[2](h),
            l=listed,
        ),
        steps(
            lambda self, x_t, h: (self.l["x"](x_t) + self.l["h"](h)).tanh(),
            l=lambda V, H: dict(zip("xh", listed(V, H), strict=False)),
            out=linear,
        ),
    ],
    "unseen": [
        steps(times_Wx, **PLAIN, out=linear),
        steps(
            times_Wx,
            times_Wy,
            **PLAIN,
            Wy=lambda V, H: torch.rand(H, V),
            by=lambda V, H: torch.rand(V),
        ),
        net(
            lambda self, x: self.W(self.rnn(x)[0][-1]) + self.b,
            W=lambda V, H: nn.Linear(H, V, bias=False),
            b=lambda V, H: torch.ones(V),
        ),
        steps(
            lambda self, x_t, h: torch.tanh(self.i(x_t) + h @ self.U),
            **PARTS,
            U=lambda V, H: torch.randn(H, H),
        ),
        net(
            lambda self, x: self.out(self.rnn(x)[0][-1]) + self.more[0],
            more=lambda V, H: [torch.ones(V)],
        ),
    ],
    "first_step": [last_of(lambda out, h: out[0])],
    "no_order": [modules(mean_of_words, **PARTS)],
    "no_grad": [net(without_gradient), last(torch.Tensor.detach)],
    "cut": [
        steps(detached, **CELL),
        last_of(lambda out, h: out[-1].detach()),
        last_of(lambda out, h: out[-1].data),
        net(
            lambda self, x: self.out(self.rnn(x)[0][-1]),
            rnn=lambda V, H: nn.RNN(V, H).requires_grad_(False),
        ),
    ],
    "places": [
        net(
            lambda self, x: self.out(self.rnn(self.e(x.argmax(-1)))[0][-1]),
            rnn=lambda V, H: nn.RNN(5, H),
            e=lambda V, H: nn.Embedding(V, 5),
        )
    ],
    "no_tanh": [steps(pre, **PARTS)],
    "gated": [
        net(rnn=nn.GRU),
        net(rnn=nn.LSTM),
        steps(lambda self, x_t, h: self.cell(x_t, h), cell=nn.GRUCell, out=linear),
    ],
    "relu": [net(rnn=doubled(nonlinearity="relu"))],
    "layers": [
        net(rnn=doubled(num_layers=2)),
        net(rnn=doubled(bidirectional=True), out=lambda V, H: nn.Linear(2 * H, V)),
    ],
    "hidden": [
        net(rnn=lambda V, H: nn.RNN(V, 5), out=lambda V, H: nn.Linear(5, V)),
        net(rnn=lambda V, H: nn.RNN(V, 128), out=lambda V, H: nn.Linear(128, V)),
        net(
            lambda self, x: self.out(torch.cat([self.rnn(x)[0][-1], x[-1]], 1)),
            out=lambda V, H: nn.Linear(V + H, V),
        ),
    ],
    "numbers": [
        last_of(lambda out, h: out.mean(0)),
        last_of(lambda out, h: out.sum(0)),
        last_of(lambda out, h: out.max(0).values),
        last_of(lambda out, h: out[-1].relu()),
        last_of(lambda out, h: out[-1].tanh()),
        last_of(lambda out, h: out[-1] + out[-2] if len(out) > 1 else out[-1]),
        last(torch.tanh),
        last(torch.sigmoid),
        steps(lambda self, x_t, h: pre(self, x_t, h).sigmoid(), **PARTS),
        steps(lambda self, x_t, h: pre(self, x_t, h).relu(), **PARTS),
        steps(lambda self, x_t, h: h + pre(self, x_t, h).tanh(), **PARTS),
        steps(lambda self, x_t, h: self.i(x_t).tanh() + self.h(h), **PARTS),
        steps(lambda self, x_t, h: pre(self, x_t, h).tanh(), start=torch.ones, **PARTS),
        steps(lambda self, x_t, h: self.i(x_t) + self.h(h.tanh()), **PARTS),
        net(lambda self, x: self.out(self.rnn(x.flip(0))[0][-1])),
    ],
    "no_bias": [net(out=lambda V, H: nn.Linear(H, V, bias=False))],
}


@pytest.mark.parametrize("key", NAMED)
def test_a_mistake_is_named(key):
    for answer in NAMED[key]:
        assert verdicts(check_text_rnn, answer, draws=FEW) == {key}


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_a_word_that_makes_no_difference_is_named(said, step):
    def forward(self, x):
        kept = [x_t for t, x_t in enumerate(x, 1) if t != step or len(x) == 1]
        return self.out(self.rnn(torch.stack(kept))[0][-1])

    for _ in range(FEW):
        assert said(check_text_rnn, net(forward)) == line(check_text_rnn, "deaf", step=step)


WRONG = {
    "two cells": modules(
        lambda self, x: self.out(self.b(x[1], self.a(x[0]))),
        a=nn.RNNCell,
        b=nn.RNNCell,
        out=linear,
    ),
    "a cell for every step": modules(
        lambda self, x: self.out(
            [h := None, *(h := c(x_t, h) for c, x_t in zip(self.cells, x, strict=False))][-1]
        ),
        cells=lambda V, H: nn.ModuleList(nn.RNNCell(V, H) for _ in range(9)),
        out=linear,
    ),
    "squeezed": last_of(lambda out, h: h.squeeze()),
    "not a tensor": last(lambda z: z.detach().numpy()),
    "a list": last(list),
    "NaN": last(lambda z: z * np.nan),
    "an object": last(lambda z: object()),
    "instance": RIGHT["nn.RNN"](8, 3),
    "fixed sizes": lambda V, H: RIGHT["nn.RNN"](7, 5),
    "nn.RNN itself": nn.RNN,
    "seven": 7,
    "stops": last(lambda z: 1 / 0),
    "one word": lambda V: None,
}


@pytest.mark.parametrize("name", WRONG)
def test_whatever_else_comes_is_refused_with_a_sentence(name):
    assert "passed" not in verdicts(check_text_rnn, WRONG[name], draws=FEW)


class Empty(nn.Module):
    def __init__(self, V, H):
        super().__init__()

    def forward(self, x): ...


def test_holes_and_a_forgotten_return(said, language):
    for empty in (None, ..., Empty, net(Empty.forward)):
        assert said(check_text_rnn, empty) == f"○ {text('checks.to_do')}"
    forgotten = net(lambda self, x: self.rnn(x) and None)
    assert said(check_text_rnn, forgotten) == f"✗ {text('checks.no_return')}"
    lines = said(check_text_rnn, RIGHT["nn.RNN"], hint=9).splitlines()
    assert text(f"{KEY}.hint_3") in lines[3]
