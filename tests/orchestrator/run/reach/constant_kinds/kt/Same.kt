package a

fun g() {
    // ruleid: far
    configured(TABLE)
}
