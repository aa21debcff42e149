"""One look for every figure: the course font, quiet axes, one colour and marker per quantity."""

import re
import unicodedata
import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib as mpl
from cycler import cycler
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

from helpers.lang import text

FONTS = Path(__file__).resolve().parent / "fonts"
INK = "#1a1a1a"
PAPER = "white"
LINE_WIDTH = 2.0

# Okabe & Ito's colours (https://jfly.uni-koeln.de/color/): colour-blind eyes tell them apart.
BLUE, VERMILION, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
SKY, ORANGE, YELLOW = "#56B4E9", "#E69F00", "#F0E442"


@dataclass(frozen=True)
class Quantity:
    """The look of one quantity in every figure; `label` is the key of its name in helpers/text."""

    symbol: str  # mathtext
    label: str
    color: str
    marker: str
    linestyle: str = "-"
    outlined: bool = False  # a dark edge, for a colour too light for white paper

    def line(self, **changes: Any) -> dict[str, Any]:
        """Return the keywords that make `ax.plot` draw this quantity, with `changes` applied."""
        look = {"color": self.color, "marker": self.marker, "linestyle": self.linestyle}
        if self.outlined:
            look["path_effects"] = [withStroke(linewidth=LINE_WIDTH + 1.6, foreground=INK)]
        return look | changes


QUANTITIES = {
    "i": Quantity("$i$", "plots.input_gate", BLUE, "^"),
    "f": Quantity("$f$", "plots.forget_gate", VERMILION, "s"),
    "o": Quantity("$o$", "plots.output_gate", GREEN, "v"),
    "g": Quantity("$g$", "plots.candidate", PURPLE, "D"),
    "c": Quantity("$c$", "plots.cell_state", INK, "o"),
    "h": Quantity("$h$", "plots.hidden_state", SKY, "P"),
    "grad": Quantity(r"$\nabla$", "plots.gradient", ORANGE, "X", linestyle="--"),
    # The GRU's: z keeps as f does, n is the candidate as g is.
    "z": Quantity("$z$", "plots.update_gate", VERMILION, "p"),
    "r": Quantity("$r$", "plots.reset_gate", YELLOW, "h", outlined=True),
    "n": Quantity("$n$", "plots.candidate", PURPLE, "d"),
}

STYLE = {
    "font.family": ["Gatebook Sans KR", "DejaVu Sans"],  # Hangul first, then whatever it lacks
    "font.size": 11,
    "mathtext.fontset": "dejavusans",
    "axes.unicode_minus": True,  # both fonts have U+2212
    "figure.hooks": ["helpers.plots.style:watch_letters"],
    "figure.figsize": (7.2, 3.2),
    "figure.dpi": 110,
    "figure.titlesize": 13,
    "figure.titleweight": "bold",
    "figure.constrained_layout.use": True,
    "figure.facecolor": PAPER,  # stays readable in a dark theme
    "axes.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": "#666666",
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlepad": 8,
    "axes.axisbelow": True,
    "axes.grid": True,
    "grid.color": "#e3e3e3",
    "grid.linewidth": 0.8,
    "xtick.color": "#666666",
    "ytick.color": "#666666",
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.labelsize": 10,
    "ytick.labelsize": 10,
    "lines.linewidth": LINE_WIDTH,
    "lines.markersize": 5,
    "legend.edgecolor": "none",  # no frame, but lines behind it fade
    "legend.framealpha": 0.85,
    "legend.fancybox": False,
    "legend.fontsize": 10,
    "legend.handlelength": 2.6,  # long enough to show a dash
    # What is no quantity (one line a model, say) differs in colour and in dashes.
    "axes.prop_cycle": cycler(color=[BLUE, VERMILION, GREEN, PURPLE, SKY, ORANGE])
    + cycler(linestyle=["-", "--", "-.", ":", (0, (6, 1)), (0, (3, 1, 1, 1, 1, 1))]),
}


def register_fonts() -> None:
    """Make the course font known to matplotlib in this process; a second call does nothing."""
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in sorted(FONTS.glob("*.otf")):
        if str(path) not in known:
            font_manager.fontManager.addfont(path)


def use_course_style() -> None:
    """Draw every figure from here on in the style of the course."""
    register_fonts()
    mpl.rcParams.update(STYLE)
    if not any(FONTS.glob("*.otf")):  # the English notebooks for Colab do without
        mpl.rcParams["font.family"] = ["DejaVu Sans"]


def watch_letters(figure: Figure) -> None:
    """Warn when the figure is drawn with letters that the fonts lack, once and by name.

    matplotlib itself only logs it in a formula, and says nothing of a rare syllable: its text
    layout takes 뷁 apart into the letters ㅂ, ㅞ, ㄺ, which the course font has.
    """

    def warn(event):
        if missing := missing_letters(figure):
            figure.canvas.mpl_disconnect(connection)
            said = text("plots.missing_letters", letters=", ".join(missing))
            warnings.warn_explicit(said, UserWarning, "figure", 0, registry={})  # every time

    connection = figure.canvas.mpl_connect("draw_event", warn)


def missing_letters(figure: Figure) -> list[str]:
    """The letters of all visible text in the font of the course that cannot be drawn, sorted."""
    family, missing = mpl.rcParams["font.family"], set()
    shown = (one for one in figure.findobj(Text) if one.get_visible() and one.get_text())
    for one in shown:
        if one.get_fontfamily() == family:
            parts = re.split(r"(?<!\\)\$", unicodedata.normalize("NFC", one.get_text()))
            formulas = parts[1::2] if len(parts) % 2 else []
            words = parts[::2] if len(parts) % 2 else parts
            missing |= set("".join(words)) - _letters_of(*family)
            missing |= set("".join(formulas)) - _letters_of(
                "DejaVu Sans", "STIXGeneral"
            )  # mathtext's
    return sorted(letter for letter in missing if letter.isprintable())


@cache
def _letters_of(*families: str) -> frozenset[str]:
    """All that a text in these fonts can show."""
    paths = (font_manager.findfont(family) for family in families)
    return frozenset(
        chr(code) for path in paths for code in font_manager.get_font(path).get_charmap()
    )
