"""What several figures draw: lines for the eye, bars by sign, legends, numbers as text."""

from helpers.plots.style import INK, PAPER, QUANTITIES

DOTTED = {"color": INK, "linewidth": 0.8, "linestyle": (0, (1, 2))}  # a limit, a guess, an end
ZERO = {"color": "#666666", "linewidth": 0.8}


def number(value: float) -> str:
    """Write a number with two decimals, a true minus, and no sign when it rounds to zero."""
    return f"{value:z.2f}".replace("-", "−")


def bars(draw, places, values, name, **changes):
    """Draw bars of one quantity with `ax.bar` or `ax.barh`; negative ones are hatched."""
    for place, value in zip(places, values, strict=True):
        look = {"color": QUANTITIES[name].color, "edgecolor": PAPER, "linewidth": 0.5} | changes
        draw(place, value, hatch="////" if value < 0 else None, **look)


def legend_beside(ax):
    """Put the legend to the right of the axes."""
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))


def legend_below(axes, columns):
    """Put one legend for all panels, that of the first, below the figure."""
    handles, labels = axes[0].get_legend_handles_labels()
    axes[0].figure.legend(handles, labels, loc="outside lower center", ncols=columns)
