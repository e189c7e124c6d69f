pub mod deep;

pub fn run_query(query: &str) {
    // ruleid: far
    danger(query);
}

pub fn run_other(query: String) {
    // ruleid: far
    danger(query);
}

pub fn run_clean(query: String) {
    // ok: far
    danger(query);
}
