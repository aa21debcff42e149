"""What the checks of the learner's classes share: making a net, calling it, what its calls show.

The sentences "no_module", "a_tuple", "state_size", "not_finite", "kept", "random",
"in_a_list", "unseen", "batch", "no_grad" and "cut" are those of each exercise.
"""

import torch
from torch import nn

from helpers.checks.compare import expect_shape, same
from helpers.checks.draws import fresh
from helpers.checks.verdict import Mistake, ask, is_hole, returned

NUDGE, WAYS = 2e-3, 3
TOLERANCE = 5e-3  # of the length of the gradient: between it and differences


def built(answer, *sizes: int) -> nn.Module:
    """The net that the learner's class makes for these sizes; Mistake for whatever else it is."""
    if isinstance(answer, nn.Module):
        raise Mistake("checks.no_function", given=type(answer).__name__)
    net = returned(answer, *sizes)
    if not isinstance(net, nn.Module):
        raise Mistake("no_module", given=type(net).__name__)
    return net


def called(net: nn.Module, x: torch.Tensor) -> torch.Tensor:
    """The tensor, with its graph, that the net makes of a copy of x; Mistake for all else."""
    given = ask(net, x.clone(), told={"Expected hidden": "state_size"})
    if given is ... or (given is None and is_hole(type(net).forward)):
        raise Mistake("checks.to_do")
    if given is None:
        raise Mistake("checks.no_return")
    if isinstance(given, tuple):
        raise Mistake("a_tuple")
    if not isinstance(given, torch.Tensor):
        raise Mistake("checks.no_tensor", name="logits", given=type(given).__name__)
    return given


def logits_of(net: nn.Module, x: torch.Tensor) -> torch.Tensor:
    """The finite logits (B, V) for x (T, B, V), without their graph; Mistake for all else."""
    logits = expect_shape("logits", called(net, x), x[0])
    if not logits.isfinite().all():
        raise Mistake("not_finite")
    return logits


def expect_steady(net: nn.Module, x: torch.Tensor) -> None:
    """The same x gives the same logits again, with the same and with other random numbers."""
    numbers = torch.get_rng_state()
    first = logits_of(net, x)
    torch.set_rng_state(numbers)
    second = logits_of(net, x)
    if not same(second, first):
        raise Mistake("kept")
    torch.rand(1)
    if not same(logits_of(net, x), first):
        raise Mistake("random")


def expect_stored(net: nn.Module, count: int, x: torch.Tensor) -> None:
    """Whatever the logits depend on is in the net's `parameters()`, at least so many numbers."""
    stored = sum(parameter.numel() for parameter in net.parameters())
    listed, plain = _unlisted(net)
    if stored >= count:
        if any(_matters(net, x, part) for part in listed + plain):
            raise Mistake("unseen")
        return
    if any(isinstance(part, nn.Module | nn.Parameter) for part in listed):
        raise Mistake("in_a_list")
    if not stored or any(isinstance(part, torch.Tensor) for part in listed + plain):
        raise Mistake("unseen")


def _matters(net, x, part):
    """Whether the logits change when this is doubled: zeros, as a state to start from, do not."""
    if not (isinstance(part, torch.Tensor) and part.is_floating_point()):
        return False
    before = logits_of(net, x)
    part.data.mul_(2)
    after = logits_of(net, x)
    part.data.div_(2)
    return not torch.equal(before, after)


def _unlisted(net):
    """What lists and dicts on the net hold, and what else it holds, that it does not know of."""
    known = {id(part) for part in (*net.modules(), *net.parameters())}
    named = [vars(module) for module in net.modules()]
    own = [d[name] for d in named for name in d if name not in vars(nn.Module())]
    lists = [list(v.values()) if isinstance(v, dict) else v for v in own]
    listed = [part for v in lists if isinstance(v, list | tuple) for part in v]
    return [part for part in listed if id(part) not in known], [*own, *net.buffers()]


def expect_separate(net: nn.Module, x: torch.Tensor) -> None:
    """Each sample of x (T, B, V) has the same logits when it comes alone."""
    for sample, logits in zip(x.unbind(1), logits_of(net, x), strict=True):
        if not same(logits_of(net, sample[:, None])[0], logits):
            raise Mistake("batch")


def expect_gradient(net: nn.Module, x: torch.Tensor) -> None:
    """The gradients of the logits by all parameters are those that small changes show.

    Small changes are measured in float32, so a net that disagrees is looked at again.
    """
    if not called(net, x).requires_grad:
        raise Mistake("no_grad")
    if not any(_agree(net, other) for other in (x, fresh(*x.shape), fresh(*x.shape))):
        raise Mistake("cut")


def _agree(net, x):
    """Whether gradients and differences are the same, in a few ways that parameters may move."""
    logits = called(net, x)
    looks = fresh(WAYS, *logits.shape)
    slopes = torch.stack([_slope(net, logits, look) for look in looks])  # (looks, P)
    ways = fresh(WAYS, slopes.shape[1])
    changes = torch.stack([_moved(net, x, way) - _moved(net, x, -way) for way in ways])
    expected = (changes[:, None] * looks).sum(dim=(2, 3)) / (2 * NUDGE)  # (ways, looks)
    length = max(slopes.norm(dim=1).max(), expected.abs().max())
    return bool(((ways @ slopes.T - expected).abs() <= TOLERANCE * length).all())


def _slope(net, logits, look):
    """The gradient (P,) of (logits * look).sum() by all parameters; 0 where there is none."""
    free = [parameter for parameter in net.parameters() if parameter.requires_grad]
    look = look.to(logits.dtype)
    found = ask(lambda: torch.autograd.grad(logits, free, look, True, allow_unused=True))
    grads = dict(zip(free, found, strict=True))
    parts = [(grads.get(p), p) for p in net.parameters()]
    return torch.cat([(0 * p.data if grad is None else grad).flatten() for grad, p in parts])


def _moved(net, x, way):
    """The logits with all parameters moved a little along `way` (P,), and back again."""
    sizes = [parameter.numel() for parameter in net.parameters()]
    before = [parameter.data.clone() for parameter in net.parameters()]
    for parameter, step in zip(net.parameters(), way.split(sizes), strict=True):
        parameter.data += NUDGE * step.view_as(parameter)
    logits = logits_of(net, x)
    for parameter, value in zip(net.parameters(), before, strict=True):
        parameter.data.copy_(value)
    return logits
