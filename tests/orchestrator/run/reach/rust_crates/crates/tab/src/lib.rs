pub fn run(q: String) {
    // ruleid: far
    danger(q);
}
