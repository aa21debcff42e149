"""The training loop: what it returns, when it stops, and what clip, cosine and bar do."""

import math
from itertools import pairwise

import pytest
import torch
from bar_text import FULL, seen
from torch import nn

from helpers import lang
from helpers.training.train import cosine_rate, progress, train

NAN, INF = math.nan, math.inf


@pytest.fixture(autouse=True)
def seed():
    torch.manual_seed(0)


class Planned:
    """Losses as planned, whatever the model; and where the model's bias was at each of them."""

    def __init__(self, *values, slope=1.0):
        self.values, self.slope, self.seen = values, slope, []

    def __call__(self, model):
        value = self.values[len(self.seen) % len(self.values)]
        self.seen.append(model.bias.item())
        return value + self.slope * (model.bias - model.bias.detach()).sum()

    def steps(self):
        """How far each update but the last has moved the bias."""
        return [before - after for before, after in pairwise(self.seen)]


@pytest.fixture
def model():
    return nn.Linear(1, 1)


def test_it_learns(model):
    x = torch.randn(64, 1)

    def loss_of(net):
        return ((net(x) - (3 * x - 1)) ** 2).mean()

    losses = train(model, loss_of, 300, 0.1)
    assert losses[0] > 1
    assert losses[-1] < 1e-3
    assert model.weight.item() == pytest.approx(3, abs=0.05)
    assert model.bias.item() == pytest.approx(-1, abs=0.05)


@pytest.mark.parametrize("updates", [0, 1, 7])
def test_as_many_updates_as_asked_for_and_every_loss_is_returned(model, updates):
    loss_of, before = Planned(0.5, 0.25, 1.0), model.bias.item()
    losses = train(model, loss_of, updates, 0.1)
    assert losses == [0.5, 0.25, 1.0, 0.5, 0.25, 1.0, 0.5][:updates]
    assert len(loss_of.seen) == updates
    assert len({*loss_of.seen, before, model.bias.item()}) == updates + 1  # it moved each time
    assert all(type(loss) is float for loss in losses)


@pytest.mark.parametrize(
    ("values", "updates"),
    [
        ([0.1], 5),
        ([0.1] * 4 + [1.0] + [0.1] * 10, 10),
        ([1.0] * 3 + [0.1] * 10, 8),
        ([0.1, 0.1, 0.1, 0.1, 0.5] * 4, 20),  # at the goal is not below it
        ([0.1, 0.1, 0.1, 0.1, 1.0] * 4, 20),  # never five in a row
        ([0.1, 0.1, 0.1, 0.1, NAN] * 4, 20),  # no number is not below it either
        ([NAN, 0.1, 0.1, 0.1, 0.1, 0.1], 6),
    ],
)
def test_five_losses_in_a_row_below_the_goal_are_enough(model, values, updates):
    losses = train(model, Planned(*values), 20, 0.1, goal=0.5)
    assert len(losses) == updates
    expected = [values[k % len(values)] for k in range(updates)]
    assert losses == pytest.approx(expected, nan_ok=True)


def test_without_a_goal_it_goes_on(model):
    assert len(train(model, Planned(0.0), 12, 0.1)) == 12
    assert len(train(model, Planned(0.1), 3, 0.1, goal=0.5)) == 3  # too short for five


def gradient_norm(model, slope, **options):
    """The norm of the gradient that the last update used."""
    train(model, lambda net: slope * (net.bias + 2 * net.weight).sum(), 3, 1e-3, **options)
    return torch.cat([parameter.grad.flatten() for parameter in model.parameters()]).norm().item()


@pytest.mark.parametrize("slope", [1e-3, 1.0, 1e6])
@pytest.mark.parametrize("clip", [0.1, 1.0, 10.0])
def test_clip_bounds_the_norm_of_the_gradient(model, slope, clip):
    expected = min(clip, slope * 5**0.5)
    assert gradient_norm(model, slope, clip=clip) == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize("slope", [1e-3, 1e6])
def test_without_clip_the_gradient_is_what_it_is(model, slope):
    assert gradient_norm(model, slope) == pytest.approx(slope * 5**0.5, rel=1e-5)
    torch.testing.assert_close(model.weight.grad[0], 2 * model.bias.grad)


def test_clip_comes_before_the_update(model):
    """Clipped to one norm, gradients of two sizes move Adam alike."""
    slopes, places = iter([100.0, 1.0, 1.0]), []

    def loss_of(net):
        places.append(net.bias.item())
        return next(slopes) * net.bias.sum()

    train(model, loss_of, 3, 0.5, clip=1.0)
    assert [a - b for a, b in pairwise(places)] == pytest.approx([0.5, 0.5], rel=1e-4)


def test_clip_leaves_the_direction(model):
    gradient_norm(model, 1e6, clip=1.0)
    torch.testing.assert_close(model.weight.grad[0], 2 * model.bias.grad)


# While the gradient stays the same, Adam moves by its learning rate at every update.
@pytest.mark.parametrize("slope", [1.0, -20.0])
def test_the_learning_rate_is_the_one_given(model, slope):
    loss_of = Planned(1.0, slope=slope)
    train(model, loss_of, 10, 0.5)
    assert loss_of.steps() == pytest.approx([math.copysign(0.5, slope)] * 9, rel=1e-4)


@pytest.mark.parametrize("updates", [2, 10, 40])
def test_with_cosine_the_learning_rate_falls_along_half_a_cosine(model, updates):
    loss_of = Planned(1.0)
    train(model, loss_of, updates, 0.5, cosine=True)
    steps = [*loss_of.steps(), loss_of.seen[-1] - model.bias.item()]
    expected = [0.5 * math.cos(math.pi / 2 * k / updates) ** 2 for k in range(updates)]
    assert steps == pytest.approx(expected, abs=1e-4)
    assert steps[0] == pytest.approx(0.5, rel=1e-4)
    assert 0 < steps[-1] < steps[0]


def test_one_training_leaves_nothing_for_the_next(model):
    """Each starts with a fresh Adam and with the whole learning rate."""
    for _ in range(2):
        loss_of = Planned(1.0)
        train(model, loss_of, 4, 0.5, cosine=True)
        assert loss_of.steps()[0] == pytest.approx(0.5, rel=1e-4)


def test_the_bar_counts_the_updates(model, language, capsys):
    assert train(model, Planned(1.0), 4, 0.1, bar=True) == [1.0] * 4
    shown, error = capsys.readouterr()
    assert seen(shown) == f"{lang.text('train.training')} {FULL} 4\n"
    assert error == ""


def test_at_the_goal_the_bar_is_full_and_tells_how_many_it_took(model, language, capsys):
    losses = train(model, Planned(0.1), 600, 0.1, goal=0.5, bar=True)
    assert len(losses) == 5
    assert seen(capsys.readouterr().out) == f"{lang.text('train.training')} {FULL} 5\n"


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_a_bar_that_is_stopped_stays_where_it_was(model, capsys, error):
    loss_of = Planned(1.0)

    def failing(net):
        if len(loss_of.seen) == 30:
            raise error
        return loss_of(net)

    with pytest.raises(error):
        train(model, failing, 100, 0.1, bar=True)
    assert seen(capsys.readouterr().out) == f"training {'█' * 6}{'░' * 14} 30\n"


def test_without_a_bar_nothing_is_shown(model, capsys):
    train(model, Planned(1.0), 4, 0.1)
    train(model, Planned(0.1), 40, 0.1, goal=0.5)
    assert capsys.readouterr() == ("", "")


def test_progress_passes_on_what_it_is_given(language, capsys):
    assert list(progress(["a", "b"])) == ["a", "b"]
    assert seen(capsys.readouterr().out) == f"{lang.text('train.progress')} {FULL} 2\n"


@pytest.mark.parametrize("updates", [1, 3, 600])
def test_the_rate_is_torchs_cosine(updates):
    optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=0.3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, updates)
    for update in range(updates):
        assert cosine_rate(0.3, update, updates) == pytest.approx(schedule.get_last_lr()[0])
        optimizer.step()
        schedule.step()
