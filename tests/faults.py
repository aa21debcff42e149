"""One test that asks a question of many things and shows every fault, not the first alone."""

import pytest


def of_all(things, name=str):
    """Turn a generator of faults into a test: it asks `rule(thing)` of all and fails with all."""

    def make(rule):
        def test():
            assert things
            faults = [f"{name(thing)}: {fault}" for thing in things for fault in rule(thing)]
            if faults:
                pytest.fail("\n".join(faults), pytrace=False)

        test.__name__, test.__doc__ = rule.__name__, rule.__doc__
        return test

    return make
