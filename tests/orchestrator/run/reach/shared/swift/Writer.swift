func a() {
    Store.last = take_input()
    Store.other = scrub(take_input())
    Store.mode = "fast"
    current = take_input()
}
