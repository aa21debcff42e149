"""Checks of the exercises: each `check_*` prints to do, passed, or what is wrong. None raises.

The modules of the lessons declare the exercises: what an answer is given, what the right one and
the frequent mistakes return. judge.py draws, asks and compares; verdict.py is the one door to the
learner's code, draws.py draws inputs that tell all answers apart, compare.py compares values,
guard.py keeps time and leaves no traces. What judge.py does not fit is judged by plain code behind
the same door.
"""

from helpers.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {  # a lesson whose checks fill more than a module has two
        "start": ["check_first"],
        "sequences": [
            "check_reader",
            "check_rnn_parameters",
            "check_rnn_step",
            "check_task_shapes",
        ],
        "gradients": ["check_float32", "check_gradient_norms"],
        "clipping": ["check_clip"],
        "contributions": ["check_contributions"],
        "lstm_gates": ["check_faulty", "check_lstm_step", "check_puzzle", "faulty_cell"],
        "cell_path": ["check_direct_path", "check_half_bias", "check_step_1997"],
        "forget_bias": ["check_forget_bias"],
        "carrying": ["check_carry"],
        "forgetting": ["check_boundary_unit", "check_resets"],
        "gates_today": ["check_last_state", "check_parity"],
        "reber": ["check_reber"],
        "counting": ["check_lstm_counter"],
        "gru": ["check_gru_parameters", "check_gru_step", "check_keep_instead"],
        "text_rnn": ["check_make_batch", "check_text_rnn"],
        "agreement": ["check_last_word", "check_read_alone"],
        "holding": ["check_hold_gate"],
        "text_lstm": ["check_encode", "check_text_lstm"],
        "backoff": ["check_table"],
        "strike_out": ["check_strike_out"],
        "writing": ["check_write"],
        "forecasts": ["check_season_and_cell"],
        "timescales": ["check_seasonal_naive", "check_time_constants", "check_windows"],
    },
)
