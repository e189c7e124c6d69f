package app

fun use() {
    // ruleid: far
    danger(last)
    // ok: far
    danger(clean)
    // ruleid: far
    danger(Store.value)
    // ok: far
    danger(Store.other)
}
