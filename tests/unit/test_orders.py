"""Temporal order: one X, one Y, both orders as likely, and nothing else that tells them apart."""

import pytest
import torch

from helpers.lang import text
from helpers.tasks.orders import SYMBOLS, spelled, swapped, temporal_order

shapes = pytest.mark.parametrize(("steps", "batch"), [(2, 1), (2, 500), (20, 64), (100, 3)])


@pytest.fixture(autouse=True)
def seed():
    torch.manual_seed(0)


@shapes
def test_there_is_one_x_and_one_y_and_the_class_says_which_is_first(steps, batch):
    x, y_first = temporal_order(steps, batch)
    assert x.shape == (steps, batch, len(SYMBOLS))
    assert torch.equal(x.sum(dim=-1), torch.ones(steps, batch))
    for string, label in zip(spelled(x), y_first.tolist(), strict=True):
        assert string.count("X") == string.count("Y") == 1
        assert label == (string.index("Y") < string.index("X"))


def test_both_orders_all_places_all_distances_and_all_distractors_are_as_likely():
    x, y_first = temporal_order(20, 20_000)
    assert 0.48 < y_first.float().mean() < 0.52
    often = x.mean(dim=1)  # (steps, symbols)
    torch.testing.assert_close(often[:, 4:], torch.full((20, 2), 0.05), rtol=0, atol=0.01)
    torch.testing.assert_close(often[:, :4], torch.full((20, 4), 0.225), rtol=0, atol=0.02)
    at = x[..., 4:].argmax(dim=0)  # (batch, 2): where X and Y stand
    apart = (at[:, 0] - at[:, 1]).abs().bincount(minlength=20) / 20_000
    ways = torch.tensor([0.0, *(2 * (20 - d) for d in range(1, 20))])
    torch.testing.assert_close(apart, ways / (20 * 19), rtol=0, atol=0.01)


@shapes
def test_swapping_turns_the_order_round_and_keeps_the_bag(steps, batch):
    x, _ = temporal_order(steps, batch)
    assert torch.equal(swapped(x).sum(dim=0), x.sum(dim=0))
    turned = [string.translate(str.maketrans("XY", "YX")) for string in spelled(x)]
    assert spelled(swapped(x)) == turned
    assert torch.equal(swapped(swapped(x)), x)


@pytest.mark.parametrize("steps", [1, 0, -3])
def test_too_few_steps_are_refused(language, steps):
    with pytest.raises(ValueError) as caught:
        temporal_order(steps, 4)
    assert str(caught.value) == text("orders.too_short", given=steps)


def test_a_seed_draws_the_same_again_and_no_seed_something_new():
    drawn = [temporal_order(20, 8)[0]]
    drawn.append(temporal_order(20, 8)[0])
    torch.manual_seed(0)
    drawn.append(temporal_order(20, 8)[0])
    assert torch.equal(drawn[0], drawn[2])
    assert not torch.equal(drawn[0], drawn[1])
