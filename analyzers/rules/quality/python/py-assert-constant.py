class HarbourTest(TestCase):
    def test_loads(self):
        # ruleid: py-assert-constant
        assert True
        # ruleid: py-assert-constant
        self.assertTrue(True)
        # ok: py-assert-constant
        self.assertTrue(harbour.is_open)
        # ok: py-assert-constant
        assert harbour.is_open is True
