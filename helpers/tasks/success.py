"""How often the runs of a stored study succeeded, by setting and learning rate."""

from statistics import median

from helpers.tasks.studies import study

RIGHT = 0.99  # of 1000 fresh answers: a run that gets more has succeeded


def solved(name: str, lag: int) -> dict[str, dict[float, list[int | None]]]:
    """The runs of a study with columns setting, lag and rate: {setting: {rate: updates}}.

    `updates` holds a number for each seed, None for a run that failed. Raises ValueError for a
    study that there is not, and KeyError for one without these columns.
    """
    found: dict[str, dict[float, list[int | None]]] = {}
    for row in study(name):
        if int(row["lag"]) == lag:
            updates = int(row["updates"]) if float(row["accuracy"]) > RIGHT else None
            rates = found.setdefault(row["setting"], {})
            rates.setdefault(float(row["rate"]), []).append(updates)
    return found


def best(rates: dict[float, list[int | None]]) -> list[int | None]:
    """The runs at the rate where the largest share succeeded; of equal ones, the quickest."""

    def rank(updates):
        done = [count for count in updates if count is not None]
        return len(done) / len(updates), -median(done) if done else 0

    return max(rates.values(), key=rank)
