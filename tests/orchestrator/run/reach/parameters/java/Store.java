class Store {
    static void first(String... args) {
        // ruleid: far
        danger(args[0]);
        // ok: far
        danger(args[1]);
    }

    static void run(int query) {
        // ok: far
        danger(query);
    }

    static void run(String query) {
        // ruleid: far
        danger(query);
    }

    static void run(String mode, String query) {
        // ok: far
        danger(mode);
        // ruleid: far
        danger(query);
    }
}
