"""Small drawings as SVG text: rows of bars, heat maps, curves.

Each is as wide as the place it stands in; rows are ROW pixels high, so that drawings side by side
line up. Colours come from the classes gb-i … gb-h of style.css. Each carries its `title`.
"""

from collections.abc import Iterable, Sequence

ROW = 20  # pixels
LEVELS = 10  # shades of a heat map
WIDE, HIGH = 0.9, 0.86  # a cell's part of its place


def svg(title: str, height: float, inside: str, box: str = "", kind: str = "") -> str:
    """A drawing; with `box`, "0 0 width height", its units stretch to the room there is."""
    stretch = f' viewBox="{box}" preserveAspectRatio="none"' if box else ""
    named = f'<svg class="{kind}" role="img" width="100%" height="{height}"{stretch}>'
    return f"{named}<title>{title}</title>{inside}</svg>"


def words(title: str, rows: Iterable[str], kind: str = "", end: bool = True) -> str:
    """One text a row, at the right `end` or at the left."""
    x, anchor = ("100%", "end") if end else ("0", "start")
    lines = [
        f'<text x="{x}" y="{ROW * k + 14.5}" text-anchor="{anchor}">{row}</text>'
        for k, row in enumerate(rows)
    ]
    return svg(title, ROW * len(lines), "".join(lines), kind=f"gb-words {kind}")


def bars(title: str, parts: Sequence[float], origin: float = 0.0, kind: str = "gb-c") -> str:
    """One bar a row from `origin` to its value, all between 0 and 1."""
    height, drawn = ROW * len(parts), []
    for k, part in enumerate(parts):
        x, width = min(origin, part), abs(part - origin)
        drawn.append(f'<rect class="gb-track" y="{ROW * k + 4}" width="100%" height="12" rx="2"/>')
        place = f'x="{x:.2%}" y="{ROW * k + 4}" width="{width:.2%}" height="12"'
        drawn.append(f'<rect class="gb-fill {kind}" {place}/>')
    line = f'<line class="gb-half" x1="50%" x2="50%" y1="0" y2="{height}"/>' if origin else ""
    return svg(title, height, "".join(drawn) + line)


def heat(title: str, values: Sequence[Sequence[float]], scale: float, kind: str) -> str:
    """Values (T, H), one row a step: the shade is |value| / scale; a slash marks what is negative.

    Cells of one shade are one path, so that a thousand of them stay small and quick.
    """
    paths = [""] * (LEVELS + 1)
    slashes, cell = "", f"h{WIDE}v{HIGH}h-{WIDE}z"
    for y, row in enumerate(values):
        for x, value in enumerate(row):
            level = min(LEVELS, round(abs(value) / scale * LEVELS))
            paths[level] += f"M{x} {y}{cell}"
            if value < 0 and level:
                slashes += f"M{x} {y + HIGH}l{WIDE}-{HIGH}"
    drawn = [
        f'<path class="gb-fill" fill-opacity="{level / LEVELS}" d="{path}"/>'
        for level, path in enumerate(paths)
        if path and level
    ]
    rows, columns = len(values), len(values[0]) if values else 0
    ground = f'<rect class="gb-track" width="{columns}" height="{rows}"/>'
    cut = f'<path class="gb-slash" d="{slashes}"/>' if slashes else ""
    inside = ground + "".join(drawn) + cut
    return svg(title, ROW * rows, inside, f"0 0 {columns} {rows}", kind)


def curve(values: Sequence[float], kind: str) -> str:
    """A line through values between 0 and 1, for a drawing with the box of `plane`."""
    points = " ".join(f"{x},{1 - value:.4f}" for x, value in enumerate(values))
    return f'<polyline class="gb-curve {kind}" points="{points}"/>'


def plane(title: str, steps: int, curves: str, height: int = 110) -> str:
    """Curves over `steps` steps between 0 and 1, with a line at every half."""
    right = max(steps - 1, 1)
    lines = "".join(
        f'<line class="gb-grid" x1="0" x2="{right}" y1="{y}" y2="{y}"/>' for y in (0, 0.5, 1)
    )
    return svg(title, height, lines + curves, f"0 0 {right} 1", "gb-plane")


def room(rows: Iterable[str]) -> int:
    """The pixels that the longest of the texts takes: Hangul is twice as wide as Latin."""
    widths = (sum(13.5 if symbol > "ᄀ" else 7.8 for symbol in row) for row in rows)
    return int(max(widths, default=0)) + 6
