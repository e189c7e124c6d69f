pub fn run(q: String) {
    // ok: far
    danger(q);
}
