package store

fun Store.work() {
    // ruleid: far
    danger(query)
    // ok: far
    danger(name)
}
