"""Checks of the exercises: each `check_*` prints to do, passed, or what is wrong. None raises."""

from helpers.checks.boundary_unit import check_boundary_unit
from helpers.checks.carry import check_carry
from helpers.checks.direct_path import check_direct_path
from helpers.checks.encode import check_encode
from helpers.checks.faulty import check_faulty, faulty_cell
from helpers.checks.first import check_first
from helpers.checks.forget_bias import check_forget_bias
from helpers.checks.half_bias import check_half_bias
from helpers.checks.lstm_step import check_lstm_step
from helpers.checks.puzzle import check_puzzle
from helpers.checks.reber import check_reber
from helpers.checks.resets import check_resets
from helpers.checks.step_1997 import check_step_1997
from helpers.checks.table import check_table
from helpers.checks.text_lstm import check_text_lstm
from helpers.checks.write import check_write

__all__ = [
    "check_boundary_unit",
    "check_carry",
    "check_direct_path",
    "check_encode",
    "check_faulty",
    "check_first",
    "check_forget_bias",
    "check_half_bias",
    "check_lstm_step",
    "check_puzzle",
    "check_reber",
    "check_resets",
    "check_step_1997",
    "check_table",
    "check_text_lstm",
    "check_write",
    "faulty_cell",
]
