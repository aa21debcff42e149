"""Checks of the exercises: each `check_*` prints to do, passed, or what is wrong. None raises."""

from helpers.checks.faulty import check_faulty, faulty_cell
from helpers.checks.first import check_first
from helpers.checks.lstm_step import check_lstm_step
from helpers.checks.puzzle import check_puzzle

__all__ = ["check_faulty", "check_first", "check_lstm_step", "check_puzzle", "faulty_cell"]
