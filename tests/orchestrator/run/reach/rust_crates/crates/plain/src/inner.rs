pub fn deep(q: String) {
    // ruleid: far
    danger(q);
}
