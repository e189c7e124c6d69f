package store

class Store(private val address: String, val label: String) {
    fun dial() {
        // ruleid: far
        danger(address)
    }

    fun show() {
        // ok: far
        danger(label)
    }
}

data class Query(val text: String, val name: String = "fixed") {
    fun run() {
        // ruleid: far
        danger(text)
    }
}

class Cleaned(raw: String) {
    val text = scrub(raw)

    fun run() {
        // ok: far
        danger(text)
    }
}

fun String.runAsQuery() {
    // ruleid: far
    danger(this)
}

fun String.runWith(other: String): String {
    // ruleid: far
    danger(other)
    return this
}

fun String.runElsewhere() {
    // ok: far
    danger(this)
}

fun Query.runExtended(more: String) {
    // ruleid: far
    danger(more)
}

object Registry {
    fun openAll(query: String) {
        // ruleid: far
        danger(query)
    }
}

class Factory {
    companion object {
        fun build(query: String) {
            // ruleid: far
            danger(query)
        }
    }
}
