pub mod inner;
pub fn run(q: String) {
    // ruleid: far
    danger(q);
}
pub fn other(q: String) {
    // ok: far
    danger(scrub(q));
}
