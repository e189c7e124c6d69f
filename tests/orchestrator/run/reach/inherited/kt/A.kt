interface Store {
    fun put(v: String)
}

open class Base {
    open fun emit(v: String) {
        // ruleid: far
        danger(v)
    }
    fun ask(): String {
        return take_input()
    }
}

fun use(s: Store) {
    s.put(take_input())
}
