"""A rule asked of many things fails with every fault, and passes without one."""

import pytest
from faults import of_all


def odd(n):
    if n % 2:
        yield "odd"


def test_every_fault_is_shown_with_the_name_of_the_thing():
    with pytest.raises(pytest.fail.Exception) as caught:
        of_all([1, 2, 3], name=lambda n: f"number {n}")(odd)()
    assert str(caught.value) == "number 1: odd\nnumber 3: odd"


def test_without_a_fault_it_passes_and_with_nothing_to_ask_it_does_not():
    of_all([2, 4])(odd)()
    with pytest.raises(AssertionError):
        of_all([])(odd)()
