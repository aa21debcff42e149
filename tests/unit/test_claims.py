"""What the page of claims says of the studies in data/ is what the studies say."""

import pytest

from helpers.lang import LANGUAGES
from helpers.tasks.studies import study
from tools.notebooks.lesson import all_lessons

BIT, LAG, AGREEMENT = ("one_bit", 0.99), ("lags", 0.99), ("agreement", 0.95)
SLOW = {"lag": "1000", "rate": "0.01"}
SAID = [  # how a claim begins in each language, and the settings whose runs it counts
    (
        ("클리핑이", "Clipping"),
        LAG,
        [{"setting": "rnn", "lag": "80", "clip": c} for c in ("1", "inf")],
    ),
    (("RNN은 긴", "RNNs"), LAG, [{"setting": "rnn", "clip": "1", "lag": k} for k in ("40", "80")]),
    (
        ("기울기가 잘", "Where gradients"),
        BIT,
        [{"setting": "lstm_1997", "lag": "100", "rate": "0.01"}],
    ),
    (
        ("망각 게이트의 편향을 1로", "A forget bias"),
        BIT,
        [
            {"setting": s, "lag": "50", "rate": "0.01"}
            for s in ("lstm", "lstm_1", "lstm_2", "lstm_5")
        ],
    ),
    (
        ("LSTM은 1000스텝", "LSTMs remember"),
        BIT,
        [{"setting": s, **SLOW} for s in ("lstm_7", "lstm_shut", "lstm_7_shut")],
    ),
    (
        ("멀리 떨어진", "Only an LSTM"),
        AGREEMENT,
        [{"setting": s, "distance": "40"} for s in ("lstm_2", "lstm_chrono")],
    ),
    (
        ("GRU가 빠르다", "The GRU is faster"),
        ("equal_size", 0.95),
        [{"setting": s, "rate": "0.01"} for s in ("lstm_chrono", "gru_chrono")],
    ),
]


def claim(begins: str, lang: str) -> str:
    """The only row of the page's tables that begins so."""
    (page,) = (one for one in all_lessons() if one.deeper and one.number == "13")
    prose = [cell.source for cell in page.cells if cell.metadata.get("lang") == lang]
    rows = [
        row for source in prose for row in source.splitlines() if row.startswith("| " + begins)
    ]
    (row,) = rows
    return row


def counted(name, bar, where):
    """Runs that succeeded, as a fraction."""
    rows = [row for row in study(name) if all(row[key] == where[key] for key in where)]
    assert rows
    return f"{sum(float(row['accuracy']) > bar for row in rows)}/{len(rows)}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("begins", "bar", "settings"), SAID)
def test_the_runs_that_succeeded(begins, bar, settings, lang):
    row = claim(dict(zip(("ko", "en"), begins, strict=True))[lang], lang)
    assert [one for one in (counted(*bar, where) for where in settings) if one not in row] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_far_trained_cells_count(lang):
    row = claim({"ko": "GRU는 상태가", "en": "A GRU cannot count"}[lang], lang)
    said = {"ko": "{all}개 중 {far}개", "en": "{far} of {all}"}[lang]
    for cell in ("gru", "lstm"):
        reach = [int(r["reach"]) for r in study("counting") if r["cell"] == cell]
        far = sum(k >= 15 for k in reach)
        assert said.format(all=len(reach), far=far) in row


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_learned_of_the_stream(lang):
    row = claim({"ko": "새 과제가", "en": "The forget gate clears"}[lang], lang)
    for task in ("stream", "strings"):
        wrong = [
            float(r["after"])
            for r in study("forgetting")
            if (r["task"], r["cell"]) == (task, "lstm")
        ]
        assert f"{sum(share < 0.05 for share in wrong)}/{len(wrong)}" in row
