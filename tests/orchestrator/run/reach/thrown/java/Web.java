package app;
class Web {
    private final Store store = new Store();
    void a() {
        String x = take_input();
        try { store.find(x); } catch (NotFound e) {
            // ruleid: far
            danger(e.getMessage());
        }
    }
    void b() {
        String x = take_input();
        try { Store.quiet(x); } catch (IllegalStateException e) {
            // ok: far
            danger(e.getMessage());
        }
    }
    void c() {
        String x = take_input();
        try { Store.number(x); } catch (IllegalArgumentException | IllegalStateException e) {
            // ruleid: far
            danger("failed: " + e.getMessage());
        }
    }
}
