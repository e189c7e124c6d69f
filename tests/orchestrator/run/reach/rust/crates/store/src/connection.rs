use crate::Finder;

pub struct Connection {
    address: String,
    label: String,
}

impl Connection {
    pub fn new(address: String, label: String) -> Self {
        Connection { address, label: label }
    }

    pub fn execute(&self, query: &str) {
        // ruleid: far
        danger(query);
    }

    pub fn execute_clean(&self, query: &str) {
        let query = scrub(query);
        // ok: far
        danger(query);
    }

    pub fn execute_later(&self, query: &str) {
        // ruleid: far
        danger(query);
    }

    pub fn execute_opened(&self, query: &str) {
        // ruleid: far
        danger(query);
    }

    pub fn execute_locked(&self, query: &str) {
        // ruleid: far
        danger(query);
    }

    pub fn execute_inner(&self, query: &str) {
        // ruleid: far
        danger(query);
    }

    pub fn dial(&self) {
        // ruleid: far
        danger(&self.address);
    }

    pub fn show(&self) {
        // ok: far
        danger(&self.label);
    }
}

impl Finder for Connection {
    fn find_rows(&self, query: &str) {
        // ruleid: far
        danger(query);
    }
}

pub fn open(address: &str) {
    // ruleid: far
    danger(address);
}
