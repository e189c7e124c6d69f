class Store {
    private string query;
    private string name;
    private string later = "";

    Store(string query, string name) {
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

    void setLater(string value) {
        later = value;
    }

    void runLater() {
        // ruleid: far
        danger(later);
    }

    string getQuery() {
        return query;
    }

    string getName() {
        return name;
    }
}
