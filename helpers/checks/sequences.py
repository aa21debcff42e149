"""Checks of lesson 01: one step of an RNN, its parameters, a reader, and shapes of tasks."""

import torch
from torch import nn

from helpers.cells import rnn_step
from helpers.checks.compare import expect_entries
from helpers.checks.counts import judge_counts
from helpers.checks.draws import fresh, fresh_
from helpers.checks.judge import judge
from helpers.checks.verdict import Mistake, ask, exercise

STEPS, BATCH, INPUTS, HIDDEN, CLASSES = 4, 3, 5, 6, 2
SHAPES = ("1:1", "1:N", "N:1", "N:N", "N:M")
TASKS = {
    "weather": "1:1",
    "caption": "1:N",
    "spam": "N:1",
    "alarm": "N:N",
    "summary": "N:M",
    "next_letter": "N:N",
}


@exercise
def check_rnn_step(answer):
    """Compare `answer(x, h, W_ih, W_hh, b_ih, b_hh) -> h` with torch's RNN step."""
    judge(answer, _step_inputs, _steps, "h", several="several")


def _step_inputs():
    shapes = [(BATCH, INPUTS), (BATCH, HIDDEN), (HIDDEN, INPUTS), (HIDDEN, HIDDEN)]
    return [fresh(*shape) / 2 for shape in (*shapes, (HIDDEN,), (HIDDEN,))]


def _steps(x, h, W_ih, W_hh, b_ih, b_hh):
    """The right h and what each frequent mistake gives: pairs of a name and an h (B, H)."""
    from_x, from_h = x @ W_ih.T + b_ih, h @ W_hh.T + b_hh
    return [
        ("right", rnn_step(x, h, W_ih, W_hh, b_ih, b_hh)),
        ("no_tanh", from_x + from_h),
        ("sigmoid", (from_x + from_h).sigmoid()),
        ("relu", (from_x + from_h).relu()),
        ("squashed_apart", from_x.tanh() + from_h.tanh()),
        ("half_squashed", from_x.tanh() + from_h),
        ("half_squashed", from_x + from_h.tanh()),
        ("no_b_hh", (from_x + h @ W_hh.T).tanh()),
        ("no_b_ih", (x @ W_ih.T + from_h).tanh()),
        ("no_bias", (x @ W_ih.T + h @ W_hh.T).tanh()),
        ("no_memory", from_x.tanh()),
        ("no_memory_but_bias", (from_x + b_hh).tanh()),
        ("no_input", from_h.tanh()),
        ("not_transposed", (from_x + h @ W_hh + b_hh).tanh()),
        ("multiplied", (from_x * from_h).tanh()),
        ("old_h", h),
    ]


COUNTS = {
    "right": lambda D, H: sum(parameter.numel() for parameter in nn.RNN(D, H).parameters()),
    "one_bias": lambda D, H: H * D + H * H + H,
    "no_bias": lambda D, H: H * D + H * H,
    "no_memory": lambda D, H: H * D + 2 * H,
    "no_memory_one_bias": lambda D, H: H * D + H,
    "no_input": lambda D, H: H * H + 2 * H,
    "swapped": lambda D, H: H * D + D * D + 2 * D,
    "bias_of_inputs": lambda D, H: H * D + H * H + D + H,
    "two_biases_in_all": lambda D, H: H * D + H * H + 2,
    "lstm": lambda D, H: 4 * (H * D + H * H + 2 * H),
}


@exercise
def check_rnn_parameters(answer):
    """Compare `answer(D, H)` with the number of parameters that `nn.RNN(D, H)` really has."""
    judge_counts(answer, COUNTS, _other_count)


def _other_count(D, H, given, right):
    return Mistake("count", D=D, H=H, given=f"{given:g}")


@exercise
def check_reader(answer):
    """Let `answer(cell, readout, x)` read x (T, B, D) with an nn.RNNCell and an nn.Linear."""
    judge(answer, _reader_inputs, _readings, "logits", several="several")


def _reader_inputs():
    cell, readout = nn.RNNCell(INPUTS, HIDDEN), nn.Linear(HIDDEN, CLASSES)
    return fresh_(cell), fresh_(readout), fresh(STEPS, BATCH, INPUTS)


def _readings(cell, readout, x):
    """The right logits and what each frequent mistake gives: pairs of a name and a tensor."""
    states = _states(cell, x)
    right = readout(states[-1])
    return [
        ("right", right),
        ("softmax", right.softmax(dim=-1)),
        ("every_step", readout(states)),
        ("no_readout", states[-1]),
        ("first_step", readout(states[0])),
        ("forgets", readout(cell(x[-1]))),
        ("mean", readout(states.mean(dim=0))),
        ("sum", readout(states).sum(dim=0)),
        ("too_short", readout(states[-2])),
        ("too_late", readout(_states(cell, x[1:])[-1])),
        ("backwards", readout(_states(cell, x.flip(0))[-1])),
        ("over_batch", readout(_states(cell, x.transpose(0, 1))[-1])),
        ("last_twice", readout(cell(x[-1], states[-1]))),
    ]


def _states(cell, x):
    """The hidden state after every step: (T, B, H)."""
    h, states = None, []
    for x_t in x:
        h = cell(x_t, h)
        states.append(h)
    return torch.stack(states)


@exercise
def check_task_shapes(answer):
    """Check {task: shape}, a shape being "1:1", "1:N", "N:1", "N:N" or "N:M"."""
    answer = expect_entries(answer, TASKS, "not_six", tasks=", ".join(TASKS))
    for task, expected in TASKS.items():
        shape = answer[task]
        given = shape.replace(" ", "").upper() if isinstance(shape, str) else ""
        if given not in SHAPES:
            raise Mistake("no_shape", task=task, given=ask(repr, shape))
        if given != expected:
            raise Mistake(_fault(given, expected), task=task)


def _fault(given, expected):
    """What differs first: the number of inputs, that of outputs, or when the answers come."""
    if given[0] != expected[0]:
        return "one_input" if expected[0] == "1" else "many_inputs"
    if "1" in (given[2], expected[2]):
        return "one_output" if expected[2] == "1" else "many_outputs"
    return "aligned" if expected == "N:N" else "not_aligned"
