package app;

class Reader {
    void use() {
        // ruleid: far
        danger(Store.last);
        // ok: far
        danger(Store.clean);
        // ok: far
        danger(Store.mode);
        // ruleid: far
        danger(Store.get());
    }
}
