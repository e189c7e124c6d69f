package demo

fun use() {
    // ruleid: far
    danger(last)
    // ok: far
    danger(clean)
    // ruleid: far
    danger(Holder.value)
    // ok: far
    danger(Holder.other)
}
