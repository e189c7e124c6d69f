import unittest

import pytest


# ruleid: py-skip-without-reason
@pytest.mark.skip
def test_sinks():
    assert ship.sinks()


# ok: py-skip-without-reason
@pytest.mark.skip(reason="needs water")
def test_floats():
    assert ship.floats()


def test_sails():
    # ruleid: py-skip-without-reason
    pytest.skip()
    # ok: py-skip-without-reason
    pytest.skip("no wind")
