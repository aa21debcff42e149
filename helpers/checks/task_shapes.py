"""Check of lesson 01: six tasks, and the shape of each."""

from helpers.checks.report import Mistake, report

SHAPES = ("1:1", "1:N", "N:1", "N:N", "N:M")
TASKS = {
    "weather": "1:1",
    "caption": "1:N",
    "spam": "N:1",
    "alarm": "N:N",
    "summary": "N:M",
    "next_letter": "N:N",
}


def check_task_shapes(answer, hint: int = 0) -> None:
    """Check {task: shape}, a shape being "1:1", "1:N", "N:1", "N:N" or "N:M".

    Prints the verdict in the notebook's language and never raises; `hint` is the number of hints.
    """
    report("check_task_shapes", lambda: _judge(answer), hint)


def _judge(answer):
    if answer is None or answer is ...:
        raise Mistake("checks.to_do")
    if not isinstance(answer, dict) or set(answer) != set(TASKS):
        raise Mistake("check_task_shapes.not_six", tasks=", ".join(TASKS))
    if all(shape is None or shape is ... for shape in answer.values()):
        raise Mistake("checks.to_do")
    for task, expected in TASKS.items():
        given = str(answer[task]).replace(" ", "").upper()
        if given not in SHAPES:
            raise Mistake("check_task_shapes.no_shape", task=task, given=repr(answer[task]))
        if given != expected:
            raise Mistake(f"check_task_shapes.{_fault(given, expected)}", task=task)


def _fault(given, expected):
    """What differs first: the number of inputs, that of outputs, or when the answers come."""
    if given[0] != expected[0]:
        return "one_input" if expected[0] == "1" else "many_inputs"
    if "1" in (given[2], expected[2]):
        return "one_output" if expected[2] == "1" else "many_outputs"
    return "aligned" if expected == "N:N" else "not_aligned"
