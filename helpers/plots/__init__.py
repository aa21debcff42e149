"""Figures of the course: each `plot_*` takes numbers and `ax=None`, and returns the ax."""

from helpers.plots.attention import plot_bottleneck
from helpers.plots.classic import plot_classic
from helpers.plots.cliff import plot_cliff, plot_loss_curves
from helpers.plots.decay import label, plot_gradients, plot_keeping
from helpers.plots.gru import plot_counted, plot_counting, plot_lever
from helpers.plots.heat import plot_heat
from helpers.plots.lstm import number, plot_actions, plot_carriers, plot_kept, plot_roll
from helpers.plots.paths import plot_two_paths
from helpers.plots.reber import plot_reber
from helpers.plots.sequences import plot_apart, plot_bags, plot_lengths
from helpers.plots.streams import plot_gate_at, plot_over_time, plot_stream
from helpers.plots.studies import plot_drift, plot_success
from helpers.plots.style import use_course_style
from helpers.plots.text import (
    plot_by_distance,
    plot_clamped,
    plot_losses,
    plot_reading,
    plot_states,
)
from helpers.plots.through_time import plot_norms, plot_powers, plot_reach, plot_slopes
from helpers.plots.timescales import (
    plot_averages,
    plot_errors,
    plot_forecast,
    plot_influence,
    plot_time_constants,
    plot_units,
    plot_weekly,
)
from helpers.plots.unrolled import plot_shapes
from helpers.plots.words import plot_stopping, plot_unit, plot_word_gates

__all__ = [
    "label",
    "number",
    "plot_actions",
    "plot_apart",
    "plot_averages",
    "plot_bags",
    "plot_bottleneck",
    "plot_by_distance",
    "plot_carriers",
    "plot_clamped",
    "plot_classic",
    "plot_cliff",
    "plot_counted",
    "plot_counting",
    "plot_drift",
    "plot_errors",
    "plot_forecast",
    "plot_gate_at",
    "plot_gradients",
    "plot_heat",
    "plot_influence",
    "plot_keeping",
    "plot_kept",
    "plot_lengths",
    "plot_lever",
    "plot_loss_curves",
    "plot_losses",
    "plot_norms",
    "plot_over_time",
    "plot_powers",
    "plot_reach",
    "plot_reading",
    "plot_reber",
    "plot_roll",
    "plot_shapes",
    "plot_slopes",
    "plot_states",
    "plot_stopping",
    "plot_stream",
    "plot_success",
    "plot_time_constants",
    "plot_two_paths",
    "plot_unit",
    "plot_units",
    "plot_weekly",
    "plot_word_gates",
    "use_course_style",
]
