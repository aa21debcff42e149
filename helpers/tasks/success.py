"""How often the runs of a stored study succeeded, by setting and learning rate."""

from statistics import median

from helpers.tasks.studies import study

RIGHT = 0.99  # of 1000 fresh answers: a run that gets more has succeeded
RIGHT_VERBS = 0.95  # of 1000 test sentences: likewise
RATE = 0.01  # the learning rate of the study of agreement


def solved(name: str, lag: int) -> dict[str, dict[float, list[int | None]]]:
    """The runs of a study with columns setting, lag and rate: {setting: {rate: updates}}.

    `updates` holds a number for each seed, None for a run that failed. Raises ValueError for a
    study that there is not, and KeyError for one without these columns.
    """
    return _by_rate([row for row in study(name) if int(row["lag"]) == lag], RIGHT)


def agreed(distance: int) -> dict[str, dict[float, list[int | None]]]:
    """The runs of agreement and its controls, both languages together, as `solved` gives them."""
    rows = [{"rate": RATE} | row for row in study("agreement")] + study("agreement_controls")
    return _by_rate([row for row in rows if int(row["distance"]) == distance], RIGHT_VERBS)


def remembered(lag: int) -> dict[str, dict[float, list[int | None]]]:
    """The runs of minGRU and its control that remember one bit, as `solved` gives them."""
    rows = [row for row in study("gates_today") if row["task"] == f"bit_{lag}"]
    return _by_rate([{"setting": r["net"], "accuracy": r["score"]} | r for r in rows], RIGHT)


def _by_rate(rows, right):
    found: dict[str, dict[float, list[int | None]]] = {}
    for row in rows:
        updates = int(row["updates"]) if float(row["accuracy"]) > right else None
        rates = found.setdefault(row["setting"], {})
        rates.setdefault(float(row["rate"]), []).append(updates)
    return found


def best(rates: dict[float, list[int | None]]) -> list[int | None]:
    """The runs at the rate where the largest share succeeded; of equal ones, the quickest."""

    def rank(updates):
        done = [count for count in updates if count is not None]
        return len(done) / len(updates), -median(done) if done else 0

    return max(rates.values(), key=rank)
