"""What the quiz says of the studies in data/ is what the studies say."""

import re

import pytest

from helpers.lang import LANGUAGES, texts, use
from helpers.tasks.studies import study

BIT, STARTS, AGREEMENT = ("one_bit", 0.99), ("rnn_starts", 0.99), ("agreement", 0.95)
SAID = [
    *(
        ("02_starts", *STARTS, {"weights": weights, "biases": "torch", "lag": "40", "rate": rate})
        for weights in ("torch", "identity")
        for rate in ("0.01", "0.001")
    ),
    ("04_thousand", *BIT, {"setting": "lstm_7", "lag": "1000", "rate": "0.01"}),
    ("04_thousand", *BIT, {"setting": "lstm_shut", "lag": "1000", "rate": "0.01"}),
    ("04_thousand", *BIT, {"setting": "lstm_7_shut", "lag": "1000", "rate": "0.01"}),
    ("04_thousand", *BIT, {"setting": "gru_chrono", "lag": "1000", "rate": "0.01"}),
    ("04_thousand", *BIT, {"setting": "lstm_7", "lag": "1000", "rate": "0.001"}),
    ("07_distance", *AGREEMENT, {"setting": "lstm_2", "distance": "40"}),
    ("07_distance", *AGREEMENT, {"setting": "lstm_chrono", "distance": "40"}),
    ("07_distance", *AGREEMENT, {"setting": "gru_chrono", "distance": "40"}),
]


def words(question: str, lang: str) -> str:
    """All that a question says."""
    use(lang)
    return " ".join(texts(f"quiz.{question}").values())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("question", "name", "bar", "where"), SAID)
def test_the_runs_that_succeeded(question, name, bar, where, lang):
    rows = [row for row in study(name) if all(row[key] == where[key] for key in where)]
    solved = sum(float(row["accuracy"]) > bar for row in rows)
    assert rows and f"{solved}/{len(rows)}" in words(question, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("task", ["stream", "strings"])
def test_the_seeds_that_read_the_stream(task, lang):
    cells = [row for row in study("forgetting") if (row["task"], row["cell"]) == (task, "lstm")]
    good = sum(float(row["after"]) < 0.05 for row in cells)
    assert f"{good}/{len(cells)}" in words("05_stream", lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_far_trained_grus_count(lang):
    said = words("11_tied", lang)
    for cell in ("gru", "untied", "untied_wall", "room"):
        reaches = [int(row["reach"]) for row in study("counting") if row["cell"] == cell]
        far = sum(reach >= 15 for reach in reaches)
        assert len(reaches) == 90 and re.search(rf"\b{far}(?:개|\b)", said)
