"""The explorer `quiz`: its arithmetic, alone in a plain page."""

import random

import pytest
from explorer_page import any_number
from playwright.sync_api import expect
from stage import SITE, answered

from helpers import explore
from helpers.explore.explorers.quiz import COUNT
from helpers.lang import LANGUAGES, text, use

SCORE = "async (given) => (await import('/explorers/quiz/score.js')).score(...given)"
MARKS = "async (given) => (await import('/explorers/quiz/score.js')).marks(...given)"
CHOOSE = "async (given) => (await import('/explorers/quiz/score.js')).choose(...given)"


def show(stage, lang: str = "en", width: int = 760, **values):
    use(lang)  # an explorer has its words from the beginning
    return stage.show(explore.quiz(**values), lang, width)


def buttons(explorer):
    return explorer.root.locator("li button")


def move(explorer, name: str):
    return explorer.root.get_by_role("button", name=text(f"explore_quiz.{name}"), exact=True)


def test_the_score(stage):
    stage.page.goto(SITE)
    draw = random.Random(0)
    for _ in range(200):
        rights = [draw.randint(1, 4) for _ in range(COUNT)]
        answers = [draw.choice([0, right, draw.randint(1, 4)]) for right in rights]
        pairs = list(zip(answers, rights, strict=True))
        wrong = [n for n, (given, right) in enumerate(pairs, 1) if given not in (0, right)]
        right = sum(given == right for given, right in pairs)
        expected = {"answered": right + len(wrong), "right": right, "wrong": wrong}
        assert stage.page.evaluate(SCORE, [answers, rights]) == expected


def test_the_marks(stage):
    stage.page.goto(SITE)
    marks = stage.page.evaluate(MARKS, [[0, 1, 1, 0], [1, 1, 2, 3]])
    assert marks == ["open", "right", "wrong", "open"]


def test_the_first_choice_counts(stage):
    stage.page.goto(SITE)
    assert stage.page.evaluate(CHOOSE, [[0, 0, 2], 2, 3]) == [0, 3, 2]
    assert stage.page.evaluate(CHOOSE, [[0, 3, 2], 2, 1]) == [0, 3, 2]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("n", [1, 2, 3])
def test_an_answer_is_explained_once_one_is_chosen(stage, lang, n):
    explorer = show(stage, lang)
    question = explore.quiz("read").questions[0]
    said = explorer.root.inner_text()
    assert all(one in said for one in [question["ask"], *question["answers"]])
    assert not any(why in explorer.picture() for why in question["whys"])
    assert explorer.root.locator("li button[aria-pressed=true]").count() == 0
    buttons(explorer).nth(n - 1).click()
    said = explorer.root.inner_text().replace("\u00a0", " ")
    assert all(why in said for why in question["whys"])
    right = n == question["right"]
    letter = "ABCD"[question["right"] - 1]
    verdict = text("explore_quiz.yes") if right else text("explore_quiz.no", letter=letter)
    expect(explorer.root.locator(".gb-verdict")).to_have_text(verdict)
    numbers = explorer.numbers(any_number)
    assert numbers == {"question": 1, "answered": 1, "right": int(right)}
    expect(explorer.root.locator("li button.gb-hit")).to_have_count(1)
    expect(explorer.root.locator("li button.gb-miss")).to_have_count(int(not right))
    pressed = [button.get_attribute("aria-pressed") for button in buttons(explorer).all()]
    assert pressed.index("true") == n - 1 and pressed.count("true") == 1


def test_another_choice_changes_nothing(stage):
    explorer = show(stage)
    buttons(explorer).nth(0).click()
    before = explorer.picture()
    buttons(explorer).nth(1).click(force=True)  # it is marked as disabled
    assert explorer.picture() == before
    assert stage.page.evaluate("model.get('answers')[0]") == 1


def test_back_and_on(stage):
    explorer = show(stage, question=2)
    for name, expected in [("previous", 1), ("previous", 1), ("next", 2), ("next", 3)]:
        move(explorer, name).click(force=True)  # one at its end is marked as disabled
        assert explorer.numbers(any_number)["question"] == expected
        assert explorer.sliders() == {"question": expected}
    explorer.slide(question=COUNT)
    move(explorer, "next").click(force=True)
    assert explorer.numbers(any_number)["question"] == COUNT
    expect(move(explorer, "next")).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("off", [0, 1])
def test_the_end_and_a_new_beginning(stage, lang, off):
    use(lang)
    explorer = show(stage, lang, question=COUNT, answers=answered(COUNT, off))
    said = explorer.root.locator(".gb-verdict").inner_text()
    assert text("explore_quiz.done", right=COUNT - off, count=COUNT) in said
    assert (text("explore_quiz.wrong_ones", wrong=COUNT) in said) == bool(off)
    move(explorer, "reset").click()
    assert explorer.numbers(any_number) == {"question": 1, "answered": 0, "right": 0}
    assert stage.page.evaluate("model.get('answers')") == [0] * COUNT


@pytest.mark.parametrize("width", [240, 360, 760])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_fits_before_and_after_its_answer(stage, lang, width):
    explorer = show(stage, lang, width)
    for question in range(1, COUNT + 1):
        explorer.slide(question=question)
        assert explorer.look("layout") == []
        buttons(explorer).nth(question % 3).click()
        assert explorer.look("layout") == []


def test_it_can_be_done_by_keyboard_alone(stage):
    explorer = show(stage)
    explorer.slider("question").focus()
    explorer.slider("question").press("ArrowRight")
    stage.page.keyboard.press("Tab")
    stage.page.keyboard.press("Enter")
    assert explorer.numbers(any_number)["answered"] == 1
    expect(buttons(explorer).nth(0)).to_be_focused()
    for _ in range(4):  # two more answers, back, on
        stage.page.keyboard.press("Tab")
    stage.page.keyboard.press("Space")
    assert explorer.numbers(any_number)["question"] == 3
    expect(move(explorer, "next")).to_be_focused()


def test_what_the_questions_say_is_shown_as_it_is(stage):
    mark = "<b data-injected>1</b>"
    made = explore.quiz(answers=answered(1, 0))
    changed = [
        one | {"ask": mark, "answers": [mark] * 3, "whys": [mark] * 3} for one in made.questions
    ]
    made.set_trait("questions", changed)
    root = stage.show(made, "en").root
    assert root.inner_text().count(mark) == 7
    assert root.locator("[data-injected]").count() == 0


def test_symbols_have_subscripts(stage):
    explorer = show(stage, question=10)
    assert explorer.root.locator("sub").all_text_contents() == ["f", "i"]
