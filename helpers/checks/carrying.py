"""Check of lesson 05: the state goes on from window to window, the gradient does not."""

import copy
from collections.abc import Iterable, Mapping
from functools import partial

import torch
from torch import nn

from helpers.checks.compare import expect_shape, same
from helpers.checks.draws import draw_apart, fresh, fresh_
from helpers.checks.judge import is_right
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
    (lstm, pieces), ways = draw_apart(_stream, _ways)
    windows, lstm = _leaves(pieces), copy.deepcopy(lstm)
    outputs = _outputs(returned(answer, lstm, list(windows), told=SAID))
    _judge_values(outputs, ways[: len(VALUES)])
    gradients = _gradients(lstm, windows, outputs)
    if not all(any(map(_arrives, row)) for row in gradients):
        raise Mistake("no_gradient")
    if not is_right(gradients, ways[len(VALUES) :], alike=_same_where_any_arrive):
        raise Mistake("reaches_back")


def _stream():
    """An LSTM, and the windows of a stream."""
    pieces = [fresh(WINDOW, STREAMS, INPUTS) for _ in range(WINDOWS)]
    return fresh_(nn.LSTM(INPUTS, HIDDEN)), pieces


def _ways(lstm, pieces):
    """The outputs, then the gradients, of each way to go on: pairs of its name and these."""
    for name, change in VALUES.items():
        yield name, [out.detach() for out in _run(lstm, pieces, change)]
    for name, change in GRADIENTS.items():
        windows = _leaves(pieces)
        yield name, _gradients(lstm, windows, _run(lstm, windows, change))


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
    right = ways[0][1]
    named = zip((f"outputs[{k}]" for k in range(WINDOWS)), outputs, right, strict=True)
    given = [expect_shape(*each) for each in named]
    if not is_right(given, ways):
        raise Mistake("values", number=list(map(same, given, right)).index(False) + 1)


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


def _same_where_any_arrive(given, wanted):
    """Wherever a gradient arrives, at windows or parameters, it is the one that is wanted."""
    pairs = zip(sum(given, ()), sum(wanted, ()), strict=True)
    return all(same(mine, other) for mine, other in pairs if _arrives(mine))


def _arrives(gradients):
    return any(bool(gradient.any()) for gradient in gradients)
