"""The tasks are what they say, and the stored studies hold every run that their scripts make."""

from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
import torch

from helpers import lang
from helpers.data import DATA, NOISE, one_bit, running_sum, study
from helpers.initial import SETTINGS
from tools.studies import agreement as agreements
from tools.studies import forgetting, lags, timescales
from tools.studies import one_bit as bits

shapes = pytest.mark.parametrize(("steps", "batch"), [(1, 1), (2, 3), (50, 32)])
COLUMNS = {
    "one_bit": ["setting", "lag", "rate", "seed", "updates", "accuracy"],
    "agreement": ["language", "distance", "setting", "seed", "updates", "accuracy"],
    "lags": ["setting", "lag", "clip", "seed", "updates", "accuracy"],
    "forgetting": ["task", "cell", "seed", "before", "after", "size"],
    "timescales": timescales.COLUMNS,
}


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


@pytest.mark.parametrize("task", [one_bit, running_sum])
def test_a_seed_draws_the_same_again_and_no_seed_something_new(task):
    drawn = []
    for start in (7, 7, None):
        if start is not None:
            torch.manual_seed(start)
        drawn.append(task(20, 8)[0])
    assert torch.equal(drawn[0], drawn[1])
    assert not torch.equal(drawn[1], drawn[2])


@pytest.mark.parametrize("name", COLUMNS)
def test_a_study_has_its_columns_wherever_it_is_read_from(name, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    rows = study(name)
    assert all(list(row) == COLUMNS[name] for row in rows)
    assert all(isinstance(value, str) and value for row in rows for value in row.values())


def test_every_study_is_tested_here():
    scripts = {path.stem for path in Path(bits.__file__).parent.glob("*.py")} - {"__init__"}
    assert scripts == set(COLUMNS)


@pytest.mark.parametrize("name", ["two_bits", "", "one_bit.csv"])
def test_an_unknown_study_is_told_which_there_are(language, name):
    with pytest.raises(ValueError) as error:
        study(name)
    said = str(error.value)
    before, after = lang.text("data.no_study", given=repr(name), expected="|").split("|")
    assert said.startswith(before)
    assert said.endswith(after)
    offered = said.removeprefix(before).removesuffix(after).split(", ")
    assert set(COLUMNS) <= set(offered)
    assert all(study(other) for other in offered)


def test_one_bit_holds_each_run_of_its_script_once():
    stored = [
        (row["setting"], int(row["lag"]), float(row["rate"]), int(row["seed"]))
        for row in study("one_bit")
    ]
    assert sorted(stored) == sorted(bits.jobs())


def test_one_bit_is_run_from_as_many_seeds_everywhere():
    seeds = defaultdict(list)
    for setting, lag, rate, seed in bits.jobs():
        seeds[lag, setting, rate].append(seed)
    assert all(seeds[key] == list(range(10 if key[0] == 1000 else 20)) for key in seeds)
    usual = {key[:2] for key in seeds if key[2] == 1e-2}
    assert {(50, name) for name in bits.SHORT} | {(1000, name) for name in bits.LONG} <= usual
    assert usual >= {(100, name) for name in bits.SHORT} | {key[:2] for key in seeds}


def test_forgetting_holds_each_run_of_its_script_once():
    stored = [(row["task"], row["cell"], int(row["seed"])) for row in study("forgetting")]
    expected = [(t, c, s) for t in forgetting.TASKS for c in forgetting.BIAS for s in range(10)]
    assert sorted(stored) == sorted(expected)


def test_agreement_holds_each_run_of_its_script_once():
    stored = [
        (row["language"], int(row["distance"]), row["setting"], int(row["seed"]))
        for row in study("agreement")
    ]
    assert stored == agreements.jobs()
    assert len(stored) == 2 * 3 * 7 * 10


def test_the_numbers_of_agreement_are_possible():
    for row in study("agreement"):
        assert 5 <= int(row["updates"]) <= agreements.MOST
        # Who stopped early had learned: chance would be near one half.
        assert int(row["updates"]) == agreements.MOST or 0.9 < float(row["accuracy"]) <= 1


def test_lags_holds_each_run_of_its_script_once():
    stored = [
        (row["setting"], int(row["lag"]), row["clip"], int(row["seed"])) for row in study("lags")
    ]
    assert stored == lags.jobs()
    assert len(stored) == 2 * 5 * 2 * 20


@pytest.mark.parametrize("name", ["one_bit", "lags"])
def test_the_numbers_of_a_bit_are_possible(name):
    assert lags.MOST == bits.MOST
    for row in study(name):
        assert 5 <= int(row["updates"]) <= bits.MOST
        assert 0 <= float(row["accuracy"]) <= 1
        # Who stopped early had learned: chance would be near one half.
        assert int(row["updates"]) == bits.MOST or float(row["accuracy"]) > 0.9


def test_the_numbers_of_forgetting_are_possible():
    for row in study("forgetting"):
        errors = [float(row["before"]), float(row["after"])]
        assert min(errors) >= 0
        assert row["task"] == "sum" or max(errors) <= 1
        assert float(row["size"]) > 0


def test_every_setting_of_the_study_can_be_made_and_has_a_name(language):
    for setting in {*bits.SHORT, *bits.LONG}:
        assert setting in SETTINGS
        assert lang.text(f"plots.settings.{setting}")


@pytest.fixture
def tiny(monkeypatch):
    """Two updates a run; and torch's threads stay as many as they are."""
    monkeypatch.setattr(torch, "set_num_threads", lambda count: None)
    monkeypatch.setattr(bits, "MOST", 2)
    monkeypatch.setattr(lags, "MOST", 2)
    monkeypatch.setattr(forgetting, "UPDATES", 2)
    monkeypatch.setattr(agreements, "MOST", 2)
    monkeypatch.setattr(agreements, "TRAIN", 40)
    monkeypatch.setattr(agreements, "TEST", 20)
    agreements.sentences.cache_clear()


@pytest.mark.parametrize("setting", ["rnn", "gru_chrono", "lstm_chrono"])
def test_a_run_of_one_bit_gives_a_row(tiny, setting):
    *job, updates, accuracy = bits.run((setting, 50, 0.01, 3))
    assert job == [setting, 50, 0.01, 3]
    assert updates == 2
    assert 0 <= float(accuracy) <= 1


@pytest.mark.parametrize("clip", lags.CLIPS)
def test_a_run_of_lags_gives_a_row(tiny, clip):
    *job, updates, accuracy = lags.run(("rnn_identity", 5, clip, 3))
    assert job == ["rnn_identity", 5, clip, 3]
    assert updates == 2 and 0 <= float(accuracy) <= 1


@pytest.mark.parametrize("language", agreements.LANGUAGES)
def test_a_run_of_agreement_gives_a_row(tiny, language):
    *job, updates, accuracy = agreements.run((language, 10, "gru_chrono", 3))
    assert job == [language, 10, "gru_chrono", 3]
    assert updates == 2 and 0 <= float(accuracy) <= 1


@pytest.mark.parametrize("cell", forgetting.BIAS)
@pytest.mark.parametrize("task", forgetting.TASKS)
def test_a_run_of_forgetting_gives_a_row(tiny, task, cell):
    row = forgetting.run((task, cell, 3))
    assert row[:3] == (task, cell, 3)
    assert len(row) == len(COLUMNS["forgetting"])
    assert min(float(value) for value in row[3:]) >= 0


@pytest.mark.parametrize(
    ("run", "job"),
    [
        (bits.run, ("lstm_1", 50, 0.01, 4)),
        (lags.run, ("rnn", 5, "inf", 4)),
        (forgetting.run, ("stream", "lstm", 4)),
        (agreements.run, ("ko", 10, "lstm", 4)),
    ],
)
def test_a_run_is_the_same_again(tiny, run, job):
    assert run(job) == run(job)


@pytest.mark.parametrize("module", [bits, lags, forgetting, agreements])
def test_the_scripts_write_what_study_reads(module):
    name = module.__name__.rpartition(".")[2]
    assert DATA / f"{name}.csv" == module.RESULT


def test_timescales_holds_each_run_of_its_script_once():
    stored = [
        (row["inputs"], row["setting"], int(row["updates"]), int(row["seed"]), int(row["horizon"]))
        for row in study("timescales")
    ]
    assert stored == [(*job, h) for job in timescales.jobs() for h in timescales.HORIZONS]
    assert len(stored) == 3 * 2 * 5 * 3


def test_the_parts_of_the_series_do_not_share_a_target():
    parts = [timescales.parts()[name] for name in ("training", "validation", "test")]
    assert all(a[-1] + 52 < b[0] + 1 for a, b in pairwise(parts))
    assert len(parts[2]) == 575


def test_more_updates_fit_the_training_data_better():
    for row in study("timescales"):
        assert 0 < float(row["training"]) < 4
        assert float(row["validation"]) < 10
    for horizon in "1", "13", "52":
        few, many = (
            [
                float(row["training"])
                for row in study("timescales")
                if (row["updates"], row["horizon"], row["inputs"])
                == (updates, horizon, "differences")
            ]
            for updates in ("100", "1000")
        )
        assert max(many) < min(few)
