"""The cells have torch's numbers, forward and backward, and the papers' where torch has none."""

import math

import pytest
import torch
from torch import nn

from helpers.cells import GRU, LSTM, RNN, gru_step, lstm_step, rnn_step

STEPS = {"rnn": rnn_step, "lstm": lstm_step, "gru": gru_step}
TORCH_STEPS = {"rnn": nn.RNNCell, "lstm": nn.LSTMCell, "gru": nn.GRUCell}
MODULES = {"rnn": (RNN, nn.RNN), "lstm": (LSTM, nn.LSTM), "gru": (GRU, nn.GRU)}
STATES = {"rnn": 1, "lstm": 2, "gru": 1}
GATES = {"rnn": 1, "lstm": 4, "gru": 3}

cells = pytest.mark.parametrize("cell", STEPS)
sizes = pytest.mark.parametrize(
    ("B", "D", "H"), [(1, 1, 1), (3, 2, 4), (1, 3, 2), (2, 1, 3), (4, 5, 1), (5, 7, 6)]
)


@pytest.fixture(autouse=True)
def seed():
    torch.manual_seed(0)


def leaf(*shape):
    return torch.randn(*shape, dtype=torch.float64, requires_grad=True)


def arguments(cell, B, D, H):
    """x, the states and the parameters of one step, all random, all with gradients."""
    states = [leaf(B, H) for _ in range(STATES[cell])]
    rows = GATES[cell] * H
    return [leaf(B, D), *states, leaf(rows, D), leaf(rows, H), leaf(rows), leaf(rows)]


def as_torch(states):
    """h alone, or the pair (h, c)."""
    return tuple(states) if len(states) == 2 else states[0]


def flat(*values):
    """The tensors in tuples of any depth, in order."""
    return [t for v in values for t in (flat(*v) if isinstance(v, tuple) else [v])]


def assert_same(given, expected, leaves, expected_leaves=None):
    """Equal values, and equal gradients for the same random gradient from above."""
    given, expected = flat(given), flat(expected)
    exact = {"rtol": 1e-9, "atol": 1e-11}
    torch.testing.assert_close(given, expected, **exact)
    above = [torch.randn_like(tensor) for tensor in given]
    mine = torch.autograd.grad(given, leaves, above)
    theirs = torch.autograd.grad(expected, expected_leaves or leaves, above)
    torch.testing.assert_close(mine, theirs, **exact)


@cells
@sizes
def test_a_step_is_torchs(cell, B, D, H):
    given = x, *rest = arguments(cell, B, D, H)
    states, parameters = rest[: STATES[cell]], rest[STATES[cell] :]
    theirs = TORCH_STEPS[cell](D, H, dtype=torch.float64)
    named = dict(zip([name for name, _ in theirs.named_parameters()], parameters, strict=True))
    expected = torch.func.functional_call(theirs, named, (x, as_torch(states)))
    assert_same(STEPS[cell](*given), expected, given)


@cells
@sizes
@pytest.mark.parametrize("T", [1, 2, 12])
@pytest.mark.parametrize("given", [True, False], ids=["state", "no-state"])
def test_a_sequence_is_torchs(cell, T, B, D, H, given):
    ours, theirs = (module(D, H).double() for module in MODULES[cell])
    ours.load_state_dict(theirs.state_dict())
    x = leaf(T, B, D)
    states = [leaf(1, B, H) for _ in range(STATES[cell])] if given else []
    state = as_torch(states) if given else None
    mine, others = ([x, *states, *module.parameters()] for module in (ours, theirs))
    assert_same(ours(x, state), theirs(x, state), mine, others)


@cells
def test_state_dicts_are_exchanged_both_ways(cell):
    (ours, theirs), x = (module(3, 4) for module in MODULES[cell]), torch.randn(5, 2, 3)
    assert list(ours.state_dict()) == list(theirs.state_dict())
    theirs.load_state_dict(ours.state_dict())
    torch.testing.assert_close(flat(ours(x)), flat(theirs(x)))


@cells
def test_the_start_is_torchs(cell):
    starts = []
    for module in MODULES[cell]:
        torch.manual_seed(1)
        starts.append(list(module(3, 4).parameters()))
    torch.testing.assert_close(*starts, rtol=0, atol=0)


def sigmoid(a):
    return 1 / (1 + math.exp(-a))


def peephole_lstm(x, h, c, W_ih, W_hh, b_ih, b_hh, p_i, p_f, p_o):
    """Gers & Schmidhuber 2000 for one sample and one number at a time, on plain lists."""
    H = len(h)

    def net(gate, k):
        row = gate * H + k
        from_input = sum(w * v for w, v in zip(W_ih[row], x, strict=True))
        from_state = sum(w * v for w, v in zip(W_hh[row], h, strict=True))
        return from_input + from_state + b_ih[row] + b_hh[row]

    new_h, new_c = [], []
    for k in range(H):
        i = sigmoid(net(0, k) + p_i[k] * c[k])
        f = sigmoid(net(1, k) + p_f[k] * c[k])
        new_c.append(f * c[k] + i * math.tanh(net(2, k)))
        o = sigmoid(net(3, k) + p_o[k] * new_c[k])
        new_h.append(o * math.tanh(new_c[k]))
    return new_h, new_c


@sizes
def test_peepholes_are_those_of_the_paper(B, D, H):
    given = arguments("lstm", B, D, H)
    peepholes = [leaf(H) for _ in range(3)]
    batch, shared = given[:3], [tensor.tolist() for tensor in given[3:] + peepholes]
    samples = zip(*(tensor.tolist() for tensor in batch), strict=True)
    expected = zip(*(peephole_lstm(*sample, *shared) for sample in samples), strict=True)
    expected = [torch.tensor(state, dtype=torch.float64) for state in expected]
    torch.testing.assert_close(list(lstm_step(*given, peepholes)), expected)


@pytest.mark.parametrize("container", [tuple, torch.stack])
def test_peepholes_may_stand_in_a_tuple_or_be_one_tensor(container):
    given, peepholes = arguments("lstm", 2, 3, 4), [leaf(4), leaf(4), leaf(4)]
    expected = lstm_step(*given, peepholes)
    torch.testing.assert_close(lstm_step(*given, container(peepholes)), expected)


def test_peepholes_of_zero_are_none():
    given = arguments("lstm", 2, 3, 4)
    nothing = torch.zeros(4, dtype=torch.float64)
    torch.testing.assert_close(lstm_step(*given, [nothing] * 3), lstm_step(*given))


def test_gradients_flow_through_the_peepholes():
    leaves = [*arguments("lstm", 2, 3, 4), leaf(4), leaf(4), leaf(4)]
    assert torch.autograd.gradcheck(lambda *all_: lstm_step(*all_[:7], all_[7:]), leaves)


def published_gru(x, h, W_ih, W_hh, b_ih, b_hh, z_writes=False):
    """The reset gate acts before the matrix; z keeps (Cho et al. 2014, v3) or writes (Chung)."""
    (W_r, W_z, W_n), (U_r, U_z, U_n) = W_ih.chunk(3), W_hh.chunk(3)
    b_r, b_z, b_n = (b_ih + b_hh).chunk(3)
    r = torch.sigmoid(x @ W_r.T + h @ U_r.T + b_r)
    z = torch.sigmoid(x @ W_z.T + h @ U_z.T + b_z)
    n = torch.tanh(x @ W_n.T + (r * h) @ U_n.T + b_n)
    return (1 - z) * h + z * n if z_writes else z * h + (1 - z) * n


@sizes
def test_reset_before_is_the_published_gru(B, D, H):
    given = arguments("gru", B, D, H)
    assert_same(gru_step(*given, reset_after=False), published_gru(*given), given)


@sizes
def test_a_sequence_with_reset_before(B, D, H):
    module, x, h = GRU(D, H, reset_after=False).double(), leaf(3, B, D), leaf(1, B, H)
    first = h[0]
    expected = [first := published_gru(step, first, *module.parameters()) for step in x]
    out, last = module(x, h)
    assert_same((out, last), (torch.stack(expected), first[None]), [x, h, *module.parameters()])


def test_reset_before_is_another_function_than_reset_after():
    given = arguments("gru", 5, 3, 4)
    before, after = (gru_step(*given, reset_after=after) for after in (False, True))
    assert (before - after).abs().max() > 0.01
    with torch.no_grad():
        given[4][:4] = 100  # r is 1: nothing is reset
    torch.testing.assert_close(gru_step(*given, reset_after=False), gru_step(*given))


def test_the_z_of_chung_is_ours_with_the_sign_changed():
    x, h, *parameters = arguments("gru", 5, 3, 4)
    negated = [tensor.detach().clone() for tensor in parameters]
    for tensor in negated:
        tensor[4:8].neg_()  # the rows of z
    expected = published_gru(x, h, *parameters, z_writes=True)
    torch.testing.assert_close(gru_step(x, h, *negated, reset_after=False), expected)
