"""Checks of lesson 08: words as one-hot inputs with the last letter's index, and TextLSTM."""

from functools import partial
from random import choices, sample
from string import ascii_lowercase

import torch
from torch import nn
from torch.nn.functional import one_hot, pad

from helpers.cells import LSTM
from helpers.checks.compare import as_tensor, expect_parts, expect_shape, same
from helpers.checks.draws import draw_apart, fresh, fresh_
from helpers.checks.judge import expect_right, is_right
from helpers.checks.modules import built, called, expect_gradient, expect_steady, logits_of
from helpers.checks.verdict import Mistake, exercise, returned

WORD_LENGTHS = 6, 3  # the notebook's words have four letters, on which some answers count
NET = (6, 5)  # letters and hidden units; with STEPS and BATCH all different
STEPS, BATCH = 4, 3


@exercise
def check_encode(answer):
    """Let `answer(words, alphabet)` return x (T, B, V), one-hot floats, and y (B,), indices."""
    for length in WORD_LENGTHS:
        (words, alphabet), encodings = draw_apart(partial(_words, length), _encodings)
        told = {"smaller than num_classes": "outside"}
        both = expect_parts(returned(answer, [*words], alphabet, told=told), 2, "two_values")
        for k, name in enumerate("xy"):
            kinds = [(kind, values[k]) for kind, values in encodings]
            expect_right(both[k], kinds, name, other=name)
        x, y = map(as_tensor, "xy", both)
        if not x.is_floating_point():
            raise Mistake("no_floats", dtype=str(x.dtype))
        if y.dtype != torch.int64:
            raise Mistake("no_indices", dtype=str(y.dtype))


def _words(length):
    """Words of so many letters, and an alphabet whose last letter is in none of them."""
    alphabet = "".join(sample(ascii_lowercase, 9))
    return ["".join(choices(alphabet[:-1], k=length)) for _ in range(7)], alphabet


def _encodings(words, alphabet):
    """What an answer of each kind gives for x and y."""
    ids = torch.tensor([[alphabet.index(letter) for letter in word] for word in words])
    in_order = torch.tensor([sorted(alphabet).index(c) for c in alphabet])[ids]
    hot, hot_in_order = (one_hot(k, len(alphabet)).transpose(0, 1) for k in (ids, in_order))
    x, y, inputs = hot[:-1], ids[:, -1], ids[:, :-1]
    of_x = [("batch_first", x.transpose(0, 1)), ("reshaped", x.transpose(0, 1).reshape(x.shape))]
    of_x += [("all_letters", hot), ("all_letters", hot.transpose(0, 1)), ("last_letters", hot[1:])]
    of_x += [("indices", inputs), ("indices", inputs.T), ("sorted", hot_in_order[:-1])]
    of_x += [("places", one_hot(inputs.T)), ("places", one_hot(ids.T)[:-1])]
    of_x += [("too_many_places", pad(x, (0, 26 - len(alphabet)))), ("two_values", y)]
    a_to_z = torch.tensor([[ascii_lowercase.index(letter) for letter in word] for word in words])
    of_x += [("too_many_places", one_hot(a_to_z, 26).transpose(0, 1)[:-1])]
    of_y = [("y_one_hot", hot[-1]), ("sorted", in_order[:, -1]), ("two_values", x)]
    if len(hot) > 4:
        of_x += [("first_three", hot[:3]), ("first_three", hot[:3].transpose(0, 1))]
        of_y += [("first_three", ids[:, 3])]
    of_both = [(key, (one, y)) for key, one in of_x] + [(key, (x, one)) for key, one in of_y]
    return [("right", (x, y)), *of_both]


@exercise
def check_text_lstm(answer):
    """Let the class `answer(letters, hidden)` map x (T, B, V) to the logits (B, V)."""
    net = built(answer, *NET)
    _net_parts(net)
    (x, _), answers = draw_apart(lambda: (fresh(STEPS, BATCH, NET[0]), fresh_(net)), _net_answers)
    _net_logits(net, x, answers)
    expect_gradient(net, x)
    for steps, batch in ((1, 1), (7, 2)):
        x = fresh(steps, batch, NET[0])
        if not same(logits_of(net, x), _net_answers(x, net)[0][1]):
            raise Mistake("values")


def _net_parts(net):
    lstm, W, b = (getattr(net, name, None) for name in ("lstm", "W", "b"))
    if vars(net).keys() == vars(nn.Module()).keys() and not [*net.children(), *net.parameters()]:
        raise Mistake("checks.to_do")
    if not isinstance(lstm, nn.LSTM | LSTM):
        raise Mistake("no_lstm")
    if (lstm.input_size, lstm.hidden_size) != NET:
        raise Mistake("sizes", given=(lstm.input_size, lstm.hidden_size))
    if len(list(lstm.parameters())) != 4:
        raise Mistake("one_layer")
    if not isinstance(W, nn.Linear):
        raise Mistake("no_W")
    if W.bias is not None:
        raise Mistake("W_has_bias")
    if (W.in_features, W.out_features) != NET[::-1]:
        raise Mistake("W_shape", given=(W.in_features, W.out_features))
    if not isinstance(b, nn.Parameter):
        raise Mistake("b_no_parameter")
    if b.numel() != NET[0] or not (b == 1).all():
        raise Mistake("b_no_ones")


@torch.no_grad()
def _net_steps(x, net):
    """W h + b at every step (T, B, V), W c + b at the last, and all with T and B exchanged."""
    W, b = net.W.weight.double().T, net.b.double().flatten()
    lstm = LSTM(*NET)
    lstm.load_state_dict(net.lstm.state_dict())
    out, (_, c) = lstm.double()(x.double())
    return out @ W + b, c[-1] @ W + b, lstm(x.double().transpose(0, 1))[0] @ W + b


def _net_answers(x, net):
    """What the logits are in the right answer, first, and in frequent mistakes."""
    every, from_c, turned = _net_steps(x, net)
    reading = "batch_first" if getattr(net.lstm, "batch_first", False) else "transposed"
    return [
        ("right", every[-1]),
        ("every_step", every),
        ("state_dim", every[-1:]),
        ("last_word", every[:, -1]),
        *((reading, logits) for logits in (turned, turned[-1], turned[:, -1])),
        ("first_step", every[0]),
        ("mean", every.mean(dim=0)),
        ("no_b", every[-1] - net.b.detach().double().flatten()),
        ("from_c", from_c),
        ("softmax", every[-1].softmax(dim=-1)),
        ("log_softmax", every[-1].log_softmax(dim=-1)),
    ]


def _net_logits(net, x, answers):
    """The values are right; those of a frequent mistake have its name."""
    given, (_, right) = called(net, x), answers[0]
    if not is_right(given, answers):
        expect_shape("logits", given, right)
    expect_steady(net, x[:3])
    if not same(given, right):
        raise Mistake("values")
