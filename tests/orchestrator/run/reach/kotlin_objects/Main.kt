package app

import store.Cleaned
import store.Factory
import store.Query
import store.Registry
import store.Registry.openAll
import store.Store
import store.runAsQuery
import store.runExtended
import store.runWith

class Holder(val store: Store, val query: Query)

fun constructed() {
    val made = Store(take_input(), "fixed")
    made.dial()
    made.show()
    val asked = Query(take_input())
    asked.run()
    // ruleid: far
    danger(asked.text)
    // ok: far
    danger(asked.name)
    val named = Query(name = take_input(), text = "fixed")
    // ok: far
    danger(named.text)
    // ruleid: far
    danger(named.name)
    val cleaned = Cleaned(take_input())
    cleaned.run()
}

fun extended(query: Query) {
    val text: String = take_input()
    text.runAsQuery()
    val given = "fixed".runWith(text)
    // ok: far
    danger(given)
    query.runExtended(text)
    text.runElsewhere()
    openAll(text)
    Factory.build(text)
}
