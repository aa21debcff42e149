"""What the nets of lesson 12 learned: the rows of the study gates_today."""

from helpers.tasks.studies import study

LENGTHS = {"parity": 20, "parity_5": 5, "bit_50": 50, "bit_1000": 1000, "count": 60}  # tested
LONGER = 200  # bits, of parity alone
RIGHT = 0.99  # of the answers: a net that gives more has succeeded


def learnt(task: str) -> dict[str, dict[float, dict[int, list[float]]]]:
    """The scores of a task's nets: {net: {rate: {length tested: a score for each of five nets}}}.

    `task`: one of LENGTHS. Empty for any other.
    """
    found: dict[str, dict[float, dict[int, list[float]]]] = {}
    for row in study("gates_today"):
        if row["task"] == task:
            lengths = found.setdefault(row["net"], {}).setdefault(float(row["rate"]), {})
            lengths.setdefault(LENGTHS[task], []).append(float(row["score"]))
            if row["longer"] != "-":
                lengths.setdefault(LONGER, []).append(float(row["longer"]))
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


def best_of(task: str) -> dict[int, dict[str, list[float]]]:
    """The scores of a task's nets, each at its best rate: {length tested: {net: scores}}."""
    found = {net: most(rates) for net, rates in learnt(task).items()}
    lengths = sorted({steps for at in found.values() for steps in at})
    return {steps: {net: at[steps] for net, at in found.items()} for steps in lengths}
