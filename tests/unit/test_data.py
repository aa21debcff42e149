"""The tasks are what they say, and the stored studies hold every run that their scripts make."""

from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
import torch

from helpers import lang
from helpers.nets.initial import SETTINGS, make
from helpers.tasks.bits import NOISE, matched_strings, one_bit, running_sum
from helpers.tasks.studies import DATA, study
from studies import agreement as agreements
from studies import counting, equal_size, forgetting, lags, text_words, timescales
from studies import one_bit as bits

shapes = pytest.mark.parametrize(("steps", "batch"), [(1, 1), (2, 3), (50, 32)])
COLUMNS = {
    "one_bit": ["setting", "lag", "rate", "seed", "updates", "accuracy"],
    "agreement": ["language", "distance", "setting", "seed", "updates", "accuracy"],
    "counting": ["setting", "seed", "loss", "reach"],
    "equal_size": ["task", "setting", "seed", "updates", "accuracy"],
    "lags": ["setting", "lag", "clip", "seed", "updates", "accuracy"],
    "forgetting": ["task", "cell", "seed", "before", "after", "size"],
    "text_words": text_words.COLUMNS,
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


@pytest.mark.parametrize("name", COLUMNS)
def test_a_study_has_its_columns_wherever_it_is_read_from(name, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    rows = study(name)
    assert all(list(row) == COLUMNS[name] for row in rows)
    assert all(isinstance(value, str) and value for row in rows for value in row.values())


def test_every_study_is_tested_here():
    scripts = {path.stem for path in Path(bits.__file__).parent.glob("*.py")} - {"__init__"}
    assert scripts == set(COLUMNS)


@pytest.mark.parametrize("name", ["two_bits", "", "one_bit.csv", "words_ko", "co2_weekly"])
def test_an_unknown_study_is_told_which_there_are(language, name):
    with pytest.raises(ValueError) as error:
        study(name)
    said = str(error.value)
    before, after = lang.text("data.no_study", given=repr(name), expected="|").split("|")
    assert said.startswith(before)
    assert said.endswith(after)
    offered = said.removeprefix(before).removesuffix(after).split(", ")
    assert offered == sorted(COLUMNS)


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


def test_counting_holds_each_run_of_its_script_once():
    assert [(row["setting"], int(row["seed"])) for row in study("counting")] == counting.jobs()


def test_the_numbers_of_counting_are_possible():
    for row in study("counting"):
        assert 0 < float(row["loss"]) < 0.05
        assert counting.TRAINED <= int(row["reach"]) <= counting.TESTED


class Ideal(torch.nn.Module):
    """Counts by arithmetic, to a limit, after which every b is the last."""

    def __init__(self, limit):
        super().__init__()
        self.limit = limit

    def forward(self, x):
        counts = (x[..., 0] - x[..., 1]).cumsum(dim=0)
        seen = x[..., 0].cumsum(dim=0)
        return ((counts <= 0) | (seen > self.limit)).float()[..., None] - 0.5, None


@pytest.mark.parametrize(("limit", "reach"), [(1000, 60), (17, 17), (1, 1)])
def test_reach_is_how_far_all_answers_are_right(limit, reach):
    assert counting.reach(Ideal(limit)) == reach


def test_tied_gates_are_those_of_an_lstm_with_i_of_1_minus_f():
    torch.manual_seed(0)
    cell, x = counting.build("tied"), torch.randn(7, 3, 2)
    own = dict(cell.lstm.named_parameters())
    of = {name: rows.chunk(4) for name, rows in own.items()}
    h = c = torch.zeros(3, 5)
    for shown, x_t in zip(cell(x)[0], x, strict=True):
        _, f, g, o = (
            x_t @ of["weight_ih_l0"][k].T
            + of["bias_ih_l0"][k]
            + h @ of["weight_hh_l0"][k].T
            + of["bias_hh_l0"][k]
            for k in range(4)
        )
        c = f.sigmoid() * c + (1 - f.sigmoid()) * g.tanh()
        h = o.sigmoid() * c.tanh()
        torch.testing.assert_close(shown, h)


def test_an_open_cell_has_an_output_gate_of_1_that_never_learns():
    cell = counting.build("open")
    out, (h, c) = cell(torch.randn(7, 3, 2))
    torch.testing.assert_close(h, c.tanh())
    out.sum().backward()
    assert all((rows.grad.chunk(4)[3] == 0).all() for rows in cell.parameters())


@pytest.mark.parametrize("setting", counting.CONTROLS)
def test_a_control_starts_as_the_lstm_and_trains_as_much_as_the_gru(setting):
    torch.manual_seed(0)
    cell = counting.build(setting)
    start = setting.partition("_")[2]
    torch.manual_seed(0)
    lstm = make("_".join(["lstm", *filter(None, [start])]), 2, 5, longest=20)
    rows = slice(5, 15)  # f and g: what neither control sets
    for mine, like in zip(cell.parameters(), lstm.parameters(), strict=True):
        assert torch.equal(mine[rows], like[rows])
    cell(torch.randn(7, 3, 2))[0].sum().backward()
    trained = sum((p.grad != 0).sum().item() for p in cell.parameters())
    assert trained == sum(p.numel() for p in torch.nn.GRU(2, 5).parameters())


def test_equal_size_holds_each_run_of_its_script_once():
    stored = [(row["task"], row["setting"], int(row["seed"])) for row in study("equal_size")]
    assert stored == equal_size.jobs()


def test_the_numbers_of_equal_size_are_possible():
    for row in study("equal_size"):
        assert 5 <= int(row["updates"]) <= equal_size.MOST
        assert int(row["updates"]) == equal_size.MOST or 0.9 < float(row["accuracy"]) <= 1


@pytest.mark.parametrize("inputs", equal_size.UNITS)
def test_the_sizes_are_as_equal_as_whole_units_allow(inputs):
    layers = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}
    units = equal_size.UNITS[inputs]

    def count(cell, hidden):
        return sum(p.numel() for p in layers[cell](inputs, hidden).parameters())

    goal = count("lstm", units["lstm"])
    for cell in ("gru", "rnn"):
        away = [abs(count(cell, units[cell] + more) - goal) for more in (-1, 0, 1)]
        assert min(away) == away[1] < 0.03 * goal


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
    for setting in {*bits.SHORT, *bits.LONG, *counting.SETTINGS, *equal_size.SETTINGS}:
        assert setting in SETTINGS
        assert lang.text(f"plots.settings.{setting}")
    for control in counting.CONTROLS:
        assert lang.text(f"plots.settings.{control}")


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
    monkeypatch.setattr(counting, "UPDATES", 2)
    monkeypatch.setattr(equal_size, "MOST", 2)
    monkeypatch.setattr(equal_size, "TRAIN", 40)
    monkeypatch.setattr(equal_size, "TEST", 20)
    equal_size.sentences.cache_clear()


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


@pytest.mark.parametrize("setting", counting.SETTINGS + counting.CONTROLS)
def test_a_run_of_counting_gives_a_row(tiny, setting):
    *job, loss, reach = counting.run((setting, 3))
    assert job == [setting, 3]
    assert float(loss) > 0 and 0 <= reach <= counting.TESTED


@pytest.mark.parametrize("setting", equal_size.SETTINGS)
@pytest.mark.parametrize("task", equal_size.TASKS)
def test_a_run_of_equal_size_gives_a_row(tiny, task, setting):
    *job, updates, accuracy = equal_size.run((task, setting, 3))
    assert job == [task, setting, 3]
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
        (counting.run, ("gru_5", 4)),
        (equal_size.run, ("ko", "gru", 4)),
    ],
)
def test_a_run_is_the_same_again(tiny, run, job):
    assert run(job) == run(job)


@pytest.mark.parametrize("module", [bits, lags, forgetting, agreements, counting, equal_size])
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
