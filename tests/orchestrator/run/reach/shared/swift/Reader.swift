func c() {
    // ruleid: far
    danger(Store.last)
    // ok: far
    danger(Store.other)
    // ok: far
    danger(Store.mode)
    // ruleid: far
    danger(current)
}
