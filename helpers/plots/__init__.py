"""Figures of the course: each `plot_*` takes numbers and `ax=None`, and returns the ax."""

from helpers.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "attention": ["plot_bottleneck"],
        "classic": ["plot_classic"],
        "cliff": ["plot_cliff", "plot_loss_curves"],
        "decay": ["label", "plot_gradients", "plot_keeping", "plot_left"],
        "gate_net": ["plot_gate_net"],
        "gru": ["plot_counted", "plot_counting", "plot_lever"],
        "heat": ["plot_heat"],
        "loop": ["plot_loop"],
        "lstm": ["plot_actions", "plot_carriers", "plot_kept", "plot_roll"],
        "marks": ["number"],
        "paths": ["plot_two_paths"],
        "reber": ["plot_reber"],
        "sequences": ["plot_apart", "plot_bags", "plot_lengths", "plot_order"],
        "starts": ["plot_starts"],
        "streams": ["plot_gate_at", "plot_over_time", "plot_seed_errors", "plot_stream"],
        "studies": ["plot_drift", "plot_success"],
        "style": ["use_course_style"],
        "text": ["plot_by_distance", "plot_clamped", "plot_losses", "plot_reading", "plot_states"],
        "three_paths": ["plot_three_paths"],
        "through_time": ["plot_norms", "plot_powers", "plot_reach", "plot_slopes"],
        "timescales": [
            "plot_averages",
            "plot_errors",
            "plot_forecast",
            "plot_influence",
            "plot_time_constants",
            "plot_units",
            "plot_weekly",
        ],
        "today": ["plot_looks", "plot_right"],
        "unrolled": ["plot_shapes"],
        "words": ["plot_stopping", "plot_unit", "plot_word_gates"],
    },
)
