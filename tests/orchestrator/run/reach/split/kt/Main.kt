package app

import store.Store
import store.work

fun go() {
    val store = Store().apply { query = take_input(); name = "fixed" }
    store.work()
}
