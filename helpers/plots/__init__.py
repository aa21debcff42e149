"""Figures of the course: each `plot_*` takes numbers and `ax=None`, and returns the ax."""

from helpers.plots.lstm import plot_actions
from helpers.plots.style import use_course_style

__all__ = ["plot_actions", "use_course_style"]
