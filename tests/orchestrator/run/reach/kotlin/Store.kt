package store

class Store {
    fun find(query: String) {
        // ruleid: far
        danger(query)
    }
}

fun helper(query: String) {
    // ruleid: far
    danger(query)
}

fun unused(query: String) {
    // ok: far
    danger(query)
}
