"""The CO₂ is that of its script, and gaps are filled with straight lines."""

import math
import zipfile
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
import torch

from helpers import lang
from helpers.tasks import series
from helpers.tasks.series import fill, weekly_co2
from helpers.tasks.studies import DATA
from tools.make import series as make_series

NAN = math.nan
FILE = DATA / "co2_weekly.csv"


def row(*values):
    return torch.tensor(values, dtype=torch.float64)


def test_every_week_is_there_once():
    days, ppm = weekly_co2()
    assert (days[0], days[-1]) == (date(1958, 3, 29), date(2001, 12, 29))
    assert {b - a for a, b in pairwise(days)} == {timedelta(days=7)}
    assert ppm.shape == (len(days),) == (2284,)
    assert ppm.dtype == torch.float64


def test_the_values_are_those_that_were_measured():
    _, ppm = weekly_co2()
    assert ppm.isnan().sum() == 59
    assert ppm[:3].tolist() == [316.1, 317.3, 317.6]
    measured = ppm[~ppm.isnan()]
    assert (measured.min(), measured.max()) == (313.0, 373.9)
    assert not ppm[1658:].isnan().any()  # the test data of the lesson


def test_it_can_be_read_from_anywhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert len(weekly_co2()[0]) == 2284


def test_a_missing_file_is_named_with_its_place(language, monkeypatch, tmp_path):
    monkeypatch.setattr(series, "DATA", tmp_path)
    with pytest.raises(ValueError) as error:
        weekly_co2()
    path = tmp_path / FILE.name
    assert str(error.value) == lang.text("series.missing", name=FILE.name, path=path)


def test_the_file_is_small_and_its_source_is_named():
    assert FILE.stat().st_size <= 200_000
    licences = (DATA / "LICENSES.txt").read_text(encoding="utf-8")
    assert "This is public domain." in licences
    assert "Keeling, C.D. and T.P. Whorf. 2004." in licences


def test_the_script_writes_dates_and_leaves_numbers_and_gaps(tmp_path):
    wheel, target = tmp_path / "statsmodels.whl", tmp_path / "out.csv"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(make_series.INSIDE, "date,co2\n19580329,316.10\n19580405,\n")
    make_series.write(make_series.rows(wheel), target)
    assert target.read_bytes() == b"date,ppm\n1958-03-29,316.10\n1958-04-05,\n"
    assert make_series.RESULT == FILE


@pytest.mark.parametrize(
    ("given", "filled"),
    [
        ([1, NAN, 3], [1, 2, 3]),
        ([4, NAN, NAN, NAN, 0], [4, 3, 2, 1, 0]),
        ([1, NAN, 5, NAN, NAN, 2], [1, 3, 5, 4, 3, 2]),
        ([1, 7], [1, 7]),
        ([5], [5]),
    ],
)
def test_a_gap_becomes_a_straight_line(given, filled):
    values = row(*given)
    torch.testing.assert_close(fill(values), row(*filled))
    assert values.isnan().sum() == sum(map(math.isnan, given))  # the argument is left alone


def test_filling_is_linear_interpolation_and_keeps_what_was_measured():
    _, ppm = weekly_co2()
    known = ~ppm.isnan().numpy()
    weeks = np.arange(len(ppm))
    expected = np.interp(weeks, weeks[known], ppm.numpy()[known])
    np.testing.assert_allclose(fill(ppm), expected, rtol=0, atol=1e-10)
    assert torch.equal(fill(ppm)[known], ppm[known])
    assert fill(ppm.float()).dtype == torch.float32


@pytest.mark.parametrize("given", [[NAN, 1], [1, NAN], [NAN]])
def test_a_gap_with_an_open_end_is_refused(language, given):
    with pytest.raises(ValueError) as error:
        fill(row(*given))
    assert str(error.value) == lang.text("series.open_end")


@pytest.mark.parametrize("given", [torch.ones(2, 3), torch.ones(0), torch.arange(3)])
def test_what_is_no_series_is_refused(language, given):
    with pytest.raises(ValueError) as error:
        fill(given)
    assert str(error.value) == lang.text("series.one_series", given=tuple(given.shape))
