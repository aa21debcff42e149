"""Checks of lesson 10: windows that do not leak, seasonal naive forecasts, time constants."""

import math
from functools import partial

import torch

from helpers.checks.compare import PLAIN, as_tensor, expect_parts, expect_shape, same
from helpers.checks.draws import draw_apart, fresh
from helpers.checks.judge import judge
from helpers.checks.verdict import Mistake, exercise, returned

STEPS, SIZES = 90, ((8, 3, 60), (6, 5, 50))  # length, horizon, split
FORECASTS = ((3, 7), (7, 7), (10, 7), (14, 7), (16, 7), (11, 4), (2, 12))  # horizon, season
F_SHAPE = 20, 3, 5  # (T, B, H): the product of all f of a unit still fits into float32


@exercise
def check_windows(answer):
    """Let `answer(x, length, horizon, split)` cut the windows of the part before `split`.

    Inputs (N, length) and targets (N,), `horizon` steps after each window's end, all scaled by
    mean and standard deviation of x[:split].
    """
    for length, horizon, split in SIZES:
        (x, _), _ = draw_apart(partial(_walk, split), _scaled)
        lent = x.clone()
        given = returned(answer, lent, length, horizon, split)
        if not torch.equal(lent, x):
            raise Mistake("changed")
        _judge_windows(given, x, length, length - 1 + horizon, split)


def _judge_windows(given, x, length, first, split):
    """The first target is x[first], scaled; the last one comes right before `split`."""
    count = split - first
    inputs, targets = _expect_pair(given, length, count)
    scale = _scale_of_inputs(inputs, x, split)
    _judge_places(targets, x, first)
    if len(inputs) > count:
        last = {"last": first + len(inputs) - 1, "split": split}
        raise Mistake("both" if scale == "whole" else "too_far", **last)
    if scale != "right":
        raise Mistake(scale)
    if len(inputs) < count:
        raise Mistake("too_few", given=len(inputs), expected=count)
    scales = [name for name, z in _scaled(x, split) if same(targets, z[first:split])]
    if "right" not in scales:
        raise Mistake("targets_whole" if "whole" in scales else "targets_scale")


def _walk(split):
    return 5 + fresh(STEPS).cumsum(dim=0), split  # no part has the mean of the whole


def _expect_pair(given, length, count):
    """Inputs and targets of shapes that fit together, or a Mistake."""
    given = expect_parts(given, 2, "two_values")
    inputs, targets = (as_tensor(*pair) for pair in zip(("inputs", "targets"), given, strict=True))
    many = len(inputs) if inputs.dim() == 2 and inputs.shape[1] == length else 0
    if not 0 < many <= STEPS - length + 1:
        expect_shape("inputs", inputs, torch.empty(count, length))
    if targets.dim() == 1 and len(targets) != many:
        raise Mistake("uneven", inputs=many, targets=len(targets))
    return inputs, expect_shape("targets", targets, torch.empty(many))


def _scaled(x, split):
    """The series by every scaling that is right or a frequent mistake: [(name, values)]."""
    train = x[:split]
    mean, std = train.mean(), train.std()
    return [
        ("right", (x - mean) / std),
        ("right", (x - mean) / train.std(correction=0)),
        ("whole", (x - x.mean()) / x.std()),
        ("whole", (x - x.mean()) / x.std(correction=0)),
        ("whole_mean", (x - x.mean()) / std),
        ("whole_std", (x - mean) / x.std()),
        ("unscaled", x),
        ("mean_only", x - mean),
        ("std_only", x / std),
        ("variance", (x - mean) / train.var()),
    ]


def _scale_of_inputs(inputs, x, split):
    """How the inputs are scaled, by name; Mistake when they are no windows of x at all."""
    length = inputs.shape[1]
    for name, z in _scaled(x, split):
        if same(inputs, z.unfold(0, length, 1)[: len(inputs)]):
            return name
    windows = x.unfold(0, length, 1)[: len(inputs)]
    each = windows - windows.mean(dim=1, keepdim=True)
    for correction in (0, 1):
        if same(inputs, each / windows.std(dim=1, keepdim=True, correction=correction)):
            raise Mistake("each_window")
    if _fits(inputs, windows):
        return "scale"
    raise Mistake("inputs")


def _fits(given, wanted):
    """Whether given = a * wanted + b, for any b and any a that is not next to 0."""
    values, centred = given.double().flatten(), (wanted - wanted.mean()).double().flatten()
    scaled = centred * (values * centred).sum() / centred.square().sum()
    plain = scaled.abs().max() > PLAIN / 10 * values.abs().max()
    return bool(plain) and same(given.flatten(), scaled + values.mean())


def _judge_places(targets, x, first):
    """Targets of any scaling begin `first` steps after the first window's start."""
    count, fitting = len(targets), set()
    for k in (-1, 0, 1):
        wanted = x[first + k : first + k + count]
        if len(wanted) == count and _fits(targets, wanted):
            fitting.add(k)
    if count > 2 and 0 not in fitting:
        raise Mistake("shifted" if fitting else "targets")


@exercise
def check_seasonal_naive(answer):
    """Compare `answer(x, at, horizon, season)`, at (N,), with x whole seasons before the goal."""
    for horizon, season in FORECASTS:
        draw = partial(_series, horizon, season)
        judge(answer, draw, _forecasts, "x̂", horizon=horizon, season=season)


def _series(horizon, season):
    return fresh(300), torch.randperm(120)[:20].sort().values + 160, horizon, season


def _forecasts(x, at, horizon, season):
    """What an answer of each kind gives; where two are the same, the first."""
    nearest = horizon - season * math.ceil(horizon / season)  # steps from `at`
    kinds = [(nearest, "right"), (horizon, "the_answer")]
    kinds += [(steps, "future") for steps in range(nearest + season, horizon, season)]
    kinds += [(nearest - k * season, "one_too_many") for k in (1, 2, 3)]
    kinds += [(0, "no_season"), (-season, "from_here"), (horizon - 52, "always_52")]
    kinds += [(nearest - 1, "one_early"), (nearest + 1, "one_late")]
    named = {steps: key for steps, key in reversed(kinds)}
    pairs = [(named.pop(nearest), x[at + nearest])]
    pairs += [(key, x[at + steps]) for steps, key in named.items()]
    return [*pairs, ("growth", x[at + nearest] + x[at] - x[at - season])]


@exercise
def check_time_constants(answer):
    """Compare `answer(f)`, f (T, B, H), with −1 / mean(ln f) over steps and samples, (H,)."""
    judge(answer, _gates, _constants, "τ")


def _gates():
    return ((2 + 2 * fresh(*F_SHAPE)).sigmoid(),)


def _constants(f):
    """What an answer of each kind gives: over both dimensions at once, or one after the other."""
    log, both = f.log(), (0, 1)
    mean, steps = log.mean(dim=both), log.mean(dim=0)
    return [
        *_of_means(mean),
        ("sum", -1 / log.sum(dim=both)),
        ("near_one", 1 / (1 - f.mean(dim=both))),
        *(("mean_first", -1 / f.mean(dim=dims).log().mean(dim=0)) for dims in (0, 1)),
        ("mean_first", -1 / f.mean(dim=both).log()),
        *(("mean_last", -means.reciprocal().mean(dim=0)) for means in (steps, log.mean(dim=1))),
        ("mean_last", (-1 / log).mean(dim=both)),
        ("one_sample", -1 / steps[0]),
        ("last_step", -1 / log[-1].mean(dim=0)),
        ("no_mean", -1 / log),
        ("steps_only", -1 / steps),
        ("samples_only", -1 / log.mean(dim=1)),
        ("units_too", -1 / log.mean()),
    ]


def _of_means(mean):
    """What answers make of the mean of ln f."""
    return [
        ("right", -1 / mean),
        ("sign", 1 / mean),
        ("rate", -mean),
        ("mean_of_logs", mean),
        ("half_life", -math.log(2) / mean),
        ("log10", -math.log(10) / mean),
        ("mean_factor", mean.exp()),
        ("near_one", 1 / (1 - mean.exp())),
    ]
