"""Every helper that takes a recurrent layer reads it rightly or says what it cannot read."""

import math
import re
import warnings

import pytest
import torch
from torch import nn

from helpers import cells, explore
from helpers.lang import text
from helpers.nets.initial import chrono, chrono_bias, identity, set_bias
from helpers.nets.readouts import EveryStep, LastStep
from helpers.nets.trace import time_constants, trace
from helpers.training.sampling import sample
from helpers.training.stopping import loss_on, train_and_stop

T, B, D, H = 6, 4, 5, 3
ALPHABET = "·ab"
KINDS = ("RNN", "GRU", "LSTM")


def layer(kind, **options):
    return getattr(nn, kind)(D, H, **options)


def character_net(reader):
    return nn.Sequential(nn.Embedding(len(ALPHABET), D), reader)


def writer(recurrent):
    return character_net(EveryStep(recurrent, len(ALPHABET)))


READING, BIASES = "directions batch_first projection", "layers directions no_bias"
HELPERS = {  # how each is called with a layer, the kinds that it takes, and what it refuses
    "trace": (lambda one: trace(one, torch.randn(T, B, D)), ["LSTM"], f"layers {READING}"),
    "LastStep": (LastStep, KINDS, READING),
    "EveryStep": (lambda one: EveryStep(one, 2), KINDS, READING),
    "set_bias f": (lambda one: set_bias(one, "f", 1.0), ["LSTM"], BIASES),
    "set_bias z": (lambda one: set_bias(one, "z", 1.0), ["GRU"], BIASES),
    "chrono": (lambda one: chrono(one, 10), ["LSTM", "GRU"], BIASES),
    "identity": (identity, ["RNN"], BIASES),
    "sample": (lambda one: sample(writer(one), ALPHABET, 4), KINDS, READING),
    "net": (lambda one: explore.net(writer(one), ALPHABET), KINDS, f"layers {READING}"),
}
OPTIONS = {
    "layers": {"num_layers": 2},
    "directions": {"bidirectional": True},
    "batch_first": {"batch_first": True},
    "projection": {"proj_size": 2},
    "no_bias": {"bias": False},
}


def cases(refused):
    """(helper, kind, feature) of all layers that are refused, or of all that are read."""
    found = []
    for name, (_, kinds, features) in HELPERS.items():
        for kind in kinds:
            possible = [one for one in OPTIONS if kind == "LSTM" or one != "projection"]
            told = features.split()
            found += [(name, kind, one) for one in possible if (one in told) is refused]
    return found


@pytest.fixture(autouse=True)
def seed():
    torch.manual_seed(0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@pytest.mark.parametrize(("name", "kind", "feature"), cases(refused=True))
def test_what_cannot_be_read_is_refused_in_a_sentence(language, name, kind, feature):
    with pytest.raises(ValueError) as error:
        HELPERS[name][0](layer(kind, **OPTIONS[feature]))
    assert str(error.value) == text(f"one_layer.{feature}", given=kind)


@pytest.mark.parametrize(("name", "kind", "feature"), cases(refused=False))
def test_the_others_are_read(name, kind, feature):
    HELPERS[name][0](layer(kind, **OPTIONS[feature]))


@pytest.mark.parametrize("name", [name for name in HELPERS if name != "identity"])
@pytest.mark.parametrize("module", [nn, cells], ids=["torch", "ours"])
def test_ours_are_read_as_torchs_are(name, module):
    call, kinds, _ = HELPERS[name]
    for kind in kinds:
        call(getattr(module, kind)(D, H))


@pytest.mark.parametrize("name", HELPERS)
def test_another_kind_is_refused(language, name):
    call, kinds, _ = HELPERS[name]
    kinds = ["LSTM", "GRU"] if name.startswith("set_bias") else kinds
    others = [layer(kind) for kind in KINDS if kind not in kinds]
    others += [nn.Linear(D, H), nn.LSTM, nn.LSTMCell(D, H), None]
    for other in others:
        with pytest.raises(TypeError) as error:
            call(other)
        given = "class LSTM" if other is nn.LSTM else type(other).__name__
        expected = ", ".join(kinds)
        assert str(error.value) == text("one_layer.kind", given=given, expected=expected)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layers", [2, 3])
def test_of_several_layers_the_top_one_is_read(kind, layers):
    recurrent, x = layer(kind, num_layers=layers), torch.randn(T, B, D)
    state = recurrent(x)[1]
    top = (state[0] if kind == "LSTM" else state)[-1]
    last, every = LastStep(recurrent, 2), EveryStep(recurrent, 2)
    torch.testing.assert_close(last(x), last.readout(top))
    torch.testing.assert_close(every(x)[0][-1], every.readout(top))


def test_an_lstm_without_biases_is_traced():
    lstm, x = layer("LSTM", bias=False), torch.randn(T, B, D)
    record, (out, (_, c)) = trace(lstm, x), lstm(x)
    torch.testing.assert_close((record["h"], record["c"][-1]), (out, c[0]))


def test_chrono_of_our_gru_opens_z():
    gru = chrono(cells.GRU(D, 64), 100)
    r, z, n = (gru.bias_ih_l0 + gru.bias_hh_l0).chunk(3)
    assert 0 <= z.min() < z.max() <= math.log(99) and not r.any() and not n.any()


INPUTS = {
    "unbatched": torch.randn(T, D),
    "one size too many": torch.randn(1, T, B, D),
    "another D": torch.randn(T, B, D + 1),
    "no steps": torch.randn(0, B, D),
    "numbers of symbols": torch.zeros(T, B, dtype=torch.long),
}
READERS = {
    "trace": lambda x: trace(layer("LSTM"), x),
    "LastStep": lambda x: LastStep(layer("GRU"))(x),
    "EveryStep": lambda x: EveryStep(layer("RNN"), 2)(x),
    "ours": lambda x: cells.GRU(D, H)(x),
}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@pytest.mark.parametrize("x", INPUTS.values(), ids=INPUTS)
def test_an_input_of_another_shape_is_refused(language, read, x):
    with pytest.raises(ValueError) as error:
        read(x)
    shape = {"name": "x", "given": tuple(x.shape), "expected": f"(T ≥ 1, B, {D})"}
    assert str(error.value) == text("cells.shape", **shape)


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@pytest.mark.parametrize("dtype", [torch.float64, torch.long])
def test_an_input_of_another_dtype_is_refused(language, read, dtype):
    with pytest.raises(ValueError) as error:
        read(torch.zeros(T, B, D, dtype=dtype))
    said = text("cells.dtype", name="x", given=dtype, expected=torch.float32)
    assert str(error.value) == said


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_a_packed_sequence_is_refused(language, read):
    packed = nn.utils.rnn.pack_padded_sequence(torch.randn(T, B, D), torch.full((B,), T))
    with pytest.raises(ValueError) as error:
        read(packed)
    assert str(error.value) == text("cells.not_a_tensor", name="x", given="PackedSequence")


@pytest.mark.parametrize("gate", ["c", "h", "z", "F", ""])
def test_trace_holds_gates_alone(language, gate):
    with pytest.raises(ValueError) as error:
        trace(layer("LSTM"), torch.randn(T, B, D), **{gate: 0.5})
    given = {"kind": "LSTM", "given": repr(gate), "expected": "i, f, g, o"}
    assert str(error.value) == text("one_layer.gate", **given)


@pytest.mark.parametrize("gate", "ifgo")
def test_a_gate_is_held_within_its_range(language, gate):
    low = -1 if gate == "g" else 0
    lstm, x = layer("LSTM"), torch.randn(T, B, D)
    for value in (low, 0.5, 1):
        assert (trace(lstm, x, **{gate: value})[gate] == value).all()
    for value in (low - 0.01, 1.01, math.nan, math.inf, None, "1", torch.ones(H)):
        with pytest.raises(ValueError) as error:
            trace(lstm, x, **{gate: value})
        given = {"name": gate, "low": low, "high": 1, "given": repr(value)}
        assert str(error.value) == text("one_layer.held", **given)


@pytest.mark.parametrize(
    ("kind", "gates", "wrong"),
    [
        ("LSTM", "i, f, g, o", ["z", "if", "", "ifgo", "F", None]),
        ("GRU", "r, z, n", ["f", "rz", "", "h"]),
    ],
)
def test_a_bias_belongs_to_a_gate(language, kind, gates, wrong):
    for gate in wrong:
        with pytest.raises(ValueError) as error:
            set_bias(layer(kind), gate, 1.0)
        given = {"kind": kind, "given": repr(gate), "expected": gates}
        assert str(error.value) == text("one_layer.gate", **given)


def test_a_bias_is_one_number_or_one_for_each_unit(language):
    for value in (torch.zeros(H + 1), torch.zeros(1), torch.zeros(1, H), "1", None, [0.0] * H):
        with pytest.raises(ValueError) as error:
            set_bias(layer("LSTM"), "f", value)
        given = tuple(value.shape) if isinstance(value, torch.Tensor) else type(value).__name__
        assert str(error.value) == text("one_layer.value", hidden=H, given=given)
    assert (set_bias(layer("LSTM"), "f", torch.tensor(2.0)).bias_ih_l0[H : 2 * H] == 2).all()


@pytest.mark.parametrize("longest", [1, 0, -5, math.nan, math.inf, None])
def test_chrono_needs_two_steps_and_leaves_the_layer_alone_without(language, longest):
    lstm = layer("LSTM")
    before = lstm.bias_ih_l0.clone()
    for call in (lambda: chrono(lstm, longest), lambda: chrono_bias(H, longest)):
        with pytest.raises(ValueError) as error:
            call()
        assert str(error.value) == text("one_layer.longest", given=repr(longest))
    assert torch.equal(lstm.bias_ih_l0, before)


def test_time_constants_take_values_of_a_gate(language):
    f = torch.rand(T, B, H)
    for wrong in (f[0], f[..., None], [0.5]):
        with pytest.raises(ValueError, match=re.escape("f")):
            time_constants(wrong)
    for wrong in (f - 1, f + 1, f / 0 * 0):
        with pytest.raises(ValueError) as error:
            time_constants(wrong)
        assert str(error.value) == text("one_layer.gates_between")


def test_a_gate_that_is_always_1_keeps_for_ever_and_one_at_0_not_at_all():
    assert time_constants(torch.ones(T, B, H)).tolist() == [math.inf] * H
    assert time_constants(torch.zeros(T, B, H)).tolist() == [0.0] * H


LAST, EVERY = LastStep(layer("LSTM"), 3), EveryStep(layer("LSTM"), 3)
NETS = {
    "Sequential(Embedding, LastStep)": character_net(LAST),
    "Sequential(Embedding, Dropout, EveryStep)": nn.Sequential(
        nn.Embedding(3, D), nn.Dropout(), EVERY
    ),
    "Sequential(Linear, EveryStep)": nn.Sequential(nn.Linear(3, D), EVERY),
    "EveryStep": EVERY,
    "class EveryStep": EveryStep,
}


@pytest.mark.parametrize("given", NETS)
def test_a_net_of_another_make_does_not_write(language, given):
    with pytest.raises(TypeError) as error:
        sample(NETS[given], ALPHABET, 2)
    assert str(error.value) == text("one_layer.net", reader="EveryStep", given=given)


@pytest.mark.parametrize(("embeddings", "outputs"), [(4, 3), (2, 3), (3, 4), (3, 2)])
def test_a_net_has_as_many_embeddings_and_outputs_as_symbols(language, embeddings, outputs):
    net = nn.Sequential(nn.Embedding(embeddings, D), EveryStep(layer("GRU"), outputs))
    name, given = ("outputs", outputs) if embeddings == 3 else ("embeddings", embeddings)
    with pytest.raises(ValueError) as error:
        sample(net, ALPHABET, 2)
    assert str(error.value) == text(f"one_layer.{name}", given=given, expected=3)


def test_a_net_that_diverged_writes_nothing(language):
    net = writer(layer("LSTM"))
    nn.init.constant_(net[1].readout.bias, math.nan)
    with pytest.raises(ValueError) as error:
        sample(net, ALPHABET, 2)
    assert str(error.value) == text("one_layer.no_numbers")


@pytest.mark.parametrize("kind", KINDS)
def test_ours_take_over_the_weights_of_one_layer(language, kind):
    own = getattr(cells, kind)(D, H)
    own.load_state_dict(layer(kind).state_dict())
    own.load_state_dict(layer(kind, batch_first=True).state_dict())  # the weights are the same
    extra = "weight_ih_l1, weight_hh_l1, bias_ih_l1, bias_hh_l1"
    back = "weight_ih_l0_reverse, weight_hh_l0_reverse, bias_ih_l0_reverse, bias_hh_l0_reverse"
    wrong = {
        extra: layer(kind, num_layers=2),
        back: layer(kind, bidirectional=True),
        "bias_ih_l0, bias_hh_l0": layer(kind, bias=False),
        "weight_ih_l0": getattr(nn, kind)(D + 1, H),
    }
    if kind == "LSTM":
        wrong["weight_hh_l0, weight_hr_l0"] = layer(kind, proj_size=2)
    before = {name: weight.clone() for name, weight in own.state_dict().items()}
    for names, other in wrong.items():
        with pytest.raises(ValueError) as error:
            own.load_state_dict(other.state_dict())
        said = text("cells.weights", layer=f"{kind}({D}, {H})", names=names)
        assert str(error.value) == said
    torch.testing.assert_close(own.state_dict(), before, rtol=0, atol=0)


def test_targets_are_the_numbers_of_classes(language):
    with pytest.raises(ValueError) as error:
        loss_on(LAST, torch.randn(T, B, D), torch.zeros(B))
    assert str(error.value) == text("one_layer.targets", given=torch.float32)


@pytest.mark.parametrize(
    ("net", "y", "given", "expected"),
    [
        (LAST, (T, B), (B, 3), "(6, 4, classes)"),
        (EVERY, (B,), (T, B, 3), "(4, classes)"),
        (EVERY, (B, T), (T, B, 3), "(4, 6, classes)"),  # as many, in another order
        (LastStep(layer("LSTM")), (B,), (B,), "(4, classes)"),
    ],
)
def test_the_loss_takes_answers_that_fit_the_targets(language, net, y, given, expected):
    with pytest.raises(ValueError) as error:
        loss_on(net, torch.randn(T, B, D), torch.zeros(y, dtype=torch.long))
    shown = {"y": y, "given": given, "expected": expected}
    assert str(error.value) == text("one_layer.answers", **shown)


@pytest.mark.parametrize("part", ["train", "validation"])
@pytest.mark.parametrize(
    ("x", "y"), [((B, T), (B,)), ((T, B), (B, T)), ((B,), (B,)), ((T, B), ())]
)
def test_words_stand_in_columns(language, part, x, y):
    right = torch.zeros(T, B, dtype=torch.long), torch.zeros(B, dtype=torch.long)
    parts = {"train": right, "validation": right}
    parts[part] = torch.zeros(x, dtype=torch.long), torch.zeros(y, dtype=torch.long)
    with pytest.raises(ValueError) as error:
        train_and_stop(character_net(LAST), parts, 2, updates=1, lr=0.1)
    assert str(error.value) == text("one_layer.part", part=part, x=x, y=y)
