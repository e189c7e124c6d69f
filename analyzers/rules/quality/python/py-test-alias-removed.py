"""Tests of a harbour."""

import unittest


class HarbourTest(unittest.TestCase):
    def test_piers(self):
        # ruleid: py-test-alias-removed
        self.assertEquals(harbour().piers, 2)
        # ruleid: py-test-alias-removed
        self.assert_(harbour().is_open)
        # ruleid: py-test-alias-removed
        self.assertNotEquals(
            harbour().ships,
            0,
        )
        # ok: py-test-alias-removed
        self.assertEqual(harbour().piers, 2)
        # ok: py-test-alias-removed
        self.assertTrue(harbour().is_open)


class OwnTest(unittest.TestCase):
    def assertEquals(self, left, right):
        assert left == right

    def test_ships(self):
        # ok: py-test-alias-removed
        self.assertEquals(harbour().ships, 1)
