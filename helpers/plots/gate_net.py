"""Who moves the valves of an LSTM cell: x_t and h_{t-1} into four boxes, wires to three valves."""

import matplotlib.pyplot as plt
from matplotlib.patches import Circle, FancyBboxPatch, Polygon, Rectangle

from helpers.lang import text
from helpers.plots.style import INK, PAPER, QUANTITIES

# As in the explorer `gates`, view "computed"; in units of the drawing.
BOXES = {"f": 1.5, "i": 4.9, "g": 8.3, "o": 11.7}  # where the middle of each box stands
SQUASH = {"f": "σ", "i": "σ", "g": "tanh", "o": "σ"}
HALF, BOTTOM, TOP = 1.5, 1.7, 3.1  # half a box's width, and its heights
RAILS = {"x": 1.0, "h": 0.3}  # heights of the two that bring the input to all boxes
SIDE = {"x": -0.6, "h": 0.6}  # where they enter a box, from its middle
INPUTS = {  # their signs, and their names, above the upper rail and below the lower one
    "x": ("$x_t$", "explore_gates.x", 0.4),
    "h": ("$h_{t-1}$", "explore_gates.h_prev", -0.45),
}
PATH, ROW, OUT = 6.7, 4.4, 14.1  # heights of the cell path and of two valves; where h leaves
PIPE, WALL = "#eef1f7", "#b6bcc8"
VALVES = {"f": (BOXES["f"], PATH), "i": (BOXES["g"], ROW), "o": (OUT, ROW)}
PIPES = {  # name: ends, inner width, width of the stream, whose colour
    "c_prev": ((-1.4, PATH), VALVES["f"], 1.0, 0.62, "c"),
    "kept": (VALVES["f"], (BOXES["g"], PATH), 1.0, 0.3, "c"),
    "g": ((BOXES["g"], TOP), VALVES["i"], 0.8, 0.5, "g"),
    "written": (VALVES["i"], (BOXES["g"], PATH), 0.8, 0.24, "g"),
    "c": ((BOXES["g"], PATH), (15.2, PATH), 1.0, 0.54, "c"),
    "squashed": ((OUT, PATH - 0.5), VALVES["o"], 0.8, 0.5, "c"),
    "h": (VALVES["o"], (OUT, 2.0), 0.8, 0.24, "h"),
}
WIRES = {  # from the top of a box to its valve
    "f": [(BOXES["f"], TOP), (BOXES["f"], PATH - 0.75)],
    "i": [(BOXES["i"], TOP), (BOXES["i"], ROW), (BOXES["g"] - 0.65, ROW)],
    "o": [(BOXES["o"], TOP), (BOXES["o"], ROW), (OUT - 0.65, ROW)],
}


def plot_gate_net(ax=None):
    """Draw what moves the valves: the input and the hidden state before enter four boxes.

    The boxes σ of f, i and o are wired to the valves of the cell; out of the fourth, tanh, flows
    the candidate. Nothing leads from c to a box. Returns the ax.
    """
    ax = plt.subplots(figsize=(7.2, 3.5))[1] if ax is None else ax
    _draw_pipes(ax)
    for name, height in RAILS.items():
        _draw_rail(ax, name, height)
    for gate, where in WIRES.items():
        ax.plot(*zip(*where, strict=True), "-", color=QUANTITIES[gate].color, gid=f"wire {gate}")
        _draw_valve(ax, gate)
    for gate, middle in BOXES.items():
        _draw_box(ax, gate, middle)
    _draw_node(ax, BOXES["g"], PATH, "+")
    _draw_node(ax, OUT, PATH - 1.05, "tanh")
    ax.set(xlim=(-2.9, 15.9), ylim=(-0.5, 7.7), aspect="equal")
    ax.axis("off")
    return ax


def _draw_pipes(ax):
    for more, color in ((0.05, WALL), (0, PIPE)):
        for start, end, inner, _, _ in PIPES.values():
            ax.add_patch(_band(start, end, inner + 2 * more, facecolor=color))
    for start, end, _, stream, name in PIPES.values():
        ax.add_patch(_band(start, end, stream, facecolor=QUANTITIES[name].color))
    for name, (tip, turned) in {"c": ((15.7, PATH), False), "h": ((OUT, 1.5), True)}.items():
        x, y = tip
        base = [(x - 0.4, y + 0.4), (x + 0.4, y + 0.4)] if turned else None
        corners = base or [(x - 0.5, y - 0.45), (x - 0.5, y + 0.45)]
        ax.add_patch(Polygon([tip, *corners], color=QUANTITIES[name].color, linewidth=0))
    ax.text(-1.55, PATH, "$c_{t-1}$", ha="right", va="center")
    ax.text(15.6, PATH + 0.6, "$c_t$", ha="right", va="bottom")
    ax.text(OUT, 1.3, "$h_t$", ha="center", va="top")


def _band(start, end, width, **look):
    (x1, y1), (x2, y2) = start, end
    upright = x1 == x2
    size = (width, abs(y2 - y1)) if upright else (abs(x2 - x1), width)
    corner = ((x1 + x2 - size[0]) / 2, (y1 + y2 - size[1]) / 2)
    return Rectangle(corner, *size, linewidth=0, **look)


def _draw_rail(ax, name, height):
    """One rail below the boxes, and its way up into each of them."""
    look = {"linestyle": "-", "linewidth": 1.6, "marker": "", "gid": f"rail {name}"}
    color = QUANTITIES["h"].color if name == "h" else "#666666"
    ends = [-1.3, BOXES["o"] + SIDE[name]]
    ax.plot(ends, [height, height], color=color, **look)
    for middle in BOXES.values():
        where = [middle + SIDE[name]] * 2
        ax.plot(where, [height, BOTTOM], color=color, **look)
        ax.plot(where[:1], [BOTTOM - 0.09], "^", markersize=5, color=color)
    sign, key, up = INPUTS[name]
    ax.text(-1.45, height, sign, ha="right", va="center")
    ax.text(-1.3, height + up, text(key), ha="left", va="center", fontsize=8.5)


def _draw_valve(ax, gate):
    """Two blades across the pipe that leave a gap, and the letter of the gate beside them."""
    x, y = VALVES[gate]
    _, _, inner, _, _ = PIPES["c_prev" if gate == "f" else "g"]
    gap = 0.3 if gate == "f" else 0.24
    blade, edge = (inner - gap) / 2 + 0.2, inner / 2 + 0.2
    for start in (-edge, edge - blade):
        box = (x - 0.14, y + start, 0.28, blade)
        if gate != "f":
            box = (x + start, y - 0.14, blade, 0.28)
        look = {"facecolor": QUANTITIES[gate].color, "edgecolor": PAPER, "zorder": 3}
        ax.add_patch(Rectangle(box[:2], *box[2:], gid=f"valve {gate}", **look))
    place = (x + 0.3, y + 0.62) if gate == "f" else (x + 0.75, y)
    ax.text(*place, f"${gate}$", color=QUANTITIES[gate].color, va="center", fontsize=13)


def _draw_box(ax, gate, middle):
    color = QUANTITIES[gate].color
    look = {"facecolor": PAPER, "edgecolor": color, "linewidth": 2, "zorder": 2}
    size = (2 * HALF, TOP - BOTTOM)
    style = "round,pad=0,rounding_size=0.2"
    ax.add_patch(FancyBboxPatch((middle - HALF, BOTTOM), *size, boxstyle=style, **look))
    ax.text(middle, TOP - 0.42, SQUASH[gate], ha="center", va="center", zorder=3)
    label = f"${gate}$  {text(QUANTITIES[gate].label)}"
    ax.text(middle, BOTTOM + 0.42, label, ha="center", va="center", fontsize=8.5, zorder=3)


def _draw_node(ax, x, y, words):
    look = {"facecolor": PAPER, "edgecolor": INK, "zorder": 4}
    if words == "+":
        ax.add_patch(Circle((x, y), 0.42, **look))
    else:
        style = "round,pad=0,rounding_size=0.3"
        ax.add_patch(FancyBboxPatch((x - 0.75, y - 0.33), 1.5, 0.66, boxstyle=style, **look))
    ax.text(x, y, words, ha="center", va="center", fontsize=13 if words == "+" else 9, zorder=5)
