"""Small drawings as SVG text: rows of words and of bars, heat maps, curves.

Each is as wide as the place it stands in, and carries its `title`. Rows are ROW pixels high, so
that drawings side by side line up. Colours come from style.css, by the classes gb-i … gb-h.
"""

from collections.abc import Iterable, Sequence

ROW = 20  # pixels
LEVELS = 10  # shades of a heat map
WIDE, HIGH = 0.9, 0.86  # a cell's part of its place


def svg(title: str, height: float, inside: str, box: str = "", kind: str = "") -> str:
    """A drawing of that height in pixels; with a `box`, its units stretch to the room there is."""
    stretch = f' viewBox="{box}" preserveAspectRatio="none"' if box else ""
    kind = f' class="{kind}"' if kind else ""
    head = f'<svg{kind} role="img" width="100%" height="{height}"{stretch}>'
    return f"{head}<title>{title}</title>{inside}</svg>"


def words(title: str, rows: Iterable[str]) -> str:
    """One text a row, up to the right edge."""
    lines = [
        f'<text x="100%" y="{ROW * k + 14.5}" text-anchor="end">{row}</text>'
        for k, row in enumerate(rows)
    ]
    return svg(title, ROW * len(lines), "".join(lines))


def bars(
    title: str, parts: Sequence[float], kind: str = "gb-c", origin: float = 0.0, half: bool = False
) -> str:
    """One bar a row from `origin` to its part, all from 0 to 1; a line at a half if asked."""
    height, drawn = ROW * len(parts), []
    for k, part in enumerate(parts):
        y, x, width = ROW * k + 4, min(origin, part), abs(part - origin)
        drawn.append(f'<rect class="gb-track" y="{y}" width="100%" height="12"/>')
        place = f'x="{x:.2%}" y="{y}" width="{width:.2%}" height="12"'
        drawn.append(f'<rect class="gb-fill {kind}" {place}/>')
    line = f'<line class="gb-half" x1="50%" x2="50%" y1="0" y2="{height}"/>' if half else ""
    return svg(title, height, "".join(drawn) + line)


def heat(
    title: str, values: Sequence[Sequence[float]], scale: float, kind: str, row: int = ROW
) -> str:
    """Values (T, H), a row a step: the shade is |value| / scale, a slash means negative.

    All cells of one shade are one path, so that a thousand of them stay small and quick.
    """
    shades, slashes = [""] * (LEVELS + 1), ""
    for y, step in enumerate(values):
        for x, value in enumerate(step):
            level = min(LEVELS, round(abs(value) / scale * LEVELS))
            shades[level] += f"M{x} {y}h{WIDE}v{HIGH}h-{WIDE}z"
            if value < 0 and level:
                slashes += f"M{x} {y + HIGH}l{WIDE}-{HIGH}"
    rows, columns = len(values), len(values[0])
    drawn = [f'<rect class="gb-track" width="{columns}" height="{rows}"/>']
    for level, path in enumerate(shades):
        if level and path:
            opacity = f'fill-opacity="{level / LEVELS}"'
            drawn.append(f'<path class="gb-fill" {opacity} d="{path}"/>')
    if slashes:
        drawn.append(f'<path class="gb-slash" d="{slashes}"/>')
    return svg(title, row * rows, "".join(drawn), f"0 0 {columns} {rows}", kind)


def legend(title: str, scale: float, kind: str, signed: bool) -> str:
    """The shades of a heat map with the numbers they stand for, in one line."""
    shades = [k / 4 for k in range(-4 if signed else 0, 5)]
    low = f"−{scale:.2g}" if signed else "0"
    drawn = heat(title, [shades], 1, kind, row=12)
    return f'<span class="gb-legend">{low}<span>{drawn}</span>{scale:.2g}</span>'


def curve(values: Sequence[float], kind: str) -> str:
    """A line through values between 0 and 1, one a step, for `plane`."""
    points = " ".join(f"{x},{1 - value:.4f}" for x, value in enumerate(values))
    return f'<polyline class="gb-curve {kind}" points="{points}"/>'


def plane(title: str, steps: int, curves: str, height: int = 110) -> str:
    """Curves over `steps` steps, with lines at 0, a half and 1."""
    right = max(steps - 1, 1)
    lines = "".join(
        f'<line class="gb-grid" x1="0" x2="{right}" y1="{y}" y2="{y}"/>' for y in (0, 0.5, 1)
    )
    return svg(title, height, lines + curves, f"0 0 {right} 1")


def room(rows: Iterable[str]) -> int:
    """The pixels that the longest of some texts takes: Hangul is wider than Latin."""
    widths = (sum(13.5 if symbol >= "\u1100" else 7.8 for symbol in row) for row in rows)
    return int(max(widths, default=0)) + 6
