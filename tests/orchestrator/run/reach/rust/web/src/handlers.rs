use deep_store::rows::{self, read_clean};
use deep_store::{Connection, Finder, Pool};

pub struct Handler {
    connection: Connection,
}

impl Handler {
    pub fn get(&self) {
        let query = take_input();
        self.connection.execute(&query);
        self.connection.execute_clean(&query);
    }
}

pub fn handle(query: String) {
    let connection = Connection::new(query, "fixed".to_string());
    connection.dial();
    connection.show();
}

pub fn look(finder: &dyn Finder) {
    finder.find_rows(&take_input());
}

pub fn pooled(pool: &Pool) {
    let asked = rows::read();
    // ruleid: far
    danger(asked);
    let clean = read_clean();
    // ok: far
    danger(clean);
}

pub fn show(query: &str) {
    // ruleid: far
    danger(query);
}
