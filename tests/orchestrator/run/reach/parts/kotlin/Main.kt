fun one() {
    val (query, mode) = find()
    // ruleid: far
    danger(query)
    // ok: far
    danger(mode)
}

fun two() {
    val found = mapped()
    // ruleid: far
    danger(found.first)
    // ok: far
    danger(found.second)
}
