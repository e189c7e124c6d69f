class Store {
    private String query;
    private String name;
    private String later = "";

    Store(String query, String name) {
        this.query = query;
        this.name = name;
    }

    void run() {
        // ruleid: far
        danger(this.query);
    }

    void show() {
        // ok: far
        danger(name);
    }

    void setLater(String value) {
        later = value;
    }

    void runLater() {
        // ruleid: far
        danger(later);
    }

    String getQuery() {
        return query;
    }

    String getName() {
        return name;
    }
}
