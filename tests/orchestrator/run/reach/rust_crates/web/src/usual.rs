#[path = "elsewhere.rs"]
mod inner;
pub fn run(q: String) {
    // ok: far
    danger(scrub(q));
    inner::run(q);
}
