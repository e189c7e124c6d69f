package demo

fun remember() {
    last = take_input()
    clean = scrub(take_input())
    Holder.value = take_input()
    Holder.other = "plain"
}
