"""Check of lesson 05: the state goes on from window to window, the gradient does not."""

import copy
from collections.abc import Iterable, Mapping
from functools import partial

import torch
from torch import nn

from helpers.checks.compare import expect_shape, same
from helpers.checks.draws import fresh, fresh_, until_apart
from helpers.checks.verdict import Mistake, ask, exercise, returned

INPUTS, HIDDEN = 3, 5
WINDOWS, WINDOW, STREAMS = 3, 3, 2
VALUES = {  # what the next window starts from: the right one first, then mistakes
    "right": lambda h, c: (h, c),
    "not_carried": lambda h, c: (0 * h, 0 * c),
    "only_h": lambda h, c: (h, 0 * c),
    "only_c": lambda h, c: (0 * h, c),
    "swapped": lambda h, c: (c, h),
    "h_twice": lambda h, c: (h, h),
}
GRADIENTS = {  # the values are right; the gradient is that of its window, or runs back
    "detached": lambda h, c: (h.detach(), c.detach()),
    "attached": lambda h, c: (h, c),
    "h_attached": lambda h, c: (h, c.detach()),
    "c_attached": lambda h, c: (h.detach(), c),
}
SAID = {  # of a state that is no pair
    "'tuple' object has no attribute 'detach'": "no_pair",
    "'list' object has no attribute 'detach'": "no_pair",
    "'generator' object": "no_pair",
    "index 1 is out of bounds for dimension 0 with size 1": "no_pair",
}


@exercise
def check_carry(answer):
    """Let `answer(lstm, windows)` run an LSTM over the pieces of a stream, by truncated BPTT.

    windows: a list of (T, B, D) -> a list of outputs (T, B, H). They are those of the whole
    stream; the gradient of each stays within its window.
    """
    lstm, pieces, ways = until_apart(_stream, lambda lstm, pieces, ways: ways.items())
    windows, lstm = _leaves(pieces), copy.deepcopy(lstm)
    outputs = _outputs(returned(answer, lstm, list(windows), told=SAID))
    _judge_values(outputs, ways)
    _judge_gradients(_gradients(lstm, windows, outputs), ways)


def _stream():
    """An LSTM, the windows of a stream, and the outputs or gradients of each way to go on."""
    lstm, ways = fresh_(nn.LSTM(INPUTS, HIDDEN)), {}
    pieces = [fresh(WINDOW, STREAMS, INPUTS) for _ in range(WINDOWS)]
    for name, change in VALUES.items():
        ways[name] = [out.detach() for out in _run(lstm, pieces, change)]
    for name, change in GRADIENTS.items():
        windows = _leaves(pieces)
        ways[name] = _gradients(lstm, windows, _run(lstm, windows, change))
    return lstm, pieces, ways


def _leaves(pieces):
    return [piece.clone().requires_grad_() for piece in pieces]


def _run(lstm, windows, change):
    """The outputs when `change(h, c)` is what the next window starts from."""
    outputs, state = [], None
    for window in windows:
        out, state = lstm(window, state)
        outputs.append(out)
        state = change(*state)
    return outputs


def _outputs(given):
    """One output for each window, of whatever holds them; Mistake for anything else."""
    holds = isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping)
    if not holds or (isinstance(given, torch.Tensor) and given.ndim != 4):
        raise Mistake("no_list", given=type(given).__name__)
    outputs = ask(list, given, told=SAID)
    if len(outputs) == 2 and isinstance(outputs[0], list) and len(outputs[0]) == WINDOWS:
        raise Mistake("and_state")
    if len(outputs) != WINDOWS:
        raise Mistake("count", given=len(outputs), expected=WINDOWS)
    if any(isinstance(out, tuple) and len(out) == 2 for out in outputs):
        raise Mistake("with_state")
    return [_stacked(out) for out in outputs]


def _stacked(out):
    """The outputs of single steps as one tensor, with their graph."""
    steps = isinstance(out, list) and out and all(isinstance(o, torch.Tensor) for o in out)
    return ask(torch.stack, out) if steps else out


def _judge_values(outputs, ways):
    """The outputs are those of the whole stream, or a Mistake."""
    pairs = zip(outputs, ways["right"], strict=True)
    given = [expect_shape(f"outputs[{k}]", *pair) for k, pair in enumerate(pairs)]
    found = next((key for key in VALUES if _all_same(given, ways[key])), None)
    if found is None:
        number = list(map(same, given, ways["right"])).index(False) + 1
        raise Mistake("values", number=number)
    if found != "right":
        raise Mistake(found)


def _all_same(given, wanted):
    return all(map(same, given, wanted))


def _gradients(lstm, windows, outputs):
    """Of the sum of each output: its gradients by all windows, and by all parameters."""
    sources, rows = [*windows, *lstm.parameters()], []
    grad = partial(torch.autograd.grad, retain_graph=True, allow_unused=True)
    for out in outputs:
        found = [None] * len(sources)
        if isinstance(out, torch.Tensor) and out.requires_grad:
            found = ask(grad, out.sum(), sources, told={"a second time": "used_up"})
            found = [None if g is None else g.to(out.dtype) for g in found]
        pairs = zip(sources, found, strict=True)
        row = [torch.zeros_like(s) if g is None else g for s, g in pairs]
        rows.append((row[:WINDOWS], row[WINDOWS:]))
    return rows


def _judge_gradients(given, ways):
    """Wherever a gradient arrives, at windows or parameters, it is that of its window alone."""
    if not all(any(map(_arrives, row)) for row in given):
        raise Mistake("no_gradient")
    for key in GRADIENTS:
        rows = zip(given, ways[key], strict=True)
        parts = [pair for two in rows for pair in zip(*two, strict=True)]
        if all(_all_same(mine, other) for mine, other in parts if _arrives(mine)):
            if key == "detached":
                return
            raise Mistake(key)
    raise Mistake("reaches_back")


def _arrives(gradients):
    return any(bool(gradient.any()) for gradient in gradients)
