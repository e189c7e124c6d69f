pub fn run(q: String) {
    // ruleid: far
    danger(q);
}
pub struct Store { name: String }
impl Store {
    pub fn new() -> Store { Store { name: String::new() } }
    pub fn find(&self, q: &str) {
        // ruleid: far
        danger(q);
    }
    pub fn find_clean(&self, q: &str) {
        // ok: far
        danger(scrub(q));
    }
    pub fn second(&self, a: &str, q: &str) {
        // ok: far
        danger(a);
        // ruleid: far
        danger(q);
    }
}
pub struct Other {}
impl Other {
    pub fn find(&self, q: &str) {
        // ok: far
        danger(q);
    }
}
pub trait Run { fn go(&self, q: &str); }
impl Run for Store {
    fn go(&self, q: &str) {
        // ruleid: far
        danger(q);
    }
}
