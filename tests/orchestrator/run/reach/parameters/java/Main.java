class Main {
    void one() {
        Store.first(take_input(), "fixed");
        String query = take_input();
        Store.run(query);
        Store.run("fixed", query);
    }
}
