"""Forecasts without a net: what each rule uses, and that none of them sees the future."""

import math
from datetime import date, timedelta

import pytest
import torch

from helpers.rivals import forecasts
from helpers.rivals.forecasts import chosen, leaky, mean_growth, mean_season, season_and_cell
from helpers.tasks.studies import study

T, SPLIT = 520, 400
DAYS = [date(1960, 1, 2) + timedelta(weeks=k) for k in range(T)]
STEPS = torch.arange(T, dtype=torch.float64)
WEEK = torch.tensor([min(51, (day.timetuple().tm_yday - 1) // 7) for day in DAYS])
SEASON = torch.sin(2 * math.pi * WEEK.double() / 52)
RISING = 300 + 0.02 * STEPS + 3 * SEASON


def changed(x):
    """The same series up to SPLIT, another one from there on."""
    return torch.where(STEPS < SPLIT, x, x + 100)


def test_the_mean_of_a_year_is_that_of_its_52_weeks():
    means = forecasts.year_mean(RISING)
    assert means.shape == RISING.shape and means[:51].isnan().all()
    torch.testing.assert_close(means[51], RISING[:52].mean())
    torch.testing.assert_close(means[-1], RISING[-52:].mean())


def test_a_season_is_found_up_to_a_constant_and_repeats_each_year():
    season = mean_season(DAYS, RISING, SPLIT)
    apart = season - 3 * SEASON
    assert (apart - apart.mean()).abs().max() < 0.15  # years do not begin on the same day
    assert (season[WEEK == 20] == season[WEEK == 20][0]).all()


def test_season_and_growth_know_the_training_data_alone():
    for of in (mean_growth, lambda x, split: mean_season(DAYS, x, split)):
        assert torch.equal(of(RISING, SPLIT), of(changed(RISING), SPLIT))
    assert mean_growth(RISING, SPLIT).item() == pytest.approx(0.02, abs=2e-3)


def test_a_cell_starts_at_the_first_value_and_closes_in_on_a_step():
    kept = leaky(torch.cat([torch.zeros(1), torch.ones(9)]), tau=3.0)
    expected = 1 - torch.exp(-torch.arange(10) / 3)
    torch.testing.assert_close(kept, expected)
    assert leaky(torch.full((5,), 7.0), tau=3.0).tolist() == pytest.approx([7.0] * 5)


def test_season_and_cell_goes_on_with_what_rises_steadily():
    """A line is followed f / (1 − f) steps late, which the rule takes for τ steps."""
    late = 1 / (math.exp(1 / 4) - 1)
    told = season_and_cell(RISING, 3 * SEASON, 0.02, 4.0, 13)
    assert told.shape == (T - 13,)
    apart = (told - RISING[13:])[100:]
    torch.testing.assert_close(apart, torch.full_like(apart, 0.02 * (4 - late)))


@pytest.mark.parametrize("horizon", [1, 13])
def test_season_and_cell_sees_no_value_of_later_steps(horizon):
    x, season = changed(RISING), 3 * SEASON
    before, after = (season_and_cell(each, season, 0.02, 2.0, horizon) for each in (RISING, x))
    assert torch.equal(before[:SPLIT], after[:SPLIT]) and before[SPLIT] != after[SPLIT]


def test_autoregression_goes_on_with_a_rhythm_and_learns_from_the_training_data_alone():
    x = (2 * math.pi * STEPS / 30).sin() + 0.01 * STEPS
    at = torch.arange(SPLIT - 1, T - 20)
    told = forecasts.autoregression(x, SPLIT, at, 20, lags=8)
    torch.testing.assert_close(told, x[at + 20], atol=1e-6, rtol=0)
    first = torch.tensor([SPLIT - 1])
    both = [forecasts.autoregression(each, SPLIT, first, 20, lags=8) for each in (x, changed(x))]
    torch.testing.assert_close(*both)


def test_the_nets_that_are_chosen_are_best_on_the_validation_data():
    for horizon in (1, 13, 52):
        found = chosen("differences", "lstm", horizon)
        assert len(found["validation"]) == len(found["test"]) == 5
        groups = {}
        for row in study("timescales"):
            if (row["inputs"], row["setting"]) == ("differences", "lstm"):
                key = row["horizon"], row["updates"], row["rate"]
                groups.setdefault(key, []).append(float(row["validation"]))
        sums = {key: sum(errors) for key, errors in groups.items() if key[0] == str(horizon)}
        assert sum(found["validation"]) == pytest.approx(min(sums.values()))


def test_no_nets_are_chosen_where_there_are_none():
    with pytest.raises(ValueError, match="empty"):
        chosen("differences", "gru", 1)
