class HarbourTest {
    @Test
    void loads() {
        // ruleid: java-assert-constant
        assertTrue(true);
        // ruleid: java-assert-constant
        Assertions.assertTrue(true);
        // ok: java-assert-constant
        assertTrue(harbour.isOpen());
        // ok: java-assert-constant
        assertEquals(1, harbour.ships());
    }
}
