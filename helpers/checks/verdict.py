"""The one door to the learner's code, and how a check speaks.

What the learner's code raises is told as theirs; what a check itself raises is a fault of ours and
says so. Which answers are right, and what is mistaken about the others, stands in the modules of
the lessons; how values are compared, in compare.py; limits, in guard.py.
"""

import dis
import inspect
import linecache
import sysconfig
import types
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path

from helpers.checks.guard import Overtime, time_limit, untouched
from helpers.checks.sayings import said_by_torch
from helpers.lang import text

SECONDS = 20.0  # for a whole check
OURS = (str(Path(__file__).parent.parent), *map(sysconfig.get_path, ("stdlib", "purelib")))
NOTHING = {"RESUME", "NOP", "CACHE", "LOAD_CONST", "RETURN_CONST", "RETURN_VALUE", "POP_TOP"}


class Mistake(Exception):
    """What is wrong with an answer: a key of helpers/text and the values for its blanks.

    A key without a dot belongs to the exercise: "swapped" in check_lstm_step is
    "check_lstm_step.swapped". `line` is the learner's own line that it is about.
    """

    def __init__(self, key: str, line: str = "", **values):
        super().__init__(key)
        self.key, self.line, self.values = key, line, values


def exercise(judge: Callable[..., None]) -> Callable[..., None]:
    """Make a check of `judge`, a function that returns when what it is given is right.

    It raises Mistake when it is not. The check has the same name and arguments, and `hint`, the
    number of hints to show; it prints its verdict in the notebook's language and never raises.
    Its sentences are those of helpers/text/NAME.toml.
    """
    signature = inspect.signature(judge)
    hint = inspect.Parameter("hint", inspect.Parameter.POSITIONAL_OR_KEYWORD, default=0)
    signature = signature.replace(parameters=[*signature.parameters.values(), hint])

    @wraps(judge)
    def check(*given, **named):
        given = signature.bind(*given, **named).arguments
        hint = given.pop("hint", 0)
        report(judge.__name__, lambda: judge(**given), hint)

    check.__signature__ = signature
    return check


def report(key: str, judge: Callable[[], None], hint: int = 0) -> None:
    """Print the verdict on an exercise and so many of its hints; `key` says whose sentences."""
    for line in _verdict(key, judge):
        print(line)
    for stage in range(1, _stages(key, hint) + 1):
        print(text("checks.hint", stage=stage), text(f"{key}.hint_{stage}"))


def ask(answer: Callable, *given, told: dict[str, str] | None = None):
    """Run the learner's code: what it returns, or a Mistake that tells what it raised.

    `told` names mistakes by what the error says of them: {words in its message or its class's
    name: key}. Everything that runs code of the learner's goes through here, a module's call and
    the steps of a generator included.
    """
    try:
        return answer(*given)
    except (Mistake, Overtime):
        raise
    except BaseException as error:
        kind, said, line = type(error).__name__, _said(error), _line(error)
        for words, key in (told or {}).items():
            if words in said or words == kind:
                raise Mistake(key) from None
        key, values = said_by_torch(said) or ("stopped", {"kind": kind})
        first = said.strip().split("\n")[0]
        raise Mistake(f"checks.{key}", line, said=first, **values) from None


def returned(answer: Callable, *given, told: dict[str, str] | None = None):
    """What the learner's function returns; a Mistake where it is empty or returns nothing."""
    expect_function(answer)
    value = ask(answer, *given, told=told)
    if value is ...:
        raise Mistake("checks.to_do")
    if value is None:
        raise Mistake("checks.no_return")
    return value


def expect_function(answer) -> None:
    """The answer can be called and is more than a hole, or a Mistake that says which it is not."""
    if answer is None or answer is ... or is_hole(answer):
        raise Mistake("checks.to_do")
    if not callable(answer):
        raise Mistake("checks.no_function", given=type(answer).__name__)


def is_hole(function) -> bool:
    """Whether a function holds nothing but a docstring and `...`, `pass` or `return None`."""
    return isinstance(function, types.FunctionType) and _does_nothing(function.__code__)


@lru_cache
def _does_nothing(code):
    steps = list(dis.get_instructions(code))
    values = [step.argval for step in steps if step.opname in ("LOAD_CONST", "RETURN_CONST")]
    return {step.opname for step in steps} <= NOTHING and all(v in (None, ...) for v in values)


def _verdict(key, judge):
    """The lines of the verdict, without hints."""
    try:
        with untouched(), time_limit(SECONDS, lambda: print(f"✗ {text('checks.cannot_stop')}")):
            judge()
    except Mistake as mistake:
        area = "" if "." in mistake.key else f"{key.split('.')[0]}."
        mark = "○" if mistake.key == "checks.to_do" else "✗"
        line = f"{mark} {text(area + mistake.key, **mistake.values)}"
        return [line, f"    → {mistake.line}"] if mistake.line else [line]
    except Overtime:
        return [f"✗ {text('checks.overtime', seconds=f'{SECONDS:g}')}"]
    except KeyboardInterrupt:
        return [f"✗ {text('checks.stopped', kind='KeyboardInterrupt', said='')}"]
    except BaseException as error:
        return [f"✗ {text('checks.broken', kind=type(error).__name__, said=_said(error))}"]
    return [f"✓ {text('checks.passed')} {text(f'{key}.passed')}"]


def _stages(key, hint):
    """At most as many hints as there are; anything that is no whole number shows the first."""
    asked = int(hint) if isinstance(hint, int) else 1
    return min(max(asked, 0), int(text(f"{key}.hints")))


def _said(error):
    """The message of an error, whatever its class makes of it."""
    try:
        return str(error)
    except (Overtime, KeyboardInterrupt):
        raise
    except BaseException:
        return ""


def _line(error):
    """The line of the learner's, as it stands there, that was running when the error came."""
    line, trace = "", error.__traceback__
    while trace := trace.tb_next:
        name = trace.tb_frame.f_code.co_filename
        if not name.startswith(OURS):
            line = linecache.getline(name, trace.tb_lineno).strip()
    return line
