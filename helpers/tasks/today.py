"""What the nets of lesson 12 learned: the rows of the study gates_today."""

from helpers.tasks.studies import study

RIGHT = 0.99  # of the answers: a net that gives more has succeeded


def learnt(task: str) -> dict[str, dict[float, dict[int, list[float]]]]:
    """The scores of a task's nets: {net: {rate: {length tested: a score for each of five nets}}}.

    `task`: "parity", "bit_50", "bit_1000" or "count". Empty for any other.
    """
    found: dict[str, dict[float, dict[int, list[float]]]] = {}
    for row in study("gates_today"):
        if row["task"] == task:
            lengths = found.setdefault(row["net"], {}).setdefault(float(row["rate"]), {})
            lengths.setdefault(int(row["tested"]), []).append(float(row["score"]))
    return found


def most(rates: dict[float, dict[int, list[float]]]) -> dict[int, list[float]]:
    """The scores at the rate at which most nets succeed, by the shortest length first.

    Where as many succeed, those with the highest sum.
    """

    def rank(lengths):
        shortest_first = [lengths[steps] for steps in sorted(lengths)]
        good = [sum(score > RIGHT for score in scores) for scores in shortest_first]
        return good, [sum(scores) for scores in shortest_first]

    return max(rates.values(), key=rank)
