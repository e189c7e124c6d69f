class Main {
    void one() {
        String[] found = Store.find();
        // ruleid: far
        danger(found[0]);
        // ok: far
        danger(found[1]);
    }
}
