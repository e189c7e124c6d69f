package app

import store.Store
import store.helper

class Controller(val store: Store) {
    fun get() {
        val query = take_input()
        store.find(query)
        helper(query)
        unused(query)
    }
}
