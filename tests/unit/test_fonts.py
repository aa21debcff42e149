"""The course font and the style: no empty boxes, on any computer, in any supported matplotlib."""

import logging
import tomllib
import warnings
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from fontTools.ttLib import TTFont
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.plots import style, use_course_style
from tools.make import font as make_font

TEXT = Path(style.__file__).parents[1] / "text"
STYLES = make_font.STYLES
PATHS = {name: style.FONTS / f"GatebookSansKR-{name}.otf" for name in STYLES}
TOFU = "\ue000"  # a private character that neither our font nor DejaVu Sans has


@pytest.fixture(autouse=True)
def bare_computer(monkeypatch):
    """Draw in the course style on a computer that has only the fonts matplotlib comes with."""
    manager, data = font_manager.fontManager, mpl.get_data_path()
    bundled = [font for font in manager.ttflist if Path(font.fname).is_relative_to(data)]
    monkeypatch.setattr(manager, "ttflist", bundled)
    with mpl.rc_context():
        use_course_style()
        yield


@pytest.fixture(params=STYLES)
def font(request):
    with TTFont(PATHS[request.param]) as font:
        yield font


def cmap(path: str | Path) -> set[str]:
    with TTFont(path) as font:
        return {chr(code) for code in font.getBestCmap()}


def draw(figure: Figure) -> np.ndarray:
    """Return the pixels of the figure."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())


def pixels(text: str, weight: str) -> np.ndarray:
    """Return the pixels of one large text."""
    figure = Figure(figsize=(1, 1), layout="none")
    figure.text(0.2, 0.3, text, size=32, weight=weight)
    return draw(figure)


def sample() -> Figure:
    """Return a figure with everything that goes wrong with Korean text: it must not here."""
    figure = Figure()
    linear, log = figure.subplots(1, 2)
    for number, quantity in enumerate(style.QUANTITIES.values(), start=1):
        linear.plot([-4, 4], [-number, number], **quantity.line())
        log.loglog([1, 1000], [1, 1e-3**number], label=f"{quantity.symbol} 값", **quantity.line())
    linear.set_title("망각 게이트를 −0.5만큼\n닫으면 $h_{t-1}$, $\\mathbf{W}$")
    linear.set_ylabel(r"기울기 $\partial L / \partial c_t = \prod_t f_t \odot g_t$")
    log.set_xlabel(r"시차 $T$, $10^{-3}$ “스텝”", style="italic")
    log.legend(title="∘ ✗ ₀ ⁻³ ∂ √")
    figure.suptitle("기울기 소실")
    return figure


def complaints(figure: Figure, caplog) -> list[str]:
    """What matplotlib warns of (plain text, layout) or logs (mathtext, fonts) as it draws."""
    with caplog.at_level(logging.WARNING, "matplotlib"), warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        draw(figure)
    return [str(warning.message) for warning in w] + caplog.messages


def test_no_glyph_is_missing(caplog):
    figure = sample()
    assert complaints(figure, caplog) == []
    linear, log = figure.axes
    assert "−4" in [tick.get_text() for tick in linear.get_xticklabels()]
    assert any("10^{-" in tick.get_text() for tick in log.get_yticklabels())


@pytest.mark.parametrize("text", [TOFU, "$가$", r"$\mathrm{가}$"])
def test_a_missing_glyph_would_be_noticed(caplog, text):
    figure = Figure()
    figure.text(0, 0, text)
    assert complaints(figure, caplog)


@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.filterwarnings("ignore:Glyph")
def test_hangul_is_drawn_not_boxed(weight):
    texts = [TOFU, "", "가", "힝", "ㅎ", "−", "-"]
    assert len({pixels(text, weight).tobytes() for text in texts}) == len(texts)


def test_bold_is_darker_than_regular():
    assert pixels("게", "bold").mean() < pixels("게", "normal").mean()


@pytest.mark.parametrize(("weight", "name"), [("normal", "Regular"), ("bold", "Bold")])
def test_our_font_comes_first(weight, name):
    found = font_manager.findfont(font_manager.FontProperties(weight=weight))
    assert Path(found) == PATHS[name]


def test_fonts_are_registered_once():
    use_course_style()
    names = [Path(font.fname) for font in font_manager.fontManager.ttflist]
    assert [names.count(path) for path in PATHS.values()] == [1, 1]


def test_every_promised_character_is_there(font):
    assert len(make_font.ks_x_1001()) == 2350
    assert make_font.characters() <= {chr(code) for code in font.getBestCmap()}


def korean(entry: dict | str, key: str = "") -> str:
    """Return all that stands under a key "ko", at any depth of a file in helpers/text."""
    if isinstance(entry, str):
        return entry if key == "ko" else ""
    return "".join(korean(value, key) for key, value in entry.items())


@pytest.mark.parametrize("path", sorted(TEXT.glob("*.toml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("name", STYLES)
def test_every_korean_string_can_be_drawn(path, name):
    dejavu = font_manager.FontProperties(family="DejaVu Sans", weight=name.lower())
    drawable = cmap(PATHS[name]) | cmap(font_manager.findfont(dejavu)) | {"\n"}
    text = korean(tomllib.loads(path.read_text(encoding="utf-8")))
    assert set(text) - drawable == set()


def test_the_font_is_renamed(font):
    names = font["name"]
    assert names.getDebugName(1) == style.STYLE["font.family"][0] == "Gatebook Sans KR"
    shown = [name.toUnicode() for name in names.names if name.nameID in (1, 3, 4, 6, 16, 17)]
    assert not any(reserved in name for name in shown for reserved in ("Noto", "Source"))


def test_digits_are_tabular(font):
    glyphs, metrics = font.getBestCmap(), font["hmtx"]
    assert len({metrics[glyphs[ord(digit)]][0] for digit in "0123456789−+="}) == 1


def test_the_licence_comes_with_the_font(font):
    licence = (style.FONTS / "OFL.txt").read_text(encoding="utf-8")
    parts = ["PREAMBLE", "DEFINITIONS", "PERMISSION & CONDITIONS", "TERMINATION", "DISCLAIMER"]
    assert all(f"\n{part}\n" in licence for part in parts)
    assert font["name"].getDebugName(0) in licence


@pytest.mark.parametrize("name", STYLES)
def test_the_font_is_small(name):
    assert PATHS[name].stat().st_size <= 300_000


@pytest.mark.parametrize("name", STYLES)
def test_the_source_gives_the_same_bytes(name, tmp_path):
    source = make_font.SOURCE / f"NotoSansCJK-{name}.ttc"
    if not source.exists():
        pytest.skip("needs Debian's fonts-noto-cjk")
    made = tmp_path / PATHS[name].name
    make_font.make_font(source, name, made)
    with TTFont(made) as new, TTFont(PATHS[name]) as old:
        versions = [font["name"].getDebugName(5) for font in (new, old)]
    if versions[0] != versions[1]:
        pytest.skip(f"other versions here than the font was made with: {versions}")
    assert made.read_bytes() == PATHS[name].read_bytes()


def test_no_two_quantities_look_alike():
    markers = [quantity.marker for quantity in style.QUANTITIES.values()]
    assert len(markers) == len(set(markers))


def test_a_figure_may_change_the_look_of_a_quantity():
    h, r = style.QUANTITIES["h"], style.QUANTITIES["r"]
    expected = {"color": h.color, "marker": "", "linestyle": ":", "alpha": 0.5}
    assert h.line(marker="", linestyle=":", alpha=0.5) == expected
    assert "path_effects" in r.line()  # yellow on white has a dark edge


def test_figures_are_white_whatever_the_theme():
    assert set(draw(sample())[0].flat) == {255}
    assert mpl.rcParams["savefig.facecolor"] == "white"
