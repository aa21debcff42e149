"""The tasks are what they say, and a study is found by its name."""

import pytest
import torch

from helpers import lang
from helpers.tasks.bits import NOISE, matched_strings, one_bit, running_sum
from helpers.tasks.studies import study
from studies import NAMES

shapes = pytest.mark.parametrize(("steps", "batch"), [(1, 1), (2, 3), (50, 32)])


@pytest.fixture(autouse=True)
def seed():
    torch.manual_seed(0)


@shapes
def test_the_bit_comes_first_and_then_nothing(steps, batch):
    x, bit = one_bit(steps, batch)
    assert x.shape == (steps + 1, batch, 2)
    assert bit.shape == (batch,)
    assert x.dtype == bit.dtype == torch.float32
    assert torch.equal(x[0, :, 0], torch.where(bit == 1, 1.0, -1.0))
    assert set(bit.tolist()) <= {0.0, 1.0}
    assert not x[1:, :, 0].any()


def test_both_bits_are_as_likely_and_the_noise_tells_nothing_of_them():
    x, bit = one_bit(20, 5000)
    noise = x[:, :, 1]
    assert 0.45 < bit.mean() < 0.55
    assert noise.std().item() == pytest.approx(NOISE, rel=0.03)
    assert abs(noise.mean().item()) < 0.01
    assert noise.std(dim=1).min() > 0.9 * NOISE  # the first step and the last included
    assert abs(torch.corrcoef(torch.stack([bit, noise.mean(dim=0)]))[0, 1].item()) < 0.06


def slow_sums(values: list[float], markers: list[float]) -> list[float]:
    """The running sum of one sequence, each from scratch: what came since the last marker."""
    starts = [max([0, *(s for s in range(t + 1) if markers[s])]) for t in range(len(values))]
    return [sum(values[start : t + 1]) for t, start in enumerate(starts)]


@shapes
def test_the_running_sum_is_that_of_a_slow_loop(steps, batch):
    x, target = running_sum(steps, batch)
    assert x.shape == (steps, batch, 2)
    assert target.shape == (steps, batch)
    columns = zip(x[..., 0].T.tolist(), x[..., 1].T.tolist(), strict=True)
    expected = torch.tensor([slow_sums(*column) for column in columns], dtype=torch.float64).T
    torch.testing.assert_close(target.double(), expected, rtol=0, atol=1e-5)


def test_values_lie_around_0_and_a_tenth_of_the_steps_are_marked():
    value, marker = running_sum(100, 1000)[0].unbind(dim=-1)
    assert value.min() >= -0.5
    assert value.max() < 0.5
    assert value.std().item() == pytest.approx(12**-0.5, rel=0.02)
    assert set(marker.unique().tolist()) == {0.0, 1.0}
    assert 0.09 < marker.mean() < 0.11


@pytest.mark.parametrize("longest", [1, 2, 10])
def test_matched_strings_are_a_n_b_n_and_ask_at_every_b(longest):
    x, last, asked = matched_strings(longest)
    assert x.shape == (2 * longest, longest, 2)
    assert x.dtype == last.dtype == torch.float32
    for n in range(1, longest + 1):
        read = ["ab"[step.argmax()] if step.any() else "" for step in x[:, n - 1]]
        assert "".join(read) == "a" * n + "b" * n
        assert asked[:, n - 1].tolist() == [letter == "b" for letter in read]
        assert last[:, n - 1].nonzero().flatten().tolist() == [2 * n - 1]


@pytest.mark.parametrize("task", [one_bit, running_sum])
def test_a_seed_draws_the_same_again_and_no_seed_something_new(task):
    drawn = []
    for start in (7, 7, None):
        if start is not None:
            torch.manual_seed(start)
        drawn.append(task(20, 8)[0])
    assert torch.equal(drawn[0], drawn[1])
    assert not torch.equal(drawn[1], drawn[2])


@pytest.mark.parametrize("name", ["two_bits", "", "one_bit.csv", "words_ko", "co2_weekly"])
def test_an_unknown_study_is_told_which_there_are(language, name):
    with pytest.raises(ValueError) as error:
        study(name)
    said = str(error.value)
    before, after = lang.text("data.no_study", given=repr(name), expected="|").split("|")
    assert said.startswith(before)
    assert said.endswith(after)
    offered = said.removeprefix(before).removesuffix(after).split(", ")
    assert offered == sorted(NAMES)
