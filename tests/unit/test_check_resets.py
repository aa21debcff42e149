"""check_resets accepts every way to reset a sample before its step, and names the mistakes."""

import itertools

import numpy as np
import pytest
import torch
from judged import line, verdicts

from helpers.cells import LSTM, lstm_step
from helpers.checks import check_resets
from helpers.checks.forgetting import HIDDEN, SAMPLES, TEXT


def stepped(change, first=torch.zeros):
    """An answer whose step starts from `change(h, c, start)`."""

    def answer(lstm, x, starts):
        h, c = first(1, x.shape[1], lstm.hidden_size), first(1, x.shape[1], lstm.hidden_size)
        outputs = []
        for x_t, start in zip(x, starts, strict=True):
            out, (h, c) = lstm(x_t[None], change(h, c, start[:, None]))
            outputs.append(out[0])
        return torch.stack(outputs)

    return answer


masked = stepped(lambda h, c, start: (h * ~start, c * ~start))


def in_place(lstm, x, starts):
    state, outputs = None, []
    for t in range(len(x)):
        if state is not None:
            for part in state:
                part[:, starts[t]] = 0
        out, state = lstm(x[t : t + 1], state)
        outputs.append(out)
    return torch.cat(outputs)


def sample_by_sample(lstm, x, starts):
    out = torch.empty(TEXT, SAMPLES, HIDDEN)
    for b in range(SAMPLES):
        cuts = sorted({0, *starts[:, b].nonzero().flatten().tolist(), TEXT})
        for first, last in itertools.pairwise(cuts):
            out[first:last, b] = lstm(x[first:last, b : b + 1])[0][:, 0]
    return out


def after_the_step(lstm, x, starts):
    """Reset at the end of a step, for the step to come."""
    state, outputs = None, []
    for t in range(TEXT):
        out, (h, c) = lstm(x[t][None], state)
        outputs.append(out.squeeze(0))
        keep = ~starts[min(t + 1, TEXT - 1)][None, :, None]
        state = (keep * h, keep * c)
    return outputs


def with_a_loop(lstm, x, starts):
    h = c = torch.zeros(1, x.shape[1], lstm.hidden_size)
    out = torch.zeros(TEXT, SAMPLES, HIDDEN)
    for t in range(TEXT):
        h, c = h.clone(), c.clone()
        for b in range(SAMPLES):
            if starts[t, b]:
                h[0, b] = c[0, b] = 0
        out[t], (h, c) = lstm(x[t : t + 1], (h, c))
    return out


@torch.no_grad()
def with_our_step(lstm, x, starts):
    h = c = torch.zeros(SAMPLES, HIDDEN)
    outputs = []
    for x_t, start in zip(x, starts, strict=True):
        keep = 1 - start.float().unsqueeze(1)
        h, c = lstm_step(x_t, keep * h, keep * c, *lstm.parameters())
        outputs.append(h)
    x.zero_()
    starts.zero_()
    for parameter in lstm.parameters():
        parameter.zero_()
    return torch.stack(outputs)


def with_our_cell(lstm, x, starts):
    ours = LSTM(lstm.input_size, lstm.hidden_size)
    ours.load_state_dict(lstm.state_dict())
    return masked(ours, x, starts)


def in_float64(lstm, x, starts):
    double = stepped(
        lambda h, c, s: ((h * ~s).double(), (c * ~s).double()),
    )
    return double(lstm.double(), x.double(), starts)


RIGHT = {
    "mask": masked,
    "where": stepped(lambda h, c, s: (torch.where(s, 0.0, h), torch.where(s, 0.0, c))),
    "masked_fill": stepped(lambda h, c, s: (h.masked_fill(s, 0), c.masked_fill(s, 0))),
    "if any": stepped(lambda h, c, s: (h * ~s, c * ~s) if s.any() else (h, c)),
    "in place": in_place,
    "by sample": sample_by_sample,
    "after the step": after_the_step,
    "a loop": with_a_loop,
    "our step": with_our_step,
    "our cell": with_our_cell,
    "float64": in_float64,
    "no_grad": torch.no_grad()(masked),
    "numpy": lambda *given: masked(*given).detach().numpy(),
    "a list": lambda *given: [np.array(row) for row in masked(*given).tolist()],
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(answer):
    assert verdicts(check_resets, answer) == {"passed"}


def test_the_verdict_is_printed(said, language):
    assert said(check_resets, masked) == line(check_resets, "passed")
    assert said(check_resets, lambda lstm, x, s: lstm(x)[0]) == line(check_resets, "never")


def too_late(lstm, x, starts):
    state, outputs = None, []
    for x_t, start in zip(x, starts, strict=True):
        out, (h, c) = lstm(x_t[None], state)
        state = (h * ~start[:, None], c * ~start[:, None])
        outputs.append(out[0])
    return torch.stack(outputs)


def with_an_if(lstm, x, starts):
    state, outputs = None, []
    for x_t, start in zip(x, starts, strict=True):
        if start:
            state = None
        out, state = lstm(x_t[None], state)
        outputs.append(out[0])
    return torch.stack(outputs)


def from_the_first_start(lstm, x, starts):
    """Sample by sample, but a piece before the first start is left out."""
    out = torch.zeros(TEXT, SAMPLES, HIDDEN)
    for b in range(SAMPLES):
        for first, last in itertools.pairwise([*starts[:, b].nonzero().flatten(), TEXT]):
            out[first:last, b] = lstm(x[first:last, b : b + 1])[0][:, 0]
    return out


NAMED = {
    "one run": ("never", lambda lstm, x, starts: lstm(x)[0]),
    "step by step": ("never", stepped(lambda h, c, start: (h, c))),
    "where all start": ("never", stepped(lambda h, c, s: (h * ~s.all(), c * ~s.all()))),
    "after": ("late", too_late),
    "whole batch": ("whole_batch", stepped(lambda h, c, s: (h * ~s.any(), c * ~s.any()))),
    "h": ("only_h", stepped(lambda h, c, s: (h * ~s, c))),
    "c": ("only_c", stepped(lambda h, c, s: (h, c * ~s))),
    "inverted": ("inverted", stepped(lambda h, c, s: (h * s, c * s))),
    "always": ("always", stepped(lambda h, c, s: (0 * h, 0 * c))),
    "with the state": ("with_state", lambda lstm, x, starts: lstm(x)),
    "random start": ("first_state", stepped(lambda h, c, s: (h * ~s, c * ~s), torch.randn)),
    "ones at the start": ("first_state", stepped(lambda h, c, s: (h * ~s, c * ~s), torch.ones)),
    "from the first start": ("first_state", from_the_first_start),
    "an if": ("one_if", with_an_if),
    "detached": ("detached", stepped(lambda h, c, s: ((h * ~s).detach(), (c * ~s).detach()))),
    "c detached": ("detached", stepped(lambda h, c, s: (h * ~s, (c * ~s).detach()))),
    "half": ("other", stepped(lambda h, c, s: (h * (1 - s / 2), c * (1 - s / 2)))),
    "swapped": ("other", stepped(lambda h, c, s: (c * ~s, h * ~s))),
    "one step early": ("other", lambda lstm, x, s: masked(lstm, x, s.roll(-1, dims=0))),
    "starts of sample 0": ("other", lambda lstm, x, s: masked(lstm, x, s[:, :1].expand_as(s))),
    "outputs": ("other", lambda lstm, x, s: masked(lstm, x, s) * ~s[..., None]),
    "NaN": ("other", lambda lstm, x, s: masked(lstm, x, s) * float("nan")),
    "one step alone": ("checks.shape", lambda lstm, x, s: masked(lstm, x, s)[-1]),
    "no return in the loop": ("checks.no_return", lambda lstm, x, s: print(end="")),
    "a generator": ("checks.no_tensor", lambda lstm, x, s: (row for row in masked(lstm, x, s))),
    "1 - starts": ("checks.bool_minus", stepped(lambda h, c, s: (h * (1 - s), c * (1 - s)))),
}


@pytest.mark.parametrize("step", [1, 2, 3, 4, 6, 7, 8])
def test_a_start_that_is_passed_over_is_told(step):
    elsewhere = (torch.arange(TEXT) != step)[:, None]
    told = verdicts(check_resets, lambda lstm, x, starts: masked(lstm, x, starts & elsewhere))
    assert told == {"other"}


@pytest.mark.parametrize(("key", "answer"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(key, answer):
    assert verdicts(check_resets, answer) == {key}


def test_the_first_step_that_differs_is_told(said, language):
    heard = said(check_resets, stepped(lambda h, c, s: (h * (1 - s / 2), c * (1 - s / 2))))
    assert heard == line(check_resets, "other", t=1)
