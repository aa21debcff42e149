"""The explorer `rhythm` as Python sees it."""

from helpers import explore


def test_a_period_need_not_be_whole():
    assert explore.rhythm(slow=52.18).slow == 52.18
