"""The explorer `quiz`: twenty questions on the lessons, each answer explained when one is made."""

from traitlets import List

from helpers.explore.shared.base import Explorer
from helpers.explore.shared.traits import Values, Whole, is_whole
from helpers.lang import names, texts

# The tables of helpers/text/quiz.toml, in the order in which they are asked; NN is the lesson.
QUESTIONS = names("quiz")
COUNT = len(QUESTIONS)


def read_question(name: str) -> dict:
    """A question in the language in use: lesson, ask, answers, whys, and right, the number of one.

    Each answer is a string of its table named by a letter; beside it stands its explanation,
    LETTER_yes for the right one and LETTER_no for the others.
    """
    said = texts(f"quiz.{name}")
    letters = [key for key in said if len(key) == 1]
    (right,) = (n for n, key in enumerate(letters, 1) if f"{key}_yes" in said)
    return {
        "lesson": int(name[:2]),
        "ask": said["ask"],
        "answers": [said[key] for key in letters],
        "whys": [said.get(f"{key}_yes") or said[f"{key}_no"] for key in letters],
        "right": right,
    }


def _answers(quiz, value):
    """For each question the number of the chosen answer, from 1; 0 where none is chosen yet."""
    highest = [len(one["answers"]) for one in quiz.questions]
    given = list(value) if isinstance(value, list | tuple) else []
    fitting = (is_whole(n, 0, high) for n, high in zip(given, highest, strict=False))
    return [int(n) for n in given] if len(given) == COUNT and all(fitting) else None


class Quiz(Explorer):
    """Twenty questions: `question` is the one that is shown, `answers` what has been chosen."""

    name = "quiz"
    styles = ("explorers/quiz/quiz.css",)
    questions = List(read_only=True).tag(sync=True)
    question = Whole(1, 1, COUNT)
    answers = Values([0] * COUNT, _answers, "explore.answers", count=COUNT)

    def __init__(self, key: str | None = None, **values):
        self.set_trait("questions", [read_question(name) for name in QUESTIONS])
        super().__init__(key, **values)


def quiz(key: str | None = None, **values) -> Quiz:
    """Ask twenty questions on lessons 01 to 11 and explain every answer; the first choice counts.

    `question`, from 1 to 20, is the one to begin with, and `answers` the number of the chosen
    answer for each question, from 1, or 0 for none. Raises TypeError for an unknown name and
    TraitError for a question or an answer that does not exist.
    """
    return Quiz(key, **values)
