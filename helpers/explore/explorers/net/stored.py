"""A trained net as text that a notebook stores: 24 bits a weight, and what it is tested on."""

import base64

import torch
from torch import nn

from helpers.expect import expect_shape
from helpers.lang import text
from helpers.nets.one_layer import expect_one_layer, named
from helpers.nets.readouts import EveryStep, LastStep, expect_net
from helpers.tasks.words import START

UNITS, WEIGHTS, TESTS = 64, 25_600, 200  # at most; so many weights are 100 KB of text
LARGEST = 2**23 - 1
GATES = {"lstm": ("f", "i", "o"), "gru": ("z", "r"), "rnn": ()}


def read_vocabulary(vocabulary: list[str] | str) -> list[str]:
    """The symbols as a list; a ValueError where one comes twice, or there is none."""
    given = vocabulary if isinstance(vocabulary, str | list | tuple) else ()
    symbols = [str(symbol) for symbol in given]
    if not symbols or len(set(symbols)) < len(symbols):
        raise ValueError(text("explore.vocabulary", given=repr(symbols[:5] or vocabulary)))
    return symbols


def read_net(module: nn.Module, vocabulary: list[str]) -> tuple[str, dict, int, bool]:
    """The kind of cell, its weights as text, how many labels there are, and whether it can write.

    Raises TypeError for another module than helpers.explore.net takes, and ValueError for one
    that does not fit the vocabulary or is too large.
    """
    reader = module[-1] if isinstance(module, nn.Sequential) and len(module) else module
    if not isinstance(reader, (LastStep, EveryStep)):
        raise TypeError(text("explore.net", given=named(module)))
    refused = ("layers", "directions", "batch_first", "projection")
    cell = expect_one_layer(reader.recurrent, ("RNN", "GRU", "LSTM"), refused).lower()
    outputs = reader.readout.out_features
    if outputs != 1 and outputs != len(vocabulary):
        raise ValueError(text("explore.net_outputs", given=outputs, symbols=len(vocabulary)))
    if reader is module:
        expect_shape("W_ih", reader.recurrent.weight_ih_l0, ("rows", len(vocabulary)))
        weights = _weights(reader)
    else:
        expect_net(module, (type(reader),), len(vocabulary), outputs)
        weights = {"embedding": module[0].weight, **_weights(reader)}
    _expect_small(reader.recurrent.hidden_size, weights)
    stored = {name: _as_text(weight.detach()) for name, weight in weights.items()}
    writes = outputs > 1 and isinstance(reader, EveryStep) and vocabulary[0] == START
    return cell, stored, max(outputs, 2), writes


def read_tests(tests: tuple[torch.Tensor, torch.Tensor] | None, symbols: int, count: int) -> dict:
    """Indices (T, B) below `symbols` and labels (B,) below `count` as lists; {} for None.

    Raises ValueError for others, or too many.
    """
    if tests is None:
        return {}
    refusal = ValueError(text("explore.net_tests", most=TESTS, symbols=symbols, labels=count))
    if not isinstance(tests, tuple | list) or len(tests) != 2:
        raise refusal
    ids, labels = tests
    expect_shape("ids", ids, ("T", "B"))
    expect_shape("labels", labels, (ids.shape[1],))
    if ids.shape[1] > TESTS or not (_below(symbols, ids) and _below(count, labels)):
        raise refusal
    return {"ids": ids.tolist(), "labels": labels.long().tolist()}


def _below(limit, given):
    whole = given.long() if given.dtype is torch.bool else given  # isin does not take bool
    return bool(torch.isin(whole, torch.arange(limit, device=given.device)).all())


def _weights(reader):
    """The weights by the names that the page uses, the embedding apart."""
    layer, linear = reader.recurrent, reader.readout
    rows = layer.weight_hh_l0.new_zeros(layer.weight_hh_l0.shape[0])
    weights = {"W_ih": layer.weight_ih_l0, "W_hh": layer.weight_hh_l0}
    weights |= {name: getattr(layer, f"bias_{name[2:]}_l0", rows) for name in ("b_ih", "b_hh")}
    return weights | {"W_out": linear.weight, "b_out": linear.bias}


def _expect_small(units, weights):
    count = sum(weight.numel() for weight in weights.values())
    if units > UNITS or count > WEIGHTS:
        most = {"most_units": UNITS, "most": WEIGHTS}
        raise ValueError(text("explore.net_size", units=units, weights=count, **most))
    if not all(weight.isfinite().all() for weight in weights.values()):
        raise ValueError(text("one_layer.no_numbers"))


def _as_text(weight):
    """[the value of one unit of the last place, the numbers in base 64 of three bytes each]."""
    unit = max(weight.abs().max().item() / LARGEST, 1e-30)
    whole = (weight.double() / unit).round().long().flatten() + LARGEST + 1  # 1 … 2^24 − 1
    places = torch.stack([whole >> 16, whole >> 8, whole], dim=-1) & 255
    return [unit, base64.b64encode(bytes(places.flatten().tolist())).decode()]
