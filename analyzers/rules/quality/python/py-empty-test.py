import pytest


# ruleid: py-empty-test
def test_sinks():
    pass


class HarbourTest:
    # ruleid: py-empty-test
    def test_floats(self):
        pass

    # ok: py-empty-test
    def test_moors(self):
        assert ship.moor()

    # ok: py-empty-test
    def setup(self):
        pass


# ok: py-empty-test
@pytest.mark.skip(reason="no ship yet")
def test_sails():
    pass
