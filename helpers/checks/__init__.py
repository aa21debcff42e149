"""Checks of the exercises: each `check_*` prints to do, passed, or what is wrong. None raises."""

from helpers.checks.boundary_unit import check_boundary_unit
from helpers.checks.carry import check_carry
from helpers.checks.clip import check_clip
from helpers.checks.direct_path import check_direct_path
from helpers.checks.encode import check_encode
from helpers.checks.faulty import check_faulty, faulty_cell
from helpers.checks.first import check_first
from helpers.checks.float32 import check_float32
from helpers.checks.forget_bias import check_forget_bias
from helpers.checks.gradient_norms import check_gradient_norms
from helpers.checks.gru_parameters import check_gru_parameters
from helpers.checks.gru_step import check_gru_step
from helpers.checks.half_bias import check_half_bias
from helpers.checks.keep_instead import check_keep_instead
from helpers.checks.last_word import check_last_word
from helpers.checks.lstm_step import check_lstm_step
from helpers.checks.make_batch import check_make_batch
from helpers.checks.puzzle import check_puzzle
from helpers.checks.read_alone import check_read_alone
from helpers.checks.reader import check_reader
from helpers.checks.reber import check_reber
from helpers.checks.resets import check_resets
from helpers.checks.rnn_parameters import check_rnn_parameters
from helpers.checks.rnn_step import check_rnn_step
from helpers.checks.seasonal_naive import check_seasonal_naive
from helpers.checks.step_1997 import check_step_1997
from helpers.checks.table import check_table
from helpers.checks.task_shapes import check_task_shapes
from helpers.checks.text_lstm import check_text_lstm
from helpers.checks.text_rnn import check_text_rnn
from helpers.checks.time_constants import check_time_constants
from helpers.checks.windows import check_windows
from helpers.checks.write import check_write

__all__ = [
    "check_boundary_unit",
    "check_carry",
    "check_clip",
    "check_direct_path",
    "check_encode",
    "check_faulty",
    "check_first",
    "check_float32",
    "check_forget_bias",
    "check_gradient_norms",
    "check_gru_parameters",
    "check_gru_step",
    "check_half_bias",
    "check_keep_instead",
    "check_last_word",
    "check_lstm_step",
    "check_make_batch",
    "check_puzzle",
    "check_read_alone",
    "check_reader",
    "check_reber",
    "check_resets",
    "check_rnn_parameters",
    "check_rnn_step",
    "check_seasonal_naive",
    "check_step_1997",
    "check_table",
    "check_task_shapes",
    "check_text_lstm",
    "check_text_rnn",
    "check_time_constants",
    "check_windows",
    "check_write",
    "faulty_cell",
]
