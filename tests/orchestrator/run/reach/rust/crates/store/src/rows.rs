pub fn first(query: String) {
    // ruleid: far
    danger(query);
}

pub fn read() -> String {
    take_input()
}

pub fn read_clean() -> String {
    scrub(take_input())
}
