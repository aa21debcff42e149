"""The course keeps to GLOSSARY.md: what stands in its last column occurs nowhere."""

import re

import pytest
from faults import of_all

from tools.notebooks.lesson import ROOT

TRANSLATED = (
    "되어진",
    "되어지",
    "지게 됩니다",
    "당신",
    "`['’\"”]는 [말설][ 이은을도명]`",
)  # the passive and the "you" of translations, and 'X'는 for 'X'라는
SPOKEN = (
    "lessons/**/*.py",
    "helpers/**/*.py",
    "helpers/**/*.toml",
    "tools/**/*.py",
    "studies/*.py",
    "course.py",
    "*.md",
)
BREAK = r"\s*(?:# ?)?"  # between the words of a term: spaces or none, or the next line of a source


def rows():
    """The table of GLOSSARY.md as lists of four: English, Korean, also called, not used."""
    lines = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    table = [line.strip("|").split("|") for line in lines if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in table[2:]]  # without heading and rule


FORBIDDEN = {term.strip(): row[1] for row in rows() for term in row[3].split(",") if term.strip()}
PROSE = sorted(
    {path for pattern in SPOKEN for path in ROOT.glob(pattern)} - {ROOT / "GLOSSARY.md"}
)


def found(term, prose):
    """The line numbers where `prose` says `term`, except after a single quotation mark.

    A term in backticks is a pattern, not a string.
    """
    words = term.strip("`").split() if term.startswith("`") else map(re.escape, term.split())
    pattern = rf"(?<!['‘]){BREAK.join(words)}"
    return [prose.count("\n", 0, match.start()) + 1 for match in re.finditer(pattern, prose)]


@of_all(PROSE, name=lambda path: path.relative_to(ROOT).as_posix())
def test_no_forbidden_word_is_used(path):
    prose = path.read_text(encoding="utf-8")
    yield from (f"line {n}: {t}, say {FORBIDDEN[t]}" for t in FORBIDDEN for n in found(t, prose))
    yield from (f"line {n}: {t} reads translated" for t in TRANSLATED for n in found(t, prose))


def test_the_table_is_read():
    assert all(len(row) == 4 and row[0] and re.search("[가-힣]", row[1]) for row in rows())
    assert {
        "재귀 신경망",
        "걸음",
        "그래디언트",
        "숨겨진 상태",
        "탐색기",
        "시간 단위",
    } <= FORBIDDEN.keys()
    assert {"lessons", "text", "main"} & {path.parent.name for path in PROSE} >= {
        "lessons",
        "text",
    }


def test_no_term_is_made_of_a_forbidden_word():
    terms = " ".join(row[1] for row in rows())
    assert [word for word in FORBIDDEN if found(word, terms)] == []


@pytest.mark.parametrize(
    "planted",
    [
        "오차의 히든 스테이트를",
        "히든스테이트",
        "# 앞 줄이 히든\n# 스테이트로 끝나도",
        'en = ""\nko = "히든 스테이트"',
    ],
)
def test_a_forbidden_word_would_be_found(planted):
    lines = found("히든 스테이트", f"첫 줄\n{planted}\n")
    assert lines == [2 + planted[: planted.index("히든")].count("\n")]


@pytest.mark.parametrize(
    ("said", "innocent"),
    [
        ("시점의 몫을", "기여를"),
        ("입력이 수 D개이고", "할 수 있는 매개변수 16개"),
        ("기억이 수\n# 하나라면", "변수 하나"),
        ("은닉 상태의 수 16개", "유닛의 수는 16개"),
        ("함수의 인수로", "한 사람인 수"),
        ("$\\tanh$로 누릅니다", "ReLU로 바꾸는 단추를 누릅니다"),
        ("상태를 0으로 되돌립니다", "노트북을 처음 상태로 되돌립니다"),
        ("[3과](03_x.ipynb)", "$f$는 0과 1 사이"),
        ("(2과, 4과)", "(1과 2)"),
        ("3과에서", "10과 20에서"),
        ("1과부터", "1강부터"),
        ('ko = "{lesson}과"', 'ko = "{lesson}강"'),
        ("3번 수업", "세 번 수업을"),
        ("20번 가운데 16번", "다음 가운데 하나"),
        ("{all}개 가운데 {n}개", "넷 중 가운데 그림"),
        ("5 %보다", "이름은 %s, 5%보다"),
        ("1번째 값", "11번째 값"),
        ("'잘 잡아낸다'는 말은", "'잘 잡아낸다'라는 말은, 말은"),
        ('"없다"는 설명', "없다는 설명"),
    ],
)
def test_a_pattern_meets_what_it_is_for_and_no_more(said, innocent):
    terms = [*FORBIDDEN, *TRANSLATED]
    assert [term for term in terms if found(term, said)]
    assert [term for term in terms if found(term, innocent)] == []


@pytest.mark.parametrize("quoted", ["'히든 스테이트'라고도", "‘히든 스테이트’", "히든 층의 상태"])
def test_a_name_that_others_use_may_be_quoted(quoted):
    assert found("히든 스테이트", quoted) == []
