package a

const val TABLE = "users"
val OTHER = "x"
val NAMES = listOf("a", "b")

object Conf {
    const val QUERY = "select"
    val REST = "r"
}

class Holder {
    companion object {
        const val INNER = "z"
    }
}
