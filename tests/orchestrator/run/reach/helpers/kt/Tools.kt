package kit

object Tools {
    fun clean(x: String): String = scrub(x)

    fun keep(x: String): String {
        return x
    }
}

fun tidy(x: String): String = scrub(x)

fun plain(x: String): String = x

fun kind(x: String): String = if (x.isEmpty()) "a" else "b"

class Person(val name: String, val kind: String) {
    fun shown(): String = name
}

class Holder {
    private var later: String = ""

    fun put(x: String) {
        later = x
    }

    fun get(): String = later
}
