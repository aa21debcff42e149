"""Figures of the course: each `plot_*` takes numbers and `ax=None`, and returns the ax."""

from helpers.plots.classic import plot_classic
from helpers.plots.lstm import plot_actions, plot_roll, plot_written
from helpers.plots.style import use_course_style

__all__ = ["plot_actions", "plot_classic", "plot_roll", "plot_written", "use_course_style"]
