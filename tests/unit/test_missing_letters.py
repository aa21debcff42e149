"""Letters that the fonts lack are named, once a figure, in plain text and in formulas."""

import io
import warnings

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt

from helpers import lang
from helpers.plots import use_course_style


@pytest.fixture(autouse=True)
def style():
    with mpl.rc_context():
        use_course_style()
        yield
    plt.close("all")


def warned(figure, times=1):
    """What is said while the figure is drawn, but for what matplotlib says itself."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        for _ in range(times):
            figure.savefig(io.BytesIO())
    said = (str(warning.message) for warning in caught)
    return [one for one in said if not one.startswith("Glyph")]


def showing(*texts, **options):
    figure = plt.figure()
    for one in texts:
        figure.text(0.1, 0.4, one, **options)
    return figure


@pytest.mark.parametrize(
    ("texts", "letters"),
    [
        (["뷁"], "뷁"),  # matplotlib draws it as ㅂㅞㄺ and says nothing
        (["똠방각하, 쀍!", "뷁 똠"], "똠, 뷁, 쀍"),
        (["\u1107\u1170\u11b0"], "뷁"),  # as it comes in the names of files on a Mac
        (["$가$"], "가"),
        (["뷁 $x$ 값"], "뷁"),
        (["값 $x_{값}$ 값"], "값"),
        (["가격 \\$5, 힣"], "힣"),
        (["가격 $5, 힣"], "힣"),
        (["日 x"], "日"),
    ],
)
def test_what_cannot_be_drawn_is_named(language, texts, letters):
    assert warned(showing(*texts)) == [lang.text("plots.missing_letters", letters=letters)]


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_titles_and_labels_are_read_too(weight):
    figure, ax = plt.subplots()
    ax.set_title("뷁", weight=weight)
    ax.set_xlabel("똠")
    ax.plot([0], label="쀍")
    ax.legend()
    assert warned(figure) == [lang.text("plots.missing_letters", letters="똠, 뷁, 쀍")]


def test_it_is_said_once_a_figure():
    first, second = showing("뷁"), showing("뷁")
    assert [len(warned(figure, times=2)) for figure in (first, second)] == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "망각 게이트를 −0.5만큼\n닫으면 $h_{t-1}$, $\\mathbf{W}$",
        "기울기 $\\partial L / \\partial c_t = \\prod_t f_t \\odot g_t$",
        "∘ ✗ ₀ ⁻³ ∂ √ “스텝” ㄱㅏㄺ",
        "\u1100\u1161",  # composes to 가
        "",
    ],
)
def test_what_can_be_drawn_is_not_named(text):
    assert warned(showing(text)) == []


def test_what_is_not_seen_or_in_another_font_is_not_named():
    assert warned(showing("뷁", visible=False)) == []
    assert warned(showing("뷁", family="STIXGeneral")) == []
