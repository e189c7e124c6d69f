use super::super::handlers;

pub fn run_deep(query: String) {
    handlers::show(&query);
    self::show(&query);
}

fn show(query: &str) {
    // ruleid: far
    danger(query);
}

pub fn first(query: String) {
    // ok: far
    danger(query);
}
