package app

fun remember() {
    last = take_input()
    clean = scrub(take_input())
    Store.value = take_input()
    Store.other = "plain"
}
