"""The explorer `quiz` as Python sees it: every question can be answered, and every answer told."""

import json
import re
import tomllib

import pytest
from traitlets import TraitError

from helpers import explore
from helpers.explore.explorers.quiz import COUNT, QUESTIONS, read_question
from helpers.lang import FOLDER, LANGUAGES, text, use

TABLES = tomllib.loads((FOLDER / "quiz.toml").read_text(encoding="utf-8"))
HANGUL = re.compile("[가-힣]")

every_question = pytest.mark.parametrize("name", QUESTIONS)


def test_twenty_questions_cover_all_lessons_in_order():
    assert COUNT == len(set(QUESTIONS)) == 20
    assert set(TABLES) == set(QUESTIONS)
    assert list(QUESTIONS) == sorted(QUESTIONS, key=lambda name: name[:2])
    assert {name[:2] for name in QUESTIONS} == {f"{n:02}" for n in range(1, 12)}


@every_question
def test_one_answer_is_right_and_each_is_explained(name):
    letters = [key for key in TABLES[name] if len(key) == 1]
    assert letters == ["a", "b", "c", "d"][: len(letters)] and len(letters) in (3, 4)
    explained = [key for key in TABLES[name] if re.fullmatch("[a-d]_(yes|no)", key)]
    assert [key[0] for key in explained] == letters
    assert sum(key.endswith("_yes") for key in explained) == 1
    assert set(TABLES[name]) == {"ask", *letters, *explained}


@every_question
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_is_read_in_its_language(name, lang):
    use(lang)
    question = read_question(name)
    said = [question["ask"], *question["answers"], *question["whys"]]
    assert len(question["answers"]) == len(question["whys"]) in (3, 4)
    assert len(set(question["answers"])) == len(question["answers"])
    assert question["ask"].endswith("?")
    assert HANGUL.search(question["ask"]) if lang == "ko" else not HANGUL.search("".join(said))
    right = "abcd"[question["right"] - 1]
    assert question["whys"][question["right"] - 1] == TABLES[name][f"{right}_yes"][lang]


def test_both_languages_agree_on_what_is_right():
    rights = []
    for lang in LANGUAGES:
        use(lang)
        rights.append([read_question(name)["right"] for name in QUESTIONS])
    assert rights[0] == rights[1]


@pytest.mark.parametrize("options", [3, 4])
def test_neither_position_nor_number_of_answers_gives_the_right_one_away(options):
    asked = [read_question(name) for name in QUESTIONS]
    rights = [each["right"] for each in asked if len(each["answers"]) == options]
    even = len(rights) / options
    assert all(even - 1 < rights.count(n) < even + 1 for n in range(1, options + 1))
    assert not re.search(r"(.)\1\1", "".join(str(each["right"]) for each in asked))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("extreme", [max, min])
def test_the_length_of_the_answers_gives_nothing_away(extreme, lang):
    use(lang)
    asked = [read_question(name) for name in QUESTIONS]
    lengths = [(each["right"] - 1, [len(said) for said in each["answers"]]) for each in asked]
    by_length = sum(all_of[right] == extreme(all_of) for right, all_of in lengths)
    by_chance = sum(1 / len(all_of) for _, all_of in lengths)
    assert by_length <= by_chance + 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_state_is_small_as_a_notebook_stores_it(lang):
    use(lang)
    stored = json.dumps(explore.quiz().get_state(), default=str, ensure_ascii=False)
    assert len(stored.encode()) < 40_000


def test_it_begins_at_the_first_question_with_nothing_answered():
    quiz = explore.quiz()
    assert (quiz.question, quiz.answers) == (1, [0] * COUNT)


def test_answers_can_be_given_and_are_kept_apart():
    given = (1, 3, *[0] * (COUNT - 2))
    quiz = explore.quiz(question=2, answers=given)
    assert (quiz.question, quiz.answers) == (2, list(given))
    listed = list(given)
    quiz.answers = listed
    listed[0] = 9
    assert quiz.get_state()["answers"] == list(given)


NONE = [0] * (COUNT - 1)
BAD = [NONE, [*NONE, 0, 0], [5, *NONE], [-1, *NONE], [1.0, *NONE], [True, *NONE], [None, *NONE]]


@pytest.mark.parametrize("given", [*BAD, ["1", *NONE], None, 3, []])
def test_answers_that_do_not_exist_are_refused(language, given):
    quiz = explore.quiz()
    with pytest.raises(TraitError) as caught:
        quiz.answers = given
    assert str(caught.value) == text("explore.answers", given=repr(given), count=COUNT)
    assert quiz.answers == [0] * COUNT


def test_the_questions_cannot_be_changed():
    with pytest.raises(TraitError):
        explore.quiz().questions = []
