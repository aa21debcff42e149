"""Derive helpers/plots/fonts/*.otf: a renamed subset of Noto Sans CJK KR, Regular and Bold.

    apt-get install fonts-noto-cjk && python tools/make/font.py [FOLDER OF THE TTC FILES]

Same source and same fontTools, same bytes: the time stamps stay the source font's, and the
version string in the name table says which source and which fontTools that was.
"""

import argparse
from pathlib import Path

import fontTools
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

SOURCE = Path("/usr/share/fonts/opentype/noto")  # where Debian's fonts-noto-cjk puts it
FONTS = Path(__file__).resolve().parents[2] / "helpers" / "plots" / "fonts"
FAMILY = "Gatebook Sans KR"
STYLES = ("Regular", "Bold")

# ∂ and √ are left to DejaVu Sans: here they are full width and tear a formula apart.
# ∘ ✗ and the super- and subscripts ⁻ ⁰ ₀ … are not in the source: DejaVu Sans has them too.
SYMBOLS = (
    "αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΦΨΩ"  # Greek
    "–—‘’“”•…、。「」『』〈〉《》"  # punctuation
    "−≈≠≡≤≥∈∏∑∇∞⊙←↑→↓↔⇒⇔"  # mathematics
    "■□▲△▶▷▼▽◀◁◆◇○●★☆✓①②③④⑤⑥⑦⑧⑨"  # shapes
)
LAYOUT_TABLES = ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
NAMES_KEPT = [0, 5, 7, 9, 10, 13, 14]  # copyright, version, trademark, designers, licence
LINE_GAP = 200  # thousandths of the size, as in DejaVu Sans: matplotlib 3.11 sets lines by it
WINDOWS_ENGLISH = (3, 1, 0x409)  # platform, encoding and language of a name record


def ks_x_1001() -> set[str]:
    """Return the 2350 Hangul syllables of the Korean standard KS X 1001."""
    rows, columns = range(0xB0, 0xC9), range(0xA1, 0xFF)
    return {bytes([row, column]).decode("euc_kr") for row in rows for column in columns}


def characters() -> set[str]:
    """Return every character of the course font."""
    ranges = [
        range(0x20, 0x7F),  # ASCII
        [code for code in range(0xA0, 0x100) if code != 0xAD],  # Latin-1, no soft hyphen
        range(0x3131, 0x3164),  # jamo that stand alone
        [*range(0x1100, 0x1113), *range(0x1161, 0x1176), *range(0x11A8, 0x11C3)],  # NFD jamo
    ]
    return {chr(code) for codes in ranges for code in codes} | set(SYMBOLS) | ks_x_1001()


def subset(font: TTFont) -> None:
    """Keep our characters only; no hints, no OpenType features, no vertical metrics."""
    options = Options(
        hinting=False,
        layout_features=[],
        drop_tables=Options().drop_tables + LAYOUT_TABLES,
        name_IDs=NAMES_KEPT,
        notdef_outline=True,
        ignore_missing_unicodes=False,
    )
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(characters())))
    subsetter.subset(font)
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format == 4]


def rename(font: TTFont, style: str) -> None:
    """Give the font our own name, in the name table and in the CFF outlines."""
    full, postscript = f"{FAMILY} {style}", f"{FAMILY.replace(' ', '')}-{style}"
    version = f"{font['name'].getDebugName(5)};subset by fontTools {fontTools.version}"
    unique = f"{version};{postscript}"
    names = {1: FAMILY, 2: style, 3: unique, 4: full, 5: version, 6: postscript}
    for name_id, name in names.items():
        font["name"].setName(name, name_id, *WINDOWS_ENGLISH)
    cff = font["CFF "].cff
    cff.fontNames = [postscript]
    top = cff.topDictIndex[0]
    top.FamilyName, top.FullName = FAMILY, full
    for number, part in enumerate(top.FDArray):
        part.FontName = f"{postscript}-{number}"


def make_font(source: Path, style: str, target: Path) -> None:
    """Write the subset of the Korean face in `source`, a TTC file, to `target`."""
    with TTCollection(source, lazy=True) as collection:
        names = [font["name"].getDebugName(1) for font in collection]
        font = collection[names.index("Noto Sans CJK KR")]
        font.recalcTimestamp = False
        subset(font)
        rename(font, style)
        font["OS/2"].sTypoLineGap = LINE_GAP
        font.save(target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", nargs="?", type=Path, default=SOURCE, help="folder of the TTCs")
    source = parser.parse_args().source
    for style in STYLES:
        target = FONTS / f"{FAMILY.replace(' ', '')}-{style}.otf"
        make_font(source / f"NotoSansCJK-{style}.ttc", style, target)
        print(f"{target.name}: {target.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
