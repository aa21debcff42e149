"""Checks of the exercises: each `check_*` prints to do, passed, or what is wrong. None raises."""

from helpers.checks.lstm_gates import check_lstm_step

__all__ = ["check_lstm_step"]
