class HarbourTest {
    // ruleid: java-empty-test
    @Test
    void sinks() {}

    // ruleid: java-empty-test
    @Test
    public void sails() {
    }

    // ok: java-empty-test
    @Test
    void floats() { assertTrue(ship.floats()); }

    // ok: java-empty-test
    @Test
    void contextLoads() {}

    // ok: java-empty-test
    void setUp() {}
}
