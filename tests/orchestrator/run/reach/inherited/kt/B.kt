class FileStore : Store {
    override fun put(v: String) {
        // ruleid: far
        danger(v)
    }
}

class Derived : Base() {
    fun go() {
        emit(take_input())
        // ruleid: far
        danger(ask())
    }
    override fun emit(v: String) {
        super.emit(v)
    }
}
