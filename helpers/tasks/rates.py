"""What a stored study found at the learning rate to show."""

from collections import defaultdict

from helpers.tasks.studies import study


def at_best_rate(name: str, column: str, **wanted) -> list[float]:
    """The values of `column`, a seed each, at the rate whose mean validation loss is smallest.

    `wanted` are columns of the study and their values: reader="lstm", look=8. Raises ValueError
    for a study that there is not, or if no row has these values.
    """
    by_rate = defaultdict(list)
    for row in study(name):
        if all(row[key] == str(value) for key, value in wanted.items()):
            by_rate[row["rate"]].append(row)
    best = min(by_rate.values(), key=lambda of: sum(float(r["validation"]) for r in of) / len(of))
    return [float(row[column]) for row in best]
