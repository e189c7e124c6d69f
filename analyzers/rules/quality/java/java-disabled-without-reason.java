class HarbourTest {
    // ruleid: java-disabled-without-reason
    @Disabled
    @Test
    void sinks() { assertTrue(ship.sinks()); }

    // ruleid: java-disabled-without-reason
    @Test
    @Ignore
    public void sails() { assertTrue(ship.sails()); }

    // ok: java-disabled-without-reason
    @Disabled("needs water")
    @Test
    void floats() { assertTrue(ship.floats()); }

    // ok: java-disabled-without-reason
    @Test
    void moors() { assertTrue(ship.moors()); }
}
