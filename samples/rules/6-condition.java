class Accounts {
    private final Database db;

    Accounts(Database db) {
        this.db = db;
    }

    Rows all() {
        // ruleid: 6-condition
        return db.query("SELECT * FROM accounts");
    }

    Rows named(String name) {
        // ruleid: 6-condition
        return db.query("select  * from accounts where name = ?", name);
    }

    Rows ids() {
        // ok: 6-condition
        return db.query("SELECT id FROM accounts");
    }

    Rows any(String text) {
        // ok: 6-condition
        return db.query(text);
    }
}
