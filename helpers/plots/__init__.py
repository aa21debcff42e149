"""Figures of the course: each `plot_*` takes numbers and `ax=None`, and returns the ax."""

from helpers.plots.classic import plot_classic
from helpers.plots.lstm import number, plot_actions, plot_carriers, plot_roll
from helpers.plots.style import use_course_style

__all__ = [
    "number",
    "plot_actions",
    "plot_carriers",
    "plot_classic",
    "plot_roll",
    "use_course_style",
]
