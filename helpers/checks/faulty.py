"""Check of the faulty cells of lesson 03: three cells, one gate of each is out of order."""

import math

from helpers.checks.report import Mistake, report

FAULTS = {
    "A": ("f", lambda i, f, o: (i, 1 - f, o)),  # turned round
    "B": ("o", lambda i, f, o: (i, f, 1)),  # stuck open
    "C": ("i", lambda i, f, o: (1 - f, f, o)),  # tied to another gate
}


def faulty_cell(name: str):
    """Cell "A", "B" or "C": a function (c_prev, i, f, g, o) -> h, c with one gate out of order.

    Raises KeyError for any other name.
    """
    spoil = FAULTS[name][1]

    def cell(c_prev, i, f, g, o):
        i, f, o = spoil(i, f, o)
        c = f * c_prev + i * g
        return o * math.tanh(c), c

    return cell


def check_faulty(answer, hint: int = 0) -> None:
    """Check a diagnosis, {"A", "B", "C": one of "i", "f", "o"}: which gate of each cell is faulty.

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_faulty", lambda: _judge(answer), hint)


def _judge(answer):
    if answer is None or answer is ... or (isinstance(answer, dict) and not any(answer.values())):
        raise Mistake("checks.to_do")
    if not isinstance(answer, dict) or set(answer) != set(FAULTS):
        raise Mistake("check_faulty.not_three")
    for name, (gate, _) in FAULTS.items():
        if answer[name] not in ("i", "f", "o"):
            raise Mistake("check_faulty.no_gate", cell=name, given=repr(answer[name]))
        if answer[name] != gate:
            raise Mistake(f"check_faulty.not_{answer[name]}", cell=name)
