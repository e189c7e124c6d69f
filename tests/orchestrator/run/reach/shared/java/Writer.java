package app;

class Writer {
    void remember() {
        Store.last = take_input();
        Store.clean = scrub(take_input());
        Store.mode = "fast";
        Store.put(take_input());
    }
}
