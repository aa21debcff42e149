"""check_resets accepts every way to reset a sample before its step, and names the mistakes."""

import itertools

import pytest
import torch

from helpers.cells import lstm_step
from helpers.checks import check_resets
from helpers.checks.resets import BATCH, HIDDEN, STEPS
from helpers.lang import text

KEY = "check_resets"


def stepped(change):
    """An answer whose step starts from `change(h, c, start)`."""

    def answer(lstm, x, starts):
        h = c = x.new_zeros(1, x.shape[1], lstm.hidden_size)
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
    out = torch.empty(STEPS, BATCH, HIDDEN)
    for b in range(BATCH):
        cuts = [*starts[:, b].nonzero().flatten().tolist(), STEPS]
        for first, last in itertools.pairwise(cuts):
            out[first:last, b] = lstm(x[first:last, b : b + 1])[0][:, 0]
    return out


@torch.no_grad()
def with_our_step(lstm, x, starts):
    h = c = torch.zeros(BATCH, HIDDEN)
    outputs = []
    for x_t, start in zip(x, starts, strict=True):
        keep = 1 - start.float().unsqueeze(1)
        h, c = lstm_step(x_t, keep * h, keep * c, *lstm.parameters())
        outputs.append(h)
    x.zero_()
    starts.zero_()
    return torch.stack(outputs)


def in_float64(lstm, x, starts):
    return masked(lstm.double(), x.double(), starts)


RIGHT = {
    "mask": masked,
    "where": stepped(lambda h, c, s: (torch.where(s, 0.0, h), torch.where(s, 0.0, c))),
    "masked_fill": stepped(lambda h, c, s: (h.masked_fill(s, 0), c.masked_fill(s, 0))),
    "in place": in_place,
    "by sample": sample_by_sample,
    "our step": with_our_step,
    "float64": in_float64,
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, language, answer):
    assert said(check_resets, answer) == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


def too_late(lstm, x, starts):
    state, outputs = None, []
    for x_t, start in zip(x, starts, strict=True):
        out, (h, c) = lstm(x_t[None], state)
        state = (h * ~start[:, None], c * ~start[:, None])
        outputs.append(out[0])
    return torch.stack(outputs)


NAMED = {
    "one run": ("never", lambda lstm, x, starts: lstm(x)[0]),
    "step by step": ("never", stepped(lambda h, c, start: (h, c))),
    "after": ("late", too_late),
    "whole batch": ("whole_batch", stepped(lambda h, c, s: (h * ~s.any(), c * ~s.any()))),
    "h": ("only_h", stepped(lambda h, c, s: (h * ~s, c))),
    "c": ("only_c", stepped(lambda h, c, s: (h, c * ~s))),
    "inverted": ("inverted", stepped(lambda h, c, s: (h * s, c * s))),
    "always": ("always", stepped(lambda h, c, s: (0 * h, 0 * c))),
    "with the state": ("with_state", lambda lstm, x, starts: lstm(x)),
}


@pytest.mark.parametrize(("key", "answer"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, language, key, answer):
    assert said(check_resets, answer) == f"✗ {text(f'{KEY}.{key}')}"


OTHER = {
    "half": (stepped(lambda h, c, s: (h * (1 - s / 2), c * (1 - s / 2))), 2),
    "all starts first": (lambda lstm, x, starts: masked(lstm, x, starts.roll(-1, dims=0)), 1),
    "outputs": (lambda lstm, x, starts: masked(lstm, x, starts) * ~starts[..., None], 0),
    "NaN": (lambda lstm, x, starts: masked(lstm, x, starts) * float("nan"), 0),
}


@pytest.mark.parametrize(("answer", "t"), OTHER.values(), ids=OTHER)
def test_the_first_step_that_differs_is_told(said, language, answer, t):
    assert said(check_resets, answer) == f"✗ {text(f'{KEY}.other', t=t)}"


def test_another_shape_is_told(said, language):
    line = said(check_resets, lambda *given: masked(*given)[:, None])
    shapes = {"given": (STEPS, 1, BATCH, HIDDEN), "expected": (STEPS, BATCH, HIDDEN)}
    assert line == f"✗ {text('checks.shape', name='out', **shapes)}"


def test_a_list_is_told(said, language):
    line = said(check_resets, lambda *given: list(masked(*given)))
    assert line == f"✗ {text('checks.no_tensor', name='out', given='list')}"


@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_hole_is_to_do(said, language, empty):
    assert said(check_resets, lambda *given: empty) == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, lambda *given: given[0] @ "x"])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_resets, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line


def test_torchs_random_numbers_are_left_alone():
    before = torch.get_rng_state()
    check_resets(masked)
    assert torch.equal(torch.get_rng_state(), before)
