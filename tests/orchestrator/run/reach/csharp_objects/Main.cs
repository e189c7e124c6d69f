class Main {
    void constructed() {
        Store store = new Store(take_input(), "n");
        store.run();
        store.show();
    }

    void putLater() {
        Store store = new Store("fixed", "n");
        store.setLater(take_input());
        store.runLater();
        store.show();
    }

    void asked() {
        Store store = new Store(take_input(), "n");
        string query = store.getQuery();
        // ruleid: far
        danger(query);
        string name = store.getName();
        // ok: far
        danger(name);
    }
}
