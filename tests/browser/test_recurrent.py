"""The recurrent nets of the explorers, in JavaScript, against torch in float64."""

import pytest
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

from helpers.mingru import MinGRU
from helpers.nets.trace import trace
from helpers.tasks.bits import one_bit

CELLS = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU, "mingru": MinGRU}
D, H, B, LAG, RATE = 2, 5, 4, 10, 0.03
TRAIN = """async ([sizes, weights, batches, rate]) => {
  const nets = await import("/shared/recurrent.js");
  const arrays = (lists) => Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [name, Float64Array.from(list)]));
  const net = { ...sizes, outputs: 1, weights: arrays(weights) };
  const moments = {};
  return batches.map(({ xs, bits }) => {
    xs = xs.map((x) => Float64Array.from(x));
    const states = nets.forward(net, xs, bits.length);
    const logits = nets.readout(net, states.at(-1).h, bits.length);
    const { loss, d } = nets.crossEntropy(logits, bits);
    const { grads, sizes } = nets.backward(net, xs, states, d, bits.length);
    nets.clip(grads, 1);
    nets.adam(net.weights, grads, moments, rate);
    return { loss, sizes };
  });
}"""
HELD = """async ([sizes, weights, ps, held]) => {
  const nets = await import("/shared/recurrent.js");
  let state = nets.start(sizes, 1);
  return ps.map((p) => {
    state = nets.step({ ...sizes, weights }, p, state, 1, held);
    const names = ["i", "f", "g", "o", "c", "h"];
    return Object.fromEntries(names.map((name) => [name, [...state[name]]]));
  });
}"""


def made(cell):
    """A layer and its readout, and their weights as the explorers name them."""
    torch.manual_seed(sorted(CELLS).index(cell))
    layer, linear = CELLS[cell](D, H).double(), nn.Linear(H, 1).double()
    rows, *others = layer.parameters()
    if cell == "mingru":  # sees no h
        others = [torch.zeros(0), *others, torch.zeros(len(rows))]
    names = ("W_ih", "W_hh", "b_ih", "b_hh", "W_out", "b_out")
    weights = zip(names, [rows, *others, *linear.parameters()], strict=True)
    return layer, linear, {name: one.flatten().tolist() for name, one in weights}


@pytest.mark.parametrize("cell", CELLS)
def test_fifty_updates_are_those_of_torch(page, cell):
    layer, linear, weights = made(cell)
    start = {"cell": cell, "D": D, "H": H}
    every = [*layer.parameters(), *linear.parameters()]
    optimizer = torch.optim.Adam(every, lr=RATE)
    batches, losses = [], []
    for _ in range(50):
        x, bit = (part.double() for part in one_bit(LAG, B))
        loss = binary_cross_entropy_with_logits(linear(layer(x)[0][-1])[:, 0], bit)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(every, 1)
        optimizer.step()
        batches.append({"xs": x.flatten(1).tolist(), "bits": bit.tolist()})
        losses.append(loss.item())
    updates = page.evaluate(TRAIN, [start, weights, batches, RATE])
    assert [update["loss"] for update in updates] == pytest.approx(losses, rel=1e-8)


@pytest.mark.parametrize("cell", CELLS)
def test_the_gradient_of_every_state_is_that_of_autograd(page, cell):
    layer, linear, weights = made(cell)
    x, bit = (part.double() for part in one_bit(LAG, B))
    batch = {"xs": x.flatten(1).tolist(), "bits": bit.tolist()}
    (update,) = page.evaluate(TRAIN, [{"cell": cell, "D": D, "H": H}, weights, [batch], RATE])
    state = torch.zeros(2 if cell == "lstm" else 1, 1, B, H, dtype=torch.float64)
    for t in (0, 1, LAG // 2, LAG + 1):
        with torch.no_grad():
            last = layer(x[:t])[1] if t else (*state,) if cell == "lstm" else state[0]
        parts = [one.requires_grad_() for one in (last if cell == "lstm" else (last,))]
        h = parts[0][0]
        if t <= LAG:
            h = layer(x[t:], tuple(parts) if cell == "lstm" else parts[0])[0][-1]
        loss = binary_cross_entropy_with_logits(linear(h)[:, 0], bit)
        grads = [
            one for one in torch.autograd.grad(loss, parts, allow_unused=True) if one is not None
        ]
        size = torch.cat([one.flatten() for one in grads]).norm().item()
        assert update["sizes"][t] == pytest.approx(size, rel=1e-8)


def test_a_held_gate_is_held_in_every_unit_or_in_one(page):
    layer, _, weights = made("lstm")
    x = torch.randn(6, 1, D, dtype=torch.float64)
    p = x @ layer.weight_ih_l0.T + layer.bias_ih_l0
    given = [{"cell": "lstm", "D": D, "H": H}, weights, p.flatten(1).tolist()]
    every = page.evaluate(HELD, [*given, [[H + unit, 0] for unit in range(H)]])  # f at σ(0)
    expected = trace(layer, x, f=0.5)
    for name, values in expected.items():
        for step, row in zip(every, values[:, 0].tolist(), strict=True):
            assert step[name] == pytest.approx(row, abs=1e-12)
    one = page.evaluate(HELD, [*given, [[H + 2, 0]]])
    free = trace(layer, x)
    assert [step["f"][2] for step in one] == [0.5] * 6
    assert one[0]["f"] == pytest.approx(
        [0.5 if unit == 2 else f for unit, f in enumerate(free["f"][0, 0].tolist())], abs=1e-12
    )
